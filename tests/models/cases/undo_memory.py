# SPDX-License-Identifier: LGPL-2.1-or-later
"""Edits of a long text with undo; the same edits without it."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "undo memory"
WHERE = "headless"
THRESHOLDS = Thresholds(undo_bytes=100_000_000)
EDITS, LENGTH = 10, 8_000_000


def problem():
    return edited(undo_mode=1)


def near_miss():
    return edited(undo_mode=0)


def edited(undo_mode):
    def build(document):
        document.UndoMode = undo_mode
        obj = document.addObject("App::FeaturePython", "Note")
        obj.addProperty("App::PropertyString", "Text").Text = "0" * LENGTH

    def act(document):
        for number in range(EDITS):
            document.openTransaction("Write")
            document.Note.Text = str(number % 10) * LENGTH
            document.recompute()
            document.commitTransaction()

    return recorded(build, act=act)
