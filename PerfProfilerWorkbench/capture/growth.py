# SPDX-License-Identifier: LGPL-2.1-or-later
"""What of the process's counters grew in a feature or in a recompute, and their peaks. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model.memory import Allocator
from . import allocator, counters
from .counters import Counts
from .events import END, NESTED, PAUSED, RECOMPUTED, RESUMED, Event

# A peak is since the last reading. What others did meanwhile can't have been much in so short a
# time, nor more than so many bytes a nanosecond (memory is not cleared any faster).
_OTHERS_NS = 5_000_000
_FASTEST = 10

Readings = dict[str, Any]


class Growth:
    """From reading to reading within one recompute; ``raw`` is what was read at its beginning."""

    def __init__(self, raw: counters.Raw | None) -> None:
        self._counts = counters.parsed(raw) if raw is not None else None
        self._others_cpu_ns = 0  # since the last reading, as is what short features took
        self._unread_ns = 0  # time of features since the last reading of memory

    def unread(self, ns: int, waited: bool) -> None:
        """A feature that was too short to be read: the next reading covers it. It did not wait."""
        self._unread_ns += ns
        if not waited:
            self._others_cpu_ns += ns

    def others(self, cpu_ns: int) -> None:
        """Processor time that is no feature's."""
        self._others_cpu_ns += cpu_ns

    def until(self, raw: counters.Raw, ns: int, events: Sequence[Event]) -> Readings:
        """The readings of a feature that took so long, and the events since the one before it."""
        before, after = self._counts, counters.parsed(raw)
        self._counts = counters.latest(before, after)
        readings = _growth(before, after) if before else {"rss_bytes": after.rss_bytes}
        cpu_ns = readings.get("cpu_ns")
        if cpu_ns is not None:
            readings["cpu_ns"] = max(0, cpu_ns - self._others_cpu_ns)
        self._others_cpu_ns = 0
        if isinstance(raw, int):
            self._unread_ns += ns
        else:
            readings.update(_peak(before, after, self._own_peak(before, after, events)))
            self._unread_ns = 0
        return readings

    def _own_peak(
        self, before: Counts | None, after: Counts, events: Sequence[Event]
    ) -> int | None:
        if after.peak_bytes is None:
            return _risen(before, after) if self._unread_ns <= _OTHERS_NS else None
        inside = [peak for peak in map(peak_of, events[:-1]) if peak is not None]
        if self._unread_ns > _OTHERS_NS and any(event[1] == RESUMED for event in events):
            # the first is that of the features before; with the end of the pause a new one began
            return max([after.peak_bytes, *inside[1:]])
        peak_bytes = max([after.peak_bytes, *inside])
        return peak_bytes if self._is_own(before, peak_bytes) else None

    def _is_own(self, before: Counts | None, peak_bytes: int) -> bool:
        if self._unread_ns <= _OTHERS_NS:
            return True
        risen = counters.difference(peak_bytes, before.rss_bytes if before else None)
        return risen is not None and risen > self._unread_ns * _FASTEST


def _growth(before: Counts, after: Counts) -> Readings:
    return {
        "cpu_ns": after.cpu_ns - before.cpu_ns,
        "switches": counters.difference(after.switches, before.switches),
        "read_bytes": counters.difference(after.read_bytes, before.read_bytes),
        "written_bytes": counters.difference(after.written_bytes, before.written_bytes),
        "rss_bytes": after.rss_bytes,
        "rss_change_bytes": counters.difference(after.rss_bytes, before.rss_bytes),
    }


def _peak(before: Counts | None, after: Counts, peak_bytes: int | None) -> Readings:
    start_bytes = before.rss_bytes if before is not None else None
    return {
        "peak_bytes": peak_bytes,
        "peak_change_bytes": counters.difference(peak_bytes, start_bytes),
    }


def _risen(before: Counts | None, after: Counts) -> int | None:
    """The peak of the process's life, if it was reached just now."""
    risen = counters.difference(after.highest_bytes, before.highest_bytes if before else None)
    return after.highest_bytes if risen else None


def recompute_growth(raw: counters.Raw | None, events: Sequence[Event]) -> Readings:
    """Of a whole recompute: ``events`` are all of it, the END too."""
    if raw is None:
        return {}
    before, after = counters.parsed(raw), counters.parsed(events[-1][3][1])
    peaks = [peak for peak in map(peak_of, events) if peak is not None]
    peak_bytes = max(peaks) if peaks else _risen(before, after)
    heaps = [numbers for numbers in (_heap(raw), _heap(events[-1][3][1])) if numbers is not None]
    return {
        **_growth(before, after),
        **_peak(before, after, peak_bytes),
        "allocator": tuple(heaps) if len(heaps) == 2 else None,
    }


def _heap(raw: counters.Raw) -> Allocator | None:
    return None if isinstance(raw, int) or not raw[5] else allocator.parsed(raw[5])


def peak_of(event: Event) -> int | None:
    """The peak that was read at an event, of the time since the reading before it."""
    code, detail = event[1], event[3]
    if code == NESTED:
        known: int | None = detail[2]
        return known
    raw = detail if code == PAUSED else detail[1] if code in (RECOMPUTED, END) else None
    return None if raw is None or isinstance(raw, int) else counters.parsed(raw).peak_bytes


def nested(raw: counters.Raw | None, events: Sequence[Event]) -> tuple[int, int | None]:
    """Processor time of a recompute within another, and the peak until its end.

    That peak has what came before its beginning in it: the feature that it lies in did that.
    """
    if raw is None:
        return 0, None
    before, after = counters.parsed(raw), counters.parsed(events[-1][3][1])
    peaks = [before.peak_bytes, *map(peak_of, events)]
    peak_bytes = max((peak for peak in peaks if peak is not None), default=None)
    return after.cpu_ns - before.cpu_ns, peak_bytes
