# SPDX-License-Identifier: LGPL-2.1-or-later
"""R32: twelve Python features of one class; in the near miss each is of a class of its own."""

from __future__ import annotations

import slow_shapes
from cases import recorded

WHAT = "R32"
WHERE = "headless"


def twelve(classes):
    def build(document):
        for number, proxy in enumerate(classes):
            slow_shapes.add(document, f"Cube{number}", 8, proxy=proxy)

    return recorded(build, act=slow_shapes.three_times)


def problem():
    return twelve([slow_shapes.Slow] * 12)


def near_miss():
    return twelve([type(f"Slow{number}", (slow_shapes.Slow,), {}) for number in range(12)])
