# SPDX-License-Identifier: LGPL-2.1-or-later
"""R21: edits of a long text with undo; the same edits without it."""

from __future__ import annotations

import runpy
from pathlib import Path

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R21"
WHERE = "headless"
THRESHOLDS = Thresholds(undo_bytes=100_000_000)
edited = runpy.run_path(str(Path(__file__).with_name("undo_memory.py")))["edited"]


def problem():
    return edited(undo_mode=1)


def near_miss():
    return edited(undo_mode=0)
