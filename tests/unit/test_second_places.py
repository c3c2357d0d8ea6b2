# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where a second FreeCAD is put: on a full disk, and for a user without a home."""

from __future__ import annotations

import tempfile
import time

import pytest

from PerfProfilerWorkbench.launch.errors import LaunchError
from PerfProfilerWorkbench.launch.second import SecondFreeCAD

LONGEST_S = 30


@pytest.fixture
def stand_in(tmp_path):
    """A program in FreeCAD's place that writes down what it was given, and ends."""
    path = tmp_path / "freecadcmd"
    path.write_text(f'#!/bin/sh\necho "$HOME$PYTHONWARNINGS" >{tmp_path}/home\n')
    path.chmod(0o755)
    return path


def home_of(stand_in, **options):
    """The home that the program was given, and whether that was in a folder of the run."""
    run = SecondFreeCAD({"model": ""}, program=str(stand_in), **options)
    try:
        run.start()
        until_s = time.monotonic() + LONGEST_S
        while not run.poll():
            assert time.monotonic() < until_s
        home = (stand_in.parent / "home").read_text("utf-8").strip()
        return home, home.startswith(run.folder)
    finally:
        run.end()


def test_no_place_for_a_folder_is_one_sentence(stand_in, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(LaunchError, match="could not be started"):
        SecondFreeCAD({"model": ""}, program=str(stand_in))


def test_a_user_without_a_home_gets_one_for_the_run(stand_in, monkeypatch):
    """As in a container: FreeCAD crashes where it can make no folder of its own."""
    for name in ("XDG_DATA_HOME", "FREECAD_USER_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/nonexistent")
    assert home_of(stand_in)[1]
    assert home_of(stand_in, user_configuration=True) == ("/nonexistent", False)


def test_a_home_is_left_to_freecad_and_no_warnings_of_ours(stand_in, monkeypatch, tmp_path):
    """Where ``PYTHONWARNINGS`` makes them errors, those of FreeCAD 0.20 would end our script."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    assert home_of(stand_in) == (str(tmp_path), False)
