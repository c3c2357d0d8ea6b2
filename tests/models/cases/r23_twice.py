# SPDX-License-Identifier: LGPL-2.1-or-later
"""R23: a Python feature that has its source computed again; the near miss leaves it alone."""

from __future__ import annotations

from shared_cases import followed
from slow_shapes import Slow, Writing

WHAT = "R23"
WHERE = "headless"


def problem():
    return followed(Writing, 40)


def near_miss():
    return followed(Slow, 40)
