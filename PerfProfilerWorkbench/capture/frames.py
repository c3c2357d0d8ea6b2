# SPDX-License-Identifier: LGPL-2.1-or-later
"""The pictures of all 3D views: when painting began, how long it took, whether the camera moved.

A view paints within its OpenGL widget's Paint event and has done so when that widget says
``frameSwapped``. So the filter lies on that one widget, and nothing of ours on the application.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from typing import Any

from ..model.activity import Frame
from .guard import guarded
from .view_frames import VIEW, ViewFrames

_MOST = 100_000  # half an hour at 60 frames a second


@dataclass(frozen=True)
class Drags:
    """How often a view answered to the pointer in an edit mode, and what that took so far."""

    count: int = 0
    handled_ns: int = 0
    drawn_ns: int = 0

    def plus(self, frame: Frame) -> Drags:
        return Drags(
            self.count + 1, self.handled_ns + frame.handled_ns, self.drawn_ns + frame.draw_ns
        )


class FrameWatch:
    """``frames`` grows in order of time; its older half goes when it is full, into ``dropped``.

    ``editing`` is set by whoever knows that a document is in an edit mode: only then the pointer's
    moves are looked at. ``problems`` are sentences about our own errors.
    """

    def __init__(self, problems: dict[str, None], most: int = _MOST) -> None:
        self._most = most
        self._problems = problems
        self._watch = guarded(self._watch_one, problems)
        self._views: list[ViewFrames] = []
        self._installed = False
        self.frames: list[Frame] = []
        self.dropped = 0
        self.drags = Drags()
        self.editing = False

    def install(self) -> None:
        self._installed = True
        self.scan()

    def scan(self) -> None:
        """Watch the views that have come, forget those that have gone; 2 µs a view."""
        if self._installed:
            self._views = [each for each in self._views if each.alive]
            for view in open_views():
                if all(each.view is not view for each in self._views):
                    self._watch(view)

    def _watch_one(self, view: Any) -> None:
        frames = ViewFrames(view, self._take, self._problems, lambda: self.editing)
        frames.install()
        self._views.append(frames)

    def remove(self) -> None:
        self._installed = False
        views, self._views = self._views, []
        for each in views:
            each.remove()

    def _take(self, frame: Frame) -> None:
        if len(self.frames) >= self._most:
            half = self._most // 2
            del self.frames[:half]
            self.dropped += half
        if self.frames and self.frames[-1] > frame:
            insort(self.frames, frame)  # two views of one window are shown in any order
        else:
            self.frames.append(frame)
        if frame.dragging:
            self.drags = self.drags.plus(frame)


def open_views() -> list[Any]:
    """FreeCAD's 3D views, as Python has them."""
    import FreeCAD
    import FreeCADGui

    views: list[Any] = []
    for name in FreeCAD.listDocuments():
        try:
            views += FreeCADGui.getDocument(name).mdiViewsOfType(VIEW)
        except NameError:  # the document is closing, and its views have gone before it
            continue
    return views
