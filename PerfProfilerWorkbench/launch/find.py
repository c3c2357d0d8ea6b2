# SPDX-License-Identifier: LGPL-2.1-or-later
"""Finds the FreeCAD programs of this machine: the one with a window and the one without."""

from __future__ import annotations

import glob
import os
import shutil
from dataclasses import dataclass

from .. import texts
from ..texts import message
from .errors import LaunchError

# (with a window, without one); a folder's pair is named alike
_NAMES = (
    ("freecad", "freecadcmd"),
    ("FreeCAD", "FreeCADCmd"),
    ("freecad", "FreeCADCmd"),
    ("freecad-python3", "freecadcmd-python3"),
)
_FOLDERS = (
    "/usr/lib/freecad/bin",
    "/opt/freecad*/bin",
    "/Applications/FreeCAD*.app/Contents/Resources/bin",
    "/Applications/FreeCAD*.app/Contents/MacOS",
    r"C:\Program Files\FreeCAD*\bin",
)


@dataclass(frozen=True)
class Program:
    """A FreeCAD program, and what to start it with: one set of arguments after the other, until it
    comes up. ``needs_screen`` says that it wants one even where no window is asked for.
    """

    path: str
    attempts: tuple[tuple[str, ...], ...] = ((),)
    needs_screen: bool = False


def find(wanted: str | None, windowed: bool) -> Program:
    """The program to start: a name, a path, or what is installed. Raises LaunchError."""
    path = _named(wanted) if wanted else _installed()
    sibling = _sibling(path, windowed)
    if sibling:
        return Program(sibling, needs_screen=windowed)
    if windowed:
        return Program(path, needs_screen=True)
    # A wrapper or an AppImage may hide either program: the one with a window has --console (and
    # wants a screen all the same), the one without crashes on it in FreeCAD 0.20.
    return Program(path, (("--console",), ()), needs_screen=True)


def _named(wanted: str) -> str:
    path = shutil.which(wanted)
    if path is None:
        raise LaunchError(message(texts.NO_SUCH_PROGRAM, program=wanted))
    return path


def _installed() -> str:
    folders = [folder for pattern in _FOLDERS for folder in sorted(glob.glob(pattern))]
    search = os.pathsep.join([os.environ.get("PATH", os.defpath), *folders])
    for name in dict.fromkeys(name for pair in _NAMES for name in reversed(pair)):
        path = shutil.which(name, path=search)
        if path:
            return path
    raise LaunchError(message(texts.NO_FREECAD))


def _sibling(path: str, windowed: bool) -> str | None:
    """The right one of the pair that a program belongs to; None if its name is of no pair."""
    folder, name = os.path.split(path)
    stem, extension = os.path.splitext(name) if name.lower().endswith(".exe") else (name, "")
    for pair in _NAMES:
        if stem in pair:
            other = os.path.join(folder, pair[0 if windowed else 1] + extension)
            if os.path.isfile(other):
                return other
    return None
