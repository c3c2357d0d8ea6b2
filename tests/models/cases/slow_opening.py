# SPDX-License-Identifier: LGPL-2.1-or-later
"""A slow opening: a file with an object that takes its time to be read, or nearly none."""

from __future__ import annotations

import os
import tempfile

import FreeCAD
from cases import recorded
from slow_shapes import SlowToOpen, add

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "slow opening"
WHERE = "headless"
THRESHOLDS = Thresholds(opening_ns=400_000_000)


def opened(milliseconds):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "Slow.FCStd")

        def build(document):
            add(document, "Cube", milliseconds, proxy=SlowToOpen)
            document.saveCopy(path)

        def act(document):
            FreeCAD.closeDocument(FreeCAD.openDocument(path).Name)

        return recorded(build, act=act)


def problem():
    return opened(400)


def near_miss():
    return opened(1)
