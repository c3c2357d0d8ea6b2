# SPDX-License-Identifier: LGPL-2.1-or-later
"""For tests inside FreeCAD's window: a clean start, and a way to wait that is no sleep."""

from __future__ import annotations

import FreeCAD
import FreeCADGui
import pytest

from PerfProfilerWorkbench.gui import controller as controller_module


@pytest.fixture
def controller():
    """The controller of this FreeCAD; stopped, emptied and its panel closed afterwards."""
    found = controller_module.controller()
    yield found
    found.stop()
    found.clear()
    found.panel(show=False)


@pytest.fixture
def document():
    """A document with a box, a sphere and their fusion; all closed afterwards."""
    made = FreeCAD.newDocument("PanelTest")
    box, ball = made.addObject("Part::Box", "Box"), made.addObject("Part::Sphere", "Ball")
    fusion = made.addObject("Part::Fuse", "Fusion")
    fusion.Label, fusion.Base, fusion.Tool = "My fusion", box, ball
    made.recompute()
    yield made
    for name in list(FreeCAD.listDocuments()):
        FreeCAD.closeDocument(name)


@pytest.fixture
def window():
    return FreeCADGui.getMainWindow()
