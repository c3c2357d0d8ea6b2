# SPDX-License-Identifier: LGPL-2.1-or-later
"""Does something grow from repetition to repetition? A slope that single odd values do not bend."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import median

_POINTS = 80  # as many of the values are compared with each other, at even distances
_LEAST_LATER = 0.5


def slope(values: Sequence[float]) -> float:
    """Growth per repetition: the median of the slopes of all pairs (Theil and Sen); 0 of none."""
    step = max(1, -(-len(values) // _POINTS))
    points = list(enumerate(values))[::step]
    return median(
        [(later - earlier) / (n - m) for (m, earlier), (n, later) in combinations(points, 2)]
        or [0.0]
    )


def steady_slope(values: Sequence[float]) -> float:
    """The slope, if the second half goes on rising at half of it or more; else 0.

    What rises once and stays, or fills up and is full, does not grow with every repetition.
    """
    whole, later = slope(values), slope(values[len(values) // 2 :])
    return whole if whole > 0 and later >= _LEAST_LATER * whole else 0.0
