# SPDX-License-Identifier: LGPL-2.1-or-later
"""R4: a row of 60 holes; that of the near miss has 30."""

from __future__ import annotations

from cases import recorded
from plates import plate

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R4"
WHERE = "window"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def problem():
    return recorded(lambda document: plate(document, 60, before=0, after=0))


def near_miss():
    return recorded(lambda document: plate(document, 30, before=0, after=0))
