# SPDX-License-Identifier: LGPL-2.1-or-later
"""R17: an array of nine boxes that are fused; those of the near miss are not."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R17"
WHERE = "window"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def arrayed(fused):
    def build(document):
        import Draft
        from FreeCAD import Vector

        box = document.addObject("Part::Box", "Box")
        steps = (Vector(9, 0, 0), Vector(0, 9, 0), Vector(0, 0, 9))
        array = Draft.make_ortho_array(box, *steps, 3, 3, 1, use_link=False)
        array.Fuse = fused

    return recorded(build)


def problem():
    return arrayed(True)


def near_miss():
    return arrayed(False)
