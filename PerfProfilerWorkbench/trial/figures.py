# SPDX-License-Identifier: LGPL-2.1-or-later
"""What pairs of times, one before and one after a change, tell of its saving.

Each pair is measured in one go, so that a machine that changes its speed does so for both. The
saving is the median of the differences. Its interval of 95 % needs no assumption from six pairs on
(ranks of the differences: sign test); with three to five it is Student's, a quarter wider because
a median is less sure than a mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, sqrt
from statistics import median, stdev
from typing import NamedTuple

LEAST_PAIRS, MOST_PAIRS = 3, 12
LEAST_GAIN = 0.01  # of the time before: what is less is no gain
_LOOKS = (6, 9)  # after so many pairs it is asked whether the interval is clear
_STUDENT = {3: 4.303, 4: 3.182, 5: 2.776}
_OF_MEDIAN = 1.2533

Pair = tuple[int, int]  # nanoseconds before and after the change


class Saving(NamedTuple):
    """``spread_ns`` either way of ``saving_ns``; medians of the times before and after."""

    saving_ns: int
    spread_ns: int
    before_ns: int
    after_ns: int

    @property
    def gains(self) -> bool:
        """Certainly more than nothing, and enough to be worth a word."""
        certain = self.saving_ns - self.spread_ns > 0
        return certain and self.saving_ns >= LEAST_GAIN * self.before_ns


def saving(pairs: Sequence[Pair]) -> Saving:
    """Of at least three pairs."""
    differences = sorted(before - after for before, after in pairs)
    middle = int(median(differences))
    if len(differences) < 6:
        error = stdev(differences) / sqrt(len(differences))
        spread = int(_STUDENT[len(differences)] * _OF_MEDIAN * error)
    else:
        left_out = _left_out(len(differences))
        low, high = differences[left_out], differences[-1 - left_out]
        spread = max(middle - low, high - middle)
    before, after = (int(median(times)) for times in zip(*pairs, strict=True))
    return Saving(middle, spread, before, after)


def _left_out(count: int) -> int:
    """How many values may be left out at either end with 95 % still sure of the median."""
    outside, left = 0.0, 0
    while outside + comb(count, left) <= 0.025 * 2**count:
        outside += comb(count, left)
        left += 1
    return left - 1


def clear(pairs: Sequence[Pair]) -> bool:
    """Whether more pairs would tell nothing new: a sure saving, or surely none worth a word."""
    if len(pairs) >= MOST_PAIRS:
        return True
    if len(pairs) not in _LOOKS:
        return False
    found = saving(pairs)
    most = found.saving_ns + found.spread_ns
    return found.spread_ns * 4 <= found.saving_ns or most < LEAST_GAIN * found.before_ns
