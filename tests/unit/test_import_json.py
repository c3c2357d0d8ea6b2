# SPDX-License-Identifier: LGPL-2.1-or-later
"""JSON back in: the same session, from each schema version; anything else is one clear error."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from random_sessions import random_session
from rich_sessions import HOSTILE as RICH_HOSTILE
from rich_sessions import rich
from test_plain import HOSTILE, labelled_session, recompute_span, session_of

from PerfProfilerWorkbench.export.imports import ImportFailed, read_session
from PerfProfilerWorkbench.export.json import profile_dict, write_json
from PerfProfilerWorkbench.export.part import part_of
from PerfProfilerWorkbench.model.filter import Filter
from PerfProfilerWorkbench.model.session_id import is_session_id
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.texts import english, say

MODELS = Path(__file__).resolve().parents[1] / "models"
OLD = sorted(MODELS.glob("profile-1-*.json"))
SURROGATES = RICH_HOSTILE[-2]  # two in a row, which JSON reads as one sign
ID = "20260101-000000-0000abcd"


def exported(session, path) -> bytes:
    write_json(str(path), profile_dict(session))
    return Path(path).read_bytes()


def refused(path) -> str:
    """The sentence, which names the file."""
    with pytest.raises(ImportFailed) as caught:
        read_session(str(path))
    said = str(caught.value)
    assert str(path) in said and "\n" not in said
    return said


SESSIONS = {
    "empty": session_of(id=ID),
    "hostile": labelled_session(HOSTILE.values()),
    **{f"random {seed}": random_session(seed) for seed in range(5)},
    "part": part_of(random_session(7), Filter(document="Doc", kinds=frozenset(SpanKind))),
    "nothing": part_of(random_session(8), Filter(since_s=4e9)),
}


@pytest.mark.parametrize("session", SESSIONS.values(), ids=SESSIONS.keys())
def test_export_import_export_is_the_same_session_and_the_same_file(session, tmp_path):
    first = exported(session, tmp_path / "first.json")
    found = read_session(str(tmp_path / "first.json"))
    if session.id:
        assert found == session
        assert exported(found, tmp_path / "second.json") == first
    else:
        assert is_session_id(found.id)
        assert read_session(str(tmp_path / "first.json")) == found


def test_a_session_in_which_every_field_has_something_comes_back(tmp_path):
    session = rich()
    first = exported(session, tmp_path / "first.json")
    found = read_session(str(tmp_path / "first.json"))
    assert exported(found, tmp_path / "second.json") == first
    joined = repr(session).replace(repr(SURROGATES)[1:-1], "😀")
    assert repr(found) == joined


def test_numbers_that_json_has_not_are_left_out_of_the_file(tmp_path):
    session = session_of([recompute_span(1)], id=ID, started_at=float("nan"))
    assert b"NaN" not in exported(session, tmp_path / "out.json")


def subset(old, new) -> None:
    """All that the old profile says the new one says as well; keys may have come."""
    if isinstance(old, dict):
        for name, value in old.items():
            subset(value, new[name])
    elif isinstance(old, list):
        assert len(old) == len(new)
        for pair in zip(old, new):
            subset(*pair)
    else:
        assert old == new


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_an_old_profile_says_again_what_it_said(path, tmp_path):
    assert len(OLD) == 4
    old, session = json.loads(path.read_text("utf-8")), read_session(str(path))
    new = json.loads(exported(session, tmp_path / "new.json"))
    *before, note = new.pop("problems")
    assert before == old.pop("problems", [])
    assert "perfprofiler.profile/1" in note
    assert (old.pop("schema"), new.pop("schema")) == (
        "perfprofiler.profile/1",
        "perfprofiler.profile/2",
    )
    subset(old, new)
    assert read_session(str(tmp_path / "new.json")) == session


def test_an_old_profile_is_the_same_session_whenever_it_was_copied(tmp_path):
    copied = shutil.copyfile(OLD[0], tmp_path / "copy.json")
    os.utime(copied, (1_600_000_000, 1_600_000_000))
    first, second = read_session(str(OLD[0])), read_session(str(copied))
    assert first.id == second.id and is_session_id(first.id)
    assert second.started_at == 1_600_000_000
    assert len({read_session(str(path)).id for path in OLD}) == len(OLD)


def test_the_runs_of_a_feature_in_an_old_profile_are_as_many_as_they_were(tmp_path):
    plain = json.loads(OLD[0].read_text("utf-8"))
    feature = plain["recomputes"][0]["features"][0]
    feature["runs"] = 3
    path = tmp_path / "runs.json"
    path.write_text(json.dumps(plain), "utf-8")
    (again, *_) = profile_dict(read_session(str(path)))["recomputes"][0]["features"]
    subset(feature, again)
    feature["runs"] = 2**70
    path.write_text(json.dumps(plain), "utf-8")
    assert "damaged" in refused(path)


def test_samples_say_nothing_of_a_feature_whose_place_is_guessed(tmp_path):
    """A feature without a peak that is long enough for a sample: its peak stays unknown."""
    plain = json.loads((MODELS / "profile-1-full.json").read_text("utf-8"))
    (recompute,) = plain["recomputes"]
    feature = recompute["features"][0]
    feature.update(compute_ns=10**9, total_ns=10**9, peak_bytes=None, peak_change_bytes=None)
    sample = {**plain["samples"][0], "rss_bytes": 10**8}
    at_ns = (recompute["start_ns"] - 1, recompute["start_ns"] + 10**8)
    plain["samples"] = [{**sample, "time_ns": time_ns} for time_ns in at_ns]
    path = tmp_path / "long.json"
    path.write_text(json.dumps(plain), "utf-8")
    (again, *_) = profile_dict(read_session(str(path)))["recomputes"][0]["features"]
    assert (again["total_ns"], again["peak_bytes"]) == (10**9, None)


def test_what_stands_in_the_place_of_a_reading_comes_back_as_its_reason(tmp_path):
    session = read_session(str(MODELS / "profile-1-cpu.json"))
    environment = profile_dict(session)["environment"]
    assert (
        environment["opengl"]
        == json.loads((MODELS / "profile-1-cpu.json").read_text("utf-8"))["environment"]["opengl"]
    )
    first = read_session(str(MODELS / "profile-1-first.json"))
    assert first.samples == () and first.calls is None and not first.windowed
    assert any("does not tell" in say(english, one) for one in first.problems)


NOT_PROFILES = {
    "nothing": "",
    "text": "Hello",
    "csv": "kind,status\r\nfeature,ok\r\n",
    "cut off": '{"schema": "perfprofiler.profile/2", "session": {"preset": "li',
    "another program's": '{"schema": "speedscope", "profiles": []}',
    "no schema": "{}",
    "a list": "[1, 2]",
    "a number": "7",
    "schema of another kind": '{"schema": ["perfprofiler.profile/2"]}',
    "schema of nothing": '{"schema": "perfprofiler.profile/0"}',
    "not a number": '{"schema": "perfprofiler.profile/2", "session": NaN}',
    "infinity": '{"schema": "perfprofiler.profile/2", "session": [-Infinity]}',
    "huge number": '{"schema": "perfprofiler.profile/2", "session": 1' + "0" * 6000 + "}",
    "nested": "[" * 100_000 + "]" * 100_000,
    "nested values": '{"schema": "perfprofiler.profile/2", "session": '
    + '{"a":' * 5000
    + "1"
    + "}" * 5000
    + "}",
    "empty session": '{"schema": "perfprofiler.profile/2", "session": {}}',
    "no session": '{"schema": "perfprofiler.profile/2"}',
    "empty first": '{"schema": "perfprofiler.profile/1"}',
}


@pytest.mark.parametrize("content", NOT_PROFILES.values(), ids=NOT_PROFILES.keys())
def test_what_is_no_profile_is_one_sentence(content, tmp_path):
    path = tmp_path / "other.json"
    path.write_text(content, "utf-8")
    assert len(refused(path)) < 700


def test_each_cause_has_its_words(tmp_path):
    def said(content: bytes) -> str:
        path = tmp_path / "some.json"
        path.write_bytes(content)
        return refused(path)

    assert "not whole JSON" in said(b"{")
    assert "not whole JSON" in said(b"\xff\xfe{}")
    assert "NaN is no number" in said(b'{"schema": "perfprofiler.profile/2", "session": NaN}')
    assert "not a profile" in said(b"{}")
    assert "newer" in said(b'{"schema": "perfprofiler.profile/3"}')
    assert "perfprofiler.profile/3" in said(b'{"schema": "perfprofiler.profile/3"}')
    assert "nested too deeply" in said(b"[" * 200_000)
    assert "can't be read" in refused(tmp_path)
    assert "can't be read" in refused(tmp_path / "missing.json")


def changed(session, folder, change):
    """The file of the session after a change of its plain form."""
    plain = json.loads(exported(session, folder / "sound.json"))
    change(plain["session"])
    path = folder / "changed.json"
    path.write_text(json.dumps(plain), "utf-8")
    return path


def first_span(name, value):
    def change(plain):
        table = plain["spans"]
        row, at = table["rows"][0], table["columns"].index(name)
        row += [None] * (at + 1 - len(row))
        row[at] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        first_span("wall_ns", "long"),
        first_span("wall_ns", -1),
        first_span("wall_ns", 1.5),
        first_span("wall_ns", True),
        first_span("wall_ns", 2**64),
        first_span("document", 7),
        first_span("kind", "unheard of"),
        first_span("rows", [["closing", "long"]]),
        first_span("id", None),
        lambda plain: plain["spans"]["rows"].append(plain["spans"]["rows"][0]),
        lambda plain: plain.update(started_at="yesterday"),
        lambda plain: plain.update(started_at=-1.0),
        lambda plain: plain.update(started_at=1e300),
        lambda plain: plain.update(started_at=253_402_300_799.0),
        lambda plain: plain.update(end_ns=0),
        lambda plain: plain.update(id="../../etc"),
        lambda plain: plain.update(preset=None),
        lambda plain: plain.update(features=[["Doc", "Box", 1, None]]),
        lambda plain: plain["environment"].update(cores=0),
        lambda plain: plain["environment"].update(opengl=7),
        lambda plain: plain["problems"].append(["{missing}", {}]),
        lambda plain: plain["problems"].append(["{a.__class__}", {"a": 1}]),
        lambda plain: plain["problems"].append(["{a:>99999999999}", {"a": 1}]),
        lambda plain: plain["problems"].append(["{a!r} {", {"a": 1}]),
        lambda plain: plain["problems"].append(["{}{0}", {"": 1, "0": 1}]),
        lambda plain: plain["problems"].append(["{a}", {"a": {}}]),
        lambda plain: plain["samples"].append([None]),
        lambda plain: plain["frames"].append([0]),
        lambda plain: plain["structure"].update(preferences={"a": {"b": 1}}),
    ],
)
def test_a_wrong_value_deep_inside_is_damage(change, tmp_path):
    session = random_session(1, 20)
    read_session(str(changed(session, tmp_path, lambda plain: None)))
    assert "damaged" in refused(changed(session, tmp_path, change))
