# SPDX-License-Identifier: LGPL-2.1-or-later
"""Readings in even stretches: the highest of each, rates of counters, gaps where nobody looked."""

from __future__ import annotations

from acts import MS, span
from test_plain import session_of

from PerfProfilerWorkbench.analysis.series import STANDS_NS, Series, series
from PerfProfilerWorkbench.model.activity import Frame
from PerfProfilerWorkbench.model.facts import Sample
from PerfProfilerWorkbench.model.gpu import GpuReading
from PerfProfilerWorkbench.model.span import SpanKind

S = 1_000_000_000


def of(samples=(), frames=(), spans=()):
    found = Series()
    found.take(samples, frames)
    found.take_spans(spans)
    return found


def sizes(*pairs):
    return of([Sample(int(at * S), rss_bytes=size) for at, size in pairs]).resident


def used(*pairs):
    return of([Sample(int(at * S), cpu_ns=int(cpu * S)) for at, cpu in pairs]).processor


def test_the_highest_of_each_part():
    track = sizes((0, 5), (0.5, 9), (1, 7), (1.9, 6), (2, 8), (2.1, 3))
    assert track.highest(0, 3 * S, 3) == [9, 7, 8]
    assert track.highest(0, 2 * S, 1) == [9]  # what comes at its end is of the next part


def test_a_reading_stands_until_the_next_one():
    track = sizes((0, 5), (2, 7))
    assert track.highest(0, 2 * S, 4) == [5, 5, 5, 5]
    assert track.highest(0, 4 * S, 4) == [5, 5, 7, None]  # of the last nobody knows how long


def test_nobody_looked_for_too_long():
    late = STANDS_NS / S + 0.1
    track = sizes((0, 5), (late, 7))
    assert track.highest(0, 4 * S, 4) == [5, None, None, 7]
    assert sizes((0, 5), (STANDS_NS / S, 7)).highest(0, 4 * S, 4) == [5, 5, 5, 7]


def test_before_and_after_all_readings_is_nothing():
    track = sizes((10, 5), (11, 6))
    assert track.highest(0, 9 * S, 3) == [None] * 3
    assert track.highest(12 * S, 15 * S, 3) == [None] * 3
    assert sizes().highest(0, S, 2) == [None, None]


def test_a_reading_that_is_missing_is_no_reading():
    track = sizes((0, 5), (1, None), (5, 7))
    assert track.highest(0, 6 * S, 6) == [5, None, None, None, None, 7]
    assert track.highest(0, 2 * S, 1) == [5]


def test_a_counter_gives_its_rate_from_reading_to_reading():
    counter = used((0, 0), (1, 0.5), (2, 2.5), (3, 2.5))
    assert counter.rates(0, 4 * S, 4) == [None, 0.5, 2.0, 0.0]
    assert counter.rates(S, 2 * S, 4) == [0.5, 2.0, 2.0, 2.0]
    assert counter.rates(0, 4 * S, 2) == [0.5, 1.0]


def test_nothing_is_said_of_a_counter_over_a_gap_or_of_one_reading():
    assert used((0, 0), (60, 30)).rates(0, 61 * S, 61) == [None] * 61
    assert used((1, 5)).rates(0, 2 * S, 1) == [None]
    assert used((0, 0), (1, 1), (60, 30), (61, 30.5)).rates(60 * S, 62 * S, 2) == [None, 0.5]


def test_a_rate_is_never_below_nothing():
    assert used((0, 5), (1, 4)).rates(0, 2 * S, 1) == [0.0]


def test_graphics_cards_each_for_itself():
    def card(at, key, busy, memory):
        return GpuReading(at, key, "", "", "", busy_share=busy, memory_used_bytes=memory)

    found = of(
        [Sample(at, gpus=(card(at, "a", 0.5, 100), card(at, "b", None, 7))) for at in (0, 1)]
    )
    assert found.gpu_busy["a"].highest(0, 2, 2) == [0.5, 0.5]
    assert found.gpu_busy["b"].highest(0, 2, 2) == [None, None]
    assert found.gpu_memory["b"].highest(0, 2, 1) == [7]


def test_frames_are_of_their_moment_only():
    found = of(frames=[Frame(0, 4 * MS), Frame(10 * MS, 9 * MS), Frame(11 * MS, 3 * MS)])
    assert found.frames.highest(0, 20 * MS, 4) == [4 * MS, None, 9 * MS, None]


def test_the_share_of_each_part_that_was_frozen():
    freezes = [span(SpanKind.FREEZE, 500, 2500), span(SpanKind.FREEZE, 3000, 3250)]
    found = of(spans=[span(SpanKind.COMMAND, 0, 4000), *freezes])
    assert found.freezes == freezes
    assert found.frozen(0, 4 * S, 4) == [0.5, 1.0, 0.5, 0.25]
    assert found.frozen(10 * S, 11 * S, 2) == [0, 0]
    assert found.frozen(S, 2 * S, 2) == [1.0, 1.0]


def test_more_is_taken_once_even_if_the_oldest_are_gone():
    samples = [Sample(at * S, rss_bytes=at) for at in range(10)]
    frames = [Frame(at * S, at) for at in range(10)]
    found = Series()
    found.take(samples[:4], frames[:4])
    found.take(samples[:4], frames[:4])
    found.take(samples[2:], frames[2:])
    assert found.resident.values == found.frames.values == list(range(10))


def test_what_is_old_is_forgotten_and_the_rest_goes_on():
    busy = GpuReading(0, "a", "", "", "", busy_share=0.5, memory_used_bytes=9)
    samples = [Sample(at * S, at * S, at, gpus=(busy,)) for at in range(4)]
    frames = [Frame(at * S, at) for at in range(4)]
    freezes = [span(SpanKind.FREEZE, 0, 1000), span(SpanKind.FREEZE, 1500, 2500)]
    found = of(samples, frames, freezes)
    found.forget(2 * S)
    for track in (found.resident, found.frames, found.processor, found.gpu_busy["a"]):
        assert track.times_ns == [2 * S, 3 * S] and len(track.values) == 2
    assert found.gpu_memory["a"].values == [9, 9] and found.freezes == freezes[1:]
    found.take([*samples, Sample(4 * S, rss_bytes=4)], frames)
    assert found.resident.values == [2, 3, 4]


def test_a_whole_session():
    freeze = span(SpanKind.FREEZE, 0, 100)
    session = session_of(samples=(Sample(5, rss_bytes=1),), frames=(Frame(1, 2),), spans=(freeze,))
    found = series(session)
    assert (found.resident.values, found.frames.values, found.freezes) == ([1], [2], [freeze])
