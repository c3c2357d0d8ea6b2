# SPDX-License-Identifier: LGPL-2.1-or-later
"""R8: a note in an unused cell recomputes five features; the near miss changes the used cell."""

from __future__ import annotations

from cases import recorded
from slow_shapes import add

WHAT = "R8"
WHERE = "headless"


def build(document):
    sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
    sheet.set("A1", "2")
    for number in range(5):
        obj = add(document, f"Cube{number}", 10)
        obj.setExpression("Size", "Sheet.A1")


def edited(cell, content):
    def act(document):
        document.Sheet.set(cell, content)
        document.recompute()

    return recorded(build, act=act)


def problem():
    return edited("C9", "checked by Ada")


def near_miss():
    return edited("A1", "3")
