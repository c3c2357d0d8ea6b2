# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which stretch of time between the events of a recompute is what."""

from __future__ import annotations

import random

import pytest
from event_tuples import (
    changed,
    changed_hidden,
    changing,
    end,
    nested,
    paused,
    ran,
    resumed,
    shown,
)

from PerfProfilerWorkbench.capture.events import SHOWN_PROPERTIES, Event
from PerfProfilerWorkbench.capture.intervals import Cutter, Interval, What, quick_ns

COMPUTE, DISPLAY, EVENTS, BETWEEN, NESTED = What
Cut = tuple[int, int, What, str | None]


def plain(intervals: list[Interval]) -> list[Cut]:
    return [(i.start_ns, i.end_ns, i.what, i.key and i.key[1]) for i in intervals]


def cut(*events: Event, quick: int | None = 0) -> list[Cut]:
    """The intervals of one gap that begins at 0."""
    return plain(Cutter(0, quick).cut(events))


def display_ns(*events: Event, quick: int | None = 0) -> int:
    return sum(to - start for start, to, what, _ in cut(*events, quick=quick) if what is DISPLAY)


@pytest.mark.parametrize("event", [changing(10, "Box"), changed(10, "Box"), ran(10, "Box")])
def test_before_a_signal_its_feature_was_computing(event):
    assert cut(event) == [(0, 10, COMPUTE, "Box")]


def test_the_time_before_the_end_has_no_features_name():
    assert cut(end(10)) == [(0, 10, COMPUTE, "")]


def test_between_what_is_about_to_change_and_its_change_the_feature_computes():
    assert cut(changing(10, "Box"), changed(12, "Box", "Label"), ran(12, "Box")) == [
        (0, 10, COMPUTE, "Box"),
        (10, 12, COMPUTE, "Box"),
    ]


def test_no_time_is_no_interval():
    assert cut(changing(0, "Box"), changed(0, "Box"), ran(0, "Box")) == []


def test_a_gap_begins_behind_our_own_work_at_the_end_of_the_gap_before():
    cutter = Cutter(5, None)
    assert plain(cutter.cut([ran(10, "Box", own_ns=3)])) == [(5, 10, COMPUTE, "Box")]
    assert plain(cutter.cut([ran(20, "Cut")])) == [(13, 20, COMPUTE, "Cut")]


NEXT = [
    changing(30, "Box"),
    changed(30, "Box"),
    ran(30, "Box"),
    ran(30, "Cut"),
    end(30),
    paused(30),
    nested(30, 90),
]


@pytest.mark.parametrize("event", NEXT)
@pytest.mark.parametrize("prop", sorted(SHOWN_PROPERTIES))
def test_without_a_notice_the_view_works_from_what_is_shown_to_the_next_event(prop, event):
    found = cut(changed(10, "Box", prop), event)
    assert found[:2] == [(0, 10, COMPUTE, "Box"), (10, 30, DISPLAY, "Box")]


@pytest.mark.parametrize(("quick", "expected_ns"), [(0, 100), (5, 80), (100, 70)])
def test_less_what_lies_behind_every_change_where_that_is_known(quick, expected_ns):
    assert display_ns(changed(10, "Box"), ran(110, "Box"), quick=quick) == expected_ns


@pytest.mark.parametrize(
    ("next_ns", "quick", "until_ns"),
    [
        (80, 20, 50),  # 2/5 of what follows the notice is the view's too, outside its scene
        (31, 20, 30),
        (80, 8, 46),  # but not longer than two small changes take
        (80, 0, 50),
        (30 + 10_000_000, 0, 30 + 1_000_000),  # nor ever longer than a millisecond
    ],
)
@pytest.mark.parametrize("change", [changed, changed_hidden])
def test_the_view_works_a_little_longer_than_its_last_notice(change, next_ns, quick, until_ns):
    events = (change(10, "Box"), shown(20), shown(30), ran(next_ns, "Box"))
    rest = [(until_ns, next_ns, COMPUTE, "Box")] if until_ns < next_ns else []
    found = cut(*events, quick=quick)
    assert found == [(0, 10, COMPUTE, "Box"), (10, until_ns, DISPLAY, "Box"), *rest]


@pytest.mark.parametrize("change", [changed, changed_hidden])
@pytest.mark.parametrize(("quick", "expected_ns"), [(0, 20), (8, 20 + 6), (900, 20 + 20)])
def test_a_notice_after_a_small_change_is_near_the_end_of_its_display(change, quick, expected_ns):
    events = (change(10, "Box", "Label"), shown(30), ran(80, "Box"))
    assert display_ns(*events, quick=quick) == expected_ns


@pytest.mark.parametrize("before", [(), (changing(10, "Box"),), (paused(10),)])
def test_a_notice_without_a_change_before_it_is_nothing(before):
    assert DISPLAY not in [what for _, _, what, _ in cut(*before, shown(20), ran(30, "Box"))]


def test_a_notice_counts_for_the_change_before_it_only():
    found = cut(changed(10, "Box"), shown(15), changed(15, "Cut"), ran(40, "Cut"))
    assert found[1:] == [(10, 15, DISPLAY, "Box"), (15, 40, DISPLAY, "Cut")]


@pytest.mark.parametrize("change", [changed, changed_hidden])
@pytest.mark.parametrize("prop", ["Placement", "Label", "shape", ""])
@pytest.mark.parametrize(
    ("quick", "next_ns", "expected_ns"),
    [
        (0, 110, 0),
        (40, 110, 30),
        (40, 51, 20),  # half of the time to the next signal at most
    ],
)
def test_a_small_change_without_a_notice_takes_what_is_usual(
    change, prop, quick, next_ns, expected_ns
):
    assert display_ns(change(10, "Box", prop), ran(next_ns, "Box"), quick=quick) == expected_ns


@pytest.mark.parametrize("quick", [0, 30])
def test_a_hidden_objects_shape_takes_half_of_the_time_to_the_next_signal(quick):
    events = (changed_hidden(10, "Box"), ran(110, "Box"))
    assert display_ns(*events, quick=quick) == 50


def test_what_is_usual_is_a_low_decile_of_all_small_changes():
    events, time_ns = [], 0
    for gap in reversed(range(100, 120)):
        events += [changed(time_ns, "Box", "Label"), changing(time_ns + gap, "Box")]
        time_ns += 1000
    assert quick_ns(events) == 102
    others = [changed(0, "Box", "Label"), changed_hidden(30, "Box", "Placement"), ran(80, "Box")]
    assert quick_ns(others) == 30


@pytest.mark.parametrize(
    "events",
    [
        [],
        [changing(1, "Box"), ran(9, "Box"), end(20)],
        [changed(0, "Box", "Label"), shown(40), ran(90, "Box")],
        [changed(0, "Box"), ran(90, "Box")],
        [changed_hidden(0, "Box"), ran(90, "Box")],
    ],
)
def test_only_a_small_change_without_a_notice_tells_what_is_usual(events):
    assert quick_ns(events) == 0


def test_what_is_usual_has_a_limit():
    assert quick_ns([changed(0, "Box", "Label"), ran(10**9, "Box")]) == 2_000_000


@pytest.mark.parametrize("change", [changed, changed_hidden])
@pytest.mark.parametrize("prop", ["Shape", "Label"])
def test_without_a_window_nothing_is_displayed(change, prop):
    found = cut(change(10, "Box", prop), ran(30, "Box"), quick=None)
    assert found == [(0, 10, COMPUTE, "Box"), (10, 30, COMPUTE, "Box")]


@pytest.mark.parametrize("quick", [None, 0, 20])
def test_the_intervals_of_any_events_lie_end_to_end(quick):
    makers = (changing, changed, changed_hidden)
    for seed in range(200):
        chance, time_ns = random.Random(seed), 100
        cutter, at_ns = Cutter(time_ns, quick), time_ns
        for _ in range(20):
            events = []
            for _ in range(chance.randrange(8)):
                time_ns += chance.choice((0, 1, 7, 1000))
                more = [make(time_ns, "Box", chance.choice(("Shape", "Label"))) for make in makers]
                more += [shown(time_ns), paused(time_ns), resumed(time_ns)]
                more += [nested(time_ns, time_ns)]
                events.append(chance.choice(more))
            time_ns += 3
            for interval in cutter.cut([*events, ran(time_ns, "Box", own_ns=2)]):
                assert interval.start_ns == at_ns and interval.ns > 0, seed
                at_ns = interval.end_ns
            assert at_ns == time_ns, seed
            time_ns += 2
            at_ns = time_ns
