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
from .counters import Counters
from .ends import LONG_NS, Readings, windowless_slot
from .events import (
    BEGIN,
    CALLED,
    CHANGED,
    CHANGED_HIDDEN,
    CHANGING,
    END,
    FAILED,
    HEADLESS,
    LATE,
    RECOMPUTED,
    RETURNED,
    WINDOWED,
    Buffer,
    Event,
)
from .orders import Orders
from .slots import OutsideSlots
from .window import WindowMarks

if TYPE_CHECKING:
    from .hook import RecomputeHook

_ORDER_NS = 6_000_000  # of a recompute for each object: asking for the order is 0.1 % of it


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
        self.changes, self._changed = Changes(self), Changed(self)
        windowless = marks is None
        self.slotRecomputedObject = self._windowless_slot() if windowless else self._recomputed

    def use(self, preset: Preset) -> None:
        self._read_all = self._counters.reader(everything=preset.everything)
        self._readings.read_all = self._read_all

    def slotBeforeRecomputeDocument(self, doc: Any) -> None:
        try:
            if self._marks is not None:
                self._marks.flush()
            name = self._names.get(id(doc)) or self._name(doc)
            self._open(name, perf_counter_ns(), self._begin)
        except Exception as error:
            self._failed("slotBeforeRecomputeDocument", error)

    def _open(self, name: str, time_ns: int, how: int) -> None:
        self._close(name)  # if its end was lost: a document never recomputes within itself
        self._inside.append(name)
        self._positions[name] = self._buffer.end
        self._append((time_ns, BEGIN, (name, ""), (how, self._read_all())))
        if self._marks is not None:
            self._marks.begin()
        self._hear()

    def _close(self, name: str) -> None:
        if name in self._inside:
            del self._inside[self._inside.index(name) :]
            if self._marks is not None:
                self._marks.end()

    def _hear(self) -> None:
        """Choose the changes to be told of: each costs what an empty feature does.

        With a window all, because the view answers them; else inside recomputes none, unless they
        are what tells features apart that fail or that recompute others in Python.
        """
        if self._marks is not None or not self._inside:
            self._hook.hear(self.changes)
        else:
            self._hook.hear(self._changed if self._hook.facts.failing or self._python else None)

    def changing(self, obj: Any, prop: str) -> None:
        now = perf_counter_ns()
        try:
            if self._marks is not None:
                self._marks.flush()
            if self._inside or self._noticed(now) or not self._opening:
                self._append((now, CHANGING, self._keys.get(id(obj)) or self._key(obj), prop))
        except Exception as error:
            self._failed("slotBeforeChangeObject", error)

    def changed(self, obj: Any, prop: str) -> None:
        now = perf_counter_ns()
        try:
            if prop == "Label" and id(obj) in self._keys:
                self._key(obj)
            if not (self._inside or self._noticed(now)):
                self._outside(now, obj, prop)
            else:
                code = CHANGED
                if self._marks is not None:
                    self._marks.flush()
                    if obj.Visibility:
                        self._marks.scene.changed(obj if id(obj) in self._python else None)
                    else:
                        self._marks.scene.changed(None)
                        code = CHANGED_HIDDEN
                self._append((now, code, self._keys.get(id(obj)) or self._key(obj), prop))
        except Exception as error:
            self._failed("slotChangedObject", error)

    def _recomputed(self, obj: Any) -> None:
        now = perf_counter_ns()
        try:
            if self._marks is not None:  # None only where another slot stands here
                self._marks.done(now)
            key = self._keys.get(id(obj)) or self._key(obj)
            raw, python = self._readings.take(now), id(obj) in self._python
            self._append((now, RECOMPUTED, key, (perf_counter_ns() - now, raw, python)))
            own_ns = perf_counter_ns() - now
            if own_ns > LONG_NS:
                self._buffer.events[-1] = (now, RECOMPUTED, key, (own_ns, raw, python))
        except Exception as error:
            self._failed("slotRecomputedObject", error)

    def _windowless_slot(self) -> Callable[[Any], None]:
        return windowless_slot(
            self._buffer.events,
            self._keys,
            self._key,
            self._python,
            self._readings.worthy,
            self._noticed,
            self._inside,
            self._failed,
        )

    def _noticed(self, now: int) -> bool:
        """Whether a recompute runs of which FreeCAD sent no signal; opens it then.

        It need not be of the changed object's own document: linked documents recompute along.
        """
        if self._begin == HEADLESS:
            for name, doc in self._documents().items():
                if doc.Recomputing:
                    self._open(name, self._last_ns, LATE)
                    return True
            self._last_ns = now
        return False

    def slotRecomputedDocument(self, doc: Any) -> None:
        now = perf_counter_ns()
        try:
            name, woke_ns = self._names.get(id(doc)) or self._name(doc), 0
            if self._marks is not None:
                self._marks.flush()
                woke_ns = self._marks.woke_ns
            self._close(name)
            raw = self._read_all()
            events = self._events(name)
            failed = self._find_failed(doc, name, events)
            for key in sorted(failed):
                self._append((now, FAILED, key, name))
            order = None
            if failed or now - (events[0][0] if events else now) > _ORDER_NS * len(self._keys):
                order = tuple(self._known(obj) for obj in self._orders.order(doc))
            sort = self._orders.sort(doc, _waited_ns(events))
            self._hook.facts.after(events, now, failed)
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
        names, documents = {name, *[key[0] for _, _, key, _ in events if key[0]]}, [doc]
        if len(names) > 1:
            known = self._documents()
            documents = [known[each] for each in names if each in known]
        failed = {
            self._known(obj)
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
            raw = self._read_all()
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

    def __init__(self, observer: _Observer) -> None:
        self.slotChangedObject = observer.changed


class Changes(Changed):
    """FreeCAD looks slots up when an observer is added: this one is told before changes, too."""

    def __init__(self, observer: _Observer) -> None:
        super().__init__(observer)
        self.slotBeforeChangeObject = observer.changing
