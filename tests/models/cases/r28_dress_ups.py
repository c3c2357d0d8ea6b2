# SPDX-License-Identifier: LGPL-2.1-or-later
"""R28: a box gets fillets after five cuts; in the near miss before them."""

from __future__ import annotations

from cases import recorded
from slow_shapes import three_times

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R28"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def rounded(first):
    def build(document):
        last = document.addObject("Part::Box", "Box")
        last.Length, last.Width, last.Height = 64, 20, 10
        if first:
            last = fillet(document, last)
        for number in range(5):
            tool = document.addObject("Part::Cylinder", f"Tool{number}")
            tool.Height, tool.Placement.Base = 20, (8 + 12 * number, 10, -5)
            made = document.addObject("Part::Cut", f"Cut{number}")
            made.Base, made.Tool = last, tool
            last = made
        if not first:
            document.recompute()
            fillet(document, last)

    return recorded(build, act=three_times)


def fillet(document, base):
    made = document.addObject("Part::Fillet", "Fillet")
    made.Base = base
    straight = [n for n, edge in enumerate(base.Shape.Edges, 1) if edge.Length in (64, 20)]
    made.Edges = [(number, 1.0, 1.0) for number in straight or range(1, 13)]
    return made


def problem():
    return rounded(False)


def near_miss():
    return rounded(True)
