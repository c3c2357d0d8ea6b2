# SPDX-License-Identifier: LGPL-2.1-or-later
"""Fan-out of a spreadsheet: twelve cells for a feature each; in the near miss one cell for all."""

from __future__ import annotations

from cases import recorded
from slow_shapes import add

WHAT = "spreadsheet fan-out"
WHERE = "headless"


def driven(cells):
    def build(document):
        sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
        for cell in cells:
            sheet.set(cell, "2")
        for number, cell in enumerate(cells):
            add(document, f"Cube{number}", 8).setExpression("Size", f"Sheet.{cell}")

    return recorded(build)


def problem():
    return driven([f"A{row}" for row in range(1, 13)])


def near_miss():
    return driven(["A1"] * 12)
