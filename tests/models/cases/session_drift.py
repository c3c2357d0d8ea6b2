# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Python feature that does a little more each time; one that did so for the first runs only."""

from __future__ import annotations

from cases import recorded

WHAT = "session drift"
WHERE = "headless"
RUNS = 30


class Drifting:
    """Does more of its work in each run, up to the run of that number.

    The growth grows, because a processor whose clock changes meanwhile hides a steady one.
    """

    def __init__(self, obj, most):
        self.runs, self.most, obj.Proxy = 1, most, self

    def execute(self, obj):
        for _ in range(min(self.runs, self.most) ** 2):
            sum(range(2_000))
        self.runs += 1


def problem():
    return repeated(RUNS)


def near_miss():
    return repeated(4)


def repeated(most):
    def act(document):
        for _ in range(RUNS):
            document.Drifting.touch()
            document.recompute()

    def build(document):
        Drifting(document.addObject("App::FeaturePython", "Drifting"), most)

    return recorded(build, act=act)
