# SPDX-License-Identifier: LGPL-2.1-or-later
"""Fixtures of the tests of commands, which name this file as their plugin."""

from __future__ import annotations

import os

import FreeCAD
import FreeCADGui
import planted
import pytest
from documents import close_all


@pytest.fixture(scope="module")
def wide():
    """A window with room for all toolbars; as before afterwards."""
    window = FreeCADGui.getMainWindow()
    before = window.geometry()
    window.setGeometry(0, 0, 1590, 980)
    yield
    window.setGeometry(before)


@pytest.fixture(scope="session")
def made():
    """Once a session: a workbench that was removed can't come again under its name."""
    return planted.Planted()


@pytest.fixture(scope="module")
def plants(made, wide):
    """The planted commands; afterwards FreeCAD's own workbench is active."""
    yield made
    FreeCADGui.activateWorkbench(made.before)


@pytest.fixture(scope="module")
def first_box(plants):
    document = FreeCAD.newDocument("Commands")
    made = document.addObject("Part::Box", "First")
    document.recompute()
    yield made
    close_all()


@pytest.fixture
def box(first_box):
    """A box in a document, with the planted workbench."""
    FreeCADGui.activateWorkbench(planted.WORKBENCH)
    return first_box


@pytest.fixture
def told():
    observer = planted.Told()
    FreeCAD.addDocumentObserver(observer)
    yield observer
    FreeCAD.removeDocumentObserver(observer)


@pytest.fixture
def macro():
    """Makes a macro in FreeCAD's own folder of macros, and a command that runs it."""
    folder = FreeCAD.getUserMacroDir(True)
    os.makedirs(folder, exist_ok=True)
    paths = []

    def make(name, text):
        paths.append(os.path.join(folder, f"{name}.FCMacro"))
        with open(paths[-1], "w", encoding="utf-8") as stream:
            stream.write(text)
        return FreeCADGui.Command.createCustomCommand(f"{name}.FCMacro", name, "", "", "", "", "")

    yield make
    for path in paths:
        os.remove(path)
