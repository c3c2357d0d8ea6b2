# SPDX-License-Identifier: LGPL-2.1-or-later
"""R20: a ball that one can see through; in the near miss it is opaque."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R20"
WHERE = "window"
THRESHOLDS = Thresholds(transparent_triangles=200)


def ball(transparency):
    def build(document):
        made = document.addObject("Part::Sphere", "Ball")
        made.ViewObject.Transparency = transparency

    return recorded(build)


def problem():
    return ball(30)


def near_miss():
    return ball(0)
