# SPDX-License-Identifier: LGPL-2.1-or-later
"""One finished recompute as spans: features' times, rows and readings."""

from __future__ import annotations

import os
import random

import pytest
from built_spans import BAR_NS, WINDOW_BAR_NS, features_of, rows, spans_of, split, times, windowed
from event_tuples import (
    begin,
    changed,
    changed_hidden,
    changing,
    end,
    nested,
    order,
    paused,
    ran,
    raw,
    resumed,
    shown,
)

from PerfProfilerWorkbench.capture.events import HEADLESS, LATE, WINDOWED, Event
from PerfProfilerWorkbench.model.span import Row, Span, SpanKind, Status

PAGE = os.sysconf("SC_PAGE_SIZE")


def test_each_feature_begins_where_the_one_before_it_ended():
    box, cut, recompute = split(ran(30, "Box", own_ns=4), ran(70, "Cut"), end(80))
    assert (box.object, box.start_ns, box.wall_ns) == ("Box", 0, 30)
    assert (cut.object, cut.start_ns, cut.wall_ns) == ("Cut", 34, 36)
    assert (box.kind, box.status, box.shared_group) == (SpanKind.FEATURE, Status.OK, None)
    assert box.parent == cut.parent == recompute.id == 1
    assert len({box.id, cut.id, recompute.id}) == 3


def test_a_recompute_ends_behind_our_own_work():
    *_, recompute = split(ran(30, "Box", own_ns=4), end(80, own_ns=5))
    assert (recompute.kind, recompute.object) == (SpanKind.RECOMPUTE, "")
    assert (recompute.start_ns, recompute.wall_ns) == (-BAR_NS, BAR_NS + 85)
    assert dict(recompute.rows) == {Row.DEPENDENCIES: BAR_NS, Row.CLOSING: 46, Row.OWN: 9}


def test_computing_and_display_are_told_apart():
    spans = windowed(
        changing(10, "Box"), changed(12, "Box"), shown(30), ran(80, "Box"), ran(90, "Cut"), end(95)
    )
    assert times(spans) == [("Box", 42, 38), ("Cut", 10, 0)]
    assert all(span.other_ns == 0 for span in spans)


def test_without_a_window_all_is_computing():
    assert times(split(changed(10, "Box"), ran(80, "Box"), end(95))) == [("Box", 80, 0)]


def test_what_small_changes_usually_take_is_learnt_from_the_recompute():
    usual = [changed_hidden(at * 100, "Box", "Label") for at in range(10)]
    spans = windowed(*usual, ran(10_900, "Box"), end(11_000))
    assert times(spans) == [("Box", 10_900 - 9 * 50 - 75, 9 * 50 + 75)]


def test_a_feature_that_ran_twice_is_two_spans():
    spans = split(ran(10, "Box"), ran(15, "Cut"), ran(40, "Box"), end(41))
    assert times(spans) == [("Box", 10, 0), ("Cut", 5, 0), ("Box", 25, 0)]
    assert [span.shared_group for span in spans] == [None] * 4


def test_what_qt_did_is_no_features_and_lies_in_a_row():
    spans = windowed(
        changing(10, "Box"), ran(20, "Box"),
        paused(25), resumed(60), changing(70, "Cut"), ran(80, "Cut"),
        paused(82), resumed(90), end(100, own_ns=3),
    )  # fmt: skip
    assert times(spans) == [("Box", 20, 0), ("Cut", 20, 0)]
    assert rows(spans) == {
        Row.DEPENDENCIES: WINDOW_BAR_NS + 7, Row.EVENTS: 43, Row.CLOSING: 10, Row.OWN: 3,
    }  # fmt: skip


def test_a_span_begins_and_ends_with_its_features_own_work():
    _, cut, _ = windowed(ran(20, "Box"), paused(25), resumed(60), ran(80, "Cut"), end(100))
    assert (cut.start_ns, cut.wall_ns, cut.total_ns) == (60, 20, 20)


def test_a_recompute_within_is_a_row_and_not_the_features():
    spans = split(ran(10, "Box"), nested(20, 50), ran(60, "Link"), end(65))
    assert times(spans) == [("Box", 10, 0), ("Link", 20, 0)]
    assert rows(spans) == {Row.DEPENDENCIES: BAR_NS, Row.NESTED: 30, Row.CLOSING: 5, Row.OWN: 0}
    assert (spans[1].start_ns, spans[1].wall_ns) == (10, 50)


def test_a_recompute_in_which_nothing_ran_has_no_features():
    (recompute,) = split(end(140, own_ns=3))
    assert dict(recompute.rows) == {Row.DEPENDENCIES: BAR_NS, Row.CLOSING: 140, Row.OWN: 3}


def test_rows_come_in_the_order_of_a_recompute():
    *_, recompute = windowed(
        ran(20, "Box", own_ns=1), paused(25), nested(30, 40), ran(80, "Cut"), end(100)
    )
    assert [row for row, _ in recompute.rows] == [
        Row.DEPENDENCIES, Row.EVENTS, Row.NESTED, Row.CLOSING, Row.OWN,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "expected_ns"),
    [
        (None, BAR_NS),
        ((0, True), BAR_NS),
        ((100_000, False), BAR_NS + 120_000),
        ((100_000, True), BAR_NS + 140_000),  # the first sort finds the memory cold
        ((2_000_000, False), 1_000_000),  # no more than there was
    ],
)
def test_the_sort_is_no_features(sort, expected_ns):
    spans = split(ran(1_000_000, "Box"), end(1_000_000, sort=sort), start_ns=0)
    assert rows(spans)[Row.DEPENDENCIES] == expected_ns
    assert times(spans) == [("Box", 1_000_000 - expected_ns, 0)]
    assert spans[0].start_ns == expected_ns


def test_the_sort_ends_at_the_first_signal_at_the_latest():
    spans = split(
        changing(1000, "Box"), ran(90_000, "Box"), end(90_000, sort=(500, True)), start_ns=0
    )
    assert rows(spans)[Row.DEPENDENCIES] == 1000


def test_a_pause_tells_the_end_of_the_sort():
    events = (paused(400_000), resumed(500_000), ran(900_000, "Box"))
    spans = split(*events, end(900_000, sort=(700_000, True)), start_ns=0, how=WINDOWED)
    assert rows(spans)[Row.DEPENDENCIES] == 400_000
    assert times(spans) == [("Box", 400_000, 0)]


@pytest.mark.parametrize(("how", "estimated"), [(HEADLESS, False), (WINDOWED, False), (LATE, True)])
def test_only_a_start_that_nothing_told_is_estimated(how, estimated):
    box, recompute = split(ran(30, "Box"), end(40), how=how)
    assert recompute.estimated_start is estimated
    assert not box.estimated_start


def test_readings_are_what_grew_since_the_feature_before():
    box, cut, recompute = split(
        ran(30, "Box", counters=raw(150, 12)),
        ran(70, "Cut", counters=raw(400, 11)),
        end(80, counters=raw(450, 15, (900, 80))),
        counters=raw(100, 10, (300, 50)),
    )
    assert (box.cpu_ns, box.rss_bytes, box.rss_change_bytes) == (50, 12 * PAGE, 2 * PAGE)
    assert (cut.cpu_ns, cut.rss_bytes, cut.rss_change_bytes) == (250, 11 * PAGE, -PAGE)
    assert (recompute.cpu_ns, recompute.rss_bytes) == (350, 15 * PAGE)
    assert (recompute.rss_change_bytes, recompute.switches) == (5 * PAGE, None)
    assert (recompute.read_bytes, recompute.written_bytes) == (600, 30)
    assert (box.read_bytes, box.written_bytes, box.switches) == (None, None, None)


def test_memory_is_compared_with_its_last_reading_and_processor_time_with_its_own():
    box, cut, fillet, _ = split(
        ran(30, "Box", counters=150),
        ran(70, "Cut", counters=raw(400, 17)),
        ran(75, "Fillet", counters=410),
        end(80),
        counters=raw(100, 10),
    )
    assert [span.cpu_ns for span in (box, cut, fillet)] == [50, 250, 10]
    assert [span.rss_change_bytes for span in (box, cut, fillet)] == [None, 7 * PAGE, None]


def test_bytes_of_files_are_told_for_features_where_the_hook_reads_them():
    box, cut, _ = split(
        ran(30, "Box", counters=raw(0, 1, (310, 50))),
        ran(70, "Cut", counters=raw(0, 1, (310, 57))),
        end(80),
        counters=raw(0, 1, (300, 50)),
    )
    assert [(span.read_bytes, span.written_bytes) for span in (box, cut)] == [(10, 0), (0, 7)]


def test_switches_are_told_where_the_system_tells_them():
    box, recompute = split(
        ran(30, "Box", counters=raw(5, switches=7)),
        end(80, counters=raw(9, switches=18)),
        counters=raw(0, switches=2),
    )
    assert (box.switches, recompute.switches) == (5, 16)
    assert (box.rss_bytes, box.rss_change_bytes) == (None, None)


def test_without_a_reading_so_soon_the_next_one_covers_both_features_the_first_had_not_waited():
    box, cut, _ = split(
        ran(30, "Box"), ran(70, "Cut", counters=raw(400, 12)), end(80), counters=raw(100, 10)
    )
    assert (box.cpu_ns, box.rss_bytes, box.rss_change_bytes) == (None, None, None)
    assert (cut.cpu_ns, cut.rss_change_bytes) == (300 - 30, 2 * PAGE)


def test_without_a_reading_at_the_beginning_the_first_growth_is_unknown():
    box, cut, recompute = split(
        ran(30, "Box", counters=raw(150, 12)), ran(70, "Cut", counters=raw(400, 11)), end(80)
    )
    assert (box.cpu_ns, box.rss_change_bytes, box.rss_bytes) == (None, None, 12 * PAGE)
    assert (cut.cpu_ns, cut.rss_change_bytes) == (250, -PAGE)
    assert (recompute.cpu_ns, recompute.rss_bytes) == (None, None)


def test_qts_processor_time_is_not_the_features():
    box, cut, recompute = split(
        paused(10, 110), resumed(20, 150), resumed(30, 180), ran(40, "Box", counters=raw(200)),
        paused(50, 210), resumed(60, 225), paused(70, 230), resumed(75, 240),
        ran(80, "Cut", counters=raw(300)),
        end(90, counters=raw(300)),
        how=WINDOWED, counters=raw(100),
    )  # fmt: skip
    assert (box.cpu_ns, cut.cpu_ns) == (100 - 70, 100 - 25)
    assert recompute.cpu_ns == 200


def test_a_pause_over_the_ends_of_features_is_taken_off_the_next_reading():
    spans = split(
        paused(10, 110), ran(20, "Size"), resumed(40, 180), ran(70, "Box", counters=raw(200)),
        end(90, counters=raw(200)),
        how=WINDOWED, counters=raw(100),
    )  # fmt: skip
    assert [span.cpu_ns for span in spans[:2]] == [None, 100 - 70]


def test_the_processor_time_of_a_recompute_within_is_not_the_features():
    inner = (begin(20, "I", counters=raw(10)), end(60_001, "I", counters=raw(900)))
    after = (ran(60_010, "L", "O", counters=raw(950)), end(60_011, "O", counters=raw(950)))
    spans = spans_of(begin(0, "O", counters=raw(0)), *inner, *after)
    (feature,) = [span for span in spans if span.object == "L"]
    assert feature.cpu_ns == 950 - 890


def test_processor_time_is_never_negative():
    box, _ = split(
        paused(10, 100), resumed(20, 190), ran(40, "Box", counters=raw(150)), end(50),
        how=WINDOWED, counters=raw(100),
    )  # fmt: skip
    assert box.cpu_ns == 0


def any_gap(chance: random.Random, time_ns: int) -> list[Event]:
    events = []
    for _ in range(chance.randrange(6)):
        time_ns += chance.choice((0, 1, 7, 90_000))
        name, prop = chance.choice(("Box", "Cut")), chance.choice(("Shape", "Label"))
        events.append(
            chance.choice(
                [make(time_ns, name, prop) for make in (changing, changed, changed_hidden)]
                + [make(time_ns) for make in (shown, paused, resumed)]
                + [nested(time_ns, time_ns)]
            )
        )
    return events


def any_recompute(seed: int, how: int) -> list[Span]:
    """Features that fail, run twice, recompute others, and Qt's work, at any times."""
    chance, time_ns = random.Random(seed), 1
    known, events, failed = ["Box", "Cut", "Pad", "Hole"], [], ()
    for _ in range(chance.randrange(6)):
        gap = any_gap(chance, time_ns)
        time_ns = (gap[-1][0] if gap else time_ns) + chance.choice((0, 5, 300_000))
        own_ns = chance.randrange(3)
        python = chance.random() < 0.3
        events += [*gap, ran(time_ns, chance.choice(known), own_ns=own_ns, python=python)]
        time_ns += own_ns
    gap = any_gap(chance, time_ns)
    time_ns = (gap[-1][0] if gap else time_ns) + chance.choice((0, 5, 300_000))
    failed = tuple(chance.sample(known, chance.randrange(4)))
    placed = order(*chance.sample(known, chance.randrange(5)))
    last = end(
        time_ns, own_ns=chance.randrange(3), order=placed, woke_ns=chance.randrange(time_ns + 1),
        sort=chance.choice([None, (1000, True), (900_000, False)]),
    )  # fmt: skip
    return split(*events, *gap, last, how=how, start_ns=1, failed=failed)


@pytest.mark.parametrize("how", [HEADLESS, WINDOWED, LATE])
def test_features_and_rows_sum_up_to_the_wall_time_exactly(how):
    for seed in range(500):
        *features, recompute = any_recompute(seed, how)
        parts = [span.total_ns for span in features] + [ns for _, ns in recompute.rows]
        assert sum(parts) == recompute.wall_ns and min(parts) >= 0, seed
        assert features_of(features) == features
        for span in features:
            assert 0 <= span.total_ns <= span.wall_ns, (seed, span)
            assert span.start_ns >= recompute.start_ns, (seed, span)
            assert span.start_ns + span.wall_ns <= recompute.start_ns + recompute.wall_ns, seed
