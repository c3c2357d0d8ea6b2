# SPDX-License-Identifier: LGPL-2.1-or-later
"""Two sets of values compared by rank: nothing is assumed of how noise is distributed.

The test is Mann and Whitney's, exact; the shift that goes with it Hodges and Lehmann's; many tests
at once are corrected by Holm's method. Checked against SciPy and published tables in
``tests/unit/test_compare_ranks.py``.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from statistics import median
from typing import NamedTuple


class Shift(NamedTuple):
    """How much higher the second set lies, and the interval that holds the true shift."""

    middle: float
    low: float
    high: float


def p_value(first: Sequence[float], second: Sequence[float]) -> float:
    """How often chance alone puts two sets at least so far apart (two-sided, exact).

    Equal values are taken the way that speaks least for a difference.
    """
    ordered = sorted(first)
    above = sum(bisect_left(ordered, value) for value in second)
    not_below = sum(bisect_right(ordered, value) for value in second)
    pairs = len(first) * len(second)
    extreme = max(min(above, pairs - above), min(not_below, pairs - not_below))
    if above <= pairs / 2 <= not_below:
        return 1.0
    return min(1.0, 2 * _share_up_to(len(first), len(second), extreme))


def smallest_p(first: int, second: int) -> float:
    """The p-value of so many values that do not overlap at all."""
    return min(1.0, 2 / math.comb(first + second, first))


def shift(first: Sequence[float], second: Sequence[float], confidence: float) -> Shift | None:
    """None: so few values can't be that confident."""
    pairs = len(first) * len(second)
    outer = _outermost(len(first), len(second), 1 - confidence)
    if outer is None:
        return None
    steps = sorted(after - before for before in first for after in second)
    return Shift(median(steps), steps[outer], steps[pairs - 1 - outer])


def holm(values: Sequence[float]) -> list[float]:
    """P-values corrected for their number: the chance that any of them deceives stays what it is.

    Whatever depends on whatever (Holm 1979).
    """
    found = [1.0] * len(values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(values)), key=lambda place: values[place])):
        highest = max(highest, min(1.0, (len(values) - rank) * values[place]))
        found[place] = highest
    return found


def _outermost(first: int, second: int, missed: float) -> int | None:
    """How many of the sorted differences may be left out at either end."""
    rank = None
    for number in range(first * second // 2):
        if 2 * _share_up_to(first, second, number) > missed:
            break
        rank = number
    return rank


def _share_up_to(first: int, second: int, pairs: int) -> float:
    """Of all orders of the values, those in which at most so many pairs are the wrong way round."""
    return _orders(min(first, second), max(first, second))[pairs] / math.comb(first + second, first)


@lru_cache(maxsize=256)
def _orders(first: int, second: int) -> tuple[int, ...]:
    """How many orders have at most 0, 1, 2 ... such pairs.

    Orders by pairs are the coefficients of the product of (1 - q**(second + i)) / (1 - q**i).
    """
    size = first * second + 1
    counts = [1] + [0] * (size - 1)
    for i in range(1, first + 1):
        for place in range(size - 1, second + i - 1, -1):
            counts[place] -= counts[place - second - i]
        for place in range(i, size):
            counts[place] += counts[place - i]
    return tuple(accumulate(counts))
