# SPDX-License-Identifier: LGPL-2.1-or-later
"""A solid born of a mesh: a ball of 528 triangles is cut; that of the near miss has 480."""

from __future__ import annotations

from math import cos, pi, sin

import Part
from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "mesh-born solid"
WHERE = "headless"
THRESHOLDS = Thresholds(wasted_ns=1_000_000)
ROUND = 24  # points on a circle of latitude


def mesh(circles):
    """Points of a ball and the triangles between them: its two poles come first."""
    points = [(0, 0, 10), (0, 0, -10)]
    for ring in range(1, circles + 1):
        down = pi * ring / (circles + 1)
        for point in range(ROUND):
            along = 2 * pi * point / ROUND
            points.append(
                (10 * sin(down) * cos(along), 10 * sin(down) * sin(along), 10 * cos(down))
            )
    triangles = []
    for point in range(2, 2 + ROUND):
        after = point + 1 if point <= ROUND else 2
        last = ROUND * (circles - 1)
        triangles += [(0, point, after), (1, last + after, last + point)]
        for upper in range(0, last, ROUND):
            lower = upper + ROUND
            triangles.append((upper + point, lower + point, lower + after))
            triangles.append((upper + point, lower + after, upper + after))
    return points, triangles


def cut(circles):
    def build(document):
        shell = Part.Shape()
        shell.makeShapeFromMesh(mesh(circles), 0.01)
        block = document.addObject("Part::Feature", "Ball")
        block.Shape = Part.Solid(shell)
        box = document.addObject("Part::Box", "Box")
        cut = document.addObject("Part::Cut", "Cut")
        cut.Base, cut.Tool = block, box

    return recorded(build)


def problem():
    return cut(11)


def near_miss():
    return cut(10)
