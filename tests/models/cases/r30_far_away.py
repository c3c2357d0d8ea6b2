# SPDX-License-Identifier: LGPL-2.1-or-later
"""R30: a box more than a kilometre from the origin; the near miss is just within it."""

from __future__ import annotations

from cases import recorded

WHAT = "R30"
WHERE = "headless"


def placed(x_mm):
    def build(document):
        document.addObject("Part::Box", "Box").Placement.Base.x = x_mm

    return recorded(build)


def problem():
    return placed(1_100_000)


def near_miss():
    return placed(990_000)
