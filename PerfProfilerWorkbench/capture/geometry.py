# SPDX-License-Identifier: LGPL-2.1-or-later
"""Counts the faces of a document in small steps, so that the window never waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter_ns
from typing import Any

from ..model.geometry import BODY


@dataclass(frozen=True)
class Counts:
    """``faces`` of the visible objects; features inside a Body are counted as the Body only.

    Links hold no faces. While something is recorded, analysis/live_geometry.py knows more.
    """

    document: str
    objects: int
    faces: int


class GeometryCounter:
    """Call ``step`` now and then; ``latest`` is the last complete count, None before the first."""

    def __init__(self) -> None:
        self.latest: Counts | None = None
        self._walk: Iterator[None] | None = None
        self._known: dict[tuple[str, str], tuple[int, int]] = {}

    def step(self, budget_ns: int = 2_000_000) -> bool:
        """Work for at most about ``budget_ns``; whether a count was completed by it."""
        end_ns = perf_counter_ns() + budget_ns
        if self._walk is None:
            self._walk = self._count()
        for _ in self._walk:
            if perf_counter_ns() > end_ns:
                return False
        self._walk = None
        return True

    def _count(self) -> Iterator[None]:
        import FreeCAD

        document = FreeCAD.ActiveDocument
        if document is None:
            self.latest = None
            return
        name, faces = document.Name, 0
        names = [obj.Name for obj in document.Objects]
        for object_name in names:
            # asked for anew each time: between two steps the object, or all of it, may be gone
            if FreeCAD.listDocuments().get(name) is not document:
                return
            obj = document.getObject(object_name)
            if obj is not None and _shown(obj):
                faces += self._faces(name, object_name, obj)
            yield
        self.latest = Counts(name, len(names), faces)

    def _faces(self, document: str, name: str, obj: Any) -> int:
        if "Shape" not in obj.PropertiesList:  # App::Part and links answer to it nevertheless
            return 0
        shape = obj.Shape
        if not hasattr(shape, "countElement") or shape.isNull():
            return 0
        identity = shape.hashCode()
        known = self._known.get((document, name))
        if known is None or known[0] != identity:
            known = self._known[document, name] = (identity, shape.countElement("Face"))
        return known[1]


def _shown(obj: Any) -> bool:
    if not getattr(obj, "Visibility", False):
        return False
    parent = obj.getParentGeoFeatureGroup()
    if parent is None:
        return True
    inside = parent.TypeId == BODY and obj.isDerivedFrom("PartDesign::Feature")
    return not inside and _shown(parent)
