# SPDX-License-Identifier: LGPL-2.1-or-later
"""The figures of the cost map, its scale and its colours."""

from __future__ import annotations

from itertools import pairwise

import pytest

from PerfProfilerWorkbench.analysis.cost_map import (
    COMPUTE,
    DISPLAY,
    MEMORY,
    Scale,
    figures,
    scale,
    together,
)
from PerfProfilerWorkbench.analysis.costs import FeatureCost
from PerfProfilerWorkbench.gui.costmap.ramp import STOPS, colour
from PerfProfilerWorkbench.model.span import ObjectKey

KEY = ObjectKey("Model", "Pad")


def cost(**values):
    known = {"runs": 2, "failed": 0, "compute_ns": 0, "display_ns": 0, "other_ns": 0}
    return FeatureCost(KEY, "Pad", "PartDesign::Pad", **{**known, "shared_group": None, **values})


def test_times_are_of_an_average_run():
    costs = [cost(compute_ns=30, display_ns=8)]
    assert figures(costs, COMPUTE) == {KEY: 15}
    assert figures(costs, DISPLAY) == {KEY: 4}


def test_memory_is_the_highest_rise_of_any_run():
    assert figures([cost(compute_ns=30, peak_change_bytes=700)], MEMORY) == {KEY: 700}
    assert figures([cost(compute_ns=30)], MEMORY) == {}


def test_what_was_not_measured_by_itself_has_no_figure():
    assert figures([cost(compute_ns=30, shared_group=1)], COMPUTE) == {}
    assert figures([cost(failed=2)], COMPUTE) == {}


def test_figures_that_are_alike_stand_on_a_linear_scale_from_zero():
    found = scale([10, 40, 0])
    assert found == Scale(0, 40, logarithmic=False)
    assert [found.place(value) for value in (0, 10, 40, 50)] == [0, 0.25, 1, 1]


def test_figures_that_differ_widely_stand_on_a_logarithmic_scale():
    found = scale([10, 1000, 90])
    assert found == Scale(10, 1000, logarithmic=True)
    assert found.place(100) == pytest.approx(0.5)
    assert (found.place(10), found.place(1000)) == (0, 1)


def test_what_is_less_than_a_thousandth_is_at_the_low_end():
    found = scale([1, 20, 5_000_000])
    assert found == Scale(5_000, 5_000_000, logarithmic=True, clipped=True)
    assert found.place(1) == found.place(5_000) == 0


def test_without_a_figure_there_is_no_scale():
    assert scale([]) is None and scale([0, -3]) is None


def test_a_group_is_the_sum_but_the_highest_of_memory():
    assert together([3, 4], COMPUTE) == 7
    assert together([3, 4], MEMORY) == 4
    assert together([], MEMORY) == 0


def luminance(shade):
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in shade
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_grow_lighter_all_the_way():
    assert colour(-1) == STOPS[0] and colour(2) == STOPS[-1]
    shades = [luminance(colour(step / 64)) for step in range(65)]
    assert all(one < other for one, other in pairwise(shades))


def test_colours_are_seen_on_dark_and_light_grounds():
    """At least 1.7 to 1 against both: their length in the tree says the same besides."""
    for step in range(65):
        shade = luminance(colour(step / 64)) + 0.05
        assert 1.05 / shade > 1.7 and shade / (luminance((0.15, 0.15, 0.15)) + 0.05) > 1.7
