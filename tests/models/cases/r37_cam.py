# SPDX-License-Identifier: LGPL-2.1-or-later
"""R37: an operation of CAM that takes most of a recompute; in the near miss it is not active."""

from __future__ import annotations

from time import perf_counter

from cases import recorded

WHAT = "R37"
WHERE = "window"  # plain Python knows no types of CAM in FreeCAD 1.x


class Milling:
    def __init__(self, obj, active):
        obj.addProperty("App::PropertyBool", "Active")
        obj.Active, obj.Proxy = active, self

    def execute(self, obj):
        until = perf_counter() + 0.1
        while perf_counter() < until:
            pass


def milled(active):
    def build(document):
        import Path  # noqa: F401, registers the types

        Milling(document.addObject("Path::FeaturePython", "Adaptive"), active)

    return recorded(build)


def problem():
    return milled(True)


def near_miss():
    return milled(False)
