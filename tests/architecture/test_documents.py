# SPDX-License-Identifier: LGPL-2.1-or-later
"""The documents are true: what they name is there, and what is there they name."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from PerfProfilerWorkbench.analysis.forecasts import Worth
from PerfProfilerWorkbench.analysis.plan import Plan, Step
from PerfProfilerWorkbench.analysis.price import Price
from PerfProfilerWorkbench.analysis.prospect import Edit, Prospect
from PerfProfilerWorkbench.analysis.score import Score
from PerfProfilerWorkbench.export.advice import advice_dict
from PerfProfilerWorkbench.export.csv import COLUMNS, OPERATION_COLUMNS
from PerfProfilerWorkbench.export.json import profile_dict
from PerfProfilerWorkbench.export.spans_csv import SPAN_COLUMNS
from PerfProfilerWorkbench.model import activity
from PerfProfilerWorkbench.model.advice import (
    Advice,
    Basis,
    Effort,
    Occasion,
    Remedy,
    RemedyKind,
    Risk,
    Trial,
    Verdict,
)
from PerfProfilerWorkbench.model.calls import StackFrame
from PerfProfilerWorkbench.model.issue import Issue, Severity
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.operation import OperationType
from PerfProfilerWorkbench.model.report import Report
from PerfProfilerWorkbench.model.session import Environment, ModelFile, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Row, Span, SpanKind, Status

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = Environment("1", "2", "3", "4", "5", "6")
STACK = (StackFrame("function", "file", 1),)
SPANS = (
    Span(2, 1, SpanKind.FEATURE, "Doc", "Box", 0, 5, compute_ns=5),
    Span(1, None, SpanKind.RECOMPUTE, "Doc", "", 0, 9, rows=((Row.CLOSING, 4),)),
    Span(3, None, SpanKind.COMMAND, "Doc", "", 0, 9, detail=activity.Command("", activity.Way.RUN)),
    Span(4, None, SpanKind.SAVING, "Doc", "", 20, 9, detail=activity.FileWork("")),
    Span(5, None, SpanKind.EDITING, "Doc", "", 0, 9, detail=activity.Editing(1, 1)),
    Span(6, None, SpanKind.FREEZE, "", "", 0, 9, detail=activity.Freeze(STACK)),
    Span(7, None, SpanKind.WORKFLOW, "", "", 0, 99, name="flow"),
)
FRAMES = tuple(activity.Frame(at, 1, True, True, 1) for at in range(5))


def document(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def keys_of(value) -> set:
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def test_every_key_of_the_json_is_documented():
    model = ModelFile("Doc", "/doc", objects=1, open_ns=1)
    session = Session("lightweight", ENVIRONMENT, 0.0, 0, 10, SPANS, frames=FRAMES, model=model)
    text = document("docs/json.md") + document("docs/recording.md")
    profile = profile_dict(session)
    del profile["session"]  # its keys are the names of fields
    for key in keys_of(profile):
        assert f'"{key}"' in text, key


def test_every_key_and_word_of_the_json_of_advice_is_documented():
    remedy = Remedy(RemedyKind.HIDE, "Doc", ("Box",))
    said = (message("said"),)
    one = Advice("R1", "Doc", "Box", *said, *said, said, remedy=remedy, trial=Trial(Verdict.FAILED))
    issue = Issue("type", Severity.LOW, "Doc", "Box", *said)
    plan = Plan("Doc", (Step(one, 1),), 9, 1)
    key = ObjectKey("Doc", "Box")
    price = Price(key, 5, 5, 0, (key,), ())
    edits = Prospect((Edit("Box", price, (key,), 5, said),), Worth(1, 0.1, 0.1))
    plain = advice_dict(Report("id", (issue,), (one,)), plan, Score(1, said), edits)
    text = document("docs/json.md")
    words = [
        kind.value for each in (Severity, Occasion, Basis, Effort, Risk, Verdict) for kind in each
    ]
    for key in {*keys_of(plain), *words, plain["schema"]}:
        assert f'"{key}"' in text, key


def test_every_kind_of_row_and_status_is_documented():
    text = document("docs/recording.md") + document("docs/json.md")
    for value in (*Row, *Status, *OperationType, *activity.Part, *activity.Way):
        assert f'"{value.value}"' in text, value


def test_every_field_of_a_session_and_a_span_is_documented():
    text = document("docs/recording.md")
    known = {"id", "document", "object", "environment", "shared_group"}
    for field in (*fields(Session), *fields(Span)):
        assert field.name in known or f"{field.name}`" in text, field.name


def test_every_column_of_the_csv_is_documented():
    text = document("docs/recording.md") + document("docs/json.md")
    columns = (*COLUMNS, *OPERATION_COLUMNS, *SPAN_COLUMNS)
    assert [name for name in columns if f"`{name}`" not in text and f'"{name}"' not in text] == []


def test_every_command_that_the_readme_names_exists():
    targets = set(re.findall(r"^([a-z-]+):", document("Makefile"), re.M))
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", document("README.md"), re.M))
    assert {"run", "test"} <= named
    assert named <= targets


def test_every_file_and_folder_that_a_document_names_exists():
    for name in ("README.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))):
        for path in re.findall(
            r"`((?:tests|docs|Resources|PerfProfilerWorkbench)/[^`*]*)`", document(name)
        ):
            assert (ROOT / path).exists(), f"{name} names {path}"
