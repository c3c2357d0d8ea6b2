# SPDX-License-Identifier: LGPL-2.1-or-later
"""R29: a boolean that checks its result; in the near miss it does not."""

from __future__ import annotations

from cases import recorded
from preferring import preferring

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R29"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=100_000)


def fused(checked):
    def build(document):
        ball, box = document.addObject("Part::Sphere", "Ball"), document.addObject("Part::Box")
        cut = document.addObject("Part::Cut", "Cut")
        cut.Base, cut.Tool = box, ball

    with preferring("BaseApp/Preferences/Mod/Part/Boolean/CheckModel", checked):
        return recorded(build)


def problem():
    return fused(True)


def near_miss():
    return fused(False)
