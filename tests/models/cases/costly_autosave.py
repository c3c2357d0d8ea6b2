# SPDX-License-Identifier: LGPL-2.1-or-later
"""A costly setting: FreeCAD saves by itself, which takes long; that of the near miss does not."""

from __future__ import annotations

from autosaving import autosave
from cases import recorded
from slow_shapes import SlowToSave, add

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "costly setting"
WHERE = "window"
THRESHOLDS = Thresholds(freeze_ns=200_000_000)


def saved(milliseconds):
    def build(document):
        add(document, "Cube", milliseconds, proxy=SlowToSave)

    return recorded(build, act=lambda document: autosave())


def problem():
    return saved(300)


def near_miss():
    return saved(1)
