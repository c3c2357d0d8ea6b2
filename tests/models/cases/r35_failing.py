# SPDX-License-Identifier: LGPL-2.1-or-later
"""R35: a feature that takes its time to fail; that of the near miss was repaired."""

from __future__ import annotations

from cases import recorded
from slow_shapes import Failing, add

WHAT = "R35"
WHERE = "headless"


def recomputed(repaired):
    def build(document):
        add(document, "Broken", 30, proxy=Failing)

    def act(document):
        document.recompute()
        if repaired:
            document.Broken.Note = "repaired"
            document.recompute()

    return recorded(build, act=act)


def problem():
    return recomputed(False)


def near_miss():
    return recomputed(True)
