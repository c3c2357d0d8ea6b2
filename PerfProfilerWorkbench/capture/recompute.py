# SPDX-License-Identifier: LGPL-2.1-or-later
"""The observer of recomputes: an App document observer that appends tuples and does nothing else.

FreeCAD looks the slots up once, when the observer is added, and calls them on the main thread.
Nothing that happens in them may reach FreeCAD: no exception, no write, no live object kept.
"""

from __future__ import annotations

from time import perf_counter_ns
from typing import TYPE_CHECKING, Any

from ..model.preset import Preset
from .counters import Counters
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

_READ_NS = 500_000  # between two readings of the counters: a reading costs 3 µs
_LONG_NS = 100_000
_ORDER_NS = 6_000_000  # of a recompute for each object: asking for the order is 0.1 % of it


class _Observer(OutsideSlots):
    """What comes inside a recompute; what comes outside one is handed to the base class."""

    def __init__(
        self, hook: RecomputeHook, buffer: Buffer, counters: Counters, marks: WindowMarks | None
    ) -> None:
        super().__init__(hook, buffer.events.append, marks)
        self._buffer = buffer
        self._counters = counters
        self._read_all = counters.reader(everything=True)
        self._begin = HEADLESS if marks is None else WINDOWED
        self._calls: list[bool] = []  # whether each call of a script opened a recompute
        self._last_ns = perf_counter_ns()
        self._orders = Orders()
        self._read_ns = 0
        self._ran: set[str] = set()  # documents whose features ran
        self._positions: dict[str, int] = {}  # where the events of a recompute begin
        self.use(hook.facts.preset)

    def use(self, preset: Preset) -> None:
        self._read = self._counters.reader(everything=preset.feature_counters)

    def slotBeforeRecomputeDocument(self, doc: Any) -> None:
        try:
            if self._marks is not None:
                self._marks.flush()
            self._open(doc.Name, perf_counter_ns(), self._begin)
        except Exception as error:
            self._failed("slotBeforeRecomputeDocument", error)

    def _open(self, name: str, time_ns: int, how: int) -> None:
        self._close(name)  # if its end was lost: a document never recomputes within itself
        self._inside.append(name)
        self._positions[name] = self._buffer.end
        self._append((time_ns, BEGIN, (name, ""), (how, self._read_all())))
        if self._marks is not None:
            self._marks.begin()
        self._hook.hear_changing(self._marks is not None)

    def _close(self, name: str) -> None:
        if name in self._inside:
            del self._inside[self._inside.index(name) :]
            if self._marks is not None:
                self._marks.end()

    def changing(self, obj: Any, prop: str) -> None:
        now = perf_counter_ns()
        try:
            if self._marks is not None:
                self._marks.flush()
            if self._inside or self._noticed(now) or not self._opening:
                self._append((now, CHANGING, self._keys.get(id(obj)) or self._key(obj), prop))
        except Exception as error:
            self._failed("slotBeforeChangeObject", error)

    def slotChangedObject(self, obj: Any, prop: str) -> None:
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

    def slotRecomputedObject(self, obj: Any) -> None:
        now = perf_counter_ns()
        try:
            key = self._keys.get(id(obj)) or self._key(obj)
            if self._marks is not None:
                self._marks.done(now)
            if self._inside or self._noticed(now):
                self._ran.add(key[0])
            raw, python = None, id(obj) in self._python
            if now - self._read_ns > _READ_NS:
                raw, self._read_ns = self._read(), now
            self._append((now, RECOMPUTED, key, (perf_counter_ns() - now, raw, python)))
            own_ns = perf_counter_ns() - now
            if own_ns > _LONG_NS:  # Python collected garbage for the tuples just made
                self._buffer.events[-1] = (now, RECOMPUTED, key, (own_ns, raw, python))
        except Exception as error:
            self._failed("slotRecomputedObject", error)

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
            name, woke_ns = doc.Name, 0
            if self._marks is not None:
                self._marks.flush()
                woke_ns = self._marks.woke_ns
            self._close(name)
            raw = self._read_all()
            failed = self._find_failed(doc)
            for key in sorted(failed):
                self._append((now, FAILED, key, name))
            events = self._events(name)
            order = None
            if failed or now - (events[0][0] if events else now) > _ORDER_NS * len(doc.Objects):
                order = tuple(self._known(obj) for obj in self._orders.order(doc))
            sort = self._orders.sort(doc, _waited_ns(events))
            self._hook.facts.after(events, now, failed)
            own_ns = perf_counter_ns() - now
            self._append((now, END, (name, ""), (own_ns, raw, order, sort, woke_ns)))
            self._hook.hear_changing(not self._inside or self._marks is not None)
            self._buffer.trim()
            self._last_ns = perf_counter_ns()
        except Exception as error:
            self._failed("slotRecomputedDocument", error)

    def _events(self, name: str) -> list[Event]:
        """The events of the recompute that ends now."""
        position = self._positions.pop(name, None)
        return [] if position is None else self._buffer.read(position)[0]

    def _find_failed(self, doc: Any) -> set[tuple[str, str]]:
        """Whatever failed stays touched, so only touched documents are searched (2 µs an object).

        Linked documents recompute along.
        """
        known = self._documents()
        names = {doc.Name}
        if not self._inside:  # else the documents that ran are those of the recompute around it
            names |= self._ran
            self._ran.clear()
        touched = [known[name] for name in names if name in known and known[name].isTouched()]
        return {
            self._known(obj) for each in touched for obj in each.Objects if "Invalid" in obj.State
        }

    def called(self, doc: Any) -> None:
        if getattr(doc, "TypeId", "") == "App::Document":
            name = doc.Name
            self._calls.append(name not in self._inside)  # else FreeCAD refuses it
            if self._calls[-1]:
                self._inside.append(name)
                self._hook.hear_changing(False)
                self._positions[name] = self._buffer.end
            raw = self._read_all()
            self._append((perf_counter_ns(), CALLED, (name, ""), raw))

    def returned(self, doc: Any) -> None:
        if getattr(doc, "TypeId", "") == "App::Document":
            name = doc.Name
            if not self._calls or self._calls.pop():
                self._close(name)
                self._hook.hear_changing(not self._inside)
            self._append((perf_counter_ns(), RETURNED, (name, ""), None))


def _waited_ns(events: list[Event]) -> int:
    """How long a recompute waited for the first signal of its first feature."""
    return events[1][0] - events[0][0] if len(events) > 1 else 0


class Changing:
    """The one slot that is not needed inside recomputes without a window, and called most often.

    FreeCAD looks slots up when an observer is added: so it is an observer of its own.
    """

    def __init__(self, observer: _Observer) -> None:
        self.slotBeforeChangeObject = observer.changing
