# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a person did, in the JSON and in the table of operations."""

from __future__ import annotations

import csv
import json

import pytest
from acts import MS, change, command, file, recompute, script, session, span
from test_export_csv import bare
from test_plain import HOSTILE

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.export.activity import activity, operations
from PerfProfilerWorkbench.export.csv import OPERATION_COLUMNS, write_operations_csv
from PerfProfilerWorkbench.export.json import profile_dict, write_json
from PerfProfilerWorkbench.model.activity import FileMember, FileWork, Frame, Freeze, Part
from PerfProfilerWorkbench.model.calls import StackFrame
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.span import SpanKind

STACK = (StackFrame("slow", "/m/tool.py", 7),)
FRAMES = tuple(Frame(at * MS, 3 * MS, moved=True) for at in (10, 30, 60, 100))
BOX = FileMember("Box.brp", 80, 99, "Box")
OPENED = FileWork("/m/a.FCStd", 90, ((Part.READING, 4),), (Part.READING,), (BOX,), 10)


def recorded():
    spans = [
        span(SpanKind.OPENING, 0, 9, detail=OPENED),
        *recompute(12, 18, ("Box", 5, "failed")),
        command("Part_Box", 10, 20, waited=2),
        script("batch", 10, 30, failed=True),
        span(SpanKind.FREEZE, 40, 240, document="", detail=Freeze(STACK)),
        span(SpanKind.FREEZE, 9, 21, document="", detail=Freeze()),
        span(SpanKind.WORKFLOW, 5, 50, document="", name="flow"),
    ]
    types = {"Box": "Part::Box"}
    return session(spans, types, [change(11, "Box")], frames=FRAMES, end_ns=1000 * MS)


def through_json(folder, session):
    path = folder / "out.json"
    write_json(str(path), profile_dict(session))
    return json.loads(path.read_text("utf-8"))


def test_operations_with_those_in_them(tmp_path):
    opening, batch = through_json(tmp_path, recorded())["operations"]
    assert (opening["kind"], opening["type"], opening["wall_ns"]) == (
        "opening", "document open", 9 * MS,
    )  # fmt: skip
    assert (batch["name"], batch["failed"], batch["waited_ns"]) == ("batch", True, 2 * MS)
    (box,) = batch["inner"]
    assert (box["name"], box["type"], box["failed"]) == ("Part_Box", "geometry create", False)
    assert (box["recompute_count"], box["recompute_ns"], box["failed_features"]) == (1, 6 * MS, 1)
    assert box["detail"]["way"] == "menu" and box["response_ns"] == 8 * MS


def test_a_file_s_parts_and_members(tmp_path):
    detail = through_json(tmp_path, recorded())["operations"][0]["detail"]
    assert detail["parts"] == [["reading", 4]] and detail["estimated"] == ["reading"]
    assert detail["members"] == [
        {"name": "Box.brp", "stored_bytes": 80, "plain_bytes": 99, "owner": "Box"}
    ]


def test_a_reason_is_a_sentence():
    work = FileWork("", missing=message(texts.NOT_TOLD))
    (one,) = operations(session([span(SpanKind.OPENING, 0, 9, detail=work)]))
    assert one["detail"]["missing"] == "not available: the system does not tell it"


def test_freezes_with_their_causes(tmp_path):
    first, second = through_json(tmp_path, recorded())["freezes"]
    assert first["cause"] == "recompute of Doc, 83 % of it for Box, in the command Part_Box"
    assert (first["kind"], first["command"], first["feature"]) == (
        "recompute", "Part_Box", ["Doc", "Box"],
    )  # fmt: skip
    assert (first["covered_ns"], first["feature_ns"]) == (6 * MS, 5 * MS)
    assert second["cause"] == "Python: slow (tool.py:7)" and second["kind"] is None
    assert second["function"] == {"name": "slow", "file": "/m/tool.py", "line": 7}


def test_frames_as_columns_and_in_sum(tmp_path):
    frames = through_json(tmp_path, recorded())["frames"]
    assert frames["columns"]["time_ns"] == [frame.time_ns for frame in FRAMES]
    assert frames["columns"]["moved"] == [True] * 4
    assert list(frames["columns"]) == list(Frame._fields)
    assert frames["moving"]["interval"]["median_ns"] == 30 * MS
    assert frames["dragging"] == {
        "frames": 0, "motions": 0, "interval": None, "draw": None, "handled": None,
        "per_second": None,
    }  # fmt: skip


def test_workflows_and_metrics(tmp_path):
    found = through_json(tmp_path, recorded())
    (flow,) = found["workflows"]
    assert (flow["name"], flow["busy_ns"], flow["metrics"]["operations"]) == ("flow", 18 * MS, 1)
    assert flow["steps"][0] == {
        "kind": "script", "document": "", "name": "batch", "count": 1, "total_ns": 18 * MS,
        "share": 1.0,
    }  # fmt: skip
    assert [one["wanted_s"] for one in found["metrics"]] == [10, 60, 600, None]
    assert {(one["operations"], one["failed"], one["seconds"]) for one in found["metrics"]} == {
        (2, 1, 1.0)
    }


def test_an_empty_session_has_all_parts():
    found = activity(session())
    assert (found["operations"], found["freezes"], found["workflows"]) == ([], [], [])
    assert found["metrics"][0]["mean_ns"] is None and found["frames"]["columns"]["time_ns"] == []
    json.dumps(found)


def table(folder, profile, **options):
    path = folder / "out.csv"
    write_operations_csv(str(path), profile, **options)
    with open(path, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_row_an_operation_and_those_within_say_in_which(tmp_path):
    rows = table(tmp_path, {"operations": operations(recorded())})
    assert [(one["operation"], one["within"], one["name"]) for one in rows] == [
        ("1", "", "opening"), ("2", "", "batch"), ("3", "2", "Part_Box"),
    ]  # fmt: skip
    opening, batch, box = rows
    assert (opening["path"], opening["size_bytes"], opening["way"]) == ("/m/a.FCStd", "90", "")
    assert (box["workbench"], box["way"], box["response_ns"]) == (
        "PartWorkbench", "menu", str(8 * MS),
    )  # fmt: skip
    assert (batch["failed"], box["failed"]) == ("true", "false")
    assert list(box) == list(OPERATION_COLUMNS)


def test_an_empty_table_of_operations_is_a_header(tmp_path):
    path = tmp_path / "out.csv"
    write_operations_csv(str(path), {"operations": []}, for_excel=True)
    assert path.read_bytes() == b"\xef\xbb\xbf" + ",".join(OPERATION_COLUMNS).encode() + b"\r\n"


@pytest.mark.parametrize("label", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_hostile_name_starts_a_formula(label, tmp_path):
    spans = [
        script(label, 0, 9, document=label),
        file(SpanKind.SAVING, 10, 19, path=label, document=label),
    ]
    rows = table(tmp_path, {"operations": operations(session(spans))})
    starts = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
    for row in rows:
        assert not any(cell.lstrip(" ").startswith(starts) for cell in row.values())
    shown = bare(label.encode("utf-8", "backslashreplace").decode("utf-8"))
    assert bare(rows[0]["name"]) == shown == bare(rows[1]["path"])
