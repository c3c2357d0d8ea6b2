# SPDX-License-Identifier: LGPL-2.1-or-later
"""A costly setting: slow frames with eight samples a pixel; the near miss smooths lines only."""

from __future__ import annotations

from cases import recorded
from preferring import preferring
from turning import turn

from PerfProfilerWorkbench.analysis.detect.settings import ANTI_ALIASING
from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "costly setting"
WHERE = "window"
THRESHOLDS = Thresholds(slow_frame_ns=1)
LINES, EIGHT_SAMPLES = 1, 4  # FreeCAD's numbers


def turned(way):
    with preferring(ANTI_ALIASING, way):
        return recorded(lambda document: document.addObject("Part::Box", "Box"), act=turn)


def problem():
    return turned(EIGHT_SAMPLES)


def near_miss():
    return turned(LINES)
