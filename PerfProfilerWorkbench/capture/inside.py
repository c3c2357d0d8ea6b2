# SPDX-License-Identifier: LGPL-2.1-or-later
"""The slots that are called most often, inside recomputes.

After OCCT's work no cache holds any of our code, and a slot costs what it makes Python load: a
method that asks its object for everything takes 8 µs, the same as a closure 3.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns, process_time_ns
from typing import Any

from .counters import Raw
from .events import CHANGED, CHANGED_HIDDEN, RECOMPUTED, Event
from .objects import KEPT, Objects
from .window import WindowMarks

# Between two readings: of processor time, which takes 20 µs after OCCT's work, and of all.
_READ_NS, _READ_ALL_NS = 10_000_000, 50_000_000
_READ_PEAKS_NS = 5_000_000  # what a feature needs that is shorter can't be much
_LONG_FEATURE_NS = 20_000_000
_LONG_NS = 100_000  # Python collected garbage for the tuples just made
_QUICK, _PYTHON = (0, None, False), (0, None, True)  # without a reading

Failed = Callable[[str, Exception], None]


class Readings:
    """Reads the counters at ends of features: mostly processor time, now and then all."""

    def __init__(self) -> None:
        self.read_all: Callable[[], Raw] = process_time_ns
        self.read_ns, self._read_all_ns = _READ_NS, _READ_ALL_NS
        self._all_ns = 0

    def use(self, read_all: Callable[[], Raw], peaks: bool) -> None:
        """``peaks``: read so often that each peak of memory is its feature's own."""
        self.read_all = read_all
        times = (_READ_PEAKS_NS, _READ_PEAKS_NS) if peaks else (_READ_NS, _READ_ALL_NS)
        self.read_ns, self._read_all_ns = times

    def take(self, now: int, last_ns: int) -> Raw:
        """``last_ns`` is when the feature before ended: after a long one all is read."""
        if now - self._all_ns < self._read_all_ns and now - last_ns < _LONG_FEATURE_NS:
            return process_time_ns()
        self._all_ns = now
        return self.read_all()


def recomputed_slot(
    events: list[Event],
    objects: Objects,
    readings: Readings,
    inside: list[str],
    noticed: Callable[[int], object],
    done: Callable[[int], None] | None,
    failed: Failed,
) -> Callable[[Any], None]:
    """slotRecomputedObject. ``noticed`` is asked where ``inside`` names no recompute, ``done``
    hands on what the window told, ``failed`` is told what went wrong.
    """
    append, clock, python, take = events.append, perf_counter_ns, objects.python, readings.take
    keys, learn = objects.keys, objects.learn
    read_ns = last_ns = 0

    def slot(obj: Any) -> None:
        nonlocal read_ns, last_ns
        now = clock()
        try:
            if done is not None:
                done(now)
            elif not inside:
                noticed(now)
            key = keys.get(id(obj)) or learn(obj)
            if now - read_ns < readings.read_ns:
                append((now, RECOMPUTED, key, _PYTHON if id(obj) in python else _QUICK))
            else:
                read_ns, raw = now, take(now, last_ns)
                append((now, RECOMPUTED, key, (clock() - now, raw, id(obj) in python)))
            if clock() - now > _LONG_NS:
                events[-1] = (now, RECOMPUTED, key, (clock() - now, *events[-1][3][1:]))
            last_ns = now
        except Exception as error:
            failed("slotRecomputedObject", error)

    return slot


def changed_slot(
    events: list[Event],
    objects: Objects,
    inside: list[str],
    noticed: Callable[[int], object],
    outside: Callable[[int, Any, str], None],
    marks: WindowMarks | None,
    failed: Failed,
) -> Callable[[Any, str], None]:
    """slotChangedObject. ``outside`` is for changes outside recomputes."""
    append, clock, hidden, python = events.append, perf_counter_ns, objects.hidden, objects.python
    keys, learn = objects.keys, objects.learn

    def slot(obj: Any, prop: str) -> None:
        now = clock()
        try:
            if prop in KEPT:
                objects.changed(obj, prop)
            if not (inside or noticed(now)):
                outside(now, obj, prop)
                return
            code, identity = CHANGED, id(obj)
            key = keys.get(identity) or learn(obj)  # with it whether it is hidden
            if marks is not None:
                marks.hand_on()
                if identity in hidden:
                    code = CHANGED_HIDDEN
                marks.scene.python_feature = obj if code == CHANGED and identity in python else None
            append((clock(), code, key, prop))  # the view works from the end of this slot on
        except Exception as error:
            failed("slotChangedObject", error)

    return slot
