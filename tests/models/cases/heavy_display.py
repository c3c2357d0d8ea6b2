# SPDX-License-Identifier: LGPL-2.1-or-later
"""A heavy display: a torus is meshed finely; the near miss is the same torus, but hidden."""

from __future__ import annotations

from cases import recorded

WHAT = "heavy display"
WHERE = "window"


def torus(shown):
    def build(document):
        made = document.addObject("Part::Torus", "Torus")
        made.ViewObject.AngularDeflection = 8
        made.Visibility = shown

    return recorded(build)


def problem():
    return torus(True)


def near_miss():
    return torus(False)
