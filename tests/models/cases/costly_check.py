# SPDX-License-Identifier: LGPL-2.1-or-later
"""A costly setting: results of booleans are checked; in the near miss they are not."""

from __future__ import annotations

from cases import recorded
from preferring import preferring

from PerfProfilerWorkbench.analysis.detect.settings import CHECK_MODEL
from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "costly setting"
WHERE = "headless"
THRESHOLDS = Thresholds(wasted_ns=100_000)


def build(document):
    cut = document.addObject("Part::Cut", "Cut")
    cut.Base = document.addObject("Part::Box", "Box")
    cut.Tool = document.addObject("Part::Sphere", "Ball")


def checked(value):
    with preferring(CHECK_MODEL, value):
        return recorded(build)


def problem():
    return checked(True)


def near_miss():
    return checked(False)
