# SPDX-License-Identifier: LGPL-2.1-or-later
"""Leaks in headless FreeCAD: a feature that keeps memory is named, and nothing else is one."""

from __future__ import annotations

from time import perf_counter_ns

import FreeCAD
import pytest
from documents import close_all
from edits import Edits
from leaking import Keeps, Needs, leaks, waited

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.capture.allocator import free_memory


@pytest.fixture(autouse=True)
def all_closed():
    yield
    close_all()


def repeated(document, feature, times=30, wait=True, begin=lambda: None):
    """Recompute a feature with others, so often, and do nothing for a while; what is said."""
    free_memory()  # or the first blocks lie where other tests had theirs
    with record(keep=False) as recording:
        for _ in range(times):
            begin()
            for obj in document.Objects:
                obj.touch()
            document.recompute()
            document.commitTransaction()
        done_ns = perf_counter_ns()
        while wait and not waited(recording, done_ns):
            pass
    if feature is not None:
        feature.Proxy.lets_go()
    return leaks(recording.session)


def feature_of(document, kind, size_bytes=2_000_000):
    feature = document.addObject("App::FeaturePython", "Greedy")
    kind(feature, size_bytes)
    document.recompute()
    return feature


def test_a_feature_that_keeps_two_megabytes_is_named_within_30_recomputes(document):
    (leak,) = repeated(document, feature_of(document, Keeps))
    assert (leak.document, leak.object) == (document.Name, "Greedy")
    assert leak.evidence["repetitions"] == 30
    assert abs(leak.evidence["each_bytes"] - 2_000_000) < 200_000
    assert leak.evidence["kept_bytes"] > 50_000_000


def test_one_that_needs_as_much_and_lets_go_is_none(document):
    assert repeated(document, feature_of(document, Needs)) == []


def test_without_a_wait_nothing_is_said(document):
    assert repeated(document, feature_of(document, Keeps), wait=False) == []


def test_what_undo_may_keep_is_no_leak(document):
    document.UndoMode = 1

    def begin():
        document.openTransaction("Edit")
        document.Box.Length = document.Box.Length.Value % 7 + 1

    assert repeated(document, feature_of(document, Keeps), begin=begin) == []


def test_fifty_unlike_edits(document):
    with record(keep=False) as recording:
        edits = Edits(seed=7, recompute_every=2)
        edits.run(50)
        done_ns = perf_counter_ns()
        while not waited(recording, done_ns):
            pass
    assert sum(edits.done.values()) == 50 and leaks(recording.session) == []


@pytest.mark.long
def test_fifty_unlike_edits_of_a_large_model(models, tmp_path):
    path = tmp_path / "model.FCStd"
    path.write_bytes((models / "car_remote.FCStd").read_bytes())
    FreeCAD.openDocument(str(path))
    with record(keep=False) as recording:
        edits = Edits(seed=3, recompute_every=2)
        edits.run(50)
        done_ns = perf_counter_ns()
        while not waited(recording, done_ns):
            pass
    print(edits.done)
    assert leaks(recording.session) == []
