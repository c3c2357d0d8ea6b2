# SPDX-License-Identifier: LGPL-2.1-or-later
"""R5: a hole with a modelled thread; that of the near miss has a thread in name only."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R5"
WHERE = "window"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)
METRIC = 1  # by the number of the type of thread


def drilled(modelled):
    def build(document):
        import FreeCAD
        import Part

        body = document.addObject("PartDesign::Body", "Body")
        block = body.newObject("PartDesign::AdditiveBox", "Block")
        sketch = body.newObject("Sketcher::SketchObject", "Sketch")
        sketch.Placement.Base.z = 10
        up = FreeCAD.Vector(0, 0, 1)
        sketch.addGeometry(Part.Circle(FreeCAD.Vector(5, 5, 0), up, 1), False)
        hole = body.newObject("PartDesign::Hole", "Hole")
        hole.Profile = sketch
        document.recompute()
        hole.ThreadType, hole.Threaded = METRIC, True
        hole.DepthType, hole.Depth = "Dimension", 1
        document.recompute()
        hole.ModelThread = modelled
        block.Visibility = False

    return recorded(build)


def problem():
    return drilled(True)


def near_miss():
    return drilled(False)
