# SPDX-License-Identifier: LGPL-2.1-or-later
"""R34: the counter of frames is shown while they are slow; in the near miss it is not."""

from __future__ import annotations

from cases import recorded
from preferring import preferring
from turning import turn

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R34"
WHERE = "window"
THRESHOLDS = Thresholds(slow_frame_ns=1)


def turned(counted):
    with preferring("BaseApp/Preferences/View/ShowFPS", counted):
        return recorded(lambda document: document.addObject("Part::Box", "Box"), act=turn)


def problem():
    return turned(True)


def near_miss():
    return turned(False)
