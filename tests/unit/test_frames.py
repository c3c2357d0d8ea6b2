# SPDX-License-Identifier: LGPL-2.1-or-later
"""Statistics of frames: only what belongs together, and nothing where too few are."""

from __future__ import annotations

import pytest
from acts import MS

from PerfProfilerWorkbench.analysis.frames import Times, motions, statistics
from PerfProfilerWorkbench.model.activity import Frame

ALWAYS = (0, 10**15)


def moved(*starts, draw=4, **more):
    return [Frame(int(at * MS), draw * MS, moved=True, **more) for at in starts]


def starts(found):
    return [[frame.time_ns // MS for frame in motion] for motion in found]


def test_a_pause_ends_a_motion():
    frames = moved(0, 20, 40, 294.1, 310)  # 250.1 ms after the end of the third one
    assert starts(motions(frames)) == [[0, 20, 40], [294, 310]]
    assert starts(motions(moved(0, 254))) == [[0, 254]]  # 250 ms are none yet


def test_a_slow_view_moves_all_the_same():
    assert starts(motions(moved(0, 1000, 2100, draw=900))) == [[0, 1000, 2100]]


def test_frames_that_did_not_move_are_left_out_and_end_no_motion():
    still = [Frame(at * MS, MS) for at in (-50, 10, 30, 60)]
    frames = sorted([*still, *moved(0, 20, 40)])
    assert starts(motions(frames)) == [[0, 20, 40]]
    assert motions(still) == []


def test_what_is_handled_before_a_frame_is_no_pause():
    dragged = [
        Frame(at * MS, 5 * MS, dragging=True, handled_ns=900 * MS) for at in (1000, 2000, 3000)
    ]
    assert starts(motions(dragged, dragging=True)) == [[1000, 2000, 3000]]
    assert motions(dragged) == []
    assert starts(motions([one._replace(handled_ns=0) for one in dragged], dragging=True)) == [
        [1000], [2000], [3000],
    ]  # fmt: skip


def test_frame_times_go_from_one_beginning_to_the_next():
    frames = moved(0, 10, 30, 60, 100) + moved(1000, 1050)
    found = statistics(frames, *ALWAYS)
    assert (found.frames, found.motions) == (7, 2)
    assert found.interval == Times(30 * MS, 50 * MS, 50 * MS)
    assert found.draw == Times(4 * MS, 4 * MS, 4 * MS)
    assert found.per_second == pytest.approx(5 / 0.150)
    assert found.handled is None


def test_the_percentile_is_a_time_that_was_met():
    at, ends = 0, []
    for length in range(1, 41):  # 40 times: two of them are longer than the 95th percentile
        at += length
        ends.append(at)
    found = statistics(moved(0, *ends, draw=0), *ALWAYS)
    assert found.interval == Times(20_500_000, 38 * MS, 40 * MS)


def test_of_too_few_nothing_is_said():
    assert statistics([], *ALWAYS).interval is None
    three = statistics(moved(0, 10, 20), *ALWAYS)  # two times between them
    assert three.interval is None and three.per_second is None
    assert three.draw == Times(4 * MS, 4 * MS, 4 * MS)
    two = statistics(moved(0, 10), *ALWAYS)
    assert (two.frames, two.draw) == (2, None)
    assert statistics(moved(0, 10, 20, 30), *ALWAYS).interval is not None


def test_frames_at_one_moment_have_no_rate():
    found = statistics(moved(5, 5, 5, 5, draw=0), *ALWAYS)
    assert found.per_second is None and found.interval == Times(0, 0, 0)


def test_a_stretch_of_time_has_its_own_frames():
    frames = moved(0, 10, 20, 30, 50, 80)
    found = statistics(frames, 10 * MS, 50 * MS)
    assert (found.frames, found.motions) == (3, 1)
    assert statistics(frames, 10 * MS, 50 * MS + 1).interval == Times(10 * MS, 20 * MS, 20 * MS)


def test_dragging_has_what_freecad_did_before_each_frame():
    frames = [
        Frame(at * MS, 2 * MS, dragging=True, handled_ns=handled * MS)
        for at, handled in ((100, 5), (120, 7), (150, 20), (190, 6))
    ]
    found = statistics(frames + moved(0, 10, 20, 30), *ALWAYS, dragging=True)
    assert (found.frames, found.motions) == (4, 1)
    assert found.handled == Times(6_500_000, 20 * MS, 20 * MS)
    assert found.interval == Times(30 * MS, 40 * MS, 40 * MS)
