# SPDX-License-Identifier: LGPL-2.1-or-later
"""The pictures of one 3D view, from its widget's events and its camera."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns, thread_time_ns
from typing import Any

from ..model.activity import Frame
from .guard import guarded

VIEW = "Gui::View3DInventor"


class ViewFrames:
    """Gives ``shown`` each picture. ``editing`` says whether a document is in an edit mode.

    ``problems`` are sentences about our own errors.
    """

    def __init__(
        self,
        view: Any,
        shown: Callable[[Frame], None],
        problems: dict[str, None],
        editing: Callable[[], bool] = lambda: False,
    ) -> None:
        self.view, self.widget = view, canvas(view)
        self._shown = shown
        self._moved = guarded(Camera(view).moved, problems)
        self._filter = _filter(self._paint, editing, self._pull)
        self._when_swapped = guarded(self._swapped, problems)
        self._begun_ns = self._pulled_ns = self._used_ns = 0

    def install(self) -> None:
        self._moved()
        self.widget.frameSwapped.connect(self._when_swapped)
        self.widget.installEventFilter(self._filter)

    def remove(self) -> None:
        if self.alive:  # else both are gone with the widget
            self.widget.removeEventFilter(self._filter)
            self.widget.frameSwapped.disconnect(self._when_swapped)

    @property
    def alive(self) -> bool:
        try:
            return bool(self.widget.inherits("QOpenGLWidget"))
        except RuntimeError:  # PySide's word for a widget that was deleted
            return False

    def _paint(self) -> None:
        self._begun_ns = perf_counter_ns()

    def _pull(self) -> None:
        """The pointer moved. Moves for which nothing was drawn, and with which FreeCAD has long
        been done, are not the next picture's: since them it mostly had nothing to do.
        """
        now, used_ns = perf_counter_ns(), thread_time_ns()
        if not self._pulled_ns or 2 * (used_ns - self._used_ns) < now - self._pulled_ns:
            self._pulled_ns, self._used_ns = now, used_ns

    def _swapped(self) -> None:
        begun_ns, self._begun_ns = self._begun_ns, 0
        if not begun_ns:  # the window was shown anew for another widget
            return
        now = perf_counter_ns()
        pulled_ns, self._pulled_ns = self._pulled_ns, 0
        handled_ns = begun_ns - pulled_ns if pulled_ns else 0
        moved = bool(self._moved())
        self._shown(Frame(begun_ns, now - begun_ns, moved, bool(pulled_ns), handled_ns))


class Camera:
    """Tells whether a view's camera moved since it was last asked; few calls, for right after
    drawing each of them takes 5 to 30 µs.

    Coin numbers each change of a node, so nothing need be attached to it. FreeCAD takes another
    node for another kind of projection: the old one then loses three references.
    """

    def __init__(self, view: Any) -> None:
        self._view = view
        self._node: Any = None
        self._size: Any = None
        self._state: tuple[object, object] | None = None
        self._change = self._references = 0

    def moved(self) -> bool:
        """Raises RuntimeError if the view is closed, ImportError without pivy."""
        if self._node is None or self._node.getRefCount() < self._references:
            self._look()
        change, before = self._node.getNodeId(), self._state
        if change == self._change:
            return False
        self._change = change
        self._state = self._view.viewPosition(), self._size.getValue()
        return before is not None and self._state != before

    def _look(self) -> None:
        node = self._node = camera(self._view)
        self._references, self._change = node.getRefCount(), 0
        self._size = node.height if node.getField("height") is not None else node.heightAngle


def canvas(view: Any) -> Any:
    """The OpenGL widget that a 3D view paints on; takes 0.2 to 0.5 ms, so keep it.

    Asked of the view itself: FreeCAD 1.1's start page has an OpenGL widget, too. FreeCAD never
    frees the wrapper that it makes of a widget, and PySide takes it later, when it is invalid, for
    any new widget at the same address. So PySide makes the wrappers before FreeCAD does.
    """
    from ..qt import QtWidgets

    made = QtWidgets.QApplication.allWidgets()
    widget = view.graphicsView()
    if all(each is not widget for each in made):
        raise RuntimeError("no widget shows a 3D view")
    return widget.viewport()


def camera(view: Any) -> Any:
    """The node of a view's camera. Raises RuntimeError if the view is closed, ImportError without
    pivy.

    A view that is closing lives on until the event loop deletes it, without a camera: asked for the
    node FreeCAD crashes then, asked for the type it raises.
    """
    from pivy import coin  # noqa: F401  FreeCAD hands out nodes only once it is loaded

    view.getCameraType()
    return view.getCameraNode()


def _filter(
    paint: Callable[[], None], editing: Callable[[], bool], pull: Callable[[], None]
) -> Any:
    """Hears of a widget's Paint events, and of the pointer that is moved with the left button down
    in an edit mode. Every event of the widget costs it 1 to 3 µs.
    """
    from ..qt import QtCore

    kinds = QtCore.QEvent.Type
    painting, moving = kinds.Paint, kinds.MouseMove
    left = QtCore.Qt.MouseButton.LeftButton

    class Filter(QtCore.QObject):  # type: ignore[misc, unused-ignore]
        def eventFilter(self, watched: Any, event: Any) -> bool:
            kind = event.type()
            if kind == painting:
                paint()
            elif kind == moving and editing() and event.buttons() & left:
                pull()
            return False

    return Filter()
