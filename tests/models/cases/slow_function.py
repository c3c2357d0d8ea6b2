# SPDX-License-Identifier: LGPL-2.1-or-later
"""A function of a macro that takes most of the time; one that has native code work."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "slow function"
WHERE = "headless"
THRESHOLDS = Thresholds(slow_function_ns=5_000_000)
PASSES = 2_000_000


def busy():
    for _ in range(PASSES):
        pass


def native():
    sum(range(10 * PASSES))


def problem():
    return recorded(lambda document: None, "cpu", lambda document: busy())


def near_miss():
    return recorded(lambda document: None, "cpu", lambda document: native())
