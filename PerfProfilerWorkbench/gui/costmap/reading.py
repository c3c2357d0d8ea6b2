# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the open documents' objects are worth on the cost map, read in small steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...analysis.cost_map import TRIANGLES, together
from ...capture.triangles import Triangles
from ...model.geometry import BODY
from ...model.span import ObjectKey


class Reading:
    """``own`` is of single objects; for the rows of the tree a container stands for all in it.

    ``painted`` are for the 3D view: there a Body, and each of its features, whichever is shown,
    stands for all of them together. All are above zero; what is missing was not measured.
    """

    def __init__(self, by: str, measured: Mapping[ObjectKey, int]) -> None:
        self.by = by
        self.rows: dict[ObjectKey, int] = {}
        self.painted: dict[ObjectKey, int] = {}
        self.own: dict[ObjectKey, int] = {}
        self._measured = measured
        self._members: dict[ObjectKey, tuple[ObjectKey, ...]] = {}
        self._features: dict[ObjectKey, tuple[ObjectKey, ...]] = {}  # of Bodies
        self._triangles = Triangles()

    def steps(self) -> Iterator[None]:
        """Read all; others may use FreeCAD, and delete things, between two steps."""
        import FreeCAD

        for document in list(FreeCAD.listDocuments()):
            known = FreeCAD.listDocuments().get(document)  # all could be closed meanwhile
            for each in known.Objects if known is not None else ():
                name = _name(each)
                known = FreeCAD.listDocuments().get(document)
                obj = None if known is None or name is None else known.getObject(name)
                if obj is not None:
                    self._read(ObjectKey(document, name), obj)
                yield
        self._roll_up()

    def _read(self, key: ObjectKey, obj: Any) -> None:
        value = self._counted(obj) if self.by == TRIANGLES else self._measured.get(key, 0)
        if value > 0:
            self.own[key] = value
        members = getattr(obj, "Group", None)
        if not isinstance(members, (list, tuple)):
            return
        inside = [one for one in members if hasattr(one, "isDerivedFrom")]
        # a link has its original's group, which may be of another document
        self._members[key] = tuple(ObjectKey(one.Document.Name, one.Name) for one in inside)
        if obj.TypeId == BODY:
            solids = [one.Name for one in inside if one.isDerivedFrom("PartDesign::Feature")]
            self._features[key] = tuple(ObjectKey(key.document, name) for name in solids)

    def _counted(self, obj: Any) -> int:
        name = obj.Name
        self._triangles.learn(name, obj)
        self._triangles.count(name, obj)
        return self._triangles.counts.get(name, 0)

    def _roll_up(self) -> None:
        self.rows.update(self.own)
        for key in self._members:
            self.rows[key] = together(self._inside(key), self.by)
        self.painted.update(self.own)
        for body, features in self._features.items():
            self.painted.update(dict.fromkeys((body, *features), self.rows[body]))
        for found in (self.rows, self.painted):
            for key in [key for key, value in found.items() if value <= 0]:
                del found[key]

    def _inside(self, key: ObjectKey) -> list[int]:
        """The figures of a container and of all that is in it, each object once."""
        todo, seen = [key], {key}
        for one in todo:
            new = [each for each in self._members.get(one, ()) if each not in seen]
            seen.update(new)
            todo += new
        return [self.own[one] for one in todo if one in self.own]


def _name(obj: Any) -> str | None:
    """Asked for one by one: it takes 10 to 20 µs. None where the object was deleted."""
    try:
        return obj.Name or None
    except ReferenceError:
        return None
