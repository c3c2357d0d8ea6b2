# SPDX-License-Identifier: LGPL-2.1-or-later
"""The observer of recomputes: an App document observer that appends tuples and does nothing else.

FreeCAD looks the slots up once, when the observer is added, and calls them on the main thread.
Nothing that happens in them may reach FreeCAD: no exception, no write, no live object kept.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any

from ..model.preset import Preset
from . import allocator
from .counters import Counters, Raw
from .edges import Edges
from .events import (
    BEGIN,
    CALLED,
    CHANGING,
    END,
    FAILED,
    HEADLESS,
    LATE,
    RETURNED,
    WINDOWED,
    Buffer,
    Event,
)
from .inside import Readings, changed_slot, recomputed_slot
from .orders import Orders
from .slots import OutsideSlots
from .window import WindowMarks

if TYPE_CHECKING:
    from .hook import RecomputeHook

_ORDER_NS = 12_000_000  # of a recompute for each object: asking for the order is 0.05 % of it


class _Observer(OutsideSlots):
    """What comes inside a recompute; what comes outside one is handed to the base class."""

    def __init__(
        self, hook: RecomputeHook, buffer: Buffer, counters: Counters, marks: WindowMarks | None
    ) -> None:
        super().__init__(hook, buffer.events.append, marks)
        self._buffer = buffer
        self._counters = counters
        self._begin = HEADLESS if marks is None else WINDOWED
        self._calls: list[bool] = []  # whether each call of a script opened a recompute
        self._last_ns = perf_counter_ns()
        self._orders = Orders()
        self._readings = Readings()
        self._positions: dict[str, int] = {}  # where the events of a recompute begin
        self.use(hook.facts.preset)
        done = None if marks is None else marks.done
        common = (self._inside, self._noticed)
        self.slotRecomputedObject = recomputed_slot(
            buffer.events, self.objects, self._readings, *common, done, self._failed
        )
        changed = changed_slot(
            buffer.events, self.objects, *common, self._outside, marks, self._failed
        )
        self.changes, self._changed = Changes(changed, self._changing), Changed(changed)

    def use(self, preset: Preset) -> None:
        heap = allocator.reader() if preset.memory else None
        self._edges = Edges(self._counters, preset.everything, heap)
        self._readings.use(self._edges.read, preset.memory)

    def slotBeforeRecomputeDocument(self, doc: Any) -> None:
        try:
            if self._marks is not None:
                self._marks.flush()
            name = self.objects.name(doc)
            raw = self._edges.begin(name)  # before the time: no feature's work
            self._open(name, perf_counter_ns(), self._begin, raw)
        except Exception as error:
            self._failed("slotBeforeRecomputeDocument", error)

    def _open(self, name: str, time_ns: int, how: int, raw: Raw | None) -> None:
        self.forget_lost()
        self._close(name)  # if its end was lost: a document never recomputes within itself
        self._inside.append(name)
        self._positions[name] = self._buffer.end
        self._append((time_ns, BEGIN, (name, ""), (how, raw)))
        if self._marks is not None:
            self._marks.begin()
        self._hear()

    def _close(self, name: str) -> None:
        while name in self._inside:
            self._inside.pop()
            if self._marks is not None:
                self._marks.end()

    def forget_lost(self) -> None:
        """A recompute that FreeCAD gives up, for cyclic dependencies, has no last signal."""
        documents = self._documents()
        for name in list(self._inside):
            if name in self._inside and not (name in documents and documents[name].Recomputing):
                self._close(name)
                self._append((perf_counter_ns(), RETURNED, (name, ""), None))
                self._hear()

    def _hear(self) -> None:
        """Choose the changes to be told of: each costs what the end of a feature does.

        Inside recomputes those after which the view works, and without a window none, unless they
        are what tells features apart that fail or that recompute others in Python.
        """
        if not self._inside:
            self._hook.hear(self.changes)
        elif self._marks is not None or self._hook.facts.failing or self.objects.python:
            self._hook.hear(self._changed)
        else:
            self._hook.hear(None)

    def _changing(self, obj: Any, prop: str) -> None:
        now = perf_counter_ns()
        try:
            if self._marks is not None:
                self._marks.flush()
            if self._inside or self._noticed(now) or not self._is_opening(obj):
                key = self.objects.key(obj)
                if key[1]:  # else it was removed already
                    self._append((now, CHANGING, key, prop))
        except Exception as error:
            self._failed("slotBeforeChangeObject", error)

    def _noticed(self, now: int) -> bool:
        """Whether a recompute runs of which FreeCAD sent no signal; opens it then.

        It need not be of the changed object's own document: linked documents recompute along.
        """
        if self._begin == HEADLESS:
            for name, doc in self._documents().items():
                if doc.Recomputing:
                    self._open(name, self._last_ns, LATE, None)
                    return True
            self._last_ns = now
        return False

    def slotRecomputedDocument(self, doc: Any) -> None:
        now = perf_counter_ns()
        try:
            name, woke_ns = self.objects.name(doc), 0
            if self._marks is not None:
                self._marks.flush()
                woke_ns = self._marks.woke_ns
            self._close(name)
            raw = self._edges.end(name)
            events = self._events(name)
            failed = self._find_failed(doc, name, events)
            for key in sorted(failed):
                self._append((now, FAILED, key, name))
            order = None
            if failed or now - (events[0][0] if events else now) > _ORDER_NS * len(
                self.objects.keys
            ):
                order = tuple(self.objects.key(obj) for obj in self._orders.order(doc))
            sort = self._orders.sort(doc, _waited_ns(events))
            self._hook.facts.after(events, now, failed)
            self._hook.rest()
            own_ns = perf_counter_ns() - now
            self._append((now, END, (name, ""), (own_ns, raw, order, sort, woke_ns)))
            self._hear()
            self._buffer.trim()
            self._last_ns = perf_counter_ns()
        except Exception as error:
            self._failed("slotRecomputedDocument", error)

    def _events(self, name: str) -> list[Event]:
        """The events of the recompute that ends now."""
        position = self._positions.pop(name, None)
        return [] if position is None else self._buffer.read(position)[0]

    def _find_failed(self, doc: Any, name: str, events: list[Event]) -> set[tuple[str, str]]:
        """Whatever failed stays touched, so only touched documents are searched (2 µs an object).

        Linked documents recompute along.
        """
        names, documents, known = {name}, [doc], self._documents()
        if len(known) > 1:
            names.update([key[0] for _, _, key, _ in events if key[0]])
            documents = [known[each] for each in names if each in known]
        failed = {
            self.objects.key(obj)
            for each in documents
            if each.isTouched()
            for obj in each.Objects
            if "Invalid" in obj.State
        }
        failing = self._hook.facts.failing
        failing -= names
        failing.update([document for document, _ in failed])
        return failed

    def called(self, doc: Any) -> None:
        if getattr(doc, "TypeId", "") == "App::Document":
            name = doc.Name
            self._calls.append(name not in self._inside)  # else FreeCAD refuses it
            if self._calls[-1]:
                self._inside.append(name)
                self._hear()
                self._positions[name] = self._buffer.end
            # a call that FreeCAD refuses must not end what is read of the recompute around it
            raw = self._edges.begin(name) if self._calls[-1] else None
            self._append((perf_counter_ns(), CALLED, (name, ""), raw))

    def returned(self, doc: Any) -> None:
        if getattr(doc, "TypeId", "") == "App::Document":
            name = doc.Name
            if not self._calls or self._calls.pop():
                self._close(name)
                self._hear()
            self._append((perf_counter_ns(), RETURNED, (name, ""), None))


def _waited_ns(events: list[Event]) -> int:
    """How long a recompute waited for the first signal of its first feature."""
    return events[1][0] - events[0][0] if len(events) > 1 else 0


class Changed:
    """The slot called most often, in an observer of its own, so that it can be taken away."""

    def __init__(self, changed: Callable[[Any, str], None]) -> None:
        self.slotChangedObject = changed


class Changes(Changed):
    """FreeCAD looks slots up when an observer is added: this one is told before changes, too."""

    def __init__(
        self, changed: Callable[[Any, str], None], changing: Callable[[Any, str], None]
    ) -> None:
        super().__init__(changed)
        self.slotBeforeChangeObject = changing
