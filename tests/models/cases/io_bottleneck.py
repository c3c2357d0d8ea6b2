# SPDX-License-Identifier: LGPL-2.1-or-later
"""A hand-made session of a feature that waits for a slow disk, which no test can have at will; the
same bytes through a quick one.
"""

from __future__ import annotations

from dataclasses import replace

from acts import MS, recompute, session

WHAT = "I/O bottleneck"
WHERE = "plain"


def problem():
    return reading(cpu_ns=100 * MS)


def near_miss():
    return reading(cpu_ns=900 * MS)


def reading(cpu_ns):
    feature, whole = recompute(0, 1000, ("Points", 1000))
    read = replace(feature, cpu_ns=cpu_ns, read_bytes=80_000_000, written_bytes=0)
    return session([read, whole], {"Points": "Points::FeaturePython"})
