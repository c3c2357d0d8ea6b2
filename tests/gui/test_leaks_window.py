# SPDX-License-Identifier: LGPL-2.1-or-later
"""Leaks in FreeCAD's window: none of an idle FreeCAD and of unlike edits, one that is planted."""

from __future__ import annotations

from time import perf_counter_ns

import FreeCAD
import pytest
from documents import close_all
from edits import Edits
from leaking import Keeps, leaks, waited

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.capture.allocator import free_memory

IDLE_S = 600


def wait(qtbot, recording):
    done_ns = perf_counter_ns()
    qtbot.waitUntil(lambda: waited(recording, done_ns), timeout=10_000)


@pytest.mark.long
def test_ten_idle_minutes_with_a_model_open(models, tmp_path, qtbot):
    path = tmp_path / "model.FCStd"
    path.write_bytes((models / "car_remote.FCStd").read_bytes())
    FreeCAD.openDocument(str(path))
    with record("full", keep=False) as recording:
        qtbot.waitUntil(lambda: recording.seconds > IDLE_S, timeout=(IDLE_S + 60) * 1000)
    close_all()
    known = [one.rss_bytes for one in recording.session.samples if one.rss_bytes is not None]
    print(f"{len(known)} samples: {known[0] / 1e6:.1f} MB, then {known[-1] / 1e6:.1f} MB")
    assert len(known) > IDLE_S and leaks(recording.session) == []


def test_fifty_unlike_edits(document, qtbot):
    with record(keep=False) as recording:
        edits = Edits(seed=7, recompute_every=2)
        edits.run(50)
        wait(qtbot, recording)
    assert sum(edits.done.values()) == 50 and leaks(recording.session) == []


def test_a_feature_that_keeps_two_megabytes(document, qtbot):
    feature = document.addObject("App::FeaturePython", "Greedy")
    Keeps(feature, 2_000_000)
    document.recompute()
    free_memory()  # or the first blocks lie where other tests had theirs
    with record(keep=False) as recording:
        for _ in range(30):
            document.Box.touch()
            feature.touch()
            document.recompute()
        wait(qtbot, recording)
    feature.Proxy.lets_go()
    (leak,) = leaks(recording.session)
    assert (leak.document, leak.object) == (document.Name, "Greedy")
    assert leak.evidence["repetitions"] == 30
    assert abs(leak.evidence["each_bytes"] - 2_000_000) < 200_000
