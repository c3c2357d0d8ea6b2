# SPDX-License-Identifier: LGPL-2.1-or-later
"""Rank tests beside published tables, beside SciPy where that is installed, and by trying."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest

from PerfProfilerWorkbench.analysis import ranks


def sets(wrong: int, first: int, second: int):
    """Two sets of which so many pairs are the wrong way round."""
    moved, rest = divmod(wrong, second)
    low = [-1.0 - place for place in range(first - moved - bool(rest))]
    within = [rest - 0.5] if rest else []
    high = [second + 1.0 + place for place in range(moved)]
    return [*low, *within, *high], [float(place) for place in range(second)]


@pytest.mark.parametrize(
    ("first", "second", "critical"),
    # two-sided at 5 %, as printed in tables of Mann and Whitney's U
    [(4, 4, 0), (5, 5, 2), (6, 6, 5), (8, 8, 13), (10, 10, 23), (5, 12, 11), (20, 20, 127)],
)
def test_critical_values_are_those_of_the_tables(first, second, critical):
    assert ranks.p_value(*sets(critical, first, second)) <= 0.05
    assert ranks.p_value(*sets(critical + 1, first, second)) > 0.05


def test_all_orders_counted_one_by_one_give_the_same():
    values = range(7)
    for wrong in range(13):
        first, second = sets(wrong, 3, 4)
        mine = abs(wrong - 6)
        as_far = 0
        for chosen in combinations(values, 3):
            rest = [value for value in values if value not in chosen]
            pairs = sum(one > other for one in chosen for other in rest)
            as_far += abs(pairs - 6) >= mine
        assert ranks.p_value(first, second) == pytest.approx(as_far / math.comb(7, 3))


def test_scipy_agrees():
    stats = pytest.importorskip("scipy.stats")
    chance = random.Random(3)
    for first, second in ((3, 3), (4, 9), (10, 10), (12, 7), (30, 25)):
        for shift in (0, 0.3, 2):
            one = [chance.random() for _ in range(first)]
            other = [chance.random() + shift for _ in range(second)]
            theirs = stats.mannwhitneyu(one, other, method="exact").pvalue
            assert ranks.p_value(one, other) == pytest.approx(theirs, rel=1e-9)


def test_equal_values_never_speak_for_a_difference():
    assert ranks.p_value([1, 1, 1, 1], [1, 1, 1, 1]) == 1
    tied = ranks.p_value([1, 2, 3, 4, 5], [5, 6, 7, 8, 9])
    for nudge in (-0.5, 0.5):
        assert tied >= ranks.p_value([1, 2, 3, 4, 5 + nudge], [5, 6, 7, 8, 9])
    assert tied < 0.05


def test_both_directions_count_alike():
    one, other = sets(20, 8, 9)
    assert ranks.p_value(one, other) == ranks.p_value(other, one)
    assert ranks.p_value(one, other) == ranks.p_value([-x for x in one], [-x for x in other])


def test_sets_that_do_not_overlap_are_as_sure_as_so_many_values_can_be():
    for first, second in ((3, 3), (10, 10), (2, 9)):
        assert ranks.p_value(*sets(0, first, second)) == ranks.smallest_p(first, second)
    assert ranks.smallest_p(10, 10) == pytest.approx(2 / 184756)


def test_the_shift_is_the_median_of_all_differences():
    found = ranks.shift([1, 2, 4, 8, 16], [11, 12, 14, 18, 26], 0.95)
    assert found.middle == 10
    assert found.low < 10 < found.high


def test_the_bounds_are_the_differences_that_the_table_names():
    """For ten and ten values the 24th from either end (critical value 23)."""
    one = [float(place**2) for place in range(10)]
    other = [place**2 + 0.1 * place + 40 for place in range(10)]
    steps = sorted(after - before for before in one for after in other)
    assert ranks.shift(one, other, 0.95)[1:] == (steps[23], steps[-24])


def test_too_few_values_have_no_interval():
    assert ranks.shift([1, 2, 3], [4, 5, 6], 0.95) is None
    assert ranks.shift([1, 2, 3, 4], [4, 5, 6, 7], 0.95) is not None


@pytest.mark.parametrize("count", [5, 10, 25])
def test_the_interval_holds_the_true_shift_in_95_of_100(count):
    """Of values with a long tail to one side, as times have it."""
    chance = random.Random(7)
    held = 0
    for _ in range(1000):
        one = [chance.expovariate(1) for _ in range(count)]
        other = [chance.expovariate(1) + 0.5 for _ in range(count)]
        found = ranks.shift(one, other, 0.95)
        held += found.low <= 0.5 <= found.high
    assert 940 <= held <= 995


def test_holms_correction_of_a_textbook_example():
    """Four p-values, times 4, 3, 2 and 1 in their order, never falling."""
    assert ranks.holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert ranks.holm([0.5, 0.9]) == [1, 1]
    assert ranks.holm([]) == []
