# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans from events of which some are missing, late or estimated, as FreeCAD 1.1 can send them."""

from __future__ import annotations

import pytest
from built_spans import BAR_NS, WINDOW_BAR_NS, costs_of, names, spans_of, times
from event_tuples import (
    begin,
    called,
    changed,
    changing,
    end,
    failed,
    ran,
    raw,
    returned,
)

from PerfProfilerWorkbench.capture.events import HEADLESS, LATE, WINDOWED
from PerfProfilerWorkbench.model.span import Row, Status


def test_a_second_beginning_means_that_the_first_end_was_lost():
    again = (begin(100), ran(BAR_NS + 105, "Cut"), end(BAR_NS + 110))
    (cost,) = costs_of(begin(1), ran(10, "Box"), *again)
    assert (cost.span.start_ns, cost.span.wall_ns, cost.span.parent) == (100, BAR_NS + 10, None)
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
    (cost,) = costs_of(called(3 - BAR_NS), ran(10, "Box"), end(12, own_ns=1), returned(14))
    assert (cost.span.start_ns, cost.span.wall_ns) == (3 - BAR_NS, BAR_NS + 10)
    assert not cost.span.estimated_start
    assert cost.features[0].total_ns == 7


def test_the_readings_of_a_scripts_call_are_those_of_the_beginning():
    reading = (called(1)[0], *called(1)[1:3], raw(100))
    *_, recompute = spans_of(reading, end(12, counters=raw(130)), returned(14))
    assert recompute.cpu_ns == 30


def test_a_scripts_call_displays_nothing_where_freecad_has_no_window():
    spans = spans_of(called(-BAR_NS), changed(5, "Box"), ran(10, "Box"), end(12), returned(14))
    assert times(spans) == [("Box", 10, 0)]


@pytest.mark.parametrize(("how", "bar_ns"), [(HEADLESS, BAR_NS), (WINDOWED, WINDOW_BAR_NS)])
def test_what_was_told_between_a_call_and_the_beginning_is_no_features(how, bar_ns):
    before = (called(1), changing(50_000, "Box"), changed(60_000, "Box"))
    spans = spans_of(
        *before, begin(100_000, how=how), ran(400_000, "Box"), end(400_000), returned(400_001)
    )
    assert times(spans) == [("Box", 300_000 - bar_ns, 0)]
    assert spans[-1].start_ns == 100_000


@pytest.mark.parametrize("how", [HEADLESS, WINDOWED])
def test_freecads_own_beginning_is_better_than_the_call_before_it(how):
    (cost,) = costs_of(
        called(1), begin(6, how=how), ran(300_006, "Box"), end(400_000), returned(400_001)
    )
    assert (cost.span.start_ns, cost.span.wall_ns) == (6, 399_994)
    assert not cost.span.estimated_start
    assert cost.features[0].total_ns == 300_000 - dict(cost.rows)[Row.DEPENDENCIES]


def test_freecads_own_beginning_has_readings_of_its_own():
    *_, recompute = spans_of(
        called(1), begin(6, counters=raw(100)), end(50, counters=raw(170)), returned(51)
    )
    assert recompute.cpu_ns == 70


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
        called(-BAR_NS, "Outer"),
        ran(10, "Box", "Outer"),
        called(12, "Inner"),
        ran(50_015, "Pad", "Inner"),
        end(50_016, "Inner"),
        returned(50_017, "Inner"),
        ran(50_020, "Link", "Outer"),
        end(50_022, "Outer"),
        returned(50_023, "Outer"),
    )
    assert inner.span.parent == outer.span.id
    assert names(outer) == ["Box", "Link"] and names(inner) == ["Pad"]
    assert [one.total_ns for one in outer.features] == [10, 2 + 4]
    assert dict(outer.span.rows)[Row.NESTED] == 50_004


def test_a_recompute_inside_a_call_for_another_document_is_its_child():
    outer, inner = costs_of(
        called(1, "Outer"), begin(5, "Inner"), ran(50_005, "Pad", "Inner"), end(50_006, "Inner"),
        ran(60_000, "Link", "Outer"), end(60_001, "Outer"), returned(60_002, "Outer"),
    )  # fmt: skip
    assert (outer.span.document, outer.span.start_ns) == ("Outer", 1)
    assert (inner.span.document, inner.span.parent) == ("Inner", outer.span.id)


def test_a_call_inside_a_call_that_recomputed_nothing_leaves_its_time_to_the_feature():
    (cost,) = costs_of(
        called(-BAR_NS, "Outer"), called(12, "Inner"), returned(17, "Inner"),
        ran(20, "Link", "Outer"), end(22, "Outer"), returned(23, "Outer"),
    )  # fmt: skip
    assert cost.features[0].total_ns == 20 and Row.NESTED not in dict(cost.span.rows)


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


def test_a_second_call_that_is_refused_does_not_close_the_first():
    (cost,) = costs_of(
        called(1), called(12), called(13), returned(14), returned(15), ran(30_000, "Box"),
        end(40_000), returned(40_001),
    )  # fmt: skip
    assert names(cost) == ["Box"] and cost.span.start_ns == 1


def test_after_a_refused_call_the_return_of_the_first_one_closes_it():
    """Its end was lost."""
    assert costs_of(called(1), called(12), returned(14), returned(30), end(40)) == []


def test_features_told_before_the_beginning_are_not_counted_into_it():
    (cost,) = costs_of(called(0), ran(10, "Box"), begin(20), ran(24, "Cut"), end(25), returned(26))
    assert dict(cost.rows)[Row.UNEXPLAINED] == 0
