# SPDX-License-Identifier: LGPL-2.1-or-later
"""R36: a Body of 61 features, the last ones slow; the Body of the near miss has 60."""

from __future__ import annotations

import part_design
from cases import recorded
from slow_shapes import Slow, three_times

WHAT = "R36"
WHERE = "headless"


def body_of(count):
    def build(document):
        part_design.bring_in()
        body = document.addObject("PartDesign::Body", "Body")
        for number in range(count):
            feature = body.newObject("PartDesign::FeaturePython", f"Feature{number}")
            Slow(feature, 3 if number >= 45 else 0)

    return recorded(build, act=three_times)


def problem():
    return body_of(61)


def near_miss():
    return body_of(60)
