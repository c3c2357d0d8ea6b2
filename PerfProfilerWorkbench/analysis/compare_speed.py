# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes the speed of the machine out of the times of features.

Two recordings of one model differ by far more than what the model does: another program runs, the
processor changes its clock. All that ran at that moment took longer then. So each run is set beside
the runs around it, and these beside what they take usually: the median of that is how slow the
machine was. ``tests/bench/compare.py`` measures what it is worth.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice
from statistics import median
from typing import NamedTuple

from .compare_runs import Run, Runs

_SHORTEST_NS = 200_000  # what is shorter tells more of us than of the machine
_NEAR_NS = 30_000_000  # at that distance a run counts for a third (1 / e) of one close by
_MOST_NEAR = 8  # runs before and after that are asked
_MOST_WEIGHT_NS = 5_000_000  # no long run outvotes all others
FEWEST = 4  # things to tell the speed from: a change of one of them must not look like it


class Reference(NamedTuple):
    """A run that tells of the machine: how much longer than usual it took, as a logarithm."""

    start_ns: int
    end_ns: int
    thing: int
    late: float
    weight: float


class Speeds:
    """How slow the machine was, from the runs of all sessions of both sets.

    ``changed`` are the things that don't tell of it, because they themselves became different.
    """

    def __init__(self, sessions: Sequence[Runs], changed: Set[int] = frozenset()) -> None:
        self._sessions = sessions
        self._usual = {
            thing: late for thing, late in _usual(sessions).items() if thing not in changed
        }
        self._known = [_Session(runs, self._usual) for runs in sessions]

    @property
    def enough(self) -> bool:
        """Whether enough things tell of it."""
        return len(self._usual) >= FEWEST

    def known_for(self, thing: int) -> bool:
        """Whether enough other things tell of it."""
        return len(self._usual.keys() - {thing}) >= FEWEST - 1

    def overall(self) -> list[float]:
        """The logarithm of it for each session as a whole."""
        return [known.overall() for known in self._known]

    def totals_ns(self) -> list[float]:
        """What the things that tell of it took together in each session, in one run each."""
        return [
            sum(median(run.total_ns for run in runs[thing]) for thing in self._usual)
            for runs in self._sessions
        ]

    def without(self, session: int, thing: int, run: Run) -> float:
        """The logarithm of a run's time at the usual speed of the machine."""
        value = math.log(max(1, run.total_ns))
        return value - self._known[session].around(thing, run)


def _usual(sessions: Sequence[Runs]) -> dict[int, float]:
    """The logarithm of the usual time of each thing that ran well in every session."""
    found = {}
    for thing in set(sessions[0]).intersection(*sessions[1:]) if sessions else ():
        times = [[run.total_ns for run in runs[thing] if not run.failed] for runs in sessions]
        if all(times):
            usual_ns = median(median(each) for each in times)
            if usual_ns >= _SHORTEST_NS:
                found[thing] = math.log(usual_ns)
    return found


class _Session:
    def __init__(self, runs: Runs, usual: Mapping[int, float]) -> None:
        self._references = sorted(_references(runs, usual))
        self._starts = [one.start_ns for one in self._references]

    def overall(self) -> float:
        return _weighted_median((one.late, one.weight) for one in self._references)

    def around(self, thing: int, run: Run) -> float:
        """Of the nearest runs of other things; nought where there are too few of them."""
        place = bisect_left(self._starts, run.start_ns)
        near = [
            *self._others(thing, range(place - 1, -1, -1)),
            *self._others(thing, range(place, len(self._references))),
        ]
        if len({one.thing for one in near}) < FEWEST - 1:
            return 0.0
        return _weighted_median(
            (one.late, one.weight * math.exp(-_gap_ns(one, run) / _NEAR_NS)) for one in near
        )

    def _others(self, thing: int, places: Iterable[int]) -> Iterator[Reference]:
        found = (self._references[place] for place in places)
        return islice((one for one in found if one.thing != thing), _MOST_NEAR)


def _references(runs: Runs, usual: Mapping[int, float]) -> Iterator[Reference]:
    for thing, usually in usual.items():
        weight = min(math.exp(usually), _MOST_WEIGHT_NS)
        for run in runs[thing]:
            if not run.failed:
                late = math.log(max(1, run.total_ns)) - usually
                yield Reference(run.start_ns, run.end_ns, thing, late, weight)


def _gap_ns(one: Reference, run: Run) -> int:
    return max(0, one.start_ns - run.end_ns, run.start_ns - one.end_ns)


def _weighted_median(values: Iterable[tuple[float, float]]) -> float:
    """The value below and above which no more than half of the weight lies."""
    ordered = sorted(values)
    half = sum(weight for _, weight in ordered) / 2
    below = 0.0
    for value, weight in ordered:
        below += weight
        if below >= half:
            return value
    return 0.0
