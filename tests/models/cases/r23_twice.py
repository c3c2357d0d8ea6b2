# SPDX-License-Identifier: LGPL-2.1-or-later
"""R23: a Python feature that has its source computed again; the near miss leaves it alone."""

from __future__ import annotations

from cases import recorded
from slow_shapes import Slow, Writing, add

WHAT = "R23"
WHERE = "headless"


def followed(proxy):
    def build(document):
        source = add(document, "Source", 40)
        add(document, "Follower", 1, [source], proxy)

    return recorded(build)


def problem():
    return followed(Writing)


def near_miss():
    return followed(Slow)
