# SPDX-License-Identifier: LGPL-2.1-or-later
"""``profile`` from the command line, with real FreeCADs and real models."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
TIMES = ("compute_ns", "display_ns", "other_ns")
QUICK = (
    "axis_cross_spreadsheet.FCStd",
    "xyz_cube_mesh.FCStd",
    "path_boxtest.fcstd",
    "asm_v4/asm_V4.FCStd",
)
ALL = (
    *QUICK,
    "ap3030s8_bracket_techdraw.FCStd",
    "arch_detail.FCStd",
    "c64_wedge_psu.FCStd",
    "car_remote.FCStd",
    "demo_fixture_links.FCStd",
    "draft_test_objects.FCStd",
    "fem_contact_shell.FCStd",
    "thor_art3body2.FCStd",
    "thor_art3body_flaky.fcstd",
    "thor_part_booleans.fcstd",
)


def command(*arguments):
    return [sys.executable, "-m", "PerfProfilerWorkbench", *map(str, arguments)]


def run(*arguments, **environment):
    return subprocess.run(
        command(*arguments),
        cwd=ROOT,
        env={**_clean(), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=500,
    )


def _clean():
    """Without the path to FreeCAD's modules: the command needs the standard library only."""
    hidden = ("PYTHONPATH", "PERFPROFILER_GUI_TESTS")
    return {name: value for name, value in os.environ.items() if name not in hidden}


def profile(model: Path, folder: Path, *options) -> dict:
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    done = run("profile", model, "--json", folder / "p.json", "--csv", folder / "p.csv", *options)
    assert done.returncode == 0, done.stderr[-2000:]
    assert hashlib.sha256(model.read_bytes()).hexdigest() == digest, "the model was written to"
    found = json.loads((folder / "p.json").read_text("utf-8"))
    with open(folder / "p.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == sum(len(one["features"]) for one in found["recomputes"])
    return found


def check(found: dict, model: Path) -> None:
    assert found["schema"] == "perfprofiler.profile/2"
    assert found["document"]["path"] == str(model)
    assert found["document"]["open_ns"] > 0 and found["document"]["objects"] > 0
    assert found["problems"] == [] and found["dropped_events"] == 0
    assert len(found["recomputes"]) >= 1
    for recompute in found["recomputes"]:
        totals = 0
        for feature in recompute["features"]:
            assert feature["total_ns"] == sum(feature[name] for name in TIMES)
            assert min(feature[name] for name in TIMES) >= 0, feature
            assert feature["runs"] >= 1 and feature["status"] in ("ok", "failed")
            totals += feature["total_ns"]
        assert totals + recompute["unattributed_ns"] == recompute["wall_ns"]
        assert sum(row["ns"] for row in recompute["rows"]) == recompute["unattributed_ns"]


@pytest.mark.parametrize("name", QUICK)
def test_profiling_a_model_headless(name, models, tmp_path):
    model = models / name
    found = profile(model, tmp_path)
    check(found, model)
    assert all(f["display_ns"] == 0 for one in found["recomputes"] for f in one["features"])


def test_profiling_a_model_with_its_window(models, tmp_path):
    model = models / "axis_cross_spreadsheet.FCStd"
    found = profile(model, tmp_path, "--gui")
    check(found, model)
    assert sum(one["display_ns"] for one in found["recomputes"][0]["features"]) > 0


def test_profiling_our_own_example(tmp_path):
    model = ROOT / "Resources" / "examples" / "PerfProfilerExample.FCStd"
    found = profile(model, tmp_path)
    check(found, model)
    assert all(one["status"] == "ok" for one in found["recomputes"][0]["features"])


def test_a_model_recomputed_several_times_is_one_recording_and_is_kept(models, tmp_path):
    model = models / "axis_cross_spreadsheet.FCStd"
    store = str(tmp_path / "kept.sqlite")
    options = ("--repeat", 3, "--preset", "full")
    done = run("profile", model, *options, PERFPROFILER_STORE=store)
    assert done.returncode == 0, done.stderr
    assert "recomputed 3 times" in done.stdout and done.stdout.count("Slowest features") == 1
    with Store(store) as opened:
        session = opened.session(opened.resolve("last"))
    recomputes = [span for span in session.spans if span.kind is SpanKind.RECOMPUTE]
    assert len(recomputes) == 3
    frames = {frame for one in session.stacks for frame in one.frames}
    assert not any(frame.file.endswith("start.py") for frame in frames), "our own script"
    content = hashlib.sha256(model.read_bytes()).hexdigest()
    assert [each.sha256 for each in session.structure.documents][:1] == [content]
    assert run("profile", model, "--repeat", 0).returncode == 2


def test_a_path_with_spaces_and_letters_of_other_languages(models, tmp_path):
    model = tmp_path / "öz ellik 'x' çğş" / "mødel.FCStd"
    model.parent.mkdir()
    model.write_bytes((models / "xyz_cube_mesh.FCStd").read_bytes())
    check(profile(model, tmp_path), model)


@pytest.mark.long
@pytest.mark.parametrize("options", [(), ("--gui",)], ids=["headless", "window"])
@pytest.mark.parametrize("name", ALL)
def test_profiling_every_shared_model(name, options, models, tmp_path):
    model = models / name
    check(profile(model, tmp_path, *options), model)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("gtr_segv_on_open.FCStd", ()),
        ("msf070_segv_on_open.FCStd", ("--gui",)),
        pytest.param("msf070_segv_on_open.FCStd", (), marks=pytest.mark.long),
        pytest.param("gtr_segv_on_open.FCStd", ("--gui",), marks=pytest.mark.long),
    ],
)
def test_a_model_that_kills_freecad(name, options, models, tmp_path):
    """Files that end some FreeCADs while they open: those say so, the others profile them."""
    done = run("profile", models / "crash" / name, "--json", tmp_path / "p.json", *options)
    assert "Traceback" not in done.stderr
    if done.returncode == 0:
        check(json.loads((tmp_path / "p.json").read_text()), models / "crash" / name)
    else:
        assert done.returncode == 1 and done.stdout == ""
        (sentence,) = done.stderr.strip().splitlines()
        assert name in sentence and "crashed while opening it" in sentence
        assert not (tmp_path / "p.json").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("options", [(), ("--gui",)], ids=["headless", "window"])
def test_a_signal_ends_everything_that_was_started(number, options, models, tmp_path):
    """Interrupted while FreeCAD is at work: the command, FreeCAD, Xvfb and the folder all go.

    They are found by an environment variable, which therefore reaches FreeCAD.
    """
    mark = f"PERFPROFILER_MARK={tmp_path}"
    environment = {**_clean(), "PERFPROFILER_MARK": str(tmp_path), "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(
        command("profile", models / "c64_wedge_psu.FCStd", *options),
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    wanted = 3 if options else 2  # the command, FreeCAD, and Xvfb with a window
    while len(_marked(mark)) < wanted:
        assert process.poll() is None
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert errors == b""
    assert _marked(mark) == set()
    assert not list(tmp_path.glob("perfprofiler-*"))


def _marked(mark: str) -> set:
    """The processes that have a variable in their environment: all that a command started."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if mark.encode() in (folder / "environ").read_bytes().split(b"\0"):
                    found.add(int(folder.name))
            except OSError:
                continue
    return found


def test_a_screen_that_is_not_there_is_named_as_the_cause(models):
    done = run("profile", models / "xyz_cube_mesh.FCStd", "--gui", DISPLAY=":54321")
    assert done.returncode == 1 and done.stdout == ""
    (sentence,) = done.stderr.strip().splitlines()
    assert "display" in sentence and ":54321" in sentence
