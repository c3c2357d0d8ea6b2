# SPDX-License-Identifier: LGPL-2.1-or-later
"""A costly setting: the counter of frames is shown while they are slow, or is not."""

from __future__ import annotations

from cases import recorded
from preferring import preferring
from turning import turn

from PerfProfilerWorkbench.analysis.detect.settings import SHOW_FPS
from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "costly setting"
WHERE = "window"
THRESHOLDS = Thresholds(slow_frame_ns=1)


def turned(counted):
    with preferring(SHOW_FPS, counted):
        return recorded(lambda document: document.addObject("Part::Box", "Box"), act=turn)


def problem():
    return turned(True)


def near_miss():
    return turned(False)
