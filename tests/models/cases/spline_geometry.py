# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spline geometry: a box made of B-splines is cut; that of the near miss is made of planes."""

from __future__ import annotations

import Part
from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "spline geometry"
WHERE = "headless"
THRESHOLDS = Thresholds(wasted_ns=1_000_000)


def cut(shape):
    def build(document):
        block = document.addObject("Part::Feature", "Block")
        block.Shape = shape
        ball = document.addObject("Part::Sphere", "Ball")
        cut = document.addObject("Part::Cut", "Cut")
        cut.Base, cut.Tool = block, ball

    return recorded(build)


def problem():
    return cut(Part.makeBox(10, 10, 10).toNurbs())


def near_miss():
    return cut(Part.makeBox(10, 10, 10))
