# SPDX-License-Identifier: LGPL-2.1-or-later
"""A heavy sketch: a chain of 101 lines with 302 constraints; the near miss has 99 lines, 296."""

from __future__ import annotations

from itertools import pairwise

import FreeCAD
import Part
import Sketcher
from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "heavy sketch"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)
END, START = 2, 1  # of a line, by Sketcher's numbers


def sketched(lines):
    """Three constraints to a line: where it begins, its direction, its length."""

    def build(document):
        sketch = document.addObject("Sketcher::SketchObject", "Sketch")
        points = [FreeCAD.Vector(step - step // 2, step // 2, 0) for step in range(lines + 1)]
        sketch.addGeometry([Part.LineSegment(*pair) for pair in pairwise(points)], False)
        constraints = [
            Sketcher.Constraint("Coincident", line - 1, END, line, START)
            for line in range(1, lines)
        ]
        constraints += [
            Sketcher.Constraint(("Horizontal", "Vertical")[line % 2], line) for line in range(lines)
        ]
        constraints += [Sketcher.Constraint("Distance", line, 1.0) for line in range(lines)]
        sketch.addConstraint(constraints)

    return recorded(build)


def problem():
    return sketched(101)


def near_miss():
    return sketched(99)
