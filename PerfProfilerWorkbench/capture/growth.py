# SPDX-License-Identifier: LGPL-2.1-or-later
"""What of the process's counters grew in a feature or in a recompute, and their peaks. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..model.memory import Allocator
from . import allocator, counters
from .counters import Counts, difference
from .events import END, NESTED, PAUSED, RECOMPUTED, RESUMED, Event

# A peak is since the last reading. What others did meanwhile can't have been much in so short a
# time, nor more than so many bytes a nanosecond (memory is not cleared any faster).
_OTHERS_NS = 5_000_000
_FASTEST = 10
_ADDED = ("switches", "rss_bytes", "read_bytes", "written_bytes")

Readings = dict[str, Any]


class Growth:
    """From reading to reading within one recompute; ``raw`` is what was read at its beginning."""

    def __init__(self, raw: counters.Raw | None) -> None:
        self._counts = counters.parsed(raw) if raw is not None else None
        self._paused: Counts | None = None  # at the last sign of the pause so far
        self._others_cpu_ns = 0  # since the last reading, as is what short features took
        self._unread_ns = 0  # time of features since the last reading of memory

    def unread(self, ns: int, waited: bool, events: Sequence[Event]) -> None:
        """A feature that was too short to be read: the next reading covers it. It did not wait."""
        self._unread_ns += ns
        if not waited:
            self._others_cpu_ns += ns
        others = _Others(events, self._paused)
        self._paused = others.paused
        if self._counts is not None:
            self._counts = _added(self._counts, others.grown)

    def others(self, cpu_ns: int) -> None:
        """Processor time that is no feature's."""
        self._others_cpu_ns += cpu_ns

    def until(self, raw: counters.Raw, ns: int, events: Sequence[Event]) -> Readings:
        """The readings of a feature that took so long, and the events since the one before it."""
        others = _Others(events, self._paused)
        before, after = self._counts, counters.parsed(raw)
        grown_from = _added(before, others.grown) if before else None
        readings = _growth(grown_from, after) if grown_from else {"rss_bytes": after.rss_bytes}
        cpu_ns = readings.get("cpu_ns")
        if cpu_ns is not None:
            readings["cpu_ns"] = max(0, cpu_ns - self._others_cpu_ns)
        if isinstance(raw, int):
            self._unread_ns += ns
        else:
            readings.update(self._peak(before, after, others))
            self._unread_ns = 0
        self._others_cpu_ns, self._paused = 0, others.paused
        self._counts = counters.latest(grown_from, after)
        return readings

    def _peak(self, before: Counts | None, after: Counts, others: _Others) -> Readings:
        """Its own peak, if that is certain or was taken to be (``peak_estimated``)."""
        if before is None:
            return {}
        if after.peak_bytes is None:
            certain = self._unread_ns <= _OTHERS_NS
            return _of_peak(_risen(before, after) if certain else None, before.rss_bytes)
        told = others.peaks
        if self._unread_ns > _OTHERS_NS and others.resumed:
            del told[:1]  # that of the features before; with the end of the pause a new one began
            unread_ns = 0
        else:
            unread_ns = self._unread_ns
        risen = _highest_rise([*told, (after.peak_bytes, others.qt_bytes)], before.rss_bytes)
        certain = not unread_ns or (risen is not None and risen > unread_ns * _FASTEST)
        if not certain and unread_ns > _OTHERS_NS:
            return {}
        peak_bytes = max([peak for peak, _ in told] + [after.peak_bytes])
        own = {"peak_bytes": peak_bytes, "peak_change_bytes": risen}
        return own if certain else {**own, "peak_estimated": True}


class _Others:
    """What others than the feature did between two ends: Qt in pauses, nested recomputes.

    ``grown``: by how much they changed the counters. ``peaks``: those that were read meanwhile,
    each with the memory that Qt had taken by then; ``qt_bytes`` is that at the end. What a nested
    recompute needs, the feature needs that it lies in.
    """

    def __init__(self, events: Sequence[Event], paused: Counts | None) -> None:
        self.grown, self.paused = dict.fromkeys(_ADDED, 0), paused
        self.peaks: list[tuple[int, int]] = []
        self.qt_bytes = 0
        self.resumed = False
        for event in events[:-1]:
            self._heed(event)

    def _heed(self, event: Event) -> None:
        code, detail = event[1], event[3]
        peak = peak_of(event)
        if peak is not None:
            self.peaks.append((peak, self.qt_bytes))
        if code == PAUSED:
            self.paused = counters.parsed(detail) if detail else None
        elif code == RESUMED and self.paused is not None and detail:
            now = counters.parsed(detail)
            self.resumed = True
            self.qt_bytes += difference(now.rss_bytes, self.paused.rss_bytes) or 0
            self._add(changed(self.paused, now))
            self.paused = now
        elif code == NESTED:
            self._add(detail[3])

    def _add(self, more: Mapping[str, int | None]) -> None:
        for name, value in more.items():
            self.grown[name] += value or 0


def _added(counts: Counts, more: Mapping[str, int]) -> Counts:
    """All but processor time, which is reckoned apart."""
    known = {name: getattr(counts, name) for name in more}
    return replace(
        counts, **{name: value + more[name] for name, value in known.items() if value is not None}
    )


def changed(before: Counts, after: Counts) -> dict[str, int | None]:
    """By how much the counters have grown, but for processor time and peaks."""
    return {name: difference(getattr(after, name), getattr(before, name)) for name in _ADDED}


def _growth(before: Counts, after: Counts) -> Readings:
    grown = changed(before, after)
    rss_change_bytes = grown.pop("rss_bytes")
    return {
        **grown,
        "cpu_ns": after.cpu_ns - before.cpu_ns,
        "rss_bytes": after.rss_bytes,
        "rss_change_bytes": rss_change_bytes,
    }


def _of_peak(peak_bytes: int | None, start_bytes: int | None) -> Readings:
    return {
        "peak_bytes": peak_bytes,
        "peak_change_bytes": difference(peak_bytes, start_bytes),
    }


def _highest_rise(peaks: Sequence[tuple[int, int]], start_bytes: int | None) -> int | None:
    """Above what was resident at the beginning and what Qt has taken since."""
    if start_bytes is None:
        return None
    return max(peak - qt_bytes for peak, qt_bytes in peaks) - start_bytes


def _risen(before: Counts | None, after: Counts) -> int | None:
    """The peak of the process's life, if it was reached just now."""
    risen = difference(after.highest_bytes, before.highest_bytes if before else None)
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
        **_of_peak(peak_bytes, before.rss_bytes),
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


def nested(
    raw: counters.Raw | None, events: Sequence[Event]
) -> tuple[int, int | None, dict[str, int | None]]:
    """Processor time of a recompute within another, the peak until its end, what else grew.

    That peak has what came before its beginning in it: the feature that it lies in did that.
    """
    if raw is None:
        return 0, None, {}
    before, after = counters.parsed(raw), counters.parsed(events[-1][3][1])
    peaks = [before.peak_bytes, *map(peak_of, events)]
    peak_bytes = max((peak for peak in peaks if peak is not None), default=None)
    return after.cpu_ns - before.cpu_ns, peak_bytes, changed(before, after)
