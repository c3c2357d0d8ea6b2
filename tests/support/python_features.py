# SPDX-License-Identifier: LGPL-2.1-or-later
"""Python features whose ``execute`` calls a known number of functions, and counts of calls: ours
and cProfile's under the same labels (file, line, name).
"""

from __future__ import annotations

import cProfile
import sys
from collections import Counter

from PerfProfilerWorkbench.capture.tracer import Tracer


def traced(work, **limits):
    tracer = Tracer(**limits)
    tracer.start()
    try:
        work()
    finally:
        tracer.stop()
    assert tracer.missing is None and sys.getprofile() is None
    return tracer.calls()


def counted(calls):
    counts = Counter()
    for node in calls.nodes:
        counts[node.file, node.line, node.name] += node.calls
    return +counts


def counted_by_cprofile(work):
    """Without what cProfile hears of itself: its ``disable``, and what its ``enable`` imports."""
    counts, nothing = _heard(work), _heard(None)
    assert {name for _, _, name in nothing} & {"<method 'disable' of '_lsprof.Profiler' objects>"}
    return counts - nothing


def _heard(work):
    profile = cProfile.Profile()
    profile.enable()
    if work is not None:
        work()
    profile.disable()
    counts = Counter()
    for entry in profile.getstats():
        counts[_label(entry.code)] += entry.callcount
    return counts


def _label(code):
    if isinstance(code, str):
        return ("", 0, code)
    return (code.co_filename, code.co_firstlineno, getattr(code, "co_qualname", code.co_name))


class Summing:
    """Calls ``squared`` and ``abs`` as often as its property Count says."""

    def __init__(self, obj, count):
        obj.addProperty("App::PropertyInteger", "Count")
        obj.addProperty("App::PropertyInteger", "Sum")
        obj.Count, obj.Proxy = count, self

    def execute(self, obj):
        total = 0
        for n in range(obj.Count):
            total += self.squared(n)
        obj.Sum = total

    def squared(self, n):
        return abs(n) ** 2


class Shaping(Summing):
    """Has a shape, too, and calls the ``execute`` of its base."""

    def execute(self, obj):
        import Part

        super().execute(obj)
        obj.Shape = Part.makeBox(1 + obj.Count, 1, 1)


class Failing(Summing):
    def execute(self, obj):
        super().execute(obj)
        raise ValueError("planted")


class Starting(Summing):
    """Recomputes another document while it is recomputed itself."""

    def execute(self, obj):
        import FreeCAD

        super().execute(obj)
        FreeCAD.getDocument("Inner").recompute()


def python_document(name="Features"):
    """Three features that sum 4, 7 and 3 squares; all are touched."""
    import FreeCAD

    document = FreeCAD.newDocument(name)
    Summing(document.addObject("App::FeaturePython", "Four"), 4)
    Shaping(document.addObject("Part::FeaturePython", "Seven"), 7)
    Shaping(document.addObject("Part::FeaturePython", "Three"), 3)
    return document
