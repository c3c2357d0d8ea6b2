# SPDX-License-Identifier: LGPL-2.1-or-later
"""R16: a binder that joins six boxes whenever they are computed; the near miss is frozen."""

from __future__ import annotations

import part_design
from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R16"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def bound(mode):
    def build(document):
        import Part

        part_design.bring_in()
        source = document.addObject("Part::Feature", "Source")
        boxes = [Part.makeBox(3, 3, 3).translated((2 * number, 0, 0)) for number in range(6)]
        source.Shape = Part.Compound(boxes)
        body = document.addObject("PartDesign::Body", "Body")
        binder = body.newObject("PartDesign::SubShapeBinder", "Binder")
        binder.Fuse, binder.Support = True, [(source, ("",))]
        document.recompute()
        binder.BindMode = mode

    return recorded(build)


def problem():
    return bound("Synchronized")


def near_miss():
    return bound("Frozen")
