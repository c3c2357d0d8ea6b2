# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command line as a user starts it: exit status, one sentence for an error, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from test_plain import HOSTILE, feature_span, labelled_session, recompute_span, session_of

import PerfProfilerWorkbench
from PerfProfilerWorkbench.capture.capabilities import capabilities
from PerfProfilerWorkbench.cli import report
from PerfProfilerWorkbench.export.json import profile_dict
from PerfProfilerWorkbench.model.preset import PRESETS
from PerfProfilerWorkbench.model.session import ModelFile
from PerfProfilerWorkbench.model.span import Status
from PerfProfilerWorkbench.texts import english, say

ROOT = Path(__file__).resolve().parents[2]
MODEL = ModelFile("Doc", "", 1, 1)


def run(*arguments, **options):
    """The command in English, with what it prints buffered as in any pipe."""
    hidden = ("PYTHONPATH", "PYTHONUNBUFFERED", "LANGUAGE")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment.update({"LC_ALL": "C.UTF-8", **options.pop("environment", {})})
    return subprocess.run(
        [sys.executable, "-m", "PerfProfilerWorkbench", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, **options},
    )


def sentence(done) -> str:
    """The only line of a command that did not work."""
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = done.stderr.decode("utf-8").splitlines()
    assert "Traceback" not in line and len(line) > 20
    return line


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "model.FCStd"
    with zipfile.ZipFile(path, "w") as stream:
        stream.writestr("Document.xml", "<Document/>")
    return str(path)


@pytest.fixture
def stand_in(tmp_path):
    """A program in FreeCAD's place that notes that it was started, says something and ends."""
    path = tmp_path / "stand-in" / "freecadcmd"
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\necho one; echo two >&2\necho >'{path.parent}/started'\nexit 7\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unheard-of"],
        ["profile"],
        ["profile", "m.FCStd", "--preset", "heavy"],
        ["profile", "m.FCStd", "--unheard-of"],
        ["profile", "m.FCStd", "--json"],
        ["doctor", "surplus"],
    ],
    ids=" ".join,
)
def test_bad_use_is_status_2_with_the_usage(arguments):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"usage: python3 -m PerfProfilerWorkbench")
    assert b"Traceback" not in done.stderr


def test_an_unknown_preset_is_told_the_known_ones():
    said = run("profile", "m.FCStd", "--preset", "heavy").stderr.decode()
    assert "heavy" in said and all(preset in said for preset in PRESETS)


def test_help_and_version_are_no_errors():
    done = run("--version")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().strip() == PerfProfilerWorkbench.__version__
    done = run("profile", "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    for option in (b"--gui", b"--freecad", b"--preset", b"--json", b"--csv"):
        assert option in done.stdout


def test_a_missing_model_is_one_sentence_that_names_it(tmp_path):
    path = str(tmp_path / "missing.FCStd")
    assert path in sentence(run("profile", path))


def test_a_damaged_model_is_one_sentence_that_names_it(models):
    path = str(models / "malformed" / "truncated_zip.FCStd")
    assert path in sentence(run("profile", path))


def test_a_name_that_no_terminal_can_show_is_still_one_sentence(tmp_path):
    assert r"\udcff.FCStd" in sentence(run("profile", os.fsencode(tmp_path) + b"/\xff.FCStd"))


def test_a_terminal_without_any_letters_of_ours_gets_them_as_escapes(tmp_path):
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    done = run("profile", str(tmp_path / "ğ.FCStd"), environment=ascii_only)
    assert r"\u011f.FCStd" in sentence(done)


def test_a_program_that_does_not_exist_is_one_sentence_that_names_it(model):
    assert "does-not-exist" in sentence(run("profile", model, "--freecad", "does-not-exist"))


@pytest.mark.parametrize("option", ["--json", "--csv"])
def test_a_folder_that_is_missing_is_known_before_freecad_starts(option, model, stand_in, tmp_path):
    path = str(tmp_path / "missing" / "out")
    done = run("profile", model, "--freecad", str(stand_in), option, path)
    assert path in sentence(done)
    assert os.listdir(stand_in.parent) == ["freecadcmd"]


@pytest.mark.parametrize("option", ["--json", "--csv"])
def test_a_file_that_is_a_folder_is_known_before_freecad_starts(option, model, stand_in, tmp_path):
    done = run("profile", model, "--freecad", str(stand_in), option, str(tmp_path))
    assert str(tmp_path) in sentence(done)
    assert os.listdir(stand_in.parent) == ["freecadcmd"]


def test_freecad_is_told_a_name_as_it_is_whatever_the_locale(model, stand_in, tmp_path):
    """Python takes bytes that its encoding lacks for surrogates, which FreeCAD would refuse."""
    named = tmp_path / "mødel.FCStd"
    os.rename(model, named)
    asked = tmp_path / "asked.json"
    stand_in.write_text(
        f'#!/bin/sh\nfor last; do :; done\ncp "${{last%/*}}/request.json" {asked}\n'
    )
    locale = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    run("profile", str(named), "--freecad", str(stand_in), environment=locale)
    assert json.loads(asked.read_text("utf-8"))["model"] == str(named)


def test_one_file_for_two_outputs_is_known_before_freecad_starts(model, stand_in, tmp_path):
    path = str(tmp_path / "out")
    options = ("--freecad", str(stand_in), "--json", path, "--csv", f"{tmp_path}/./out")
    assert "--csv" in sentence(run("profile", model, *options))
    assert not (stand_in.parent / "started").exists()


def test_a_program_that_ends_at_once_is_one_sentence_and_leaves_nothing(model, stand_in, tmp_path):
    """Also what shows that the tests above would see a program that was started."""
    temporary, out = tmp_path / "temporary", tmp_path / "out.json"
    temporary.mkdir()
    options = ("--freecad", str(stand_in), "--json", str(out))
    said = sentence(run("profile", model, *options, environment={"TMPDIR": str(temporary)}))
    assert "7" in said and "one / two" in said
    assert sorted(os.listdir(stand_in.parent)) == ["freecadcmd", "started"]
    assert not out.exists() and os.listdir(temporary) == []


def test_doctor_has_a_line_for_each_reading():
    done = run("doctor")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    told = [at for at, line in enumerate(lines) if not line.startswith(" ")]
    readings = [say(english, one.reading) for one in capabilities()]
    for at, reading in zip(told, readings, strict=True):
        assert lines[at].startswith(f"{reading}: ")
        assert lines[at][len(reading) + 2 :].startswith(("available", "not available: "))
    remedies = [at for at in range(len(lines)) if at not in told]
    assert remedies, "there is never a 3D view here"
    for at in remedies:
        assert lines[at].startswith("    To get it: ") and ": not available: " in lines[at - 1]


def test_doctor_speaks_the_language_of_the_user():
    english_lines = run("doctor").stdout.splitlines()
    done = run("doctor", environment={"LC_ALL": "tr_TR.UTF-8"})
    assert done.returncode == 0
    turkish_lines = done.stdout.splitlines()
    assert len(turkish_lines) == len(english_lines)
    assert set(turkish_lines).isdisjoint(english_lines)


def test_a_reader_who_left_early_is_no_error():
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = run("doctor", stdout=writer)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_behind_the_output_is_one_sentence():
    with open("/dev/full", "wb") as full:
        done = run("doctor", stdout=full)
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert "Traceback" not in line and "Exception ignored" not in line


def told(session, windowed=False):
    return report.text(
        profile_dict(replace(session, windowed=windowed, model=MODEL)), english
    ).splitlines()


@pytest.mark.parametrize("windowed", [False, True])
def test_each_feature_has_one_line_whatever_its_label_holds(windowed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    labels = list(HOSTILE.values())
    for first in range(0, len(labels), 10):
        some = ["plain", *labels[first : first + 10]]
        lines = told(labelled_session(some), windowed)
        assert len(lines) == 3 + len(some)
        assert max(map(len, lines)) <= 100
        assert all(line.isprintable() for line in lines)
        assert all("Part::Box" in line and line.endswith("ok") for line in lines[3:])


def test_only_the_slowest_features_are_listed_the_slowest_first():
    spans = [feature_span(n + 2, 1, f"F{n:02}", 10_000 * (n + 1)) for n in range(40)]
    lines = told(session_of([*spans, recompute_span(1, wall_ns=10**8)]))
    assert [line.split()[0] for line in lines[3:]] == [f"F{n:02}" for n in range(39, 24, -1)]


def test_failures_are_counted_and_marked():
    spans = [
        feature_span(2, 1, "Box"),
        feature_span(3, 1, "Cut", 0, status=Status.FAILED),
        recompute_span(1, status=Status.FAILED),
    ]
    good, bad = told(session_of([spans[0], spans[2]])), told(session_of(spans))
    assert "failed" not in good[0] and "failed" in bad[0]
    assert [line.split()[0] for line in bad[3:] if line.endswith("failed")] == ["Cut"]


def test_every_recompute_is_told_even_an_empty_one_that_took_no_time():
    lines = told(session_of([recompute_span(1, wall_ns=0), recompute_span(2, document="Other")]))
    assert [line.partition(":")[0] for line in lines if "Doc:" in line or "Other:" in line] == [
        "Doc",
        "Other",
    ]
    feature_of_no_time = [feature_span(2, 1, "Box", 0), recompute_span(1, wall_ns=0)]
    assert told(session_of(feature_of_no_time))[3].startswith("Box")


def test_a_session_without_recomputes_says_so():
    (line,) = told(session_of())
    assert line.startswith("Doc: ")
