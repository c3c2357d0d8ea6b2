# SPDX-License-Identifier: LGPL-2.1-or-later
"""R24: a note of a feature recomputes what follows for nothing; the near miss changes its size."""

from __future__ import annotations

from cases import recorded
from slow_shapes import add

WHAT = "R24"
WHERE = "headless"


def build(document):
    first = add(document, "First", 1)
    add(document, "Cube", 160, [first]).setExpression("Size", "First.Size")


def edited(change):
    def act(document):
        for number in (2, 3):  # nothing is known of what was before the first
            change(document.First, number)
            document.recompute()

    return recorded(build, "full", act)


def problem():
    return edited(lambda first, number: setattr(first, "Note", str(number)))


def near_miss():
    return edited(lambda first, number: setattr(first, "Size", number))
