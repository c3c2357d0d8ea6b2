# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where the store lies: one file in the user's data folder, the same for every FreeCAD."""

from __future__ import annotations

import ntpath
import os
import posixpath
import sys
from collections.abc import Mapping

VARIABLE = "PERFPROFILER_STORE"
_FOLDER, _FILE = "PerfProfiler", "recordings.sqlite"
_ENDINGS = ("", "-wal", "-shm", ".lock")  # of the file, and of those beside it


def path() -> str:
    """Of this user on this machine; absolute, so that SQLite takes ":memory:" for a file too."""
    return os.path.abspath(path_of(sys.platform, os.environ))


def path_of(platform: str, environ: Mapping[str, str]) -> str:
    """``platform`` as ``sys.platform`` has it. What is set but empty counts as not set."""
    named = environ.get(VARIABLE)
    if named:
        return named
    if platform == "win32":
        return ntpath.join(_windows(environ), _FOLDER, _FILE)
    home = environ.get("HOME") or os.path.expanduser("~")
    if platform == "darwin":
        return posixpath.join(home, "Library", "Application Support", _FOLDER, _FILE)
    return posixpath.join(_xdg(environ, home), _FOLDER, _FILE)


def belongs(file: str) -> bool:
    """Whether it is the file with the recordings, or one of those beside it."""
    return any(_same(file, path() + ending) for ending in _ENDINGS)


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:  # one of them is not there
        return os.path.realpath(one) == os.path.realpath(other)


def _windows(environ: Mapping[str, str]) -> str:
    home = environ.get("USERPROFILE") or os.path.expanduser("~")
    return environ.get("LOCALAPPDATA") or ntpath.join(home, "AppData", "Local")


def _xdg(environ: Mapping[str, str], home: str) -> str:
    """XDG's specification: a relative path in the variable counts as not set."""
    named = environ.get("XDG_DATA_HOME", "")
    return named if posixpath.isabs(named) else posixpath.join(home, ".local", "share")
