# SPDX-License-Identifier: LGPL-2.1-or-later
"""A failing feature: it fails in each recompute; that of the near miss was repaired in between."""

from __future__ import annotations

from cases import recorded
from slow_shapes import Failing, add

WHAT = "failing feature"
WHERE = "headless"


def recomputed(note):
    def build(document):
        broken = add(document, "Broken", 5, proxy=Failing)
        add(document, "Dependent", 1, [broken])

    def act(document):
        for written in ("", note):
            document.Broken.Note = written
            document.recompute()

    return recorded(build, act=act)


def problem():
    return recomputed("")


def near_miss():
    return recomputed("repaired")
