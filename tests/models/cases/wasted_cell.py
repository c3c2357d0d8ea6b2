# SPDX-License-Identifier: LGPL-2.1-or-later
"""A wasted recompute: a note in a cell that nothing refers to; the near miss edits the one used."""

from __future__ import annotations

from cases import recorded
from slow_shapes import add

WHAT = "wasted recompute"
WHERE = "headless"


def build(document):
    sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
    sheet.set("A1", "2")
    for number in range(5):
        add(document, f"Cube{number}", 15).setExpression("Size", "Sheet.A1")


def edited(cell, content):
    def act(document):
        document.Sheet.set(cell, content)
        document.recompute()

    return recorded(build, act=act)


def problem():
    return edited("C9", "checked by Ada")


def near_miss():
    return edited("A1", "3")
