# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Python feature that needs 40 MB for a moment; one that needs 20 MB."""

from __future__ import annotations

from cases import recorded
from python_memory import Needy

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "excessive allocations"
WHERE = "headless"
THRESHOLDS = Thresholds(passing_bytes=30_000_000)


def problem():
    return recorded(lambda document: needy(document, 40), "full")


def near_miss():
    return recorded(lambda document: needy(document, 20), "full")


def needy(document, megabytes):
    Needy(document.addObject("App::FeaturePython", "Needy"), megabytes)
