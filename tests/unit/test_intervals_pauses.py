# SPDX-License-Identifier: LGPL-2.1-or-later
"""Intervals of recomputes in which Qt handles events, or another document is recomputed."""

from __future__ import annotations

import pytest
from event_tuples import (
    changed,
    changing,
    end,
    nested,
    paused,
    ran,
    resumed,
    shown,
)
from test_intervals import BETWEEN, COMPUTE, DISPLAY, EVENTS, NESTED, cut, plain

from PerfProfilerWorkbench.capture.intervals import Cutter


def test_before_a_pause_freecad_looks_for_the_next_feature():
    assert cut(paused(10), resumed(20), ran(50, "Box")) == [
        (0, 10, BETWEEN, None),
        (10, 20, EVENTS, None),
        (20, 50, COMPUTE, "Box"),
    ]


def test_it_does_so_behind_every_feature():
    cutter = Cutter(0, 0)
    cutter.cut([changing(5, "Box"), ran(10, "Box")])
    found = plain(cutter.cut([paused(12), resumed(14), end(20)]))
    assert found == [(10, 12, BETWEEN, None), (12, 14, EVENTS, None), (14, 20, COMPUTE, "")]


def test_the_last_sign_of_qts_work_counts():
    found = cut(paused(10), resumed(20), resumed(35), changing(50, "Box"), ran(50, "Box"))
    assert found[1:] == [(10, 35, EVENTS, None), (35, 50, COMPUTE, "Box")]


def test_without_a_sign_of_qts_work_it_lasts_to_the_next_signal():
    found = cut(paused(10), changing(30, "Box"), ran(40, "Box"))
    assert found[1:] == [(10, 30, EVENTS, None), (30, 40, COMPUTE, "Box")]


def test_a_pause_in_the_midst_of_a_feature_ends_its_computing():
    found = cut(changing(10, "Box"), paused(15), resumed(20), ran(30, "Box"))
    assert found == [
        (0, 10, COMPUTE, "Box"),
        (10, 15, COMPUTE, None),
        (15, 20, EVENTS, None),
        (20, 30, COMPUTE, "Box"),
    ]


def test_between_two_pauses_of_a_gap_the_feature_computes():
    found = cut(paused(10), resumed(20), paused(30), resumed(35), ran(50, "Box"))
    assert found == [
        (0, 10, BETWEEN, None),
        (10, 20, EVENTS, None),
        (20, 30, COMPUTE, None),
        (30, 35, EVENTS, None),
        (35, 50, COMPUTE, "Box"),
    ]


def test_a_second_pause_without_a_sign_of_the_first_goes_on_with_it():
    found = cut(paused(10), paused(20), resumed(30), ran(50, "Box"))
    assert found[1:] == [
        (10, 20, EVENTS, None),
        (20, 30, EVENTS, None),
        (30, 50, COMPUTE, "Box"),
    ]


def test_a_pause_ends_what_the_view_does_up_to_its_notice():
    found = cut(changed(10, "Box"), shown(20), paused(30), resumed(40), ran(50, "Box"))
    assert found[1:] == [
        (10, 24, DISPLAY, "Box"),
        (24, 30, COMPUTE, None),
        (30, 40, EVENTS, None),
        (40, 50, COMPUTE, "Box"),
    ]


def test_notices_of_a_pause_are_of_qts_work():
    found = cut(paused(10), shown(15), resumed(20), shown(22), ran(50, "Box"))
    assert found[1:] == [(10, 20, EVENTS, None), (20, 50, COMPUTE, "Box")]


def test_what_was_signalled_before_a_sign_of_qts_work_came_of_that_work():
    found = cut(paused(10), changing(20, "View"), changed(25, "View"), resumed(40), ran(50, "Box"))
    assert found == [
        (0, 10, BETWEEN, None),
        (10, 40, EVENTS, None),
        (40, 50, COMPUTE, "Box"),
    ]


def test_signals_between_several_signs_are_all_of_qts_work():
    found = cut(
        paused(10), resumed(12), changed(20, "View"), resumed(30), changing(33, "View"),
        resumed(40), changing(60, "Box"), ran(60, "Box"),
    )  # fmt: skip
    assert found[1:] == [(10, 40, EVENTS, None), (40, 60, COMPUTE, "Box")]


def test_what_lay_before_the_pause_stays_what_it_was():
    found = cut(
        changing(5, "Box"), changed(6, "Box"), paused(10), changing(20, "View"), resumed(30),
        ran(50, "Box"),
    )  # fmt: skip
    assert found == [
        (0, 5, COMPUTE, "Box"),
        (5, 6, COMPUTE, "Box"),
        (6, 10, DISPLAY, "Box"),
        (10, 30, EVENTS, None),
        (30, 50, COMPUTE, "Box"),
    ]


def test_a_display_under_way_at_a_late_sign_was_of_qts_work():
    found = cut(paused(10), changed(20, "View"), resumed(30), changing(50, "Box"))
    assert DISPLAY not in [what for _, _, what, _ in found]


def test_a_feature_can_run_within_a_pause():
    """TechDraw has dimensions recomputed when a view is ready."""
    cutter = Cutter(0, 0)
    first = plain(cutter.cut([paused(10), changing(20, "Size"), ran(25, "Size", own_ns=2)]))
    assert first[1:] == [(10, 20, EVENTS, None), (20, 25, COMPUTE, "Size")]
    second = plain(cutter.cut([changing(30, "View"), resumed(40), ran(70, "Box")]))
    assert second == [(27, 40, EVENTS, None), (40, 70, COMPUTE, "Box")]


def test_a_sign_right_behind_a_feature_that_ran_within_a_pause():
    cutter = Cutter(0, 0)
    cutter.cut([paused(10), ran(25, "Size")])
    found = plain(cutter.cut([resumed(40), ran(70, "Box")]))
    assert found == [(25, 40, EVENTS, None), (40, 70, COMPUTE, "Box")]


def test_behind_a_pause_in_which_features_ran_freecad_looks_for_the_next_one():
    cutter = Cutter(0, 0)
    cutter.cut([paused(10), ran(25, "Size")])
    late = [changed(30, "View"), resumed(40), paused(45), resumed(50), ran(70, "Box")]
    assert plain(cutter.cut(late)) == [
        (25, 40, EVENTS, None),
        (40, 45, BETWEEN, None),
        (45, 50, EVENTS, None),
        (50, 70, COMPUTE, "Box"),
    ]


def test_a_pause_does_not_reach_into_the_next_gap():
    cutter = Cutter(0, 0)
    cutter.cut([paused(10), ran(20, "Box")])
    assert plain(cutter.cut([ran(70, "Cut")])) == [(20, 70, COMPUTE, "Cut")]


def test_a_recompute_within_is_no_time_of_the_feature():
    found = cut(changing(10, "Link"), nested(20, 50), ran(60, "Link"))
    assert found == [
        (0, 10, COMPUTE, "Link"),
        (10, 20, COMPUTE, None),
        (20, 50, NESTED, None),
        (50, 60, COMPUTE, "Link"),
    ]


def test_recomputes_within_one_after_another():
    found = cut(nested(20, 50), nested(50, 70), nested(75, 80), ran(90, "Link"))
    assert [(start, to) for start, to, what, _ in found if what is NESTED] == [
        (20, 50), (50, 70), (75, 80),
    ]  # fmt: skip
    assert found[-1] == (80, 90, COMPUTE, "Link")


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ([changed(10, "Box")], [(10, 20, DISPLAY, "Box")]),
        ([changed(10, "Box"), shown(15)], [(10, 17, DISPLAY, "Box"), (17, 20, COMPUTE, None)]),
        ([paused(10)], [(10, 20, EVENTS, None)]),
        ([paused(10), resumed(14)], [(10, 14, EVENTS, None), (14, 20, COMPUTE, None)]),
    ],
)
def test_the_beginning_of_a_recompute_within_ends_what_was_under_way(before, first):
    found = cut(*before, nested(20, 50), ran(60, "Link"))
    assert found[1:] == [*first, (20, 50, NESTED, None), (50, 60, COMPUTE, "Link")]


def test_a_recompute_that_qts_work_set_off_is_events_too():
    found = cut(paused(10), nested(20, 50), resumed(60), ran(90, "Box"))
    assert found[1:] == [(10, 60, EVENTS, None), (60, 90, COMPUTE, "Box")]
