# SPDX-License-Identifier: LGPL-2.1-or-later
"""A function of a macro that takes most of the time; the same work spread over ten functions."""

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


def spread():
    """Ten functions of their own, each with a tenth of the work."""
    source = "def part{}(passes):\n    for _ in range(passes):\n        pass\n"
    for number in range(10):
        names = {}
        exec(compile(source.format(number), f"part{number}.py", "exec"), names)
        names[f"part{number}"](PASSES // 10)


def problem():
    return recorded(lambda document: None, "cpu", lambda document: busy())


def near_miss():
    return recorded(lambda document: None, "cpu", lambda document: spread())
