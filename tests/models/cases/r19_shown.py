# SPDX-License-Identifier: LGPL-2.1-or-later
"""R19: balls that are shown within their fusion; in the near miss they are hidden."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R19"
WHERE = "window"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def fused(shown):
    def build(document):
        balls = []
        for number in range(2):
            ball = document.addObject("Part::Sphere", f"Ball{number}")
            ball.Radius, ball.Placement.Base.x = 10, 30 * number
            ball.ViewObject.Deviation, ball.ViewObject.AngularDeflection = 0.05, 8
            balls.append(ball)
        document.addObject("Part::MultiFuse", "Both").Shapes = balls
        document.recompute()
        for ball in balls:
            ball.Visibility = shown

    return recorded(build)


def problem():
    return fused(True)


def near_miss():
    return fused(False)
