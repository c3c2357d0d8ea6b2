# SPDX-License-Identifier: LGPL-2.1-or-later
"""A repeated recompute: a feature that has its source computed again, or leaves it alone."""

from __future__ import annotations

from shared_cases import followed
from slow_shapes import Slow, Writing

WHAT = "repeated recompute"
WHERE = "headless"


def problem():
    return followed(Writing, 60)


def near_miss():
    return followed(Slow, 60)
