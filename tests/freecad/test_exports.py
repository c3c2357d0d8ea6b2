# SPDX-License-Identifier: LGPL-2.1-or-later
"""Exports of the shared models: the anonymous ones hold no name, all of them come back."""

from __future__ import annotations

import getpass
import json
import platform
import re
from pathlib import Path

import FreeCAD
import pytest

from PerfProfilerWorkbench.analysis.costs import recompute_costs
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.capture.structure_tables import READ_PROPERTIES, READ_VIEW_PROPERTIES
from PerfProfilerWorkbench.export import anonymous_words as words
from PerfProfilerWorkbench.export.anonymous import anonymous
from PerfProfilerWorkbench.export.html import write_html
from PerfProfilerWorkbench.export.imports import read_session
from PerfProfilerWorkbench.export.json import profile_dict, write_json
from PerfProfilerWorkbench.export.spans_csv import write_spans_csv
from PerfProfilerWorkbench.export.speedscope import write_speedscope
from PerfProfilerWorkbench.export.trace import write_trace
from PerfProfilerWorkbench.model.span_line import lines_of
from PerfProfilerWorkbench.recording import record

QUICK = ("path_boxtest.fcstd", "xyz_cube_mesh.FCStd", "asm_v4/asm_V4.FCStd")
SLOW = (
    *("axis_cross_spreadsheet.FCStd", "draft_test_objects.FCStd", "fem_contact_shell.FCStd"),
    *("ap3030s8_bracket_techdraw.FCStd", "arch_detail.FCStd", "c64_wedge_psu.FCStd"),
    *("car_remote.FCStd", "demo_fixture_links.FCStd", "thor_art3body2.FCStd"),
    *("thor_art3body_flaky.fcstd", "thor_part_booleans.fcstd"),
)
ALL = (*QUICK, *(pytest.param(name, marks=pytest.mark.long) for name in SLOW))
# Shorter names are in any text; "Model" or "Points" are words of ours and of FreeCAD.
LEAST = 4
_WORD = re.compile(r"[\w.+-]+")


def recorded(path: Path):
    """The session of opening a model and of recomputing all of it, with all that can be read."""
    with record("full", keep=False) as recording:
        document = FreeCAD.openDocument(str(path))
        for obj in document.Objects:
            obj.touch()
        recording.snapshot(f"of {document.Label}")
        document.recompute()
        recording.count_geometry()
    for name in list(FreeCAD.listDocuments()):
        FreeCAD.closeDocument(name)
    return recording.session


def written(session, folder: Path) -> dict[str, str]:
    """What stands in the file of each format."""
    writers = {
        "json": lambda path: write_json(path, profile_dict(session)),
        "html": lambda path: write_html(path, session),
        "trace": lambda path: write_trace(path, session),
        "speedscope": lambda path: write_speedscope(path, session),
        "csv": lambda path: write_spans_csv(
            path, session.features, lines_of(session.spans, session)
        ),
    }
    for name, write in writers.items():
        write(str(folder / name))
    return {name: (folder / name).read_text("utf-8") for name in writers}


def names_of(session) -> set[str]:
    """Every name and label of the model, its folders and files, the user and the machine."""
    found = {platform.node(), getpass.getuser()}
    for key, feature in session.features.items():
        found.update((*key, feature.label))
    for facts in session.structure.documents:
        found.update((facts.document, *Path(facts.path).parts, Path(facts.path).stem))
        for name, one in facts.objects.items():
            found.update((name, one.label, *(text for pair in one.expressions for text in pair)))
    return {name for name in found if len(name) >= LEAST}


def own_words(session) -> set[str]:
    """Words that a file of ours may hold for any model: of types, properties, counts, sentences."""
    types = {feature.type for feature in session.features.values()}
    types |= {one.type for facts in session.structure.documents for one in facts.objects.values()}
    types |= {one.proxy for facts in session.structure.documents for one in facts.objects.values()}
    known = set(_WORD.findall(" ".join(types).replace("::", " ").replace(".", " ")))
    known |= words.COUNTS | READ_PROPERTIES.keys() | READ_VIEW_PROPERTIES.keys()
    return known | {name for one in words.LITERALS for name in _WORD.findall(one)}


def leaks(names: set[str], known: set[str], text: str, empty: str) -> list[str]:
    """Names that stand in the text as a word of their own and that no empty export has."""
    asked = {name for name in names if name not in known and not stands(name, empty)}
    return sorted(name for name in asked if stands(name, text))


def stands(name: str, text: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


@pytest.fixture(scope="module")
def sessions():
    return {}


@pytest.fixture
def session(request, models, sessions):
    """Each model is recorded but once."""
    name = request.param
    if name not in sessions:
        sessions[name] = recorded(models / name)
    return sessions[name]


@pytest.mark.parametrize("session", ALL, indirect=True)
def test_an_anonymous_export_holds_no_name(session, tmp_path):
    (tmp_path / "plain").mkdir()
    (tmp_path / "empty").mkdir()
    plain = written(session, tmp_path / "plain")
    texts = written(anonymous(session), tmp_path)
    document = FreeCAD.newDocument("Empty")
    with record(keep=False) as recording:
        document.recompute()
    FreeCAD.closeDocument("Empty")
    empty = written(recording.session, tmp_path / "empty")
    names, known = names_of(session), own_words(session)
    assert len(leaks(names, known, plain["json"], empty["json"])) > 10
    for name, text in texts.items():
        assert leaks(names, known, text, empty[name]) == [], name


def nameless_geometry(profile):
    """Documents come in the order of their names, which are others here."""
    plain = [{**one, "document": ""} for one in profile["geometry"]]
    return sorted(plain, key=lambda one: json.dumps(one, sort_keys=True))


@pytest.mark.parametrize("session", ALL, indirect=True)
def test_analysis_of_an_anonymous_session_gives_the_same_numbers(session):
    nameless = anonymous(session)
    before, after = recompute_costs(session), recompute_costs(nameless)
    assert [one.rows for one in before] == [one.rows for one in after]
    numbers = ("runs", "failed", "total_ns", "compute_ns", "peak_bytes", "cpu_ns", "status")
    for mine, theirs in zip(before, after):
        for name in numbers:
            assert [getattr(one, name) for one in mine.features] == [
                getattr(one, name) for one in theirs.features
            ]
    told = ("type", "failed", "response_ns", "recomputes")
    for name in told:
        assert [getattr(one, name) for one in operations(session)] == [
            getattr(one, name) for one in operations(nameless)
        ]
    first, second = profile_dict(session), profile_dict(nameless)
    assert nameless_geometry(first) == nameless_geometry(second)
    same = [[one["same"] for one in each["fingerprints"]] for each in (first, second)]
    assert same[0] == same[1]


@pytest.mark.parametrize("session", ALL, indirect=True)
def test_what_is_anonymous_is_no_less_so_twice(session):
    once = anonymous(session)
    assert len(once.spans) == len(session.spans)
    assert len(once.structure.documents[0].objects) == len(session.structure.documents[0].objects)
    kinds = {obj.type for obj in session.structure.documents[0].objects.values()}
    assert {one.type for one in once.structure.documents[0].objects.values()} == kinds
    assert anonymous(session) == once and once.id != session.id
    assert once.started_at % 86_400 == 0


@pytest.mark.parametrize("session", ALL, indirect=True)
def test_json_of_a_model_comes_back_as_it_was(session, tmp_path):
    for number, one in enumerate((session, anonymous(session))):
        path = tmp_path / f"{number}.json"
        write_json(str(path), profile_dict(one))
        found = read_session(str(path))
        again = tmp_path / "again.json"
        write_json(str(again), profile_dict(found))
        assert again.read_bytes() == path.read_bytes()
        json.loads(path.read_text("utf-8"))
