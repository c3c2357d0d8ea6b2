# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans from the events of whole recomputes, as a FreeCAD that loses nothing sends them."""

from __future__ import annotations

import pytest
from built_spans import (
    BAR_NS,
    WINDOW_BAR_NS,
    costs_of,
    features_of,
    names,
    rows,
    spans_of,
    times,
)
from event_tuples import (
    begin,
    called,
    changed,
    changing,
    end,
    failed,
    order,
    paused,
    ran,
    raw,
    resumed,
    returned,
    shown,
)

from PerfProfilerWorkbench.capture.events import HEADLESS, LATE, TRANSACTION, WINDOWED
from PerfProfilerWorkbench.capture.spans import SpanBuilder
from PerfProfilerWorkbench.model.span import Row, SpanKind, Status

START = begin(-BAR_NS)
WINDOW_START = begin(-WINDOW_BAR_NS, how=WINDOWED)


def test_a_recompute_comes_behind_its_features_and_is_their_parent():
    box, cut, recompute = spans_of(begin(100), ran(40_000, "Box"), ran(70_000, "Cut"), end(80_000))
    assert [span.kind for span in (box, cut, recompute)] == [
        SpanKind.FEATURE, SpanKind.FEATURE, SpanKind.RECOMPUTE,
    ]  # fmt: skip
    assert (recompute.document, recompute.start_ns, recompute.wall_ns) == ("A", 100, 79_900)
    assert box.parent == cut.parent == recompute.id and recompute.parent is None
    assert len({box.id, cut.id, recompute.id}) == 3


def test_the_view_has_its_time_with_a_window():
    events = (changed(10, "Box"), shown(40), ran(50, "Box"), end(60))
    assert times(spans_of(WINDOW_START, *events)) == [("Box", 16, 34)]


@pytest.mark.parametrize("how", [HEADLESS, LATE])
def test_without_a_window_nothing_is_displayed(how):
    events = (begin(-BAR_NS, how=how), changed(10, "Box"), ran(30, "Box"), end(31))
    assert times(spans_of(*events)) == [("Box", 30, 0)]


def test_a_script_in_the_window_has_its_display_time_too():
    """From the console of a FreeCAD with its window both the call and the beginning are told."""
    events = (changed(10, "Box"), ran(30, "Box"), end(31), returned(32))
    spans = spans_of(called(-WINDOW_BAR_NS - 5), WINDOW_START, *events)
    assert times(spans) == [("Box", 10, 20)]
    assert (spans[-1].start_ns, spans[-1].estimated_start) == (-WINDOW_BAR_NS, False)


def test_what_qt_did_is_a_row():
    spans = spans_of(WINDOW_START, paused(10), resumed(30), ran(50, "Box"), end(60))
    assert times(spans) == [("Box", 20, 0)]
    assert rows(spans)[Row.EVENTS] == 20


def test_the_readings_of_the_beginning_are_used():
    *_, recompute = spans_of(
        begin(0, counters=raw(100)), end(50, counters=raw(180)), begin(60, counters=raw(200)),
        end(90, counters=raw(230)),
    )  # fmt: skip
    assert recompute.cpu_ns == 30


def test_a_failed_feature_is_placed_by_the_order_that_the_end_tells():
    spans = spans_of(
        START, ran(10, "Box"), changing(40, "Pad"), ran(50, "Pad"),
        failed(60, "Cut"), end(60, order=order("Box", "Cut", "Pad")),
    )  # fmt: skip
    assert times(spans) == [("Box", 10, 0), ("Cut", 30, 0), ("Pad", 10, 0)]
    assert spans[1].parent == spans[-1].id and spans[-1].status is Status.FAILED


def test_a_failure_does_not_reach_the_next_recompute():
    costs = costs_of(begin(0), failed(9, "Cut"), end(9), begin(10), ran(12, "Cut"), end(13))
    assert [cost.span.status for cost in costs] == [Status.FAILED, Status.OK]
    assert [one.failed for cost in costs for one in cost.features] == [1, 0]


def test_one_recompute_after_another():
    first, second = costs_of(
        START, ran(10, "Box"), end(11), begin(50), ran(50 + BAR_NS + 3, "Box"),
        end(50 + BAR_NS + 10, own_ns=2),
    )  # fmt: skip
    assert (first.span.start_ns, first.span.wall_ns) == (-BAR_NS, BAR_NS + 11)
    assert (second.span.start_ns, second.span.wall_ns) == (50, BAR_NS + 12)
    assert [cost.features[0].total_ns for cost in (first, second)] == [10, 3]


def test_a_feature_that_ran_twice_is_two_spans_and_one_cost():
    events = (START, ran(10, "Box"), ran(15, "Cut"), ran(40, "Box"), end(41))
    assert times(spans_of(*events)) == [("Box", 10, 0), ("Cut", 5, 0), ("Box", 25, 0)]
    (cost,) = costs_of(*events)
    assert [(one.key.object, one.runs, one.total_ns) for one in cost.features] == [
        ("Box", 2, 35), ("Cut", 1, 5),
    ]  # fmt: skip


def test_features_of_linked_documents_belong_to_the_recompute_under_way():
    pad, box, recompute = spans_of(START, ran(5, "Pad", "Linked"), ran(9, "Box"), end(10))
    assert pad.key == ("Linked", "Pad") and box.key == ("A", "Box")
    assert pad.parent == box.parent == recompute.id


def test_a_failure_in_a_linked_document_is_told_of_the_recompute_under_way():
    spans = spans_of(START, ran(9, "Box"), failed(10, "Pad", "Linked", within="A"), end(10))
    assert features_of(spans)[1].key == ("Linked", "Pad")
    assert spans[-1].status is Status.FAILED


INNER = 20 + BAR_NS  # where the first feature of the recompute within begins
NESTED = (
    begin(-BAR_NS, "Outer"),
    ran(10, "Box", "Outer"),
    begin(20, "Inner"),
    ran(INNER + 3, "Pad", "Inner"),
    ran(INNER + 7, "Box", "Inner"),
    end(INNER + 8, "Inner", own_ns=2),
    ran(INNER + 30, "Link", "Outer"),
    end(INNER + 35, "Outer", own_ns=1),
)


def test_a_recompute_inside_another_knows_its_parent_and_keeps_its_own_features():
    spans = spans_of(*NESTED)
    inner, outer = (span for span in spans if span.kind is SpanKind.RECOMPUTE)
    assert (inner.document, inner.parent) == ("Inner", outer.id)
    assert (inner.start_ns, inner.wall_ns) == (20, BAR_NS + 10)
    assert (outer.document, outer.parent) == ("Outer", None)
    assert [span.object for span in spans if span.parent == inner.id] == ["Pad", "Box"]
    assert [span.key for span in spans if span.parent == outer.id and span.object] == [
        ("Outer", "Box"), ("Outer", "Link"),
    ]  # fmt: skip


def test_the_recompute_that_a_feature_set_off_is_a_row_around_which_it_computes():
    outer, inner = costs_of(*NESTED)
    assert [one.total_ns for one in outer.features] == [10, 10 + 20]
    assert [one.total_ns for one in inner.features] == [3, 4]
    assert dict(outer.span.rows)[Row.NESTED] == inner.span.wall_ns
    assert Row.NESTED not in dict(inner.span.rows)


def test_recomputes_three_deep():
    deep = (begin(25, "Deep"), ran(26, "Sole", "Deep"), end(30, "Deep"))
    outer, inner, innermost = costs_of(*NESTED[:3], *deep, *NESTED[3:])
    assert [cost.span.parent for cost in (outer, inner, innermost)] == [
        None, outer.span.id, inner.span.id,
    ]  # fmt: skip
    assert dict(inner.span.rows)[Row.NESTED] == 5
    assert dict(outer.span.rows)[Row.NESTED] == inner.span.wall_ns


def test_the_beginning_of_an_inner_recompute_ends_the_work_of_the_view():
    spans = spans_of(
        begin(-WINDOW_BAR_NS, "Outer", WINDOWED), changed(10, "Box", document="Outer"),
        begin(15, "Inner", WINDOWED), end(50, "Inner"), ran(60, "Box", "Outer"), end(61, "Outer"),
    )  # fmt: skip
    assert times(spans) == [("Box", 20, 5)]


def test_what_happens_outside_any_recompute_is_in_none():
    outside = (changing(1, "Box"), changed(2, "Box"), failed(3, "Cut"), shown(4))
    inside = (begin(10), ran(50_000, "Box"), end(60_000))
    assert features_of(spans_of(*outside)) == []
    assert times(spans_of(*outside, *inside)) == times(spans_of(*inside))


def test_work_outside_recomputes_comes_before_the_one_that_ends_it():
    spans = spans_of(changing(1, "Box"), changed(100_001, "Box"), begin(200_000), end(300_000))
    assert [span.kind for span in spans] == [SpanKind.COMPUTE, SpanKind.RECOMPUTE]
    assert (spans[0].object, spans[0].compute_ns, spans[0].parent) == ("Box", 100_000, None)


def test_work_outside_recomputes_is_complete_when_the_recording_ends():
    builder = SpanBuilder()
    builder.feed([changing(1, "Box"), changed(100_001, "Box")])
    assert builder.spans == []
    builder.close()
    assert [span.kind for span in builder.spans] == [SpanKind.COMPUTE]


def test_a_transaction_within_a_recompute_is_no_signal_of_a_feature():
    opened = (15, TRANSACTION, ("A", ""), "Edit")
    events = (WINDOW_START, changed(10, "Box"), opened, ran(30, "Box"), end(40))
    builder = SpanBuilder()
    builder.feed(events)
    assert times(builder.spans) == [("Box", 10, 20)]
    builder.feed([changing(90, "Box"), changed(91, "Box")])
    assert builder.outside.changes[-1].transaction == "Edit"


def test_events_one_by_one_make_the_same_spans_as_all_at_once():
    builder = SpanBuilder()
    for event in NESTED:
        builder.feed([event])
    builder.feed([])
    assert builder.spans == spans_of(*NESTED)


def test_a_recompute_under_way_is_not_among_the_spans_and_neither_are_its_features():
    assert spans_of(*NESTED[:5]) == []
    assert [names(cost) for cost in costs_of(*NESTED[:7])] == [["Pad", "Box"]]


@pytest.mark.parametrize(
    "events",
    [
        [begin(7), ran(8, "Box"), end(9, own_ns=1)],
        [begin(1), ran(1, "Box"), ran(1, "Cut"), end(1)],
        [begin(10**18), changed(10**18 + 1, "Box"), ran(10**18 + 7, "Box"), end(2 * 10**18)],
        [begin(1), failed(9, "Box"), end(9, own_ns=10**12)],
        [begin(1), ran(3, "Box"), ran(6, "Box"), failed(9, "Cut"), end(9, own_ns=2)],
        [called(1), ran(3, "Box"), end(5, own_ns=1), returned(7)],
        [called(1), begin(2, how=LATE), ran(3, "Box"), end(5, own_ns=1), returned(7)],
    ],
)
def test_features_and_rows_sum_up_to_the_wall_time(events):
    (cost,) = costs_of(*events)
    assert sum(one.total_ns for one in cost.features) + cost.unattributed_ns == cost.span.wall_ns
