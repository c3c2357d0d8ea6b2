# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whose tracing it is: ours goes when we go, somebody else's stays as it was."""

from __future__ import annotations

import tracemalloc

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.capture import tracing
from PerfProfilerWorkbench.capture.snapshots import snapshot


@pytest.fixture(autouse=True)
def untraced():
    assert not tracemalloc.is_tracing()
    yield
    tracemalloc.stop()


def test_ours_is_on_between_start_and_stop():
    ours = tracing.Tracing()
    assert tracing.missing().text == texts.NOT_TRACED and not ours.ours
    ours.start()
    assert tracing.missing() is None and ours.ours and tracemalloc.get_traceback_limit() == 1
    ours.start()
    assert ours.ours
    ours.stop()
    assert not tracemalloc.is_tracing() and not ours.ours
    ours.stop()


def test_a_stop_that_nobody_started_stops_nothing():
    tracemalloc.start(3)
    tracing.Tracing().stop()
    assert tracemalloc.get_traceback_limit() == 3 and tracemalloc.is_tracing()


def test_somebody_elses_keeps_its_frames_its_traces_and_its_peak():
    tracemalloc.start(7)
    kept = [bytearray(1000) for _ in range(1000)]
    bytearray(10_000_000)
    known = [tracemalloc.get_object_traceback(one) for one in kept]
    peak_bytes = tracemalloc.get_traced_memory()[1]
    ours = tracing.Tracing()
    ours.start()
    assert not ours.ours
    assert snapshot("with theirs", trace=ours).traced.peak_bytes >= peak_bytes
    ours.stop()
    assert tracemalloc.is_tracing() and tracemalloc.get_traceback_limit() == 7
    assert None not in known
    assert [tracemalloc.get_object_traceback(one) for one in kept] == known
    assert tracemalloc.get_traced_memory()[1] >= peak_bytes


@pytest.mark.parametrize("frames", [1, 7])
def test_what_somebody_began_after_stopping_ours_is_theirs(frames):
    ours = tracing.Tracing()
    ours.start()
    tracemalloc.stop()
    assert not ours.ours
    tracemalloc.start(frames)
    ours.stop()
    assert tracemalloc.is_tracing() and tracemalloc.get_traceback_limit() == frames


def test_ours_stopped_by_somebody_can_begin_again():
    ours = tracing.Tracing()
    ours.start()
    tracemalloc.stop()
    ours.stop()
    ours.start()
    assert ours.ours
    ours.stop()
    assert not tracemalloc.is_tracing()
