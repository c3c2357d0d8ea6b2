# SPDX-License-Identifier: LGPL-2.1-or-later
"""R10: many triangles to search under the pointer; in the near miss nothing is searched."""

from __future__ import annotations

from cases import recorded
from preferring import preferring

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R10"
WHERE = "window"
THRESHOLDS = Thresholds(triangles=200)


def pointed(preselection):
    with preferring("BaseApp/Preferences/View/EnablePreselection", preselection):
        return recorded(lambda document: document.addObject("Part::Sphere", "Ball"))


def problem():
    return pointed(True)


def near_miss():
    return pointed(False)
