# SPDX-License-Identifier: LGPL-2.1-or-later
"""What lies between the ends of two features, and whose it is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from . import counters
from .events import NESTED, PAUSED, RECOMPUTED, RESUMED, SHOWN, Event
from .intervals import Interval, What

Key = tuple[str, str]

# What a feature is given of which nothing tells when it began: one between others, or one that ran
# while Qt worked and of whose like there are too few to tell how long they take.
_SHORT_NS = 800_000
_FEW = 4
_USUAL = 6  # times as long as its like: Qt worked before it


@dataclass
class Gap:
    """What lies between two RECOMPUTED: the intervals, and the feature that closes it."""

    end: Event
    intervals: list[Interval]
    others_cpu_ns: int = 0
    events: list[Event] = field(default_factory=list)  # of it, where there are others than its end
    failed: list[Key] = field(default_factory=list)
    group: int | None = None
    in_pause: bool = False

    @property
    def closed_by(self) -> Key | None:
        return self.end[2] if self.end[1] == RECOMPUTED else None


class Others:
    """Processor time within a recompute that is no feature's: Qt's in pauses, nested recomputes'.

    A pause can last over the ends of several features, so its state is kept between gaps.
    """

    def __init__(self) -> None:
        self._cpu_ns: int | None = None  # at the last sign of the pause so far

    def cpu_ns(self, events: Sequence[Event]) -> int:
        total = 0
        for _, code, _, detail in events:
            if code == NESTED:
                total += detail[1]
            elif code == PAUSED:
                self._cpu_ns = counters.parsed(detail).cpu_ns if detail else None
            elif code == RESUMED and self._cpu_ns is not None and detail:
                now_ns = counters.parsed(detail).cpu_ns
                total += now_ns - self._cpu_ns
                self._cpu_ns = now_ns
        return total


def shares(
    working: list[Interval], runners: list[Key]
) -> tuple[dict[Key, list[Interval]], set[Key]]:
    """Which intervals are whose, and the runners that something of it may be mistaken between.

    Runners stand in the order in which they ran, the failed ones before the one that closes.
    """
    if len(runners) == 1:
        return {runners[0]: working}, set()
    owned: dict[Key, list[Interval]] = {}
    shared: set[Key] = set()
    at, begun = 0, False  # the runner that is known to have begun
    for interval in working:
        if interval.key in runners[at:]:
            place = runners.index(interval.key, at)
            candidates = runners[at : place + 1]
        else:
            place = at
            candidates = runners[at : at + 1] if begun else runners
        if len(candidates) > 1:
            shared.update(candidates)
        owned.setdefault(candidates[0], []).append(interval)
        at, begun = place, begun or interval.key in runners
    return owned, shared


def ran_in_pauses(events: Sequence[Event]) -> set[int]:
    """Where features ended while Qt worked: a sign of Qt's work comes after them.

    Only such as give no signal but their end (TechDraw's dimensions): after any other one a sign
    is one of something else.
    """
    found: set[int] = set()
    since: list[int] | None = None
    for index, event in enumerate(events):
        if event[1] == PAUSED:
            since = []
        elif event[1] == RESUMED and since is not None:
            found.update(since)
            since = []
        elif event[1] == RECOMPUTED and since is not None:
            since.append(index)
        elif event[1] not in (RESUMED, SHOWN):
            since = None
    return found


def shorten_in_pauses(gaps: Sequence[Gap]) -> None:
    """Of features that ran while Qt worked the first of a row began somewhere in Qt's work.

    Where it seems to take much longer than its like, it is given what they take.
    """
    inside = [gap for gap in gaps if gap.in_pause and gap.intervals]
    lengths = sorted(gap.intervals[-1].ns for gap in inside)
    usual_ns = lengths[(len(lengths) - 1) // 2] if len(inside) >= _FEW else _SHORT_NS
    for gap in inside:
        last_ns = gap.intervals[-1].ns
        longest_ns = usual_ns if last_ns > _USUAL * usual_ns else last_ns
        gap.intervals = short(gap.intervals, What.EVENTS, longest_ns)


def short(intervals: list[Interval], what: What, longest_ns: int = _SHORT_NS) -> list[Interval]:
    """The same time with only its last moment left to the feature; the work before is ``what``."""
    if not intervals:
        return []
    last = intervals[-1]
    from_ns = max(last.start_ns, last.end_ns - longest_ns)
    found = [_as(interval, what) for interval in intervals[:-1]]
    if from_ns > last.start_ns:
        found.append(Interval(last.start_ns, from_ns, what, None))
    return [*found, Interval(from_ns, last.end_ns, What.COMPUTE, last.key)]


def _as(interval: Interval, what: What) -> Interval:
    if interval.what in (What.NESTED, What.BETWEEN):
        return interval
    return Interval(interval.start_ns, interval.end_ns, what, None)
