# SPDX-License-Identifier: LGPL-2.1-or-later
"""A costly setting: many triangles to search below the pointer, or nothing is searched."""

from __future__ import annotations

from cases import recorded
from preferring import preferring

from PerfProfilerWorkbench.analysis.detect.settings import PRESELECTION
from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "costly setting"
WHERE = "window"
THRESHOLDS = Thresholds(triangles=200)


def pointed(preselection):
    with preferring(PRESELECTION, preselection):
        return recorded(lambda document: document.addObject("Part::Sphere", "Ball"))


def problem():
    return pointed(True)


def near_miss():
    return pointed(False)
