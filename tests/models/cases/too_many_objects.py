# SPDX-License-Identifier: LGPL-2.1-or-later
"""Too many objects: 1501 groups; the near miss has one less."""

from __future__ import annotations

from cases import recorded

WHAT = "too many objects"
WHERE = "headless"


def grouped(count):
    def build(document):
        for _ in range(count):
            document.addObject("App::DocumentObjectGroup", "Group")

    return recorded(build, touch=False)


def problem():
    return grouped(1501)


def near_miss():
    return grouped(1500)
