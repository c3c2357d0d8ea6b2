# SPDX-License-Identifier: LGPL-2.1-or-later
"""R31: a line of text is made solid; that of the near miss is one word."""

from __future__ import annotations

import os

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R31"
WHERE = "window"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)
FONT = "Mod/TechDraw/Resources/fonts/osifont-lgpl3fe.ttf"  # FreeCAD's own


def raised_from(text):
    def build(document):
        import Draft
        import FreeCAD

        font = os.path.join(FreeCAD.getResourceDir(), FONT)
        letters = Draft.make_shapestring(text, font, 5)
        raised = document.addObject("Part::Extrusion", "Raised")
        raised.Base, raised.Dir, raised.Solid = letters, (0, 0, 2), True

    return recorded(build)


def problem():
    return raised_from("Serial number 8368 of 9000")


def near_miss():
    return raised_from("LOT")
