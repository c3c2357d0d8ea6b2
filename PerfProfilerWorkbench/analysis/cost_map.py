# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the cost map shows: a figure for each object, and where it lies on a scale of colours. Pure.

Times are of an average run, memory is the highest rise of any run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from ..model.span import ObjectKey
from .costs import FeatureCost

COMPUTE, DISPLAY, MEMORY, TRIANGLES = "compute", "display", "memory", "triangles"
BY = (COMPUTE, DISPLAY, MEMORY, TRIANGLES)

_WIDE = 100  # from this ratio of largest to smallest on the scale is logarithmic
_DEEPEST = 1000  # what is less than a thousandth of the largest is no colour of its own


@dataclass(frozen=True)
class Scale:
    """From ``low`` to ``high``; what lies outside has the colour of the nearer end.

    ``clipped``: there is something below ``low``.
    """

    low: int
    high: int
    logarithmic: bool
    clipped: bool = False

    def place(self, value: int) -> float:
        """0 at the low end, 1 at the high one."""
        if self.high <= self.low:
            return 1.0
        inside = min(max(value, self.low), self.high)
        if self.logarithmic:
            return log(inside / self.low) / log(self.high / self.low)
        return (inside - self.low) / (self.high - self.low)


def scale(values: Iterable[int]) -> Scale | None:
    """Linear from zero on, or logarithmic where the figures differ widely; None without any."""
    known = [value for value in values if value > 0]
    if not known:
        return None
    low, high = min(known), max(known)
    if high < _WIDE * low:
        return Scale(0, high, logarithmic=False)
    deepest = max(1, high // _DEEPEST)
    return Scale(max(low, deepest), high, logarithmic=True, clipped=low < deepest)


def figures(costs: Iterable[FeatureCost], by: str) -> dict[ObjectKey, int]:
    """Nanoseconds or bytes of what was measured by itself; not for TRIANGLES."""
    found = ((cost.key, _figure(cost, by)) for cost in costs)
    return {key: value for key, value in found if value is not None and value > 0}


def _figure(cost: FeatureCost, by: str) -> int | None:
    if by == MEMORY:
        return cost.peak_change_bytes
    if cost.shared_group is not None:  # only the sum of several is known
        return None
    total_ns = cost.compute_ns if by == COMPUTE else cost.display_ns
    return round(total_ns / cost.runs)


def together(values: Iterable[int], by: str) -> int:
    """Of several objects: their sum; of memory the highest, for one runs after the other."""
    return max(values, default=0) if by == MEMORY else sum(values)
