# SPDX-License-Identifier: LGPL-2.1-or-later
"""The medians of the benchmarks, and the intervals that hold them."""

from __future__ import annotations

import math
import random
import statistics

import pytest
from ratios import estimate, outermost


def test_the_median_and_its_bounds_are_values_of_the_sample():
    found = estimate([6, 1, 5, 2, 4, 3])
    assert (found.median, found.low, found.high, found.count) == (3.5, 1, 6, 6)


@pytest.mark.parametrize(
    ("count", "left_out"), [(6, 0), (8, 0), (9, 1), (20, 5), (25, 7), (30, 9), (100, 39)]
)
def test_ranks_are_those_of_the_tables_of_the_sign_test(count, left_out):
    assert outermost(count) == left_out


@pytest.mark.parametrize("count", range(6))
def test_few_values_bound_nothing(count):
    found = estimate([1.0] * count)
    assert math.isinf(found.width)
    assert "too few" in str(found)
    assert math.isnan(found.median) if count == 0 else found.median == 1.0


def test_one_outlier_moves_nothing():
    values = [1.0 + number / 1000 for number in range(30)]
    calm, disturbed = estimate(values), estimate([*values[:-1], 50.0])
    assert calm == disturbed
    assert str(calm) == "1.014 (1.009 to 1.020)"


@pytest.mark.parametrize("count", [6, 12, 40])
def test_the_interval_holds_the_true_median_in_95_of_100(count):
    """Of a distribution with a long tail, as times have it."""
    chance = random.Random(7)
    true = math.log(2)
    held = [
        found.low <= true <= found.high
        for found in (estimate([chance.expovariate(1) for _ in range(count)]) for _ in range(2000))
    ]
    assert statistics.fmean(held) > 0.94


def test_thousands_of_values_have_an_interval_too():
    found = estimate([number / 10_000 for number in range(3001)])
    assert found.median == 0.15
    assert (found.low, found.high) == (0.1446, 0.1554)
