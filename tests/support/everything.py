# SPDX-License-Identifier: LGPL-2.1-or-later
"""All that the objects of a document are, to be compared before a change and after its undo."""

from __future__ import annotations

import io
import zipfile


def everything(document) -> dict:
    """The content of every property of every object, and of its view where there is one."""
    found = {}
    for obj in document.Objects:
        for side, holder in (("object", obj), ("view", obj.ViewObject)):
            if holder is not None:
                for name in holder.PropertiesList:
                    found[obj.Name, side, name] = _content(holder, name)
        found[obj.Name, "links"] = sorted(one.Name for one in obj.OutList)
        found[obj.Name, "valid"] = obj.isValid()
    return found


def _content(holder, name: str) -> object:
    value = getattr(holder, name)
    if hasattr(value, "exportBrepToString"):
        return _geometry(value)
    with zipfile.ZipFile(io.BytesIO(bytes(holder.dumpPropertyContent(name)))) as archive:
        return {member: archive.read(member) for member in archive.namelist()}  # without the time


def _geometry(shape) -> tuple:
    """What a shape is: not how OCCT stacked its places, which an undo stacks anew."""
    if shape.isNull():
        return ()
    kinds = ("Solid", "Shell", "Face", "Wire", "Edge", "Vertex")
    points = sorted(tuple(round(one, 9) + 0.0 for one in vertex.Point) for vertex in shape.Vertexes)
    sizes = round(shape.Volume, 9), round(shape.Area, 9), round(shape.Length, 9)
    return sizes, tuple(map(shape.countElement, kinds)), tuple(points)


def different(before: dict, after: dict) -> list:
    return sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
