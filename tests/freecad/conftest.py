# SPDX-License-Identifier: LGPL-2.1-or-later
"""For tests in headless FreeCAD, imported into the system's Python."""

from __future__ import annotations

import FreeCAD
import pytest


@pytest.fixture
def document():
    """A document with a box, a sphere and their fusion; everything open is closed afterwards."""
    made = FreeCAD.newDocument("Test")
    box, ball = made.addObject("Part::Box", "Box"), made.addObject("Part::Sphere", "Ball")
    fusion = made.addObject("Part::Fuse", "Fusion")
    fusion.Label, fusion.Base, fusion.Tool = "My fusion", box, ball
    made.recompute()
    yield made
    for name in list(FreeCAD.listDocuments()):
        FreeCAD.closeDocument(name)
