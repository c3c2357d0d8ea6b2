# SPDX-License-Identifier: LGPL-2.1-or-later
"""The next recording writes down what a change really saved, by itself."""

from __future__ import annotations

import pytest
from work_features import Counting

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.keeping.offers import Offers
from PerfProfilerWorkbench.keeping.whole import kept
from PerfProfilerWorkbench.model.advice import Advice, Piece
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.report import Report
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.store.store import Store

PATIENCE_S = 60
SAID = message("Count less")
KEY = ObjectKey("Test", "Slow")
ADVICE = Advice("R0", *KEY, SAID, SAID, (SAID,), pieces={Piece(KEY, "compute"): 1})


@pytest.fixture
def store_path(tmp_path, monkeypatch):
    path = str(tmp_path / "kept.sqlite")
    monkeypatch.setenv("PERFPROFILER_STORE", path)
    return path


def recorded(document, keep=True):
    with record(keep=keep) as recording:
        for _ in range(3):
            for obj in document.Objects:
                obj.touch()
            document.recompute()
    if keep:
        assert recording.wait_until_kept(PATIENCE_S) is None
    return recording.session


def rows(store_path):
    with Store(store_path) as store:
        return store.advice.advice("Test")


@pytest.mark.parametrize("whole", [False, True], ids=["while it runs", "when it is over"])
def test_the_next_recording_tells_what_a_change_really_saved(document, store_path, whole):
    """Kept by the process beside FreeCAD, or as a whole as ``profile`` does."""
    slow = document.addObject("App::FeaturePython", "Slow")
    Counting(slow, 8000)
    before = recorded(document)
    offers = Offers(store_path)
    offers.offered(before, Report(before.id, (), (ADVICE,)))
    slow.Amount = 0
    offers.done(ADVICE)
    assert [row.really_saved_ns for row in rows(store_path)] == [None]
    after = recorded(document, keep=not whole)
    if whole:
        assert kept(store_path, after).problems == after.problems
    spans = [span.total_ns for span in before.spans if span.object == "Slow"]
    (row,) = rows(store_path)
    assert min(spans) / 4 < row.really_saved_ns < 4 * max(spans)
