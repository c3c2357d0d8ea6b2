# SPDX-License-Identifier: LGPL-2.1-or-later
"""``advise`` from the command line, with real FreeCADs."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
from pathlib import Path

import FreeCAD
import pytest
from documents import close_all
from test_profile import ROOT, _clean, _marked, command, run

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.launch import display
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.store.store import Store
from PerfProfilerWorkbench.texts import message

RULES = ROOT / "tests" / "models" / "second_addon" / "second_addon_rules.py"
LIMIT_S = 300  # a machine may have much else to do


def saved(folder: Path, build) -> Path:
    """A model file, made in this FreeCAD and closed again."""
    document, path = FreeCAD.newDocument("Model"), folder / "model.FCStd"
    try:
        build(document)
        document.recompute()
        document.saveAs(str(path))
    finally:
        close_all()
    return path


def a_box(document):
    document.addObject("Part::Box", "Box")


def a_chain_of_cuts(document):
    """So many that one cut with all tools is much faster."""
    base = document.addObject("Part::Box", "Plate")
    base.Length = base.Width = 100
    for number in range(36):
        tool = document.addObject("Part::Cylinder", f"Pin{number}")
        row, column = divmod(number, 6)
        tool.Placement.Base = FreeCAD.Vector(8 + 16 * column, 8 + 16 * row, 0)
        cut = document.addObject("Part::Cut", f"Cut{number}")
        cut.Base, cut.Tool, base = base, tool, cut


def advise(model: Path, folder: Path, *options) -> tuple[dict, str]:
    """The JSON and the text; the model is as it was, and the recording is kept."""
    digest, store = hashlib.sha256(model.read_bytes()).hexdigest(), str(folder / "kept.sqlite")
    options = ("--json", folder / "advice.json", "--limit", LIMIT_S, *options)
    done = run("advise", model, *options, PERFPROFILER_STORE=store)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr[-2000:]
    assert hashlib.sha256(model.read_bytes()).hexdigest() == digest, "the model was written to"
    found = json.loads((folder / "advice.json").read_text("utf-8"))
    with Store(store) as opened:
        assert opened.resolve("last") == found["session"]
        session = opened.session(found["session"])
        known = {(row.rule, row.object, row.verdict) for row in opened.advice.advice("model")}
    offered = {(one["rule"], one["object"], verdict_of(one)) for one in found["advice"]}
    assert {row[:2] for row in known} == {one[:2] for one in offered}
    kinds = [span.kind for span in session.spans]
    assert session.windowed == display.installed()
    assert kinds.count(SpanKind.OPENING) == kinds.count(SpanKind.SAVING) == 1
    assert 1 <= kinds.count(SpanKind.RECOMPUTE) <= 5
    assert all(recomputes_in(freeze, session.spans) <= 1 for freeze in of(session, SpanKind.FREEZE))
    if session.windowed:  # what draws on our screen says nothing of what draws on the person's
        assert session.environment.opengl == message(texts.OPENGL_OWN_SCREEN)
    return found, done.stdout


def of(session, kind):
    return [span for span in session.spans if span.kind is kind]


def recomputes_in(freeze, spans) -> int:
    """How many of them began in it: nobody sits through all in one."""
    began = [span.start_ns for span in spans if span.kind is SpanKind.RECOMPUTE]
    return sum(freeze.start_ns <= start_ns < freeze.end_ns for start_ns in began)


def verdict_of(advice: dict) -> str | None:
    return advice["trial"] and advice["trial"]["verdict"]


def test_a_model_is_profiled_and_rules_of_ones_own_are_heard(tmp_path):
    found, said = advise(saved(tmp_path, a_box), tmp_path, "--rules", RULES)
    assert found["schema"] == "perfprofiler.advice/1"
    (mine,) = [one for one in found["issues"] if one["type"] == "nameless box"]
    assert (mine["document"], mine["object"]) == ("model", "Box")
    (one,) = [one for one in found["advice"] if one["rule"] == "Second1"]
    assert one["title"] == "Give it a name" and one["trial"] is None
    assert found["left_out"] == [] and isinstance(found["score"]["value"], int)
    assert "low: Box has no name" in said and "Second1: Give it a name" in said


@pytest.mark.long
def test_advice_is_tried_and_the_best_comes_first(tmp_path):
    found, said = advise(saved(tmp_path, a_chain_of_cuts), tmp_path, "--try")
    (joined,) = [one for one in found["advice"] if one["rule"] == "R3"]
    assert joined["trial"]["verdict"] == "saves", joined["trial"]
    assert joined["trial"]["same_geometry"] is True and joined["trial"]["saving_ns"] > 0
    assert all(verdict_of(one) is not None for one in found["advice"])
    assert found["advice"][0] == joined and "Trial: saved " in said
    assert 0 < found["plan"]["saving_ns"] <= found["plan"]["whole_ns"]


def test_a_signal_ends_everything_that_was_started(tmp_path):
    """Interrupted while FreeCAD starts: the command, FreeCAD, Xvfb and the folder all go."""
    mark = f"PERFPROFILER_MARK={tmp_path}"
    environment = {**_clean(), "PERFPROFILER_MARK": str(tmp_path), "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(
        command("advise", saved(tmp_path, a_box)),
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    while len(_marked(mark)) < 3:  # the command, FreeCAD and Xvfb
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (128 + signal.SIGINT, b"")
    assert _marked(mark) == set()
    assert not list(tmp_path.glob("perfprofiler-*"))
