# SPDX-License-Identifier: LGPL-2.1-or-later
"""R1: a block with round edges, shown to 3 degrees; the near miss has only flat faces."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R1"
WHERE = "window"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def edged(kind):
    def build(document):
        box = document.addObject("Part::Box", "Box")
        box.Length, box.Width, box.Height = 40, 30, 20
        edged = document.addObject(kind, "Edged")
        edged.Base = box
        edged.Edges = [(number, 3.0, 3.0) for number in range(1, 13)]
        edged.ViewObject.AngularDeflection = 3

    return recorded(build)


def problem():
    return edged("Part::Fillet")


def near_miss():
    return edged("Part::Chamfer")
