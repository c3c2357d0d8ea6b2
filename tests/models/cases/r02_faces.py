# SPDX-License-Identifier: LGPL-2.1-or-later
"""R2: three holes after a row of 60 holes; in the near miss the row comes last but one."""

from __future__ import annotations

from cases import recorded
from plates import plate

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R2"
WHERE = "window"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def problem():
    return recorded(lambda document: plate(document, 60, before=2, after=3))


def near_miss():
    return recorded(lambda document: plate(document, 60, before=4, after=1))
