# SPDX-License-Identifier: LGPL-2.1-or-later
"""A repeated recompute: a feature that has its source computed again, or leaves it alone."""

from __future__ import annotations

from cases import recorded
from slow_shapes import Slow, Writing, add

WHAT = "repeated recompute"
WHERE = "headless"


def followed(proxy):
    def build(document):
        source = add(document, "Source", 60)
        add(document, "Follower", 1, [source], proxy)

    return recorded(build)


def problem():
    return followed(Writing)


def near_miss():
    return followed(Slow)
