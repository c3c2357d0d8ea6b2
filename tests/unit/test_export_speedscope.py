# SPDX-License-Identifier: LGPL-2.1-or-later
"""Files for speedscope: the format is kept, and what is in them is what was recorded.

The schema that the npm package brings checks them in the long tests, which need the network.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
from dataclasses import replace

import pytest
from acts import MS, recompute, session, span
from random_sessions import random_session
from speedscope_format import checked_speedscope, tree
from test_plain import HOSTILE, labelled_session, session_of

from PerfProfilerWorkbench.export.speedscope import CALLS, FEATURES, write_speedscope
from PerfProfilerWorkbench.model.calls import CallKind, CallNode, Calls, StackFrame, StackSample
from PerfProfilerWorkbench.model.span import SpanKind

SEEDS = range(30)


def written(session, folder):
    path = folder / "out.json"
    write_speedscope(str(path), session)
    return checked_speedscope(path)


def call(id, parent, name, self_ns, **more):
    given = {"document": "", "object": "", "line": 3, **more}
    told = (CallKind.FUNCTION, name, "/m/gear.py")
    return CallNode(id, parent, *told, native=False, calls=1, self_ns=self_ns, **given)


def test_an_empty_session_has_an_empty_profile(tmp_path):
    content = written(session_of(), tmp_path)
    assert [(one["name"], one["events"]) for one in content["profiles"]] == [(FEATURES, [])]
    assert content["profiles"][0]["endValue"] == 9995 and content["shared"]["frames"] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_a_session_holds_the_format_is_kept(seed, tmp_path):
    content = written(random_session(seed), tmp_path)
    assert {one["type"] for one in content["profiles"]} == {"evented", "sampled"}


def test_features_lie_in_their_recomputes(tmp_path):
    spans = recompute(10, 40, ("Box", 5), ("Cut", 20), ("Pad", 0, "failed"))
    spans[1] = replace(spans[1], display_ns=8 * MS, compute_ns=12 * MS)
    content = written(session(spans, {"Box": "Part::Box", "Cut": "Part::Cut"}), tmp_path)
    assert tree(content, FEATURES) == [
        (0, "recompute Doc", 30 * MS),
        (1, "Box", 5 * MS),
        (2, "compute", 5 * MS),
        (1, "Cut", 20 * MS),
        (2, "compute", 12 * MS),
        (2, "display", 8 * MS),
    ]
    assert {"name": "Cut", "file": "Part::Cut"} in content["shared"]["frames"]
    assert content["profiles"][0]["events"][0]["at"] == 10 * MS


def test_what_overlaps_in_part_is_a_profile_of_its_own(tmp_path):
    spans = [span(SpanKind.RECOMPUTE, 0, 10), *recompute(5, 20, ("Box", 4))]
    content = written(session(spans), tmp_path)
    assert [one["name"] for one in content["profiles"]] == [FEATURES, f"{FEATURES} (2)"]
    assert [name for _, name, _ in tree(content, f"{FEATURES} (2)")][:2] == ["recompute Doc", "Box"]


def test_calls_are_a_tree_in_which_each_has_its_own_time_and_what_it_called(tmp_path):
    nodes = (
        call(0, None, "execute", 5, document="Doc", object="Gear"),
        call(1, 0, "points", 20),
        call(2, 1, "sin", 7),
        call(3, 0, "extrude", 30),
        call(4, 0, "nothing", 0),
        call(5, None, "timer", 2),
    )
    content = written(session(calls=Calls(nodes)), tmp_path)
    assert tree(content, CALLS) == [
        (0, "execute (Gear)", 62), (1, "points", 27), (2, "sin", 7), (1, "extrude", 30),
        (0, "timer", 2),
    ]  # fmt: skip
    assert content["profiles"][1]["endValue"] == 64
    assert {"name": "sin", "file": "/m/gear.py", "line": 3} in content["shared"]["frames"]


def test_stacks_are_samples_of_the_interval_each_and_say_that_they_are_estimates(tmp_path):
    outer = StackFrame("outer", "/m/tool.py", 3)
    stacks = (StackSample(0, (outer,)), StackSample(100 * MS, (outer,), held=True))
    content = written(session(stacks=stacks), tmp_path)
    profile = content["profiles"][1]
    assert "estimated" in profile["name"] and profile["weights"] == [100 * MS] * 2
    names = [one["name"] for one in content["shared"]["frames"]]
    found = [[names[frame] for frame in stack] for stack in profile["samples"]]
    assert found == [["outer"], ["outer", "(native code)"]]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_come_through(name, tmp_path):
    content = written(labelled_session([HOSTILE[name]]), tmp_path)
    assert tree(content, FEATURES)[1][1] == HOSTILE[name]


def test_the_same_session_makes_the_same_file(tmp_path):
    for name in ("one", "two"):
        write_speedscope(str(tmp_path / name), random_session(1))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def schema_of_the_package(folder):
    """The schema, or why it is not to be had."""
    try:
        command = ["npm", "pack", "--silent", "speedscope"]
        subprocess.run(command, cwd=folder, check=True, timeout=120, capture_output=True, text=True)
    except (OSError, subprocess.SubprocessError) as error:
        return None, f"{error} {getattr(error, 'stderr', '') or ''}"
    (archive,) = folder.glob("speedscope-*.tgz")
    with tarfile.open(archive) as package:
        found = package.extractfile("package/dist/release/file-format-schema.json")
        return json.load(found), ""


@pytest.mark.long
def test_the_schema_of_the_npm_package_accepts_them(tmp_path, capsys):
    """Where npm, the network or jsonschema is missing it is left out, and says so."""
    jsonschema = pytest.importorskip("jsonschema")  # Debian: python3-jsonschema
    schema, why = schema_of_the_package(tmp_path)
    if schema is None:
        with capsys.disabled():
            print(f"\nspeedscope's own schema was not tried: {why}")
        pytest.skip(why)
    for made in (session_of(), labelled_session(HOSTILE.values()), *map(random_session, SEEDS)):
        jsonschema.validate(written(made, tmp_path), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"profiles": []}, schema)
