# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which program is started for which wish, with stand-ins for the programs in a folder."""

from __future__ import annotations

import pytest

from PerfProfilerWorkbench.launch.errors import LaunchError
from PerfProfilerWorkbench.launch.find import find

PAIRS = [
    ("freecad", "freecadcmd"),
    ("FreeCAD", "FreeCADCmd"),
    ("freecad", "FreeCADCmd"),
    ("freecad-python3", "freecadcmd-python3"),
]
pairs = pytest.mark.parametrize(("window", "console"), PAIRS)


@pytest.fixture
def stand_in(tmp_path):
    """Puts executable files that do nothing where programs would be; gives the last one's path."""

    def stand_in(*names):
        for name in names:
            path = tmp_path / name
            path.write_text("#!/bin/sh\n")
            path.chmod(0o755)
        return str(path)

    return stand_in


def started(wanted, windowed):
    """The program that is started and with what, as one value to compare."""
    program = find(wanted, windowed)
    return program.path, program.attempts


def plain(path):
    return str(path), ((),)


def console_first(path):
    """Without its window if the program knows how to, and as it is if it does not."""
    return str(path), (("--console",), ())


@pairs
def test_either_name_finds_the_other_of_its_pair(window, console, stand_in, tmp_path):
    stand_in(window, console)
    for name in (window, console):
        wanted = str(tmp_path / name)
        if name in (window, "freecadcmd", "FreeCADCmd", "freecadcmd-python3"):
            assert started(wanted, True) == plain(tmp_path / window)
            assert started(wanted, False) == plain(tmp_path / console)


@pairs
def test_a_console_program_alone_needs_no_argument_and_no_screen(window, console, stand_in):
    path = stand_in(console)
    assert started(path, False) == plain(path)
    assert not find(path, windowed=False).needs_screen


@pairs
def test_a_window_program_alone_is_told_to_run_without_its_window(window, console, stand_in):
    path = stand_in(window)
    assert started(path, True) == plain(path)
    assert started(path, False) == console_first(path)


UNKNOWN = ["FreeCAD_1.1.AppImage", "my-freecad", "freecad-daily", "freecad link", "freecad.sh"]


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_name_is_started_itself_even_beside_a_known_one(name, stand_in):
    stand_in("freecad", "freecadcmd")
    path = stand_in(name)
    assert started(path, True) == plain(path)
    assert started(path, False) == console_first(path)


def test_a_window_needs_a_screen_and_so_may_a_program_of_unknown_kind(stand_in):
    path = stand_in("freecad", "freecadcmd", "my-freecad")
    assert find(path, windowed=True).needs_screen and find(path, windowed=False).needs_screen
    known = path.replace("my-freecad", "freecad")
    assert find(known, windowed=True).needs_screen
    assert not find(known, windowed=False).needs_screen


def test_programs_of_windows_keep_their_extension(stand_in, tmp_path):
    path = stand_in("freecadcmd.exe", "freecad.exe")
    assert started(path, True) == plain(path)
    assert started(path, False) == plain(tmp_path / "freecadcmd.exe")


def test_a_folder_is_nobodys_sibling(stand_in, tmp_path):
    path = stand_in("freecad")
    (tmp_path / "freecadcmd").mkdir()
    assert started(path, False) == console_first(path)


def test_a_bare_name_is_looked_for_on_the_path(stand_in, tmp_path, monkeypatch):
    path = stand_in("my-freecad")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert started("my-freecad", True) == plain(path)


def test_without_a_wish_the_path_comes_before_the_usual_folders(stand_in, tmp_path, monkeypatch):
    stand_in("freecad", "freecadcmd")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert started(None, True) == plain(tmp_path / "freecad")
    assert started(None, False) == plain(tmp_path / "freecadcmd")


@pytest.mark.parametrize("windowed", [True, False])
@pytest.mark.parametrize("wanted", ["does-not-exist", "/does/not/exist", "./freecad", "{wanted}"])
def test_a_program_that_is_not_there_is_named(wanted, windowed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LaunchError) as caught:
        find(wanted, windowed)
    assert wanted in str(caught.value) and "\n" not in str(caught.value)


def test_a_file_that_cannot_be_started_is_no_program(tmp_path):
    path = tmp_path / "freecad"
    path.write_text("text")
    for wanted in (path, tmp_path):
        with pytest.raises(LaunchError) as caught:
            find(str(wanted), windowed=False)
        assert str(wanted) in str(caught.value)
