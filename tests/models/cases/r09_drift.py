# SPDX-License-Identifier: LGPL-2.1-or-later
"""R9: a feature that takes longer each time, by itself; in the near miss somebody has it do so."""

from __future__ import annotations

from cases import recorded
from slow_shapes import Drifting, Slow, add

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R9"
WHERE = "headless"
THRESHOLDS = Thresholds(drift_runs=10)
STEP_MS = 5


def repeated(proxy):
    def act(document):
        for number in range(12):
            if proxy is Slow:
                document.Cube.Milliseconds = STEP_MS * number
            document.Cube.touch()
            document.recompute()

    return recorded(lambda document: add(document, "Cube", STEP_MS, proxy=proxy), act=act)


def problem():
    return repeated(Drifting)


def near_miss():
    return repeated(Slow)
