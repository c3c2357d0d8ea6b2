# SPDX-License-Identifier: LGPL-2.1-or-later
"""Peaks of memory, from one reading to the next: whose they are, and when nobody can tell."""

from __future__ import annotations

import os

from built_spans import split
from event_tuples import begin, end, nested, order, paused, ran, raw, resumed

from PerfProfilerWorkbench.capture.events import PAUSED, RESUMED
from PerfProfilerWorkbench.capture.growth import nested as nested_growth
from PerfProfilerWorkbench.capture.spans import SpanBuilder
from PerfProfilerWorkbench.model.memory import Allocator
from PerfProfilerWorkbench.model.span import SpanKind

PAGE = os.sysconf("SC_PAGE_SIZE")
MS = 1_000_000
START = raw(0, pages=1000, peak_kb=4000)


def peaks(*spans):
    return [span.peak_bytes and span.peak_bytes // 1024 for span in spans]


def test_a_feature_has_the_peak_that_was_read_at_its_end():
    box, cut, recompute = split(
        ran(30, "Box", counters=raw(1, pages=1000, peak_kb=205_000)),
        ran(70, "Cut", counters=raw(2, pages=1100, peak_kb=5_000)),
        end(80, counters=raw(3, pages=1100, peak_kb=4_500)),
        counters=START,
    )
    assert peaks(box, cut, recompute) == [205_000, 5_000, 205_000]
    assert box.peak_change_bytes == 205_000 * 1024 - 1000 * PAGE
    assert cut.peak_change_bytes == 5_000 * 1024 - 1000 * PAGE
    assert recompute.peak_change_bytes == box.peak_change_bytes


def test_short_features_before_are_not_worth_a_thought():
    box, cut, _ = split(
        ran(2 * MS, "Box"),
        ran(70 * MS, "Cut", counters=raw(2, pages=1100, peak_kb=90_000)),
        end(80 * MS),
        counters=START,
    )
    assert peaks(box, cut) == [None, 90_000]
    assert not cut.peak_estimated, "in 2 ms nobody clears 80 MB"


def test_a_small_peak_after_short_features_is_marked():
    box, cut, _ = split(
        ran(2 * MS, "Box"),
        ran(70 * MS, "Cut", counters=raw(2, pages=1100, peak_kb=9_000)),
        end(80 * MS),
        counters=START,
    )
    assert peaks(box, cut) == [None, 9_000]
    assert cut.peak_estimated


def test_without_a_reading_at_the_beginning_there_is_no_peak():
    """The one that is read began at some moment before."""
    box, cut, _recompute = split(
        ran(30 * MS, "Box", counters=raw(1, pages=1000, peak_kb=90_000)),
        ran(60 * MS, "Cut", counters=raw(2, pages=1000, peak_kb=4_000)),
        end(80 * MS),
    )
    assert peaks(box, cut) == [None, 4_000]


def test_a_peak_that_may_be_a_longer_features_before_is_nobodys():
    _, box, cut, fillet, recompute = split(
        ran(1 * MS, "First", counters=raw(1, pages=1000, peak_kb=4_000)),
        ran(40 * MS, "Box"),
        ran(70 * MS, "Cut", counters=raw(2, pages=1100, peak_kb=90_000)),
        ran(150 * MS, "Fillet", counters=raw(3, pages=1100, peak_kb=7_000)),
        end(160 * MS, counters=raw(4, pages=1100, peak_kb=4_500)),
        counters=START,
    )
    assert peaks(box, cut, fillet, recompute) == [None, None, 7_000, 90_000]


def test_what_can_only_be_the_long_features_is_its_own():
    """In 20 ms no features can have cleared 300 MB."""
    _, box, cut, _ = split(
        ran(1 * MS, "First", counters=raw(1, pages=1000, peak_kb=4_000)),
        ran(21 * MS, "Box"),
        ran(170 * MS, "Cut", counters=raw(2, pages=1100, peak_kb=300_000)),
        end(180 * MS),
        counters=START,
    )
    assert peaks(box, cut) == [None, 300_000]


def test_a_reading_of_processor_time_alone_is_none_of_memory():
    box, cut, _ = split(
        ran(40 * MS, "Box", counters=40),
        ran(70 * MS, "Cut", counters=raw(2, pages=1100, peak_kb=90_000)),
        end(80 * MS),
        counters=START,
    )
    assert peaks(box, cut) == [None, None]


def paused_with(time_ns, peak_kb):
    return (time_ns, PAUSED, ("", ""), raw(0, pages=1000, peak_kb=peak_kb))


def test_a_pause_that_a_feature_makes_itself_hides_nothing_of_its_peak():
    box, _ = split(
        paused_with(5 * MS, 205_000),
        resumed(6 * MS),
        ran(30 * MS, "Box", counters=raw(1, pages=1000, peak_kb=6_000)),
        end(80 * MS),
        counters=START,
    )
    assert peaks(box) == [205_000]


def test_after_a_pause_a_peak_is_the_next_features_whatever_ran_before_it():
    _, box, cut, _ = split(
        ran(1 * MS, "First", counters=raw(1, pages=1000, peak_kb=4_000)),
        ran(40 * MS, "Box"),
        paused_with(41 * MS, 205_000),
        resumed(42 * MS),
        ran(70 * MS, "Cut", counters=raw(2, pages=1000, peak_kb=6_000)),
        end(80 * MS),
        counters=START,
    )
    assert peaks(box, cut) == [None, 6_000]


def resumed_with(time_ns, pages):
    return (time_ns, RESUMED, ("", ""), raw(0, pages=pages))


def test_what_qt_takes_in_a_pause_is_no_features():
    """400 MB for the view, and the feature needs nothing."""
    pages = 400_000_000 // PAGE
    box, _ = split(
        paused_with(5 * MS, 4000),
        resumed_with(6 * MS, pages // 2),
        resumed_with(7 * MS, 1000 + pages),
        ran(60 * MS, "Box", counters=raw(1, 1003 + pages, peak_kb=(1003 + pages) * PAGE // 1024)),
        end(80 * MS),
        counters=START,
    )
    assert box.rss_change_bytes == box.peak_change_bytes == 3 * PAGE
    assert not box.peak_estimated


def test_what_qt_takes_before_an_unread_feature_is_not_the_next_ones():
    pages = 400_000_000 // PAGE
    _box, cut, _ = split(
        paused_with(5 * MS, 4000),
        resumed_with(7 * MS, 1000 + pages),
        ran(8 * MS, "Box"),
        ran(60 * MS, "Cut", counters=raw(1, 1003 + pages, peak_kb=(1003 + pages) * PAGE // 1024)),
        end(80 * MS),
        counters=START,
    )
    assert cut.rss_change_bytes == cut.peak_change_bytes == 3 * PAGE
    assert cut.peak_estimated, "a millisecond of Box is in it"


def test_a_pause_without_readings_says_nothing():
    box, _ = split(
        paused(5 * MS), resumed(6 * MS), ran(30 * MS, "Box", counters=START), end(80 * MS),
        counters=START,
    )  # fmt: skip
    assert peaks(box) == [4000]


def test_what_a_recompute_within_a_feature_needed_the_feature_needed():
    inner = (*nested(5, 20)[:3], (5, 0, 300_000 * 1024, {}))
    link, _ = split(
        inner,
        ran(30, "Link", counters=raw(1, pages=1000, peak_kb=6_000)),
        end(80),
        counters=START,
    )
    assert peaks(link) == [300_000]


def test_a_nested_recompute_hands_on_all_its_peaks_and_what_came_before_it():
    events = [ran(30, "Box", counters=raw(5, peak_kb=7)), end(40, counters=raw(9, 12, peak_kb=3))]
    cpu_ns, peak_bytes, grown = nested_growth(raw(2, 10, peak_kb=5), events)
    assert (cpu_ns, peak_bytes, grown["rss_bytes"]) == (7, 7 * 1024, 2 * PAGE)
    assert nested_growth(raw(2, peak_kb=8), events)[1] == 8 * 1024
    assert nested_growth(raw(2), [end(40, counters=raw(9))])[:2] == (7, None)
    assert nested_growth(None, events) == (0, None, {})


def test_what_a_recompute_within_an_unread_feature_keeps_is_not_the_next_features():
    inner = (*nested(5, 20)[:3], (5, 0, 300_000 * 1024, {"rss_bytes": 70_000 * PAGE}))
    link, box, _ = split(
        inner,
        ran(30, "Link"),
        ran(30 * MS, "Box", counters=raw(1, pages=71_001, peak_kb=71_001 * PAGE // 1024)),
        end(80 * MS),
        counters=START,
    )
    assert (link.rss_change_bytes, box.rss_change_bytes) == (None, PAGE)
    assert box.peak_change_bytes == PAGE


def test_what_a_recompute_within_keeps_is_no_growth_of_the_feature_but_in_its_peak():
    inner = (*nested(5, 20)[:3], (5, 0, 300_000 * 1024, {"rss_bytes": 70_000 * PAGE}))
    link, _ = split(
        inner,
        ran(30 * MS, "Link", counters=raw(1, pages=71_001, peak_kb=290_000)),
        end(80 * MS),
        counters=START,
    )
    assert link.rss_change_bytes == PAGE
    assert link.peak_change_bytes == 300_000 * 1024 - 1000 * PAGE


def test_the_span_builder_gives_an_inner_peak_to_the_outer_feature_too():
    builder = SpanBuilder()
    builder.feed(
        [
            begin(0, "Outer", counters=raw(0, pages=10, peak_kb=40)),
            begin(10 * MS, "Inner", counters=raw(1, pages=10, peak_kb=50)),
            ran(30 * MS, "Box", "Inner", counters=raw(2, pages=10, peak_kb=900)),
            end(31 * MS, "Inner", counters=raw(2, pages=10, peak_kb=41)),
            ran(35 * MS, "Link", "Outer", counters=raw(3, pages=10, peak_kb=45)),
            end(36 * MS, "Outer", counters=raw(4, pages=10, peak_kb=44)),
        ]
    )
    found = {(span.kind, span.document): span for span in builder.spans}
    assert peaks(
        found[SpanKind.FEATURE, "Inner"],
        found[SpanKind.RECOMPUTE, "Inner"],
        found[SpanKind.FEATURE, "Outer"],
        found[SpanKind.RECOMPUTE, "Outer"],
    ) == [900, 900, 900, 900]


def test_without_peaks_none_is_told():
    box, recompute = split(
        ran(30, "Box", counters=raw(1, pages=12)), end(80), counters=raw(0, pages=10)
    )
    assert peaks(box, recompute) == [None, None]
    assert (box.peak_change_bytes, box.rss_change_bytes) == (None, 2 * PAGE)


NUMBERS = (1000, 5, 0, 2, 4096, 0, 0, 700, 300, 100)


def test_the_allocators_numbers_stand_at_the_recompute():
    before = (*START[:5], NUMBERS)
    after = (*START[:5], (2000, *NUMBERS[1:]))
    box, recompute = split(ran(30, "Box", counters=after), end(80, counters=after), counters=before)
    assert box.allocator is None
    first, last = recompute.allocator
    assert isinstance(first, Allocator)
    assert (first.heap_bytes, first.fragmentation) == (1000, 0.3)
    assert (last.heap_bytes, last.fragmentation) == (2000, 0.15)


def test_one_reading_of_the_allocator_is_no_before_and_after():
    before = (*START[:5], NUMBERS)
    assert split(end(80, counters=START), counters=before)[-1].allocator is None
    assert split(end(80, counters=before), counters=START)[-1].allocator is None


def test_features_that_share_a_gap_have_no_reading_and_no_mark():
    _, ball, cut, _ = split(
        ran(2 * MS, "Box"),
        ran(70 * MS, "Cut", counters=raw(2, pages=1100, peak_kb=9_000)),
        end(80 * MS, order=order("Box", "Ball", "Cut")),
        counters=START,
        failed=("Ball",),
    )
    assert cut.shared_group is not None and ball.shared_group == cut.shared_group
    assert peaks(ball, cut) == [None, None]
    assert ball.peak_estimated is False and cut.peak_estimated is False
