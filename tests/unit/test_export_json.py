# SPDX-License-Identifier: LGPL-2.1-or-later
"""JSON: the documented keys, sums that are exact, and every label as it was."""

from __future__ import annotations

import json
import os
from dataclasses import fields, replace
from pathlib import Path

import pytest
from random_sessions import random_session
from rich_sessions import rich
from test_plain import (
    ENVIRONMENT,
    HOSTILE,
    feature_span,
    labelled_session,
    recompute_span,
    session_of,
)

from PerfProfilerWorkbench.export.json import SCHEMA, profile_dict, write_json
from PerfProfilerWorkbench.model.session import ModelFile, Session
from PerfProfilerWorkbench.model.span import Row, Status

ROOT = Path(__file__).resolve().parents[2]
# docs/json.md; readers rely on them, so they may grow and never shrink
PROFILE = {
    *("schema", "preset", "environment", "document", "recomputes"),
    *("windowed", "dropped_events", "problems"),
    *("outside", "changes", "fingerprints", "samples", "structure"),
    *("snapshots", "calls", "stacks"),
    *("geometry", "operations", "freezes", "frames", "workflows", "metrics"),
    "session",
}
READINGS = (
    *("cpu_ns", "switches", "read_bytes", "written_bytes"),
    *("rss_change_bytes", "peak_bytes", "peak_change_bytes"),
)
ENVIRONMENT_KEYS = {
    "freecad",
    "python",
    "qt",
    "occ",
    "os",
    "processor",
    "cores",
    "opengl",
    "machine",
}
RECOMPUTE = {
    *("document", "start_ns", "wall_ns", "unattributed_ns", "rows", "features"),
    *("start_estimated", "rss_bytes", "allocator"),
    *READINGS,
}
TIMES = ("compute_ns", "display_ns", "other_ns")
FEATURE = {
    *("document", "object", "label", "type", "runs", "status", "total_ns", "shared_group"),
    "peak_estimated",
    *TIMES,
    *READINGS,
}
DOCUMENT = ModelFile("Doc", "/m.FCStd", objects=3, open_ns=7)
ROWS = ((Row.CLOSING, 100), (Row.OWN, 50))
SPANS = (
    feature_span(2, 1, "Box", 300, display_ns=40, other_ns=5, wall_ns=350),
    feature_span(3, 1, "Box", 200),
    feature_span(4, 1, "Cut", 0, status=Status.FAILED, document="Linked", shared_group=2),
    recompute_span(1, wall_ns=1000, rows=ROWS, status=Status.FAILED),
)


def written(session, folder, document=None):
    path = folder / "out.json"
    write_json(str(path), profile_dict(replace(session, model=document)))
    return json.loads(path.read_text("utf-8"))


def test_a_profile_has_the_documented_keys(tmp_path):
    found = written(session_of(SPANS), tmp_path, DOCUMENT)
    assert set(found) == PROFILE


def test_a_recompute_has_the_documented_keys(tmp_path):
    (found,) = written(session_of(SPANS), tmp_path)["recomputes"]
    assert set(found) == RECOMPUTE


def test_environment_rows_and_features_have_the_documented_keys(tmp_path):
    found = written(session_of(SPANS), tmp_path)
    assert set(found["environment"]) == ENVIRONMENT_KEYS
    (recompute,) = found["recomputes"]
    assert [set(row) for row in recompute["rows"]] == [{"kind", "ns"}] * 3
    assert [set(feature) for feature in recompute["features"]] == [FEATURE] * 2


def test_the_values_are_those_of_the_session(tmp_path):
    found = written(session_of(SPANS), tmp_path, DOCUMENT)
    assert (found["schema"], found["preset"]) == ("perfprofiler.profile/2", "lightweight")
    assert found["environment"] == vars(ENVIRONMENT)
    assert found["document"] == vars(DOCUMENT)
    (recompute,) = found["recomputes"]
    assert recompute["rows"] == [
        {"kind": "closing", "ns": 100},
        {"kind": "own", "ns": 50},
        {"kind": "unexplained", "ns": 305},
    ]
    box, cut = recompute["features"]
    assert (box["runs"], box["status"], box["total_ns"], box["shared_group"]) == (
        2,
        "ok",
        545,
        None,
    )
    assert (cut["document"], cut["object"], cut["label"]) == ("Linked", "Cut", "Cut")
    assert (cut["status"], cut["total_ns"], cut["shared_group"]) == ("failed", 0, 2)


def test_the_sums_are_exact(tmp_path):
    big = [feature_span(2, 1, "Box", 2**53 + 1), recompute_span(1, wall_ns=2**54 + 3, rows=ROWS)]
    for spans in (SPANS, big):
        (recompute,) = written(session_of(spans), tmp_path)["recomputes"]
        for feature in recompute["features"]:
            assert feature["total_ns"] == sum(feature[name] for name in TIMES)
        total_ns = sum(feature["total_ns"] for feature in recompute["features"])
        assert total_ns + recompute["unattributed_ns"] == recompute["wall_ns"] == spans[-1].wall_ns
        assert sum(row["ns"] for row in recompute["rows"]) == recompute["unattributed_ns"]


def test_an_empty_session_is_a_valid_file(tmp_path):
    found = written(session_of(), tmp_path)
    assert found["recomputes"] == []
    assert found["document"] is None
    assert found["schema"] == "perfprofiler.profile/2"


@pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_label_comes_through_as_it_is(label, tmp_path):
    (recompute,) = written(labelled_session([label]), tmp_path)["recomputes"]
    assert [feature["label"] for feature in recompute["features"]] == [label]


def test_the_file_is_utf_8_without_a_mark_and_readable_for_people(tmp_path):
    written(labelled_session(["Çöğüş 🧊", "a\udc80b"]), tmp_path)
    content = (tmp_path / "out.json").read_bytes()
    assert content.startswith(b"{\n")
    assert '"Çöğüş 🧊"'.encode() in content
    assert rb'"a\udc80b"' in content


def test_recomputes_come_in_the_order_of_their_beginning(tmp_path):
    spans = [
        recompute_span(2, parent=1, document="Inner", start_ns=20),
        recompute_span(1, start_ns=3),
    ]
    found = written(session_of(spans), tmp_path)["recomputes"]
    assert [(one["document"], one["start_ns"]) for one in found] == [("Doc", 3), ("Inner", 20)]


def test_a_folder_that_is_missing_is_an_error_that_names_the_file(tmp_path):
    path = str(tmp_path / "missing" / "out.json")
    with pytest.raises(OSError) as caught:
        write_json(path, profile_dict(session_of()))
    assert caught.value.filename == path


def test_what_is_no_json_leaves_the_old_file(tmp_path):
    path = tmp_path / "out.json"
    path.write_text("old")
    with pytest.raises(TypeError):
        write_json(str(path), {"first": 1, "second": object()})
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["out.json"]


def test_the_published_schema_names_every_key(tmp_path):
    """docs/profile.schema.json; where jsonschema is missing only the names are compared."""
    schema = json.loads((ROOT / "docs" / "profile.schema.json").read_text("utf-8"))
    assert set(schema["required"]) == set(schema["properties"]) == PROFILE
    assert schema["properties"]["schema"]["const"] == SCHEMA
    assert set(schema["properties"]["session"]["properties"]) == {
        field.name for field in fields(Session)
    }
    recompute = schema["properties"]["recomputes"]["items"]["properties"]
    assert set(recompute) == RECOMPUTE
    assert set(recompute["features"]["items"]["properties"]) == FEATURE


def test_what_is_written_keeps_to_the_published_schema(tmp_path):
    jsonschema = pytest.importorskip("jsonschema")  # Debian: python3-jsonschema
    schema = json.loads((ROOT / "docs" / "profile.schema.json").read_text("utf-8"))
    for session in (session_of(SPANS), rich(), random_session(9)):
        found = written(session, tmp_path, DOCUMENT)
        jsonschema.validate(found, schema)
    found["recomputes"][0]["wall_ns"] = "long"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema)
