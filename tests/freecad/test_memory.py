# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory of recomputes in headless FreeCAD: peaks, the allocator, snapshots."""

from __future__ import annotations

import sys
import tracemalloc

import pytest
from python_memory import MEGABYTES, Needy, keeps

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.export.json import profile_dict
from PerfProfilerWorkbench.model.memory import Allocator, Traced
from PerfProfilerWorkbench.model.preset import PRESETS
from PerfProfilerWorkbench.model.span import SpanKind

linux = pytest.mark.skipif(sys.platform != "linux", reason="exact peaks are Linux")


@pytest.fixture
def needy(document):
    feature = document.addObject("App::FeaturePython", "Needy")
    Needy(feature)
    document.recompute()
    return feature


def recomputed(document, preset):
    for obj in document.Objects:
        obj.touch()
    with record(preset) as recording:
        document.recompute()
    return recording.session


def of(session, name):
    return next(span for span in session.spans if span.object == name)


@linux
@pytest.mark.parametrize("preset", PRESETS)
def test_a_feature_that_needs_200_mb_for_a_moment_shows_them(document, needy, preset):
    session = recomputed(document, preset)
    needed = 200 * MEGABYTES
    span = of(session, "Needy")
    assert abs(span.peak_change_bytes - needed) < 0.05 * needed
    assert abs(span.rss_change_bytes) < 0.05 * needed
    assert span.peak_bytes >= span.rss_bytes
    assert session.problems == ()


@linux
@pytest.mark.parametrize("preset", ["memory", "full"])
def test_its_neighbours_do_not(document, needy, preset):
    document.addObject("Part::Box", "After")
    session = recomputed(document, preset)
    for name in ("Box", "Ball", "Fusion", "After"):
        peak = of(session, name).peak_change_bytes
        assert peak is None or peak < 20 * MEGABYTES, name


@linux
def test_the_recompute_has_its_highest_peak(document, needy):
    session = recomputed(document, "memory")
    (recompute,) = (span for span in session.spans if span.kind is SpanKind.RECOMPUTE)
    assert recompute.peak_bytes >= of(session, "Needy").peak_bytes


@linux
def test_the_peak_is_in_the_json_and_in_the_csv_columns(document, needy):
    session = recomputed(document, "memory")
    profile = profile_dict(session)
    (recompute,) = profile["recomputes"]
    feature = next(one for one in recompute["features"] if one["object"] == "Needy")
    assert feature["peak_change_bytes"] == of(session, "Needy").peak_change_bytes
    assert feature["peak_estimated"] is False
    heaps = recompute["allocator"]
    assert 0 <= heaps["before"]["fragmentation"] <= 1 and set(heaps) == {"before", "after"}


@linux
@pytest.mark.parametrize(("preset", "read"), [("lightweight", False), ("memory", True)])
def test_the_allocator_is_read_where_the_preset_says_so(document, preset, read):
    session = recomputed(document, preset)
    (recompute,) = (span for span in session.spans if span.kind is SpanKind.RECOMPUTE)
    assert (recompute.allocator is not None) is read
    if read:
        assert all(isinstance(heap, Allocator) for heap in recompute.allocator)


def test_snapshots_are_in_the_session_and_in_the_json_with_what_changed(document):
    with record("memory") as recording:
        recording.snapshot("before")
        keeps(100_000)
        recording.snapshot("after")
    session = recording.session
    assert [each.label for each in session.snapshots] == ["before", "after"]
    assert session.snapshots[0].document_objects["Part::Box"] == 1
    profile = profile_dict(session)
    (difference,) = profile["snapshots"]["differences"]
    grown = [
        each for each in difference["allocations"] if each["file"].endswith("python_memory.py")
    ]
    assert sum(each["size_bytes"] for each in grown) > 100_000
    keeps(0)


def test_allocations_are_traced_in_the_memory_preset_only(document):
    for preset in PRESETS:
        with record(preset) as recording:
            assert tracemalloc.is_tracing() is (preset == "memory")
            recording.snapshot("now")
        (taken,) = recording.session.snapshots
        assert isinstance(taken.traced, Traced) is (preset == "memory")
        assert not tracemalloc.is_tracing()


def test_tracing_that_somebody_else_had_on_stays_as_it_was(document):
    tracemalloc.start(7)
    try:
        mine = keeps(10)
        with record("memory"):
            document.recompute()
        assert tracemalloc.is_tracing() and tracemalloc.get_traceback_limit() == 7
        assert tracemalloc.get_object_traceback(mine) is not None
    finally:
        tracemalloc.stop()
        keeps(0)


def test_a_recording_within_another_takes_nothing_away_from_it(document):
    with record("memory") as outer:
        with record("lightweight") as inner:
            inner.snapshot("within")
        assert tracemalloc.is_tracing()
        outer.snapshot("outside")
    assert [each.label for each in inner.session.snapshots] == ["within"]
    assert [each.label for each in outer.session.snapshots] == ["within", "outside"]
