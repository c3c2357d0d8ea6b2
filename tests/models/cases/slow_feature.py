# SPDX-License-Identifier: LGPL-2.1-or-later
"""A slow feature: one plate with holes takes nearly all of the time; the near miss has four."""

from __future__ import annotations

import FreeCAD
from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "slow feature"
WHERE = "headless"
THRESHOLDS = Thresholds(slow_feature_ns=4_000_000, slow_feature_share=0.5, least_share=0.5)
ROWS = 5


def drilled(plates):
    def build(document):
        drills = [document.addObject("Part::Cylinder", "Drill") for _ in range(ROWS * ROWS)]
        for number, drill in enumerate(drills):
            column, row = divmod(number, ROWS)
            drill.Placement.Base = FreeCAD.Vector(10 * column + 5, 10 * row + 5, 0)
        tool = document.addObject("Part::Compound", "Drills")
        tool.Links = drills
        for _ in range(plates):
            plate = document.addObject("Part::Box", "Plate")
            plate.Length = plate.Width = 10 * ROWS
            cut = document.addObject("Part::Cut", "Cut")
            cut.Base, cut.Tool = plate, tool

    return recorded(build)


def problem():
    return drilled(1)


def near_miss():
    return drilled(4)
