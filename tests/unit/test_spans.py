# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans from the events of whole recomputes, as a FreeCAD that loses nothing sends them."""

from __future__ import annotations

import pytest
from test_plain import session_of

from PerfProfilerWorkbench.analysis.costs import recompute_costs
from PerfProfilerWorkbench.capture.events import (
    BEGIN,
    CALLED,
    CHANGED,
    CHANGING,
    END,
    FAILED,
    HEADLESS,
    LATE,
    RECOMPUTED,
    RETURNED,
    WINDOWED,
)
from PerfProfilerWorkbench.capture.spans import SHOWN_PROPERTIES, SpanBuilder
from PerfProfilerWorkbench.model.span import Row, SpanKind, Status


def begin(time_ns, document="A", how=WINDOWED):
    return (time_ns, BEGIN, (document, ""), how)


def end(time_ns, document="A", own_ns=0):
    return (time_ns, END, (document, ""), own_ns)


def called(time_ns, document="A"):
    return (time_ns, CALLED, (document, ""), None)


def returned(time_ns, document="A"):
    return (time_ns, RETURNED, (document, ""), None)


def changing(time_ns, name, prop, document="A"):
    return (time_ns, CHANGING, (document, name), prop)


def changed(time_ns, name, prop, document="A"):
    return (time_ns, CHANGED, (document, name), prop)


def ran(time_ns, name, document="A"):
    return (time_ns, RECOMPUTED, (document, name), None)


def failed(time_ns, name, document="A"):
    return (time_ns, FAILED, (document, name), None)


def spans_of(*events):
    builder = SpanBuilder()
    builder.feed(events)
    return builder.spans


def costs_of(*events):
    """What the analysis makes of the events, once it is sure that each sum is exact."""
    costs = recompute_costs(session_of(spans_of(*events)))
    for cost in costs:
        assert sum(one.total_ns for one in cost.features) + cost.unattributed_ns == (
            cost.span.wall_ns
        )
        assert sum(ns for _, ns in cost.rows) == cost.unattributed_ns
    return costs


def times(spans):
    """The three times of each feature, in order."""
    found = [span for span in spans if span.kind is SpanKind.FEATURE]
    return [(span.object, span.compute_ns, span.display_ns, span.other_ns) for span in found]


def test_each_feature_begins_where_the_one_before_it_ended():
    first, second, recompute = spans_of(
        begin(100), ran(130, "Box"), ran(170, "Cut"), end(180, own_ns=5)
    )
    assert (first.object, first.start_ns, first.wall_ns) == ("Box", 100, 30)
    assert (second.object, second.start_ns, second.wall_ns) == ("Cut", 130, 40)
    assert (recompute.kind, recompute.start_ns) == (SpanKind.RECOMPUTE, 100)
    assert first.parent == second.parent == recompute.id and recompute.parent is None
    assert len({first.id, second.id, recompute.id}) == 3


def test_a_recompute_ends_behind_our_own_work():
    *_, recompute = spans_of(begin(100), ran(130, "Box"), end(180, own_ns=5))
    assert recompute.wall_ns == 85
    assert dict(recompute.rows) == {Row.CLOSING: 50, Row.OWN: 5}


def test_a_recompute_in_which_nothing_ran_is_all_closing():
    (cost,) = costs_of(begin(100), end(140, own_ns=3))
    assert cost.features == ()
    assert dict(cost.rows) == {Row.CLOSING: 40, Row.OWN: 3, Row.UNEXPLAINED: 0}


@pytest.mark.parametrize("prop", sorted(SHOWN_PROPERTIES))
def test_the_view_works_from_a_shown_property_to_the_next_event(prop):
    spans = spans_of(
        begin(0), changed(10, "Box", prop), changed(25, "Box", "Placement"), ran(30, "Box"), end(31)
    )
    assert times(spans) == [("Box", 15, 15, 0)]


@pytest.mark.parametrize("prop", ["Placement", "Length", "Label", "shape", "", None])
def test_other_properties_are_no_work_of_the_view(prop):
    spans = spans_of(begin(0), changed(10, "Box", prop), ran(30, "Box"), end(31))
    assert times(spans) == [("Box", 30, 0, 0)]


def test_a_shape_that_is_about_to_change_is_still_being_computed():
    spans = spans_of(begin(0), changing(10, "Box", "Shape"), ran(30, "Box"), end(31))
    assert times(spans) == [("Box", 30, 0, 0)]


def test_a_property_that_is_about_to_change_ends_the_work_of_the_view():
    spans = spans_of(
        begin(0),
        changed(10, "Box", "Shape"),
        changing(12, "Box", "Placement"),
        ran(30, "Box"),
        end(31),
    )
    assert times(spans) == [("Box", 28, 2, 0)]


def test_two_shown_changes_of_a_feature_add_up_and_the_next_feature_begins_anew():
    spans = spans_of(
        begin(0),
        changed(10, "Box", "Shape"),
        changed(14, "Box", "Shape"),
        ran(20, "Box"),
        ran(50, "Cut"),
        end(51),
    )
    assert times(spans) == [("Box", 10, 10, 0), ("Cut", 30, 0, 0)]


@pytest.mark.parametrize("how", [HEADLESS, LATE])
def test_without_a_window_nothing_is_displayed(how):
    events = (begin(0, how=how), changed(10, "Box", "Shape"), ran(30, "Box"), end(31))
    assert times(spans_of(*events)) == [("Box", 30, 0, 0)]


def test_a_script_in_the_window_has_its_display_time_too():
    """From the console of a FreeCAD with its window both the call and the beginning are told."""
    spans = spans_of(
        called(0), begin(5), changed(10, "Box", "Shape"), ran(30, "Box"), end(31), returned(32)
    )
    assert times(spans) == [("Box", 5, 20, 0)]


@pytest.mark.parametrize(
    "events",
    [
        [begin(7), ran(8, "Box"), end(9, own_ns=1)],
        [begin(0), ran(0, "Box"), ran(0, "Cut"), end(0)],
        [
            begin(10**18),
            changed(10**18 + 1, "Box", "Shape"),
            ran(10**18 + 7, "Box"),
            end(2 * 10**18),
        ],
        [begin(0), failed(9, "Box"), end(9, own_ns=10**12)],
        [begin(0), ran(3, "Box"), ran(6, "Box"), failed(9, "Cut"), end(9, own_ns=2)],
        [called(0), ran(3, "Box"), end(5, own_ns=1), returned(7)],
        [called(0), begin(2, how=LATE), ran(3, "Box"), end(5, own_ns=1), returned(7)],
    ],
)
def test_features_and_rows_sum_up_to_the_wall_time_with_nothing_unexplained(events):
    (cost,) = costs_of(*events)
    assert dict(cost.rows)[Row.UNEXPLAINED] == 0


def test_a_feature_that_ran_twice_is_two_spans_and_one_cost():
    events = (begin(0), ran(10, "Box"), ran(15, "Cut"), ran(40, "Box"), end(41))
    assert times(spans_of(*events)) == [("Box", 10, 0, 0), ("Cut", 5, 0, 0), ("Box", 25, 0, 0)]
    (cost,) = costs_of(*events)
    assert [(one.key.object, one.runs, one.total_ns) for one in cost.features] == [
        ("Box", 2, 35),
        ("Cut", 1, 5),
    ]


def test_a_failed_feature_is_named_and_has_no_time_of_its_own():
    box, cut, recompute = spans_of(begin(0), ran(10, "Box"), failed(50, "Cut"), end(50, own_ns=4))
    assert (box.status, box.total_ns) == (Status.OK, 10)
    assert (cut.object, cut.status, cut.total_ns, cut.wall_ns) == ("Cut", Status.FAILED, 0, 0)
    assert cut.parent == recompute.id
    assert recompute.status is Status.FAILED
    assert dict(recompute.rows) == {Row.CLOSING: 40, Row.OWN: 4}


def test_a_failure_does_not_reach_the_next_recompute():
    costs = costs_of(begin(0), failed(9, "Cut"), end(9), begin(10), ran(12, "Cut"), end(13))
    assert [cost.span.status for cost in costs] == [Status.FAILED, Status.OK]
    assert [one.failed for cost in costs for one in cost.features] == [1, 0]


def test_one_recompute_after_another():
    first, second = costs_of(
        begin(0), ran(10, "Box"), end(11), begin(50), ran(53, "Box"), end(60, own_ns=2)
    )
    assert (first.span.start_ns, first.span.wall_ns) == (0, 11)
    assert (second.span.start_ns, second.span.wall_ns) == (50, 12)
    assert [cost.features[0].total_ns for cost in (first, second)] == [10, 3]


NESTED = (
    begin(0, "Outer"),
    ran(10, "Box", "Outer"),
    begin(20, "Inner"),
    ran(23, "Pad", "Inner"),
    ran(27, "Box", "Inner"),
    end(28, "Inner", own_ns=2),
    ran(40, "Link", "Outer"),
    end(45, "Outer", own_ns=1),
)


def test_a_recompute_inside_another_knows_its_parent_and_keeps_its_own_features():
    spans = spans_of(*NESTED)
    inner, outer = (span for span in spans if span.kind is SpanKind.RECOMPUTE)
    assert (inner.document, inner.parent, inner.start_ns, inner.wall_ns) == (
        "Inner",
        outer.id,
        20,
        10,
    )
    assert (outer.document, outer.parent, outer.wall_ns) == ("Outer", None, 46)
    assert [span.object for span in spans if span.parent == inner.id] == ["Pad", "Box"]
    assert [span.key for span in spans if span.parent == outer.id and span.object] == [
        ("Outer", "Box"),
        ("Outer", "Link"),
    ]


def test_a_feature_holds_the_recompute_that_it_set_off():
    outer, inner = costs_of(*NESTED)
    assert [one.total_ns for one in outer.features] == [10, 30]
    assert [one.total_ns for one in inner.features] == [3, 4]
    assert dict(outer.rows)[Row.UNEXPLAINED] == dict(inner.rows)[Row.UNEXPLAINED] == 0


def test_the_beginning_of_an_inner_recompute_ends_the_work_of_the_view():
    """Display lasts from the change of a shown property to the next event, whatever that is."""
    spans = spans_of(
        begin(0, "Outer"),
        changed(10, "Box", "Shape", "Outer"),
        begin(15, "Inner"),
        end(50, "Inner"),
        ran(60, "Box", "Outer"),
        end(61, "Outer"),
    )
    assert times(spans) == [("Box", 55, 5, 0)]


def test_features_of_linked_documents_belong_to_the_recompute_under_way():
    pad, box, recompute = spans_of(begin(0), ran(5, "Pad", "Linked"), ran(9, "Box"), end(10))
    assert pad.key == ("Linked", "Pad") and box.key == ("A", "Box")
    assert pad.parent == box.parent == recompute.id


def test_what_happens_outside_any_recompute_is_nothing():
    assert spans_of(changed(1, "Box", "Shape"), ran(2, "Box"), failed(3, "Cut")) == []
    events = (begin(10), ran(12, "Box"), end(13))
    assert spans_of(changing(1, "Box", "Shape"), ran(2, "Box"), *events) == spans_of(*events)


def test_events_one_by_one_make_the_same_spans_as_all_at_once():
    builder = SpanBuilder()
    for event in NESTED:
        builder.feed([event])
    builder.feed([])
    assert builder.spans == spans_of(*NESTED)


def test_a_recompute_under_way_is_not_among_the_spans():
    assert all(span.kind is SpanKind.FEATURE for span in spans_of(*NESTED[:5]))
    assert costs_of(*NESTED[:5]) == []
