# SPDX-License-Identifier: LGPL-2.1-or-later
"""A repeated recompute: a command recomputes the same feature twice, or two features once each."""

from __future__ import annotations

import FreeCADGui
from cases import recorded
from slow_shapes import add

WHAT = "repeated recompute"
WHERE = "window"
COMMAND = "Planted_Recompute"


class Recompute:
    """Touches its objects one by one, each with a recompute of its own."""

    def __init__(self, objects):
        self.objects = objects

    def GetResources(self):
        return {"MenuText": "Recompute"}

    def Activated(self):
        for obj in self.objects:
            obj.touch()
            obj.Document.recompute()


def commanded(*names):
    def build(document):
        add(document, "One", 60)
        add(document, "Other", 60)

    def act(document):
        objects = [document.getObject(name) for name in names]
        FreeCADGui.addCommand(COMMAND, Recompute(objects))
        FreeCADGui.runCommand(COMMAND)

    return recorded(build, act=act)


def problem():
    return commanded("One", "One")


def near_miss():
    return commanded("One", "Other")
