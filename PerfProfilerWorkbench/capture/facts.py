# SPDX-License-Identifier: LGPL-2.1-or-later
"""What an analysis will need besides times, taken while the documents are as they are.

At the start of a recording every open document is read, after each recompute what can have become
different. A recompute may be so fast that this would cost more than a hundredth of it: then it is
put off until the next slow one, an idle moment or the end of the recording.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter_ns
from typing import Any

from ..model.facts import Fingerprint
from ..model.preset import Preset, preset
from ..model.span import ObjectKey
from ..model.structure import DocumentFacts, StructureStep, Value
from .events import CHANGED, CHANGED_HIDDEN, RECOMPUTED, Event
from .object_facts import ANYTHING
from .paths import Paths
from .preferences import read_preferences
from .prints import Prints
from .structure import StructureReader

_AFFORDABLE = 0.001  # of a recompute's time
_LEAST_NS = 500_000  # a smaller budget is used up by looking for the costliest
_MOST_WAITING = 50  # recomputes
_OBJECT_NS = 40_000  # reading one touched object anew, after OCCT's work
_START_NS = 10_000_000  # for fingerprints at the start, and for what is left to count then
_VIEW_NS = 1_000_000  # for looking at view properties in an idle moment


class Facts:
    """Lists that only grow; whoever joins later reads them from a position on."""

    def __init__(self) -> None:
        self.preset: Preset = preset("lightweight")
        self.documents: list[DocumentFacts] = []
        self.steps: list[StructureStep] = []
        self.fingerprints: list[Fingerprint] = []
        self.preferences: dict[str, Value] = {}
        self.failing: set[str] = set()  # documents in which something failed when last seen
        self.paths = Paths()
        self.reader = StructureReader()
        self._prints = Prints()
        self._touched: dict[str, dict[str, set[str]]] = {}
        self._deleted: dict[str, list[str]] = {}
        # recomputes whose changes are still to be read, and whether fingerprints were taken
        self._waiting: list[tuple[list[Event], bool]] = []
        self._invalid: set[tuple[str, str]] | None = None

    def start(self) -> None:
        """Read the preferences and every open document."""
        import FreeCAD

        self.preferences = read_preferences()
        for document in FreeCAD.listDocuments().values():
            self._read(document)

    def _read(self, document: Any) -> None:
        if document.Restoring:
            return
        name = document.Name
        self._touched.pop(name, None)
        self._deleted.pop(name, None)
        objects = [(ObjectKey(name, obj.Name), obj) for obj in document.Objects]
        fresh = self._prints.learn(objects, _START_NS)
        counted = self._prints.counted(fresh)
        facts = self.reader.whole(document, budget_ns=_START_NS, counted=counted)
        self.documents.append(facts)
        if any(each.invalid for each in facts.objects.values()):
            self.failing.add(name)
        for key, obj in objects:
            self.paths.learn(key, obj)

    def touched(self, key: tuple[str, str], name: str) -> None:
        """A property changed outside recomputes, or the object is new (then of no name)."""
        if not key[1]:  # it was removed already
            return
        names = self._touched.setdefault(key[0], {}).setdefault(key[1], set())
        if name:
            names.add(name)

    def deleted(self, key: tuple[str, str]) -> None:
        self._touched.get(key[0], {}).pop(key[1], None)
        self._deleted.setdefault(key[0], []).append(key[1])

    def closed(self, document: str) -> None:
        self.reader.forget(document)
        self._prints.forget(document)
        self.failing.discard(document)
        self._touched.pop(document, None)
        self._deleted.pop(document, None)

    def after(self, events: list[Event], end_ns: int, invalid: set[tuple[str, str]]) -> None:
        """A recompute ended: ``events`` are its own, from its BEGIN on."""
        self._invalid = set(invalid)
        wall_ns = end_ns - events[0][0] if events else 0
        budget_ns = round(wall_ns * self.preset.fingerprint_share)
        ranked: list[ObjectKey] = []
        looks = budget_ns >= _LEAST_NS
        if looks:
            self._lapse()
            ranked = _ranked(events)
            self.fingerprints += self._prints.after(ranked, _finder(), end_ns, budget_ns)
        self._waiting.append((events, looks))
        if len(events) * _OBJECT_NS < wall_ns * _AFFORDABLE:
            self.settle(end_ns, ranked)
        elif len(self._waiting) > _MOST_WAITING:
            self._absorb()

    def _lapse(self) -> None:
        """Results of recomputes after which nobody looked are not what they were known to be."""
        for events, looked in self._waiting:
            for _, code, key, _ in () if looked else events:
                if code == RECOMPUTED:
                    self._prints.lapse(ObjectKey(*key))
        self._waiting = [(events, True) for events, _ in self._waiting]

    def _absorb(self) -> None:
        """Note what changed in recomputes that wait."""
        self._lapse()
        for events, _ in self._waiting:
            told = any(code in (CHANGED, CHANGED_HIDDEN) for _, code, _, _ in events)
            for _, code, key, detail in events:
                if code in (CHANGED, CHANGED_HIDDEN):
                    self.touched(key, detail)
                elif code == RECOMPUTED and not told:
                    self.touched(key, ANYTHING)
        self._waiting.clear()

    def settle(self, time_ns: int | None = None, ranked: Iterable[tuple[str, str]] = ()) -> None:
        """Read what is touched; ``ranked`` names what is to be counted first.

        ``time_ns`` is when a recompute ended, None if there is time for documents that are new.
        """
        import FreeCAD

        self._absorb()
        invalid, self._invalid = self._invalid, None
        documents = FreeCAD.listDocuments()
        names = {*self._touched, *self._deleted}
        if time_ns is None:
            time_ns = perf_counter_ns()
            names.update(name for name in documents if not self.reader.knows(name))
        for name in names:
            touched, deleted = self._touched.pop(name, {}), self._deleted.pop(name, [])
            document = documents.get(name)
            if document is None:
                continue
            if not self.reader.knows(name):  # made since: nothing told of it
                self._read(document)
                continue
            first = [key[1] for key in ranked if key[0] == name and key[1] in touched]
            ordered = {each: touched[each] for each in dict.fromkeys([*first, *touched])}
            failed = None if invalid is None else {key[1] for key in invalid if key[0] == name}
            step = self.reader.difference(document, ordered, deleted, failed, 0, time_ns)
            if step is not None:
                self.steps.append(step)

    def read_if_new(self, document: Any) -> None:
        """A document that was opened or made since: read it whole."""
        if not self.reader.knows(document.Name):
            self._read(document)

    def count(self, document: Any, budget_ns: int) -> None:
        """Go on with what is left to count in a document that somebody looks at."""
        if not (document.Restoring or document.Recomputing):
            step = self.reader.complete(document, budget_ns)
            self.steps += [step] if step is not None else []

    def idle(self) -> list[StructureStep]:
        """Take up what waits, for a millisecond or two; the steps in which only views changed."""
        import FreeCAD

        self.settle()
        views = []
        for document in FreeCAD.listDocuments().values():
            if document.Restoring or document.Recomputing:
                continue
            step = self.reader.view_difference(document, _VIEW_NS)
            counts = self.reader.complete(document, _VIEW_NS)
            views += [step] if step is not None else []
            self.steps += [each for each in (step, counts) if each is not None]
        return views


def _ranked(events: list[Event]) -> list[ObjectKey]:
    """The features by about how long they took, from one end to the next: the costliest first."""
    costs: dict[tuple[str, str], int] = {}
    last_ns = events[0][0] if events else 0
    for time_ns, code, key, _ in events:
        if code == RECOMPUTED:
            costs[key] = costs.get(key, 0) + time_ns - last_ns
            last_ns = time_ns
    return [ObjectKey(*key) for key in sorted(costs, key=lambda key: -costs[key])]


def _finder() -> Callable[[ObjectKey], Any]:
    """A function that finds an object by its key; None where there is none."""
    import FreeCAD

    documents = FreeCAD.listDocuments()

    def find(key: ObjectKey) -> Any:
        document = documents.get(key.document)
        return None if document is None else document.getObject(key.object)

    return find
