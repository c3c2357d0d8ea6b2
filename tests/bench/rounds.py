# SPDX-License-Identifier: LGPL-2.1-or-later
"""Alternating runs within one process, and the clocks that they are measured with."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from resource import RUSAGE_CHILDREN, getrusage
from time import monotonic, perf_counter_ns, process_time_ns

from ratios import Estimate, estimate

CPU, WALL = 0, 1
Time = tuple[int, int]  # ns of the processor's time and of the clock on the wall
Reading = dict[str, Time]  # by the part of a run
Side = Callable[[], Reading]
Round = dict[str, Reading]  # by the name of the side

LEAST = 6  # rounds, however long they take: fewer have no interval
MANY = 20  # stopping at the first narrow interval would favour lucky ones


def now() -> Time:
    """All threads of the process count, and its children that have ended."""
    ended = getrusage(RUSAGE_CHILDREN)
    children_ns = round((ended.ru_utime + ended.ru_stime) * 1e9)
    return process_time_ns() + children_ns, perf_counter_ns()


def between(start: Time, end: Time) -> Time:
    return end[CPU] - start[CPU], end[WALL] - start[WALL]


def total(times: Sequence[Time]) -> Time:
    return sum(one[CPU] for one in times), sum(one[WALL] for one in times)


def alternate(
    sides: Mapping[str, Side], seconds: float, enough: Callable[[list[Round]], bool]
) -> list[Round]:
    """Rounds in which each side runs once, in another order each round.

    Every order comes as often as any other, so that neither a warm cache nor a busy neighbour
    favours a side. It ends when there is ``enough`` or, at the end of a round, after ``seconds``.
    """
    end = monotonic() + seconds
    rounds: list[Round] = []
    for order in itertools.cycle(itertools.permutations(sides)):
        found = {name: sides[name]() for name in order}
        rounds.append({name: found[name] for name in sides})
        late, many = monotonic() > end, len(rounds) >= MANY
        if len(rounds) >= LEAST and (late or (many and enough(rounds))):
            return rounds
    return rounds


def ratio(
    rounds: Sequence[Round], above: tuple[str, str], below: tuple[str, str], clock: int = CPU
) -> Estimate:
    """Of two parts, each named by its side and its own name: round by round, never of the sums."""
    pairs = [(each[above[0]][above[1]][clock], each[below[0]][below[1]][clock]) for each in rounds]
    return estimate([one / other for one, other in pairs if other])


def milliseconds(rounds: Sequence[Round], part: tuple[str, str], clock: int = CPU) -> Estimate:
    return estimate([each[part[0]][part[1]][clock] / 1e6 for each in rounds])
