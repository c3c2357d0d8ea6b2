# SPDX-License-Identifier: LGPL-2.1-or-later
"""R13: a row of rectangles with 715 constraints; that of the near miss has 275."""

from __future__ import annotations

from itertools import pairwise

import FreeCAD
import Part
from cases import recorded
from Sketcher import Constraint

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R13"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)
START, END = 1, 2  # of a line, by Sketcher's numbers


def sketched(rectangles):
    """Eleven constraints to a rectangle, which is as far from the one before as that is wide."""

    def build(document):
        sketch = document.addObject("Sketcher::SketchObject", "Sketch")
        for number in range(rectangles):
            at = 20 * number
            corners = [(at, 0), (at + 10, 0), (at + 10, 10), (at, 10), (at, 0)]
            points = [FreeCAD.Vector(x, y, 0) for x, y in corners]
            sketch.addGeometry([Part.LineSegment(*pair) for pair in pairwise(points)], False)
        sketch.addConstraint([one for number in range(rectangles) for one in constrained(number)])

    return recorded(build)


def constrained(number):
    first = 4 * number
    found = [
        Constraint("Coincident", first + side, END, first + (side + 1) % 4, START)
        for side in range(4)
    ]
    found += [Constraint(("Horizontal", "Vertical")[side % 2], first + side) for side in range(4)]
    found += [Constraint("Distance", first + side, 10.0) for side in range(2)]
    before, at = (first - 4, 20.0) if number else (-1, 1.0)
    return [*found, Constraint("DistanceX", before, START, first, START, at)]


def problem():
    return sketched(65)


def near_miss():
    return sketched(25)
