# SPDX-License-Identifier: LGPL-2.1-or-later
"""Trials in real second FreeCADs: the verdict, and that nothing else comes of them."""

from __future__ import annotations

import hashlib
import os
import signal
import tempfile
import time
from pathlib import Path

import pytest
from chains import boolean_chain, chain_names
from documents import close_all

from PerfProfilerWorkbench.launch import display
from PerfProfilerWorkbench.model.advice import Occasion, Remedy, RemedyKind, Verdict
from PerfProfilerWorkbench.texts import english, say
from PerfProfilerWorkbench.trial.run import TrialRun

JOIN = Remedy(RemedyKind.JOIN_BOOLEANS, "chain", chain_names(12))
LONGER = Remedy(RemedyKind.SET_PROPERTY, "chain", ("Tool1",), "Height", 30.0)
WIDER = Remedy(RemedyKind.SET_PROPERTY, "chain", ("Tool1",), "Radius", 2.5)
NOTHING_LEFT = Remedy(RemedyKind.SET_PROPERTY, "chain", ("Tool1",), "Radius", 0.0)
CHECKED = Remedy(
    RemedyKind.SET_PREFERENCE, "", (), "BaseApp/Preferences/Mod/Part/Boolean/CheckModel", True
)
LIMIT_S = 120  # FreeCAD takes its time to start on a busy machine


@pytest.fixture(scope="module")
def chain(tmp_path_factory):
    """A saved chain of twelve cuts."""
    path = tmp_path_factory.mktemp("chain") / "chain.FCStd"
    boolean_chain("chain", 12).saveAs(str(path))
    close_all()
    return path


@pytest.fixture
def model(chain, tmp_path):
    """That chain; its file and its folder are as before afterwards."""
    folder = tmp_path / "model"
    folder.mkdir()
    path = folder / "chain.FCStd"
    path.write_bytes(chain.read_bytes())
    before = _state(path)
    yield path
    assert _state(path) == before, "the model was written to"
    assert [one.name for one in folder.iterdir()] == ["chain.FCStd"]


def _state(path: Path) -> tuple:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


@pytest.fixture
def trial(model, tmp_path, monkeypatch):
    """Starts trials with temporary files of their own; no file and no process is left behind."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("PERFPROFILER_MARK", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    runs = []

    def start(remedy, **options):
        run = TrialRun(str(model), remedy, **{"windowed": False, "limit_s": LIMIT_S, **options})
        runs.append(run)
        run.start()
        return run

    yield start
    for run in runs:
        run.end()
    assert list(folder.iterdir()) == []
    assert _processes_in(folder) == []


def _processes_in(folder: Path) -> list:
    """Processes that were started by the trials of this test."""
    mark, found = f"PERFPROFILER_MARK={folder}".encode(), []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark in path.read_bytes().split(b"\0"):
                found.append(path)
        except OSError:
            continue
    return found


def until(run, stage: str) -> None:
    deadline = time.monotonic() + LIMIT_S
    while not run.stage.startswith(stage):
        assert not run.poll() and time.monotonic() < deadline, run.result()


def told(trial) -> str:
    return say(english, trial.reason)


def test_a_joined_chain_of_booleans_saves_and_is_the_same_model(trial):
    run = trial(JOIN)
    stages = []
    while not run.poll():
        stages.append(say(english, run.told))
    found = run.result()
    assert found.verdict is Verdict.SAVES, found
    assert found.same_geometry and found.differences == () and found.reason is None
    assert found.before_ns > 2 * found.after_ns and found.runs >= 3
    assert 0 < found.spread_ns < found.saving_ns
    assert stages[0].startswith("starting") and any("of 12" in one for one in stages)
    assert not found.display_tried


def test_a_trial_can_be_cancelled_at_any_time(trial):
    run = trial(JOIN)
    run.end()
    assert run.poll() and told(run.result()) == "it was cancelled"
    run = trial(JOIN)
    until(run, "measuring")
    run.end()
    assert run.result().verdict is Verdict.NOT_TRIED


def test_a_trial_that_takes_too_much_memory_is_ended(trial):
    run = trial(JOIN, memory_bytes=2**20)
    run.wait()
    assert run.result().verdict is Verdict.FAILED
    assert told(run.result()) == "it took more memory than 1.00 MiB"


def test_a_program_that_is_not_there_and_a_model_that_is_not_there(trial, tmp_path):
    run = trial(JOIN, program="no-such-freecad")
    assert run.poll() and "no-such-freecad" in told(run.result())
    gone = tmp_path / "gone.FCStd"
    run = TrialRun(str(gone), JOIN, windowed=False)
    run.start()
    run.end()
    assert run.result().verdict is Verdict.NOT_TRIED and "gone.FCStd" in told(run.result())


def test_what_shows_in_a_window_only_is_not_tried_without_one(trial):
    run = trial(Remedy(RemedyKind.HIDE, "chain", ("Cut11",)))
    assert run.poll() and "without a window" in told(run.result())
    run = trial(JOIN, occasion=Occasion.DRAWING)
    assert run.poll() and "drawing" in told(run.result())


@pytest.mark.long
def test_a_freecad_that_is_killed_is_a_failed_trial(trial):
    run = trial(JOIN)
    until(run, "measuring")
    os.kill(run._second.process_id, signal.SIGKILL)
    run.wait()
    assert run.result().verdict is Verdict.FAILED
    assert "SIGKILL" in told(run.result()) and "chain.FCStd" in told(run.result())


@pytest.mark.long
def test_a_limit_that_is_too_short_is_said(trial):
    run = trial(JOIN, limit_s=0.5)
    run.wait()
    assert run.result().verdict is Verdict.NOT_TRIED
    assert "within 0 s" in told(run.result()) or "within 1 s" in told(run.result())


@pytest.mark.long
def test_another_volume_changes_the_model_and_is_named(trial):
    run = trial(WIDER)
    run.wait()
    found = run.result()
    assert found.verdict is Verdict.CHANGES_MODEL and found.same_geometry is False
    (said,) = (say(english, one) for one in found.differences)
    assert said.startswith("The plate: volume in mm³ was ")


@pytest.mark.long
def test_a_change_that_saves_nothing_is_no_gain(trial):
    run = trial(LONGER)
    run.wait()
    found = run.result()
    assert found.verdict is Verdict.NO_GAIN and found.same_geometry


@pytest.mark.long
def test_a_feature_that_fails_with_the_change_fails_the_trial(trial):
    run = trial(NOTHING_LEFT)
    run.wait()
    assert run.result().verdict is Verdict.FAILED and "can't be computed" in told(run.result())


@pytest.mark.long
def test_a_change_that_can_not_be_made_is_not_tried(trial):
    run = trial(Remedy(RemedyKind.SET_PROPERTY, "chain", ("Gone",), "Refine", False))
    run.wait()
    assert run.result().verdict is Verdict.NOT_TRIED
    assert told(run.result()).endswith(" has no object Gone")


@pytest.mark.long
@pytest.mark.parametrize("occasion", [Occasion.RECOMPUTE, Occasion.SAVING])
def test_a_preference_is_tried(occasion, trial):
    """Booleans that check themselves take longer, and no file is saved faster for it."""
    run = trial(CHECKED, occasion=occasion)
    run.wait()
    found = run.result()
    assert found.same_geometry and found.verdict is Verdict.NO_GAIN
    if occasion is Occasion.RECOMPUTE:
        assert found.saving_ns < 0


@pytest.mark.long
def test_a_trial_in_a_window_measures_display_too(trial):
    assert display.installed()
    run = trial(JOIN, windowed=None, limit_s=400)
    run.wait()
    found = run.result()
    assert found.display_tried and found.same_geometry and found.runs >= 3


@pytest.mark.long
def test_a_linked_document_is_changed_where_the_remedy_is_for_it(models, tmp_path):
    folder = models / "asm_v4"
    before = {path: _state(path) for path in folder.rglob("*") if path.is_file()}
    remedy = Remedy(RemedyKind.SET_PROPERTY, "Cuve", ("Gone",), "Refine", False)
    run = TrialRun(
        str(folder / "asm_V4.FCStd"),
        remedy,
        windowed=False,
        target=str(folder / "Bielle" / "Cuve.fcstd"),
    )
    run.start()
    run.wait()
    assert told(run.result()).startswith("Cuve") and "Gone" in told(run.result())
    assert {path: _state(path) for path in before} == before
