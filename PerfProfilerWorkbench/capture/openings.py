# SPDX-License-Identifier: LGPL-2.1-or-later
"""Documents that are made and documents that are opened: told apart, and timed by their signals.

Both begin with a document's creation. An opening then sets FileName, and what changes next does so
while the document is Restoring; a new document has nothing more to say, or is saved. Changes of
objects are heard only from the end of the document's XML on (its Tip is set there): by what is
shown and when, and by the last of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter_ns
from typing import Any

from .opening import Opening
from .slot_guard import guarded

Finished = Callable[[list[Opening]], None]  # the opening that was asked for, and those of its links
Made = Callable[[str, int, int, bool], None]  # document, start, end, whether the start is estimated


@dataclass
class _Creation:
    document: str
    start_ns: int
    end_ns: int
    estimated_start: bool
    path: str | None = None  # of what may turn out to be an opening


class _Objects:
    """An observer of its own: while nothing is being opened changes of objects cost nothing."""

    def __init__(self, openings: Openings) -> None:
        self._openings = openings
        self.problems = openings.problems

    @guarded
    def slotBeforeChangeObject(self, obj: Any, prop: str) -> None:
        now = perf_counter_ns()
        one = self._openings.current
        if one is None:
            return
        if prop == "ExpressionEngine":
            self._openings.finishing(now)
        elif prop == "Visibility" and not obj.Visibility:
            # App::Part, groups and origins have nothing to mesh, annotations of App next to nothing
            one.shown.shows(now, not obj.TypeId.startswith("App::"))
        one.last_ns = now

    @guarded
    def slotChangedObject(self, obj: Any, prop: str) -> None:
        one = self._openings.current
        if one is not None:
            one.last_ns = now = perf_counter_ns()
            one.shown.heard(now, prop == "_GroupTouched")


class Openings:
    """Told by the slots of ``documents.py``; ``current`` is whose objects are being restored."""

    def __init__(self, finished: Finished, made: Made, problems: dict[str, None]) -> None:
        self._finished, self._made = finished, made
        self.problems = problems
        self._creation: _Creation | None = None
        self._open: list[Opening] = []
        self._all_read = False
        self._observer: _Objects | None = None
        self._sensor: Any = None
        self.current: Opening | None = None

    @property
    def busy(self) -> bool:
        return bool(self._open) or (self._creation is not None and self._creation.path is not None)

    def created(
        self, document: str, start_ns: int, now: int, estimated: bool, path: str | None = None
    ) -> None:
        """``path`` is of a document that is reverted; one that is opened is given its own next."""
        self.settle()
        self._creation = _Creation(document, start_ns, now, estimated, path)

    def relabelled(self, document: str, now: int) -> None:
        made = self._creation
        if made is not None and made.document == document and made.path is None:
            made.end_ns = now

    def named(self, document: str, path: str) -> None:
        """FileName has changed: a new document is saved, or this one is opened."""
        if self._creation is not None and self._creation.document == document:
            self._creation.path = path

    def changing(self, doc: Any, prop: str, now: int) -> None:
        made = self._creation
        if made is not None and made.path is not None and doc.Restoring:
            self._begin(made)
        if prop == "Tip" and self._open:
            one = self._open[-1]
            if one.document == doc.Name and not one.read_ns:
                one.read_ns = one.last_ns = now
                self._hear(doc.Name)

    def _begin(self, made: _Creation) -> None:
        self._creation = None
        if self._open and not self._open[-1].alone_ns:
            self._open[-1].alone_ns = made.start_ns
        self.current = Opening(made.document, made.path or "", made.start_ns, made.estimated_start)
        self._open.append(self.current)
        self._all_read = False

    def finishing(self, now: int) -> None:
        """The document's files are read, too: what is done now is done for all documents."""
        if self._open and self._open[-1].read_ns and not self._all_read:
            self._all_read = True
            self._open[-1].alone_ns = self._open[-1].alone_ns or now
            self.current = self._open[0]

    def activated(self, doc: Any, now: int) -> None:
        """The last signal of an opening."""
        if self._open and not doc.Restoring:
            self._end(doc.Name, now)

    def deleted(self, document: str, now: int) -> bool:
        """True if it was still being opened, which has failed then."""
        made = self._creation
        if made is not None and made.document == document and made.path is not None:
            self._begin(made)
        return self._end(document, now, failed=True)

    def _end(self, document: str, now: int, failed: bool = False) -> bool:
        """The opening of this document ends, and of all that were begun within it."""
        names = [one.document for one in self._open]
        if document not in names:
            return False
        index = names.index(document)
        group, self._open = self._open[index:], self._open[:index]
        for one in group:
            one.end_ns, one.failed = now, failed and one.document == document
            one.alone_ns = one.alone_ns or now
        self.current = self._open[-1] if self._open else None
        if not self._open:
            self.unhear()
        self._finished(group)
        return True

    def settle(self) -> None:
        """What was made was no opening, as something else came after it."""
        made, self._creation = self._creation, None
        if made is not None:
            self._made(made.document, made.start_ns, made.end_ns, made.estimated_start)

    def look(self, restoring: Callable[[str], bool]) -> None:
        """End what nothing told the end of: it is not being restored any more."""
        self.settle()
        if self._open and not restoring(self._open[0].document):
            self._end(self._open[0].document, max(one.last_ns for one in self._open))

    def _hear(self, document: str) -> None:
        import FreeCAD

        if self._observer is None:
            self._observer = _Objects(self)
            FreeCAD.addDocumentObserver(self._observer)
        if FreeCAD.GuiUp and self._sensor is None:
            self._attach(document)

    @guarded
    def _attach(self, document: str) -> None:
        """Hear of the document's scene. Documents that are only linked to have no view."""
        import FreeCADGui
        from pivy import coin

        for view in FreeCADGui.getDocument(document).mdiViewsOfType("Gui::View3DInventor")[:1]:
            sensor = coin.SoNodeSensor(self._noticed, None)
            sensor.setPriority(0)  # at once
            sensor.attach(view.getSceneGraph())
            self._sensor = sensor

    def _noticed(self, data: object, sensor: object) -> None:
        if self.current is not None:
            self.current.shown.notice(perf_counter_ns())

    def unhear(self) -> None:
        import FreeCAD

        observer, self._observer = self._observer, None
        sensor, self._sensor = self._sensor, None
        if sensor is not None:
            sensor.detach()
        if observer is not None:
            FreeCAD.removeDocumentObserver(observer)

    def drop(self) -> None:
        """Forget what is under way."""
        self._open.clear()
        self._creation = self.current = None
        self.unhear()
