# SPDX-License-Identifier: LGPL-2.1-or-later
"""R6: a box that was scaled unevenly is cut; that of the near miss was scaled evenly."""

from __future__ import annotations

import FreeCAD
from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R6"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


class Scaled:
    """A feature with the shape of another, twice as high, or twice as large."""

    def __init__(self, obj, source, evenly):
        obj.addProperty("App::PropertyLink", "Source").Source = source
        self.evenly = evenly
        obj.Proxy = self

    def execute(self, obj):
        shape = obj.Source.Shape.copy()
        if self.evenly:
            shape.scale(2)
            obj.Shape = shape
        else:
            matrix = FreeCAD.Matrix()
            matrix.scale(1, 1, 2)
            obj.Shape = shape.transformGeometry(matrix)


def cut(evenly):
    def build(document):
        box = document.addObject("Part::Box", "Box")
        scaled = document.addObject("Part::FeaturePython", "Scaled")
        Scaled(scaled, box, evenly)
        ball = document.addObject("Part::Sphere", "Ball")
        cut = document.addObject("Part::Cut", "Cut")
        cut.Base, cut.Tool = scaled, ball

    return recorded(build)


def problem():
    return cut(evenly=False)


def near_miss():
    return cut(evenly=True)
