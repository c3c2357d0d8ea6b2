# SPDX-License-Identifier: LGPL-2.1-or-later
"""Turns a 3D view once, as fast as it can be drawn, and puts its camera back as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from math import tau
from time import perf_counter_ns
from typing import Any

from ..model.activity import Frame
from .guard import guarded
from .view_frames import VIEW, ViewFrames, camera

_LATE_MS = 500  # as long without a picture, and the view is turned on: it may be hidden


class End(Enum):
    COMPLETE = "complete"
    CANCELLED = "cancelled"
    CLOSED = "closed"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True)
class Turned:
    """The frames between ``start_ns`` and ``end_ns``; ``triangles`` were shown, None: not known.

    ``error`` says what went wrong if the turn FAILED.
    """

    document: str
    start_ns: int
    end_ns: int
    frames: tuple[Frame, ...]
    end: End
    error: str = ""
    triangles: int | None = None


class ViewTurn:
    """A turn by 360° around the vertical axis of the screen, through the point in focus.

    The angle follows the clock, so that the view is seen from all sides however slowly it is drawn.
    ``step`` is told the share that is done, ``done`` the result, once, whatever ends the turn.
    Whoever makes one must hold it: Qt's timers do not.
    """

    def __init__(
        self,
        view: Any,
        document: str,
        duration_s: float,
        step: Callable[[float], None],
        done: Callable[[Turned], None],
    ) -> None:
        from ..qt import QtCore

        self._view, self._document = view, document
        self._duration_ns = int(duration_s * 1e9)
        self._told_step, self._told_done = step, done
        self._frames: list[Frame] = []
        self._problems: dict[str, None] = {}
        self._orbit = Orbit(view)
        self._saving = _Saving(document, guarded(self._saves, self._problems))
        self._watch = ViewFrames(view, self._shown, self._problems)
        self._next, self._late = QtCore.QTimer(), QtCore.QTimer()
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._late.setInterval(_LATE_MS)
        for timer in (self._next, self._late):
            timer.timeout.connect(self._step)
        self._start_ns = 0
        self._round = self._ended = False

    def start(self) -> None:
        self._view.stopAnimating()  # a view that spins by itself would turn against us
        self._saving.install()
        self._orbit.begin()
        self._start_ns = perf_counter_ns()
        self._watch.install()
        self._late.start()
        self._next.start()

    def _shown(self, frame: Frame) -> None:
        self._frames.append(frame)
        self._next.start()  # not here and now: Qt is still drawing

    def _step(self) -> None:
        if self._ended:
            return
        if self._round:
            self.stop(End.COMPLETE)
            return
        try:
            share = min(1.0, (perf_counter_ns() - self._start_ns) / self._duration_ns)
            self._orbit.turn(share * tau)
            self._watch.widget.update()
            self._late.start()
            self._round = share >= 1.0
            self._told_step(share)
        except Exception as error:
            open_still = self._watch.alive and is_open(self._view)
            self.stop(End.FAILED if open_still else End.CLOSED, f"{type(error).__name__}: {error}")

    def _saves(self) -> None:
        """FreeCAD is about to save the document, and the camera with it."""
        self.stop(End.SAVED)

    def stop(self, end: End = End.CANCELLED, error: str = "") -> None:
        """Take everything down and put the camera back; the second time nothing is done."""
        if self._ended:
            return
        self._ended = True
        for undo in (
            *(self._next.stop, self._late.stop, self._watch.remove),
            *(self._saving.remove, self._orbit.put_back),
        ):
            guarded(
                undo, self._problems
            )()  # the view can be gone; the rest comes down all the same
        end_ns = perf_counter_ns()
        triangles = _triangles(self._view) if end == End.COMPLETE else None
        frames = tuple(self._frames)
        self._told_done(
            Turned(self._document, self._start_ns, end_ns, frames, end, error, triangles)
        )


class _Saving:
    """Hears of a document that is saved; the slot's name is FreeCAD's."""

    def __init__(self, document: str, saves: Callable[[], object]) -> None:
        self._document, self._saves = document, saves
        self._installed = False

    def install(self) -> None:
        import FreeCAD

        FreeCAD.addDocumentObserver(self)
        self._installed = True

    def remove(self) -> None:
        if self._installed:
            import FreeCAD

            self._installed = False
            FreeCAD.removeDocumentObserver(self)

    def slotStartSaveDocument(self, document: Any, path: str) -> None:
        if document.Name == self._document:
            self._saves()


class Orbit:
    """Where a view's camera is, and the same place seen from another side."""

    def __init__(self, view: Any) -> None:
        self._view = view
        self._node: Any = None
        self._saved: Any = None

    def begin(self) -> None:
        """Keep the camera as it is now, bit by bit: all fields in a node that is shown nowhere."""
        self._node = camera(self._view)
        self._saved = type(self._node)()
        self._saved.copyFieldValues(self._node)

    def turn(self, angle: float) -> None:
        """To ``angle`` (radians) from where it was. Raises RuntimeError if the view is closed."""
        from pivy import coin

        saved, node = self._saved, camera(self._view)
        position, orientation = saved.position.getValue(), saved.orientation.getValue()
        ahead = orientation.multVec(coin.SbVec3f(0, 0, -1))
        focus = position + ahead * saved.focalDistance.getValue()
        turned = coin.SbRotation(orientation.multVec(coin.SbVec3f(0, 1, 0)), angle)
        node.orientation.setValue(orientation * turned)
        node.position.setValue(focus + turned.multVec(position - focus))

    def put_back(self) -> None:
        """Exactly, also if the view is closed. If somebody changed the projection meanwhile the
        view has another camera, which comes to the old place.
        """
        if self._node is None:
            return
        node, saved = self._node, self._saved
        self._node = self._saved = None
        node.copyFieldValues(saved)
        now = camera(self._view)
        if now != node:
            for name in ("position", "orientation", "focalDistance"):
                getattr(now, name).setValue(getattr(saved, name).getValue())


def active_view() -> tuple[Any, str] | None:
    """The active 3D view and its document's name; None if another kind of window is active."""
    import FreeCADGui

    document = FreeCADGui.ActiveDocument
    if document is None:
        return None
    active = document.ActiveView
    for view in document.mdiViewsOfType(VIEW):
        if view is active:
            return view, str(document.Document.Name)
    return None


def is_open(view: Any) -> bool:
    try:
        view.getCameraType()
    except RuntimeError:  # FreeCAD's word for a view that is deleted, or will be
        return False
    return True


def _triangles(view: Any) -> int | None:
    """How many triangles the view's scene has; less than a millisecond, nothing is meshed."""
    if not is_open(view):  # FreeCAD would crash
        return None
    try:
        from pivy import coin

        action = coin.SoGetPrimitiveCountAction()
        action.setCanApproximate(False)
        action.apply(view.getSceneGraph())
        return int(action.getTriangleCount())
    except Exception:
        return None
