# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hand-made samples of a process that is busy while nothing of FreeCAD's runs, because no test has
a whole core at will; the same processor time within a recompute.
"""

from __future__ import annotations

from acts import MS, recompute, session

from PerfProfilerWorkbench.model.facts import Sample

WHAT = "high CPU"
WHERE = "plain"


def problem():
    return busy()


def near_miss():
    """Most of it is no feature's: it lies between the first and the last."""
    first, whole = recompute(0, 10_000, ("Box", 500))
    last, _ = recompute(9_500, 10_000, ("Box", 500))
    return busy(first, last, whole)


def busy(*spans):
    samples = [
        Sample(n * 1000 * MS, n * 900 * MS, 10**8, n * 1000 * MS, n * 2000 * MS) for n in range(11)
    ]
    return session(spans, {"Box": "Part::Box"}, samples=tuple(samples))
