# SPDX-License-Identifier: LGPL-2.1-or-later
"""A slow Python feature; that of the near miss does the same in a tenth of the time."""

from __future__ import annotations

from cases import recorded
from slow_shapes import add

WHAT = "slow Python feature"
WHERE = "headless"


def taking(milliseconds):
    return recorded(lambda document: add(document, "Cube", milliseconds))


def problem():
    return taking(210)


def near_miss():
    return taking(20)
