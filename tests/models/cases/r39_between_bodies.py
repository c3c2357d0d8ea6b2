# SPDX-License-Identifier: LGPL-2.1-or-later
"""R39: a Body takes a length from a feature of another one; the near miss from a spreadsheet."""

from __future__ import annotations

import part_design
from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "R39"
WHERE = "headless"
THRESHOLDS = Thresholds(least_saving_ns=1_000_000)


def reading(source):
    def build(document):
        part_design.bring_in()
        sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
        sheet.set("B1", "10")
        sheet.setAlias("B1", "Length")
        first = document.addObject("PartDesign::Body", "First")
        first.newObject("PartDesign::AdditiveBox", "Box").setExpression("Length", "Sheet.Length")
        second = document.addObject("PartDesign::Body", "Second")
        for number in range(4):
            box = second.newObject("PartDesign::AdditiveBox", f"Other{number}")
            box.AttachmentOffset.Base.x = 2 * number
        document.Other0.setExpression("Length", f"{source}.Length")

    return recorded(build)


def problem():
    return reading("Box")


def near_miss():
    return reading("Sheet")
