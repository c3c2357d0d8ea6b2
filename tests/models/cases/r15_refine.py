# SPDX-License-Identifier: LGPL-2.1-or-later
"""R15: four blocks added to a plate with 30 holes, all refined; in the near miss only the last."""

from __future__ import annotations

import Part
from cases import recorded
from FreeCAD import Vector

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R15"
WHERE = "window"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)
HOLES, BLOCKS = 30, 4


def extended(refined):
    def build(document):
        holes = [Part.makeCylinder(3, 5, Vector(10 + 10 * hole, 20, 0)) for hole in range(HOLES)]
        plate = document.addObject("Part::Feature", "Plate")
        plate.Shape = Part.makeBox(10 * HOLES + 10, 40, 5).cut(Part.Compound(holes))
        body = document.addObject("PartDesign::Body", "Body")
        body.BaseFeature = plate
        for number in range(BLOCKS):
            block = body.newObject("PartDesign::AdditiveBox", "Block")
            block.Length, block.Width, block.Height = 8, 8, 5
            block.Placement.Base = (10 + 12 * number, 38, 0)
            block.Refine = refined or number == BLOCKS - 1
        for one in document.Objects:
            one.Visibility = False

    return recorded(build)


def problem():
    return extended(True)


def near_miss():
    return extended(False)
