# SPDX-License-Identifier: LGPL-2.1-or-later
"""The cost map: colours in the 3D views, a legend in each, bars in the model tree.

An overlay: nothing of it is a property of anything, and it goes away completely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from time import perf_counter_ns

from ... import texts
from ...analysis.cost_map import BY as BY
from ...analysis.cost_map import COMPUTE, TRIANGLES, Scale, figures, scale
from ...capture.guard import error_text
from ...model.span import ObjectKey
from ...qt import QtCore, QtWidgets
from ...recording import recorder
from ...texts import message
from ..controller import Controller, controller
from .exporting import Exports
from .legends import Legends
from .marks import Marks
from .painting import Painter
from .ramp import colour
from .reading import Reading
from .same_files import of_same_files
from .slots import Slots
from .tree import trees

_TICK_MS = 500
_PAUSE_MS, _STEP_NS = 15, 4_000_000  # between two steps, and how long one may take
_REST = 19  # times what an update took: it takes a twentieth of the time at most
_SAVING_NS = 10_000_000_000  # after that it has failed

_shown: CostMap | None = None
_last = COMPUTE


def shown() -> bool:
    return _shown is not None


def by() -> str:
    """What the map shows, or showed last; one of ``BY``."""
    return _last


def toggle() -> None:
    """Show the map as it was last, or take it away."""
    if _shown is None:
        show(_last)
    else:
        hide()


def show(by: str) -> None:
    """Show the map of one of ``BY``, instead of what it shows now."""
    global _shown, _last
    _last = by
    if _shown is None:
        try:
            _shown = CostMap(controller())
        except ImportError as error:
            controller().tell(message(texts.MAP_NO_COIN, reason=error_text(error)))
            return
    _shown.show(by)
    controller().changed.emit()


def hide() -> None:
    """Take all of it away; without a map nothing happens."""
    global _shown
    if _shown is not None:
        _shown, gone = None, _shown
        gone.remove()
        controller().changed.emit()


def _quit() -> None:
    """Without pauses: nothing of it comes later."""
    gone = _shown
    hide()
    for _ in (gone and gone._work) or ():
        pass


def _safe(method: Callable[..., None]) -> Callable[..., None]:
    """An error takes the map away, and is told; FreeCAD hears of none."""

    @wraps(method)
    def safe(self: CostMap, *arguments: object) -> None:
        try:
            method(self, *arguments)
        except Exception as error:
            _give_up(error)

    return safe


def _give_up(error: Exception) -> None:
    hide()
    controller().tell(message(texts.MAP_FAILED, reason=error_text(error)))


class CostMap:
    """It reads and paints in small steps, when something is new and nothing recomputes."""

    def __init__(self, control: Controller) -> None:
        import FreeCAD

        self.by = COMPUTE
        self._controller = control
        self._painter = Painter()
        self._reading = Reading(COMPUTE, {})
        self._scale: Scale | None = None
        self._legends = Legends(show, hide)
        self._marks: list[Marks] = []
        self._version = -1
        self._work: Iterator[None] | None = None
        self._changed, self._told = True, False
        self._due_ns = self._used_ns = self._saving_ns = 0
        self._timer, self._pause = QtCore.QTimer(), QtCore.QTimer()
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(lambda: self._tick())
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self._step())
        self._slots, self._exports = Slots(self), Exports(self._painter)
        FreeCAD.addDocumentObserver(self._slots)
        QtWidgets.QApplication.instance().aboutToQuit.connect(_quit)
        self._timer.start()

    @_safe
    def show(self, by: str) -> None:
        self.by, self._told, self._due_ns = by, False, 0
        self.changed()
        self._work = None
        self._tick()

    def remove(self) -> None:
        import FreeCAD

        for timer in (self._timer, self._pause):
            timer.stop()
        FreeCAD.removeDocumentObserver(self._slots)
        self._exports.remove()
        QtWidgets.QApplication.instance().aboutToQuit.disconnect(_quit)
        self._legends.remove()
        for mark in self._marks:
            mark.remove()
        self._painter.clear()
        self._work = self._painter.sweep()
        self._step()

    # What FreeCAD tells

    def changed(self) -> None:
        """There may be more, or other things, to colour than before."""
        self._changed = True
        self._painter.look_again()

    def deleted(self, key: ObjectKey) -> None:
        self._painter.forget(key)
        self.changed()

    def gone(self, document: str) -> None:
        for key in self._painter.keys:
            if key.document == document:
                self._painter.forget(key)
        self.changed()

    def saving(self) -> None:
        """A file's thumbnail shows the document's own colours."""
        self._saving_ns = perf_counter_ns()
        self._painter.aside()

    def saved(self) -> None:
        """Also when it may have failed: that is told by nobody."""
        self._saving_ns = 0
        self._painter.back()

    # Reading and painting

    @_safe
    def _tick(self) -> None:
        now = perf_counter_ns()
        for problem in (*self._slots.problems, *self._exports.problems):
            raise RuntimeError(problem)
        if self._saving_ns and now - self._saving_ns > _SAVING_NS:
            self.saved()
        if self._busy():
            return
        if not _panel_visible():  # else that does it
            self._controller.refresh()
        self._legends.place()
        new = self._changed or self._controller.version != self._version
        if new and self._work is None and now >= self._due_ns:
            self._work, self._used_ns = self._update(), 0
            self._step()

    def _busy(self) -> bool:
        """Whether FreeCAD recomputes, opens or saves: it lets timers run then, too."""
        import FreeCAD

        documents = FreeCAD.listDocuments().values()
        busy = bool(self._saving_ns) or self._exports.running
        return busy or any(one.Recomputing or one.Restoring for one in documents)

    @_safe
    def _step(self) -> None:
        work, start_ns = self._work, perf_counter_ns()
        if work is None:
            return
        if not self._busy():
            with recorder.activity.aside():  # what takes long here is no freeze of FreeCAD's
                self._go_on(work, start_ns + _STEP_NS)
        now = perf_counter_ns()
        self._used_ns += now - start_ns
        if self._work is None:
            self._due_ns = now + _REST * self._used_ns
        else:
            self._pause.start()

    def _go_on(self, work: Iterator[None], until_ns: int) -> None:
        for _ in work:
            if perf_counter_ns() > until_ns:
                return
        self._work = None

    def _update(self) -> Iterator[None]:
        self._changed, self._version = False, self._controller.version
        costs = self._controller.costs.features(self._controller.features)
        yield
        measured = figures(costs, self.by)
        session = self._controller.session if self._controller.opened else None
        if session is not None:
            measured = of_same_files(measured, session)
        reading = Reading(self.by, measured)
        yield from reading.steps()
        self._reading = reading
        self._scale = scale((*reading.painted.values(), *reading.own.values()))
        yield from self._paint()
        self._show()

    def _paint(self) -> Iterator[None]:
        painted = self._reading.painted
        self._painter.begin(painted)
        for shown in (True, False):  # what is hidden may be shown by a link, or soon
            for key in painted:
                self._prepare(key, shown)
                yield
            yield from self._painter.apply()
            yield
        yield from self._painter.end(painted)
        yield
        yield from self._painter.sweep()

    def _prepare(self, key: ObjectKey, visible: bool) -> None:
        import FreeCAD

        document = FreeCAD.listDocuments().get(key.document)
        obj = None if document is None else document.getObject(key.object)
        if obj is None or obj.Visibility is not visible or self._scale is None:
            return
        shade = colour(self._scale.place(self._reading.painted[key]))
        self._painter.prepare(key, lambda: obj.ViewObject.RootNode, shade)

    # Around the views

    def _show(self) -> None:
        self._legends.put(self.by, self._scale, self._nothing)
        if not all(mark.alive for mark in self._marks):
            self._marks.clear()
        self._marks = self._marks or [Marks(tree, self._place, _give_up) for tree in trees()]
        for mark in self._marks:
            mark.update()
        if self._scale is None and not self._told:
            self._controller.tell(message(self._nothing))
        self._told = True

    @property
    def _nothing(self) -> str:
        return texts.MAP_NO_TRIANGLES if self.by == TRIANGLES else texts.MAP_NOTHING

    def _place(self, key: ObjectKey) -> float | None:
        value = self._reading.rows.get(key)
        return None if value is None or self._scale is None else self._scale.place(value)


def _panel_visible() -> bool:
    from .. import dock  # not above: the panel has a button for the map

    return dock.visible()
