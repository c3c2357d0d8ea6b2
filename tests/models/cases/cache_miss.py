# SPDX-License-Identifier: LGPL-2.1-or-later
"""A cache miss: edits of a size recompute a feature that does not use it, three times and more.

The feature of the near miss uses it.
"""

from __future__ import annotations

from cases import recorded
from slow_shapes import add

WHAT = "cache miss"
WHERE = "headless"


def edited(uses):
    def build(document):
        first = add(document, "First", 1)
        add(document, "Big", 200, [first]).setExpression("Size", "First.Size")
        small = add(document, "Small", 50, [first])
        if uses:
            small.setExpression("Size", "First.Size")

    def act(document):
        for number in range(2, 8):  # before the first edit nobody had looked at the results
            document.First.Size = number
            document.recompute()

    return recorded(build, "full", act)


def problem():
    return edited(False)


def near_miss():
    return edited(True)
