# SPDX-License-Identifier: LGPL-2.1-or-later
"""Edit modes: entering, dragging, leaving, as spans.

FreeCAD's window tells both moments, each near the end of its work. That work began with what the
event loop does now, and lasts until the loop goes on: a task panel is shown, the view drawn anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter_ns
from typing import Any

from ..model.activity import Editing
from ..model.span import Span, SpanKind
from .frames import Drags, FrameWatch
from .guard import guarded


@dataclass
class _Mode:
    """The edit mode that FreeCAD is in or is just leaving. A time of 0: not yet."""

    document: str
    object: str
    type: str
    before: Drags
    start_ns: int
    entered_ns: int = 0
    leaves_ns: int = 0  # since when FreeCAD is leaving
    left_ns: int = 0


class EditWatch:
    """Gives ``add`` a span of each edit mode, once it was left or ``remove`` ends it.

    ``woke_ns()`` tells when the event loop began what it does now (an estimate); ``looped`` is to
    be called when the loop goes on. ``frames`` is told when to look for dragging. ``problems`` are
    sentences about our own errors.
    """

    def __init__(
        self,
        add: Callable[[Span], None],
        woke_ns: Callable[[], int],
        frames: FrameWatch,
        problems: dict[str, None],
    ) -> None:
        self._add, self._woke_ns, self._frames = add, woke_ns, frames
        self._problems = problems
        self._observer: _Observer | None = None
        self._mode: _Mode | None = None
        self._ended_ns = 0  # of the mode before: nothing of it is the next one's

    def install(self) -> None:
        """Of an edit mode that FreeCAD is in already, the rest is told."""
        import FreeCADGui

        slots = (guarded(slot, self._problems) for slot in (self._enter, self._leave))
        self._observer = _Observer(*slots)
        FreeCADGui.addDocumentObserver(self._observer)
        document = FreeCADGui.editDocument()
        provider = None if document is None else document.getInEdit()
        if provider is not None:
            now = perf_counter_ns()
            self._mode = self._made(provider, now)
            self._mode.entered_ns = now

    def remove(self) -> None:
        """A mode that FreeCAD is still in ends here."""
        if self._observer is not None:
            import FreeCADGui

            observer, self._observer = self._observer, None
            FreeCADGui.removeDocumentObserver(observer)
            self._finish(perf_counter_ns())

    def looped(self, now: int) -> None:
        """The event loop goes on; called often, and mostly has nothing to do."""
        mode = self._mode
        if mode is not None:
            mode.entered_ns = mode.entered_ns or now
            if mode.left_ns:
                self._finish(now)

    def _enter(self, provider: Any) -> None:
        now = perf_counter_ns()
        if self._mode is not None:  # FreeCAD goes from one mode into another
            self._finish(self._mode.left_ns or now)
        self._mode = self._made(provider, self._since(now))

    def _made(self, provider: Any, start_ns: int) -> _Mode:
        obj = getattr(provider, "Object", None) or _object_of(provider)
        self._frames.editing = True
        if obj is None:  # not a document's object is edited
            return _Mode("", "", "", self._frames.drags, start_ns)
        return _Mode(obj.Document.Name, obj.Name, obj.TypeId, self._frames.drags, start_ns)

    def _leave(self, provider: Any) -> None:
        """The provider is left alone: its object can be the one that is being deleted."""
        now, mode = perf_counter_ns(), self._mode
        if mode is not None and not mode.left_ns:
            mode.entered_ns = mode.entered_ns or now
            mode.leaves_ns, mode.left_ns = max(self._since(now), mode.entered_ns), now
            self._frames.editing = False

    def _since(self, now: int) -> int:
        """When that began which FreeCAD tells of now."""
        return max(self._ended_ns, min(self._woke_ns(), now))

    def _finish(self, now: int) -> None:
        mode, self._mode = self._mode, None
        self._frames.editing = False
        if mode is not None:
            self._ended_ns = now
            self._add(_span(mode, now, self._frames.drags))


def _object_of(provider: Any) -> Any:
    """Those of Assembly don't tell their object (FreeCAD 1.0.0 and 1.1.3)."""
    import FreeCADGui

    document = FreeCADGui.editDocument()
    objects = () if document is None else document.Document.Objects
    return next((obj for obj in objects if obj.ViewObject is provider), None)


def _span(mode: _Mode, end_ns: int, drags: Drags) -> Span:
    detail = Editing(
        entering_ns=(mode.entered_ns or end_ns) - mode.start_ns,
        leaving_ns=end_ns - mode.leaves_ns if mode.left_ns else 0,
        drags=drags.count - mode.before.count,
        dragging_ns=drags.handled_ns - mode.before.handled_ns,
        drawing_ns=drags.drawn_ns - mode.before.drawn_ns,
    )
    return Span(
        id=0,
        parent=None,
        kind=SpanKind.EDITING,
        document=mode.document,
        object=mode.object,
        start_ns=mode.start_ns,
        wall_ns=end_ns - mode.start_ns,
        estimated_start=True,
        name=mode.type,
        detail=detail,
    )


class _Observer:
    """Of FreeCAD's window; the names are FreeCAD's. With any other slot it would do harm
    (docs/freecad.md).
    """

    def __init__(self, enter: Callable[[Any], None], leave: Callable[[Any], None]) -> None:
        self.slotInEdit, self.slotResetEdit = enter, leave
