# SPDX-License-Identifier: LGPL-2.1-or-later
"""A wasted recompute: a note changes nothing of what is made from its object; a size does."""

from __future__ import annotations

from cases import recorded
from slow_shapes import add

WHAT = "wasted recompute"
WHERE = "headless"


def build(document):
    first = add(document, "First", 1)
    for number in range(4):
        add(document, f"Cube{number}", 40, [first]).setExpression("Size", "First.Size")


def edited(change):
    def act(document):
        for number in (2, 3):  # before the first edit nobody had looked at the results
            change(document.First, number)
            document.recompute()

    return recorded(build, "full", act)


def problem():
    return edited(lambda first, number: setattr(first, "Note", str(number)))


def near_miss():
    return edited(lambda first, number: setattr(first, "Size", number))
