# SPDX-License-Identifier: LGPL-2.1-or-later
"""The median of repeated measurements, and how sure it is: for the benchmarks."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_ODDS = 20  # one in so many intervals may miss the true median: 95 %


@dataclass(frozen=True)
class Estimate:
    """A median and the interval that holds the true one with at least 95 % probability.

    Of fewer than six values no interval is that sure: it is endless then.
    """

    median: float
    low: float
    high: float
    count: int

    @property
    def width(self) -> float:
        return self.high - self.low

    def __str__(self) -> str:
        if math.isinf(self.width):
            return f"{self.median:.3f} (too few)"
        return f"{self.median:.3f} ({self.low:.3f} to {self.high:.3f})"


def estimate(values: Sequence[float]) -> Estimate:
    """Two of the sorted values bound the median, whatever the distribution: nothing is assumed of
    the noise, of which a shared machine has long tails to one side.
    """
    ordered = sorted(values)
    rank = outermost(len(ordered))
    if rank is None:
        middle = statistics.median(ordered) if ordered else math.nan
        return Estimate(middle, -math.inf, math.inf, len(ordered))
    bounds = ordered[rank], ordered[-1 - rank]
    return Estimate(statistics.median(ordered), *bounds, len(ordered))


def outermost(count: int) -> int | None:
    """How many values may be left out at either end; None if all are too few.

    How many of the values lie below the true median is a toss of as many coins.
    """
    missed, rank = 0, None
    for number in range(count // 2):
        missed += 2 * math.comb(count, number)
        if missed * _ODDS > 2**count:  # whole numbers: 2**1100 is no float any more
            break
        rank = number
    return rank
