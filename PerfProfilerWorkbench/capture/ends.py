# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is done at each end of a feature: the slot that is called most often where it matters most.

After OCCT's work no cache holds any of our code, and a slot costs what it makes Python load: a
method that asks its object for everything takes 8 µs, the same as a closure 3.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from time import perf_counter_ns, process_time_ns
from typing import Any

from .counters import Raw
from .events import RECOMPUTED, Event

# Between two readings: of processor time, which takes 3 µs where caches are cold, and of all.
READ_NS, _READ_ALL_NS = 1_000_000, 20_000_000
LONG_NS = 100_000  # Python collected garbage for the tuples just made
_QUICK, _PYTHON = (0, None, False), (0, None, True)  # without a reading

Key = tuple[str, str]


class Readings:
    """Reads the counters at ends of features that are worth it; the next one covers the others."""

    def __init__(self) -> None:
        self.read_all: Callable[[], Raw] = process_time_ns
        self._ns = self._all_ns = 0

    def take(self, now: int) -> Raw | None:
        if now - self._ns < READ_NS:
            return None
        self._ns = now
        return self.worthy(now)

    def worthy(self, now: int) -> Raw:
        """For who knows that a reading is due."""
        if now - self._all_ns < _READ_ALL_NS:
            return process_time_ns()
        self._all_ns = now
        return self.read_all()


def windowless_slot(
    events: list[Event],
    keys: Mapping[int, Key],
    learn: Callable[[Any], Key],
    python: Container[int],
    worthy: Callable[[int], Raw],
    outside: Callable[[int], object],
    inside: list[str],
    failed: Callable[[str, Exception], None],
) -> Callable[[Any], None]:
    """slotRecomputedObject without a window.

    ``keys`` are the objects' by their ids, ``learn`` finds one that is not among them, ``python``
    the ids of Python features. ``outside`` is asked where ``inside`` names no recompute, ``failed``
    is told of what went wrong.
    """
    append, clock = events.append, perf_counter_ns
    read_ns = 0

    def slot(obj: Any) -> None:
        nonlocal read_ns
        now = clock()
        try:
            if not inside:
                outside(now)
            key = keys.get(id(obj)) or learn(obj)
            if now - read_ns < READ_NS:
                append((now, RECOMPUTED, key, _PYTHON if id(obj) in python else _QUICK))
            else:
                read_ns, raw = now, worthy(now)
                append((now, RECOMPUTED, key, (clock() - now, raw, id(obj) in python)))
            if clock() - now > LONG_NS:
                events[-1] = (now, RECOMPUTED, key, (clock() - now, *events[-1][3][1:]))
        except Exception as error:
            failed("slotRecomputedObject", error)

    return slot
