# SPDX-License-Identifier: LGPL-2.1-or-later
"""Documents that several tests start from."""

from __future__ import annotations

from typing import Any

import FreeCAD


def box_ball_fusion(name: str):
    """A recomputed document with a box, a sphere and their fusion."""
    made = FreeCAD.newDocument(name)
    box, ball = made.addObject("Part::Box", "Box"), made.addObject("Part::Sphere", "Ball")
    fusion = made.addObject("Part::Fuse", "Fusion")
    fusion.Label, fusion.Base, fusion.Tool = "My fusion", box, ball
    made.recompute()
    return made


def tie_in_a_circle(one: Any, other: Any) -> None:
    """Each needs the other, which FreeCAD can't recompute."""
    for this, link in ((one, other), (other, one)):
        this.addProperty("App::PropertyLink", "Follows")
        this.Follows = link


def close_all() -> None:
    for name in list(FreeCAD.listDocuments()):
        FreeCAD.closeDocument(name)
