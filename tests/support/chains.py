# SPDX-License-Identifier: LGPL-2.1-or-later
"""Chains of booleans, each with the one before as its base."""

from __future__ import annotations

import FreeCAD


def boolean_chain(name: str, count: int = 5, kind: str = "Cut", apart_mm: float = 6.0):
    """A recomputed document with a plate, and Cut0, Cut1 … of a cylinder each (or Fuse0 …)."""
    document = FreeCAD.newDocument(name)
    last = document.addObject("Part::Box", "Plate")
    last.Length, last.Width, last.Height = apart_mm * (count + 1), 20, 4
    for number in range(count):
        tool = document.addObject("Part::Cylinder", f"Tool{number}")
        tool.Radius, tool.Height, tool.Visibility = 2, 10, False
        tool.Placement.Base = FreeCAD.Vector(apart_mm * (number + 1), 10, -3)
        boolean = document.addObject(f"Part::{kind}", f"{kind}{number}")
        boolean.Base, boolean.Tool, last.Visibility = last, tool, False
        last = boolean
    last.Label = "The plate"
    document.recompute()
    return document


def chain_names(count: int = 5, kind: str = "Cut") -> tuple:
    return tuple(f"{kind}{number}" for number in range(count))
