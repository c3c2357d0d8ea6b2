# SPDX-License-Identifier: LGPL-2.1-or-later
"""Verdicts on many things at once, so that noise is never called a difference."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median, quantiles

from .. import texts
from ..texts import Message, message
from . import ranks
from .comparison import Change, Compared, Spread, Times, Verdict

ERROR = 0.05  # how often noise alone may be called a difference anywhere in a comparison
RUNS_ERROR = 0.001  # where the values are runs of one recording, which resemble one another
CONFIDENCE = 0.95  # of the interval of each difference
LEAST_CHANGE = 0.05  # a twentieth: what differs by less is the same
LEAST_NS = 1_000_000
_ODDS = (10_000, 1_000, 100, round(1 / ERROR))


Sides = Sequence[Sequence[Sequence[float]]]  # of both sets, of each session in it, some values


@dataclass(frozen=True)
class Candidate:
    """Something to judge: in each set one value for each recording.

    ``times_ns`` are the times as they were, ``logs`` the logarithms that are compared: the speed of
    the machine may be taken out of them. ``runs`` says that the values are runs of one recording
    each. ``failed`` is the reason where one side has no value.
    """

    times_ns: tuple[Sequence[float], Sequence[float]]
    logs: tuple[Sequence[float], Sequence[float]]
    runs: bool = False
    failed: Message | None = None

    @property
    def error(self) -> float:
        return RUNS_ERROR if self.runs else ERROR

    @property
    def matters(self) -> bool:
        """Decided by both sets together, so that no difference can have a say in it."""
        both = [*self.times_ns[0], *self.times_ns[1]]
        return bool(both) and fmean(both) >= LEAST_NS

    @property
    def total(self) -> Times:
        return Times(*map(spread, self.times_ns))


def candidate(
    times_ns: Sides, logs: Sides, failed: Message | None = None, by_runs: bool = True
) -> Candidate:
    """Of what each session of both sets has: its median, or of one session each all of it.

    That only if ``by_runs``: what the machine does is in all runs of a session.
    """
    runs = by_runs and all(len(side) == 1 for side in times_ns)
    values = [
        [list(side[0]) if runs else [median(each) for each in side if each] for side in sides]
        for sides in (times_ns, logs)
    ]
    return Candidate(
        times_ns=(values[0][0], values[0][1]),
        logs=(values[1][0], values[1][1]),
        runs=runs,
        failed=failed,
    )


def spread(times_ns: Sequence[float]) -> Spread | None:
    if not times_ns:
        return None
    low, middle, high = (
        quantiles(times_ns, n=4, method="inclusive") if len(times_ns) > 1 else [times_ns[0]] * 3
    )
    return Spread(round(middle), round(low), round(high), len(times_ns))


def judged(candidates: Sequence[Candidate]) -> list[Compared]:
    """A verdict on each; the more there are the surer each must be."""
    family = [one for one in candidates if all(one.logs) and one.matters]
    enough = [one for one in family if _surest(one, len(family)) <= one.error]
    raw = [ranks.p_value(*one.logs) for one in enough]
    corrected = dict(zip(map(id, enough), ranks.holm(raw)))
    return [_judged(one, corrected.get(id(one)), len(family)) for one in candidates]


def _surest(one: Candidate, family: int) -> float:
    """The corrected p-value of the clearest difference that so many values can show."""
    return ranks.smallest_p(*map(len, one.logs)) * family


def _judged(one: Candidate, p: float | None, family: int) -> Compared:
    if p is None:
        return Compared(one.total, Verdict.NOT_COMPARABLE, _why_not(one, family))
    change = _change(one)
    if p > one.error or change is None:
        verdict, reason = Verdict.SAME, message(texts.COMPARED_NO_DIFFERENCE)
    elif 1 / (1 + LEAST_CHANGE) < change.ratio < 1 + LEAST_CHANGE:
        least = message(texts.PERCENT, value=round(100 * LEAST_CHANGE))
        verdict, reason = Verdict.SAME, message(texts.COMPARED_SMALL, least=least)
    else:
        verdict = Verdict.SLOWER if change.ratio > 1 else Verdict.FASTER
        reason = message(texts.COMPARED_DIFFERENT, odds=_odds(p))
    return Compared(one.total, verdict, reason, change, p)


def _change(one: Candidate) -> Change | None:
    shift = ranks.shift(*one.logs, CONFIDENCE)
    return None if shift is None else Change(*map(math.exp, shift))


def _odds(p: float) -> int:
    """Chance deceives in at most one of so many comparisons."""
    return next(odds for odds in _ODDS if p * odds <= 1)


def _why_not(one: Candidate, family: int) -> Message:
    if one.failed is not None:
        return one.failed
    if not one.matters:
        least = message(texts.MILLISECONDS, value=LEAST_NS // 1_000_000)
        return message(texts.COMPARED_TOO_SHORT, least=least)
    before, after = map(len, one.logs)
    text = texts.COMPARED_TOO_FEW_RUNS if one.runs else texts.COMPARED_TOO_FEW
    return message(text, before=before, after=after, needed=_needed(family, one.error))


def _needed(family: int, error: float) -> int:
    """So many values of each set can show a difference among so many things."""
    count = 2
    while ranks.smallest_p(count, count) * family > error:
        count += 1
    return count
