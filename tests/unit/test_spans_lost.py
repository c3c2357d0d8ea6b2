# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans from events of which some are missing, late or estimated, as FreeCAD 1.1 can send them."""

from __future__ import annotations

import random

import pytest
from test_spans import (
    begin,
    called,
    changed,
    changing,
    costs_of,
    end,
    failed,
    ran,
    returned,
    spans_of,
    times,
)

from PerfProfilerWorkbench.capture.events import HEADLESS, LATE, WINDOWED
from PerfProfilerWorkbench.model.span import Row, SpanKind, Status


def names(cost):
    return [one.key.object for one in cost.features]


def test_a_second_beginning_means_that_the_first_end_was_lost():
    (cost,) = costs_of(begin(0), ran(10, "Box"), begin(100), ran(105, "Cut"), end(110))
    assert (cost.span.start_ns, cost.span.wall_ns, cost.span.parent) == (100, 10, None)
    assert names(cost) == ["Cut"] and cost.features[0].total_ns == 5


def test_a_failure_of_a_recompute_whose_end_was_lost_is_not_the_next_ones():
    (cost,) = costs_of(begin(0), failed(10, "Box"), begin(100), ran(105, "Box"), end(110))
    assert cost.span.status is Status.OK
    assert [one.failed for one in cost.features] == [0]


def test_a_second_beginning_forgets_what_was_open_inside_the_first():
    costs = costs_of(begin(0), begin(5, "Inner"), begin(100), end(110), end(120, "Inner"))
    assert [(cost.span.document, cost.span.start_ns) for cost in costs] == [("A", 100)]


def test_an_outer_end_closes_what_is_still_open_inside():
    (cost,) = costs_of(
        begin(0, "Outer"), begin(5, "Inner"), ran(9, "Pad", "Inner"), end(30, "Outer", own_ns=1)
    )
    assert (cost.span.document, cost.span.wall_ns) == ("Outer", 31)


def test_a_failure_is_told_of_the_document_it_is_in_even_when_an_inner_end_was_lost():
    (cost,) = costs_of(
        begin(0, "Outer"), begin(5, "Inner"), failed(30, "Cut", "Outer"), end(30, "Outer")
    )
    assert cost.span.status is Status.FAILED
    assert names(cost) == ["Cut"]


def test_an_end_without_a_beginning_is_nothing():
    assert spans_of(end(5), end(6, "B", own_ns=1)) == []
    (cost,) = costs_of(end(5), begin(10), ran(12, "Box"), end(15), end(16))
    assert (cost.span.start_ns, cost.span.wall_ns) == (10, 5)


def test_an_end_without_a_beginning_leaves_another_documents_recompute_alone():
    """FreeCAD 1.1 below Python 3.12: an inner recompute is first told of when it ends."""
    (cost,) = costs_of(
        begin(0, "Outer", LATE),
        ran(10, "Box", "Outer"),
        ran(14, "Pad", "Inner"),
        end(15, "Inner"),
        ran(20, "Link", "Outer"),
        end(25, "Outer"),
    )
    assert (cost.span.document, cost.span.wall_ns) == ("Outer", 25)
    assert names(cost) == ["Box", "Pad", "Link"]


def test_a_scripts_call_is_the_exact_beginning_where_freecad_tells_none():
    (cost,) = costs_of(called(3), ran(10, "Box"), end(12, own_ns=1), returned(14))
    assert (cost.span.start_ns, cost.span.wall_ns) == (3, 10)
    assert not cost.span.estimated_start
    assert cost.features[0].total_ns == 7


def test_a_scripts_call_displays_nothing_where_freecad_has_no_window():
    spans = spans_of(called(0), changed(5, "Box", "Shape"), ran(10, "Box"), end(12), returned(14))
    assert times(spans) == [("Box", 10, 0, 0)]


@pytest.mark.parametrize("how", [HEADLESS, WINDOWED])
def test_freecads_own_beginning_is_better_than_the_call_before_it(how):
    (cost,) = costs_of(called(0), begin(6, how=how), ran(10, "Box"), end(12), returned(14))
    assert (cost.span.start_ns, cost.span.wall_ns) == (6, 6)
    assert cost.features[0].total_ns == 4
    assert not cost.span.estimated_start


def test_a_late_beginning_inside_a_call_does_not_move_the_exact_one():
    (cost,) = costs_of(called(3), begin(1, how=LATE), ran(10, "Box"), end(12), returned(14))
    assert (cost.span.start_ns, cost.span.wall_ns) == (3, 9)
    assert not cost.span.estimated_start


def test_a_late_beginning_alone_is_an_estimate_and_says_so():
    *_, recompute = spans_of(begin(7, how=LATE), ran(10, "Box"), end(12))
    assert recompute.estimated_start
    assert recompute.start_ns == 7


@pytest.mark.parametrize("how", [HEADLESS, WINDOWED])
def test_a_beginning_that_freecad_tells_is_no_estimate(how):
    *_, recompute = spans_of(begin(7, how=how), ran(10, "Box"), end(12))
    assert not recompute.estimated_start


def test_a_call_that_recomputed_nothing_leaves_nothing():
    assert spans_of(called(0), returned(5)) == []
    (cost,) = costs_of(called(0), returned(5), begin(10, "B"), ran(12, "Box", "B"), end(13, "B"))
    assert (cost.span.start_ns, cost.span.parent) == (10, None)


def test_a_call_that_returned_has_no_features_afterwards():
    assert spans_of(called(0), returned(5), changed(6, "Box", "Shape"), ran(9, "Box")) == []


def test_a_call_that_returned_leaves_nothing_open_inside_it():
    """The end of an inner recompute was lost: what comes after the call is not inside it."""
    (cost,) = costs_of(
        called(0), begin(1), begin(3, "Inner"), returned(5), begin(10, "B"), end(12, "B")
    )
    assert (cost.span.document, cost.span.parent) == ("B", None)


def test_a_call_inside_a_call_for_another_document_is_its_child():
    outer, inner = costs_of(
        called(0, "Outer"),
        ran(10, "Box", "Outer"),
        called(12, "Inner"),
        ran(15, "Pad", "Inner"),
        end(16, "Inner"),
        returned(17, "Inner"),
        ran(20, "Link", "Outer"),
        end(22, "Outer"),
        returned(23, "Outer"),
    )
    assert inner.span.parent == outer.span.id
    assert names(outer) == ["Box", "Link"] and names(inner) == ["Pad"]
    assert [one.total_ns for one in outer.features] == [10, 10]


@pytest.mark.parametrize("told", [(), (begin(1, how=HEADLESS),)], ids=["1.1", "1.0"])
def test_a_feature_that_asks_for_the_recompute_it_is_part_of_changes_nothing(told):
    """FreeCAD refuses such a call without a word: no beginning, no end, only the call itself."""
    (cost,) = costs_of(
        called(0),
        *told,
        ran(10, "Box"),
        called(12),
        returned(13),
        ran(20, "Python"),
        end(22),
        returned(23),
    )
    assert names(cost) == ["Box", "Python"]
    assert cost.span.wall_ns == 22 - len(told) and not cost.span.estimated_start


def test_features_told_before_the_beginning_are_not_counted_into_it():
    (cost,) = costs_of(called(0), ran(10, "Box"), begin(20), ran(24, "Cut"), end(25), returned(26))
    assert dict(cost.rows)[Row.UNEXPLAINED] == 0


DOCUMENTS, OBJECTS = ("A", "B", "C"), ("Box", "Cut", "Pad")
PROPERTIES = ("Shape", "Placement", "Visibility")


def any_event(chance, time_ns):
    document, name = chance.choice(DOCUMENTS), chance.choice(OBJECTS)
    make = chance.choice((begin, begin, end, called, returned, changing, changed, ran, ran, failed))
    if make is begin:
        return begin(time_ns, document, chance.choice((HEADLESS, WINDOWED, LATE)))
    if make is end:
        return end(time_ns, document, chance.randrange(5))
    if make in (called, returned):
        return make(time_ns, document)
    if make in (changing, changed):
        return make(time_ns, name, chance.choice(PROPERTIES), document)
    return make(time_ns, name, document)


def any_events(seed, count=2000):
    chance, time_ns, events = random.Random(seed), 0, []
    for _ in range(count):
        time_ns += chance.choice((0, 1, 7, 1000))
        events.append(any_event(chance, time_ns))
    return events


SEEDS = range(40)


def check_times(span):
    parts = (span.compute_ns, span.display_ns, span.other_ns, *(ns for _, ns in span.rows))
    assert min(span.start_ns, span.wall_ns, *parts) >= 0, span
    if span.kind is SpanKind.FEATURE:
        assert span.total_ns == span.wall_ns, span


def test_whatever_comes_in_order_of_time_no_span_has_a_negative_time():
    for seed in SEEDS:
        spans = spans_of(*any_events(seed))
        kinds = [span.kind for span in spans]
        assert kinds.count(SpanKind.RECOMPUTE) > 20 and kinds.count(SpanKind.FEATURE) > 20
        assert len({span.id for span in spans}) == len(spans)
        for span in spans:
            check_times(span)


def test_whatever_comes_in_order_of_time_every_recompute_is_explained():
    for seed in SEEDS:
        costs = costs_of(*any_events(seed))
        assert len(costs) > 20
        for cost in costs:
            assert dict(cost.rows)[Row.UNEXPLAINED] == 0, (seed, cost)


def test_whatever_was_lost_a_whole_recompute_afterwards_is_recorded_whole():
    """Both ends of every document are told first, so that nothing can still be open."""
    clean = [event for name in DOCUMENTS for event in (begin(10**9, name), end(10**9, name))]
    whole = (begin(10**9 + 1), ran(10**9 + 5, "Box"), end(10**9 + 9))
    for seed in SEEDS:
        cost = costs_of(*any_events(seed, 200), *clean, *whole)[-1]
        assert (cost.span.wall_ns, names(cost)) == (8, ["Box"]), seed
