# SPDX-License-Identifier: LGPL-2.1-or-later
"""R11: a line too many; the near miss has just as many as are allowed."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R11"
WHERE = "headless"
THRESHOLDS = Thresholds(objects=40)


def lined(count):
    def build(document):
        for _ in range(count):
            document.addObject("Part::Line", "Line").X2 = 10

    return recorded(build)


def problem():
    return lined(41)


def near_miss():
    return lined(40)
