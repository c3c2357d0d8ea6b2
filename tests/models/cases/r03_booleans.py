# SPDX-License-Identifier: LGPL-2.1-or-later
"""R3: eight holes cut one after the other; the near miss has three."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R3"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def chain(count):
    def build(document):
        last = document.addObject("Part::Box", "Box")
        last.Length, last.Width, last.Height = 10 * count + 10, 20, 5
        for number in range(count):
            tool = document.addObject("Part::Cylinder", "Tool")
            tool.Placement.Base = (10 * number + 10, 10, -1)
            cut = document.addObject("Part::Cut", "Cut")
            cut.Base, cut.Tool = last, tool
            last = cut

    return recorded(build)


def problem():
    return chain(8)


def near_miss():
    return chain(3)
