# SPDX-License-Identifier: LGPL-2.1-or-later
"""R5: a spring of eight turns; that of the near miss has five."""

from __future__ import annotations

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R5"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def spring(turns):
    def build(document):
        helix = document.addObject("Part::Helix", "Helix")
        helix.Pitch, helix.Height, helix.Radius = 3, 3 * turns, 5
        profile = document.addObject("Part::Circle", "Profile")
        profile.Radius = 1
        profile.Placement.Base = (5, 0, 0)
        sweep = document.addObject("Part::Sweep", "Spring")
        sweep.Sections, sweep.Spine = [profile], (helix, [])
        sweep.Solid, sweep.Frenet = True, True

    return recorded(build)


def problem():
    return spring(8)


def near_miss():
    return spring(5)
