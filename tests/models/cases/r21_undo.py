# SPDX-License-Identifier: LGPL-2.1-or-later
"""R21: edits of a long text with undo; the same edits without it."""

from __future__ import annotations

from shared_cases import text_edited

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R21"
WHERE = "headless"
THRESHOLDS = Thresholds(undo_bytes=100_000_000)


def problem():
    return text_edited(undo_mode=1)


def near_miss():
    return text_edited(undo_mode=0)
