# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Python feature that keeps every fifth of many blocks; one that keeps all."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.capture.allocator import free_memory
from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "memory fragmentation"
WHERE = "headless"
THRESHOLDS = Thresholds(scattered_bytes=20_000_000, scattered_share=0.2)
BLOCKS = 50_000


class Keeping:
    """Allocates many blocks of 1000 bytes once it is wanted, and keeps these of them."""

    def __init__(self, obj, which):
        self.which, self.kept, self.wanted = which, [], False
        obj.Proxy = self

    def execute(self, obj):
        if self.wanted:
            self.kept = [bytes(1000) for _ in range(BLOCKS)][self.which]


def problem():
    return kept(slice(None, None, 5))


def near_miss():
    return kept(slice(None))


def kept(which):
    made = []

    def build(document):
        made.append(Keeping(document.addObject("App::FeaturePython", "Keeping"), which))

    def act(document):
        made[0].wanted = True
        document.Keeping.touch()
        document.recompute()

    session = recorded(build, "full", act)
    made[0].kept.clear()
    free_memory()  # what is left of this is no part of the next
    return session
