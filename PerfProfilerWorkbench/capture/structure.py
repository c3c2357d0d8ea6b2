# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads the structure of documents for the rules: whole at first, then only what can have changed.

It keeps plain values between two readings, never a live object, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from time import perf_counter_ns
from typing import Any

from ..model.structure import DocumentFacts, ObjectFacts, StructureStep
from . import object_facts
from .counting import OUT_OF_TIME, Counting
from .counts import COUNTED, SOURCES
from .members import members
from .triangles import Triangles

WHOLE_NS = 1_000_000_000
DIFFERENCE_NS = 5_000_000
IDLE_NS = 2_000_000


class _Known:
    """What was last read of one document."""

    def __init__(self) -> None:
        self.facts: dict[str, ObjectFacts] = {}
        self.counting = Counting()
        self.triangles = Triangles()
        self.shows_else = False  # some object, shown or not, may show other triangles than before
        self.round: list[str] = []  # the names whose view is still to be asked for


class StructureReader:
    """Call all of it on the main thread. ``problems`` are sentences, each once."""

    def __init__(self) -> None:
        self._documents: dict[str, _Known] = {}
        self.problems: dict[str, None] = {}

    def knows(self, document: str) -> bool:
        return document in self._documents

    def forget(self, document: str) -> None:
        """The document was closed."""
        self._documents.pop(document, None)

    def whole(
        self,
        document: Any,
        budget_ns: int = WHOLE_NS,
        time_ns: int | None = None,
        counted: Mapping[str, Mapping[str, int]] | None = None,
    ) -> DocumentFacts:
        """All of a document; counts that take longer than the budget are left for ``complete``.

        ``counted`` are counts that the caller took of the shapes.
        """
        time_ns = perf_counter_ns() if time_ns is None else time_ns
        known = self._documents[document.Name] = _Known()
        objects = [(obj.Name, obj) for obj in document.Objects]
        for name, obj in objects:
            self._learn(known, name, obj)
        self._count(known, objects, perf_counter_ns() + budget_ns, counted or {})
        path = document.FileName
        listed, missing = members(path)
        return DocumentFacts(document.Name, path, dict(known.facts), listed, missing, time_ns)

    def difference(
        self,
        document: Any,
        touched: Mapping[str, Collection[str]],
        deleted: Iterable[str] = (),
        invalid: Collection[str] | None = None,
        budget_ns: int = DIFFERENCE_NS,
        time_ns: int | None = None,
    ) -> StructureStep | None:
        """What is different since the last reading, None if nothing is.

        ``touched`` names objects, the costliest first, with their properties that changed;
        ``deleted`` the objects deleted since (they may be there anew); ``invalid`` all objects
        that failed, None for no news of that. Counting ends after ``budget_ns``, reading does not.
        """
        time_ns = perf_counter_ns() if time_ns is None else time_ns
        end_ns = perf_counter_ns() + budget_ns
        known = self._documents.setdefault(document.Name, _Known())
        before: dict[str, ObjectFacts | None] = {}
        gone = [name for name in deleted if self._drop(known, name)]
        to_count = []
        for name, properties in touched.items():
            obj = document.getObject(name)
            if obj is None:
                gone += [name] if self._drop(known, name) else []
            elif self._update(known, name, obj, properties, before):
                to_count.append((name, obj))
        self._count(known, to_count, end_ns, {})
        if invalid is not None:
            _mark(known, invalid, before)
        return _step(known, time_ns, document.Name, before, gone)

    def _update(
        self,
        known: _Known,
        name: str,
        obj: Any,
        properties: Collection[str],
        before: dict[str, ObjectFacts | None],
    ) -> bool:
        """Read what can have changed; whether the counts can have, too."""
        facts = before[name] = known.facts.get(name)
        if facts is None:
            self._learn(known, name, obj)
            return True
        known.shows_else |= known.triangles.changed(name, properties)
        try:
            known.facts[name] = object_facts.again(obj, facts, properties)
            if not (known.counting.has_source(name) or SOURCES.keys().isdisjoint(properties)):
                known.counting.learn(name, obj, frozenset(obj.PropertiesList))  # it has one now
        except Exception as error:
            self._failed(name, error)
        if object_facts.ANYTHING in properties or not COUNTED.isdisjoint(properties):
            return True
        self._put_counts(known, name)
        return False

    def _learn(self, known: _Known, name: str, obj: Any) -> None:
        try:
            properties = frozenset(obj.PropertiesList)
            known.facts[name] = object_facts.whole(obj, properties)
            known.counting.learn(name, obj, properties)
            known.triangles.learn(name, obj)
        except Exception as error:
            self._failed(name, error)

    def _failed(self, name: str, error: Exception) -> None:
        self.problems[f"reading {name}: {type(error).__name__}: {error}"] = None

    def _drop(self, known: _Known, name: str) -> bool:
        known.counting.forget(name)
        known.shows_else |= name in known.triangles.counts
        known.triangles.forget(name)
        return known.facts.pop(name, None) is not None

    def _count(
        self,
        known: _Known,
        objects: list[tuple[str, Any]],
        end_ns: int,
        counted: Mapping[str, Mapping[str, int]],
    ) -> None:
        known.counting.take(objects, end_ns, counted)
        for name, _ in objects:
            self._put_counts(known, name)

    def _put_counts(self, known: _Known, name: str) -> None:
        counting, triangles, facts = known.counting, known.triangles, known.facts.get(name)
        if facts is None:
            return
        counts = dict(counting.counts.get(name, {}))  # the counting goes on with its own
        missing = counting.missing(name)
        if name in triangles.counts:
            counts["Triangles"] = triangles.counts[name]
        elif name in triangles.pending:
            missing = missing or OUT_OF_TIME
        known.facts[name] = object_facts.altered(
            facts, {"counts": counts, "counts_missing": missing}
        )
        for problems in (counting.problems, triangles.problems):
            self.problems.update(problems)
            problems.clear()

    def complete(
        self, document: Any, budget_ns: int = IDLE_NS, time_ns: int | None = None
    ) -> StructureStep | None:
        """Counts that were left out, for idle moments: at least one level of one object."""
        time_ns = perf_counter_ns() if time_ns is None else time_ns
        known = self._documents.get(document.Name)
        if known is None:
            return None
        end_ns = perf_counter_ns() + budget_ns
        before: dict[str, ObjectFacts | None] = {}
        for name in list(known.counting.pending):
            before[name] = known.facts.get(name)
            self._resume(known, name, document.getObject(name), end_ns)
            if perf_counter_ns() > end_ns:
                break
        else:
            self._complete_triangles(known, document, end_ns, before)
        return _step(known, time_ns, document.Name, before, [])

    def _complete_triangles(
        self, known: _Known, document: Any, end_ns: int, before: dict[str, ObjectFacts | None]
    ) -> None:
        triangles = known.triangles
        for name in list(triangles.pending):
            obj = document.getObject(name)
            before.setdefault(name, known.facts.get(name))
            if obj is None:
                triangles.forget(name)
            else:
                known.shows_else |= triangles.count(name, obj)
                self._put_counts(known, name)
            if perf_counter_ns() > end_ns:
                break
        if known.shows_else and not triangles.pending:
            known.shows_else = False
            for each in self._documents.values():
                each.triangles.links_changed()

    def _resume(self, known: _Known, name: str, obj: Any, end_ns: int) -> None:
        try:
            if obj is None:
                known.counting.pending.pop(name)
            else:
                known.counting.resume(name, obj, end_ns)
                self._put_counts(known, name)
        except Exception as error:
            known.counting.pending.pop(name, None)
            self._failed(name, error)

    def view_difference(
        self, document: Any, budget_ns: int = IDLE_NS, time_ns: int | None = None
    ) -> StructureStep | None:
        """View properties asked for anew, going on where the last call stopped.

        A call ends with its budget or with a round over all objects, whichever comes first.
        """
        time_ns = perf_counter_ns() if time_ns is None else time_ns
        known = self._documents.get(document.Name)
        if known is None or not _windowed():
            return None
        end_ns = perf_counter_ns() + budget_ns
        known.round = known.round or list(known.facts)
        before: dict[str, ObjectFacts | None] = {}
        while known.round:
            name = known.round.pop()
            self._look(known, name, document.getObject(name), before)
            if perf_counter_ns() > end_ns:
                break
        return _step(known, time_ns, document.Name, before, [])

    def _look(
        self, known: _Known, name: str, obj: Any, before: dict[str, ObjectFacts | None]
    ) -> None:
        facts = known.facts.get(name)
        if obj is None or facts is None:
            return
        try:
            view = object_facts.read(obj.ViewObject, facts.view)
        except Exception as error:
            self._failed(name, error)
            return
        before[name] = facts
        known.facts[name] = object_facts.altered(facts, {"view": view})
        if known.facts[name] is not facts:
            known.shows_else |= known.triangles.changed(name, view)
            self._put_counts(known, name)


def _windowed() -> bool:
    import FreeCAD

    return bool(FreeCAD.GuiUp)


def _mark(known: _Known, invalid: Collection[str], before: dict[str, ObjectFacts | None]) -> None:
    for name, facts in known.facts.items():
        if facts.invalid != (name in invalid):
            before.setdefault(name, facts)
            known.facts[name] = object_facts.altered(facts, {"invalid": not facts.invalid})


def _step(
    known: _Known,
    time_ns: int,
    document: str,
    before: Mapping[str, ObjectFacts | None],
    deleted: list[str],
) -> StructureStep | None:
    """The objects that are not what they were."""
    objects = {
        name: known.facts[name]
        for name, facts in before.items()
        if name in known.facts and known.facts[name] is not facts and known.facts[name] != facts
    }
    if not objects and not deleted:
        return None
    return StructureStep(time_ns, document, objects, tuple(deleted))
