# SPDX-License-Identifier: LGPL-2.1-or-later
"""An oversized file: it has two like shapes; that of the near miss has one."""

from __future__ import annotations

import os
import tempfile

import FreeCAD
import Part
from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "oversized file"
WHERE = "headless"
THRESHOLDS = Thresholds(file_bytes=33_000)


def saved(copies):
    balls = [Part.makeSphere(1, FreeCAD.Vector(3 * x, 0, 0)) for x in range(200)]

    def build(document):
        for _ in range(copies):
            document.addObject("Part::Feature", "Balls").Shape = Part.Compound(balls)

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "Balls.FCStd")
        return recorded(build, act=lambda document: document.saveAs(path))


def problem():
    return saved(2)


def near_miss():
    return saved(1)
