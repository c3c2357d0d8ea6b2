# SPDX-License-Identifier: LGPL-2.1-or-later
"""R25: FreeCAD saves by itself, which takes long; in the near miss it does so once an hour."""

from __future__ import annotations

from autosaving import autosave
from cases import recorded
from preferring import preferring
from slow_shapes import SlowToSave, add

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R25"
WHERE = "window"
THRESHOLDS = Thresholds(freeze_ns=100_000_000)


def saved(minutes):
    def build(document):
        add(document, "Cube", 150, proxy=SlowToSave)

    with preferring("BaseApp/Preferences/Document/AutoSaveTimeout", minutes):
        return recorded(build, act=lambda document: autosave())


def problem():
    return saved(15)


def near_miss():
    return saved(60)
