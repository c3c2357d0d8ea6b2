# SPDX-License-Identifier: LGPL-2.1-or-later
"""``advise`` as a user starts it: what is refused, what it says when there is no time, its text."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from advised import MS, advice, session_of
from test_cli import model as model
from test_cli import run, sentence
from test_cli import stand_in as stand_in
from test_plain import HOSTILE

from PerfProfilerWorkbench.analysis.plan import plan
from PerfProfilerWorkbench.analysis.prospect import prospect
from PerfProfilerWorkbench.analysis.score import score
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.cli import report_advice
from PerfProfilerWorkbench.cli.advising import Advised
from PerfProfilerWorkbench.export.advice import advice_dict
from PerfProfilerWorkbench.keeping.outcomes import Outcome
from PerfProfilerWorkbench.model.advice import Effort, Trial, Verdict
from PerfProfilerWorkbench.model.issue import Issue, IssueType, Severity
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.report import Report
from PerfProfilerWorkbench.store.advice import Plan
from PerfProfilerWorkbench.texts import english

OPTIONS = ("--try", "--limit", "--json", "--rules", "--freecad", "--user-config")


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "inf", "soon"])
def test_a_limit_is_a_time(limit, model):
    done = run("advise", model, "--limit", limit)
    assert (done.returncode, done.stdout) == (2, b"") and b"--limit" in done.stderr


def test_help_names_each_option():
    done = run("advise", "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(option.encode() in done.stdout for option in OPTIONS)


@pytest.mark.parametrize("name", ["missing.FCStd", "malformed/truncated_zip.FCStd"])
def test_bad_models_have_the_sentences_of_profile(name, models):
    path = str(models / name)
    assert sentence(run("advise", path)) == sentence(run("profile", path))


def started(stand_in) -> bool:
    return sorted(os.listdir(stand_in.parent)) != ["freecadcmd"]


def test_a_folder_that_is_missing_is_known_before_freecad_starts(model, stand_in, tmp_path):
    path = str(tmp_path / "missing" / "out.json")
    assert path in sentence(run("advise", model, "--freecad", str(stand_in), "--json", path))
    assert not started(stand_in)


@pytest.mark.parametrize("command", ["advise", "profile"])
def test_the_model_is_not_written_over(command, model, stand_in, tmp_path):
    before, other = Path(model).read_bytes(), tmp_path / "other.json"
    other.symlink_to(model)
    for path in (model, str(other)):
        said = sentence(run(command, model, "--freecad", str(stand_in), "--json", path))
        assert path in said and "the model itself" in said
    assert Path(model).read_bytes() == before and not started(stand_in)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No such file or directory"),
        ("raise ValueError('of mine')", "ValueError: of mine"),
        ("def broken(:", "SyntaxError: "),
        ("raise SystemExit(5)", "SystemExit: 5"),
    ],
)
def test_rules_that_can_not_be_used_are_one_sentence(content, told, model, stand_in, tmp_path):
    path = tmp_path / "rules.py"
    if content is not None:
        path.write_text(content)
    said = sentence(run("advise", model, "--freecad", str(stand_in), "--rules", str(path)))
    assert str(path) in said and told in said
    assert not started(stand_in)


def test_a_profile_that_does_not_fit_is_one_sentence_and_leaves_nothing(model, tmp_path):
    program, temporary = tmp_path / "freecadcmd", tmp_path / "temporary"
    program.write_text(f"#!/bin/sh\necho $$ >'{tmp_path}/pid'\nexec sleep 1000\n")
    program.chmod(0o755)
    temporary.mkdir()
    options = ("--freecad", str(program), "--limit", "6")
    said = sentence(run("advise", model, *options, environment={"TMPDIR": str(temporary)}))
    assert model in said and "6 s were not enough" in said and "--limit" in said
    assert not os.path.exists(f"/proc/{(tmp_path / 'pid').read_text().strip()}")
    assert not list(temporary.glob("perfprofiler-*"))


SESSION = session_of({"A": 100, "B": 100})
TRIED = Trial(Verdict.SAVES, 55 * MS, 2 * MS, True, 200 * MS, 145 * MS, 5, True)


def advised(*some, issues=(), before=None, notes=()):
    subject = Subject(SESSION)
    found = plan(subject, "Doc", some)
    report = Report(SESSION.id, tuple(issues), tuple(some))
    edits = prospect(subject)
    return Advised(report, found, score(subject, found), before, tuple(notes), edits)


def told(*some, **given):
    return report_advice.text(advised(*some, **given), english).splitlines()


def test_a_model_without_a_problem_is_told_so():
    assert told() == [
        "Doc: 100 of 100",
        "   200 ms of recomputing were recorded",
        "   nothing was found that this time could be saved by",
        "",
        "Nothing worth changing.",
        "",
        "The dearest edits:",
        "   Editing A costs 100 ms; features that recompute: 1.",
        "   Editing B costs 100 ms; features that recompute: 1.",
    ]


def test_each_piece_of_advice_has_its_promise_its_steps_and_its_verdict():
    quick = replace(advice("R1", "A", 60), trial=TRIED, also=("R9",))
    slow = advice("R2", "B", 20, effort=Effort.MUCH)
    hand = replace(advice("R3"), trial=Trial(Verdict.NOT_TRIED, reason=message("too late")))
    lines = told(quick, slow, hand, notes=[message("a note")])
    assert "Advice (3, the best first):" in lines and "   R1, R9: title of R1" in lines
    assert "      1. do it" in lines
    promise = "should save ~60.0 ms each recompute (times measured in this recording); easy; safe"
    assert f"      {promise}" in lines
    trial = "saved 55.0 ms ± 2.00 ms of 200 ms each recompute; runs: 5; geometry unchanged"
    assert f"      Trial: {trial}" in lines
    assert "      Trial: not tried: too late" in lines
    (summed,) = [line for line in lines if line.startswith("All of it together")]
    assert "~75.0 ms of the 200 ms" in summed and "125 ms (62 %) stay" in summed  # as tried
    assert "Quick wins: R1." in lines and lines[-1] == "a note"


def test_what_came_of_the_last_plan_is_told_once_something_of_it_was_done():
    kept = Plan("Doc", "", 1_700_000_000.0, 80 * MS, ([], [], []))
    assert not any("The plan of" in line for line in told(before=Outcome(kept, 3, 0, None)))
    (line,) = [line for line in told(before=Outcome(kept, 3, 1, None)) if "The plan of" in line]
    assert "not known yet" in line and "1 of its 3 steps" in line
    (line,) = [line for line in told(before=Outcome(kept, 3, 2, 70 * MS)) if "The plan of" in line]
    assert "80.0 ms" in line and line.endswith("saved 70.0 ms.")


def test_each_issue_has_one_line_whatever_a_label_holds():
    labels = list(HOSTILE.values())
    issues = [
        Issue("mine", Severity.HIGH, "Doc", "A", message("{label} is slow", label=label))
        for label in labels
    ]
    lines = told(issues=issues)
    shown = lines[lines.index(f"Issues ({len(labels)}):") + 1 :][: len(labels)]
    assert all(line.startswith("   high: ") and line.isprintable() for line in shown)


def test_the_json_says_in_english_and_in_numbers_what_the_text_says():
    seen = Issue(
        IssueType.SLOW_FEATURE,
        Severity.HIGH,
        "Doc",
        "A",
        message("{label} is slow", label="Arm"),
        evidence={"wall_ns": 100 * MS},
    )
    quick = replace(advice("R1", "A", 60, property="Refine"), trial=TRIED)
    found = advised(quick, issues=[seen])
    plain = advice_dict(found.report, found.plan, found.score, found.prospect)
    (issue,), (one,) = plain["issues"], plain["advice"]
    assert issue["type"] == "slow feature" and issue["severity"] == "high"
    assert issue["message"] == "Arm is slow" and issue["evidence"] == {"wall_ns": 100 * MS}
    assert (one["rule"], one["object"], one["property"]) == ("R1", "A", "Refine")
    assert (one["title"], one["steps"]) == ("title of R1", ["do it"])
    assert (one["basis"], one["effort"], one["risk"]) == ("measured share", "easy", "none")
    assert one["expected_saving_ns"] == 60 * MS and one["quick_win"] is True
    trial = {name: one["trial"][name] for name in ("verdict", "saving_ns", "spread_ns")}
    assert trial == {"verdict": "saves", "saving_ns": 55 * MS, "spread_ns": 2 * MS}
    assert one["trial"]["same_geometry"] is True
    assert plain["score"]["value"] == 72 and len(plain["score"]["reasons"]) == 2
    assert plain["plan"]["left_ns"] == 145 * MS
    (step,) = plain["plan"]["steps"]
    assert step == {**quick.key._asdict(), "adds_ns": 55 * MS}


def test_the_dearest_edits_are_told_and_written():
    lines = told()
    at = lines.index("The dearest edits:")
    assert lines[at + 1] == "   Editing A costs 100 ms; features that recompute: 1."
    assert not [line for line in lines if "such predictions" in line]  # there was none yet
    found = advised()
    plain = advice_dict(found.report, found.plan, found.score, found.prospect)
    assert plain["edits"][0]["label"] == "A" and plain["predictions"] is None
