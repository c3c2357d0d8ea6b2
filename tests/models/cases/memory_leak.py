# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Python feature that keeps 2 MB of each recompute; one that lets go of the 2 MB before."""

from __future__ import annotations

from time import perf_counter_ns

from cases import recorded
from leaking import Keeps, Needs

from PerfProfilerWorkbench.capture.allocator import free_memory
from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "memory leak"
WHERE = "headless"
THRESHOLDS = Thresholds(leak_bytes=15_000_000, leak_time_ns=300_000_000, leak_wait_ns=250_000_000)
WAIT_NS = 350_000_000


def problem():
    return repeated(Keeps)


def near_miss():
    return repeated(Needs)


def repeated(kind):
    made = []

    def build(document):
        made.append(kind(document.addObject("App::FeaturePython", "Greedy"), 2_000_000))

    def act(document):
        for _ in range(12):
            document.Greedy.touch()
            document.recompute()
        end_ns = perf_counter_ns() + WAIT_NS
        while perf_counter_ns() < end_ns:
            pass  # nothing goes on in FreeCAD

    free_memory()  # or the first blocks lie where other tests had theirs
    session = recorded(build, "full", act)
    made[0].lets_go()
    return session
