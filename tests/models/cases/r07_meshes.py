# SPDX-License-Identifier: LGPL-2.1-or-later
"""R7: a double cone of 104 triangles, more than are allowed here, is cut; the near miss has 90."""

from __future__ import annotations

from math import cos, pi, sin

import Part
from cases import recorded
from FreeCAD import Vector

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R7"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000, mesh_faces=100)


def double_cone(sides):
    angles = [2 * pi * side / sides for side in range(sides)]
    ring = [Vector(10 * cos(angle), 10 * sin(angle), 0) for angle in angles]
    tops = (Vector(0, 0, 10), Vector(0, 0, -10))
    corners = [(ring[side - 1], ring[side], top) for side in range(sides) for top in tops]
    shell = Part.Shell([Part.Face(Part.makePolygon([*three, three[0]])) for three in corners])
    shell.sewShape()
    return Part.Solid(shell)


def cut(sides):
    def build(document):
        cone = document.addObject("Part::Feature", "Cone")
        cone.Shape = double_cone(sides)
        box = document.addObject("Part::Box", "Box")  # at the rim, where few triangles are
        box.Length = box.Width = box.Height = 0.5
        box.Placement.Base = Vector(9.8, 0.1, -0.2)
        cut = document.addObject("Part::Cut", "Cut")
        cut.Base, cut.Tool = cone, box

    return recorded(build)


def problem():
    return cut(52)


def near_miss():
    return cut(45)
