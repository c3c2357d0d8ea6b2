# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the slots know of objects and documents, by the id of FreeCAD's Python object.

It lives as long as its C++ object; reading a name costs as much as all the rest of a slot. Entries
are forgotten when FreeCAD tells of a deletion, so an id that is used again is never mistaken.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model.session import Feature
from ..model.span import ObjectKey

Key = tuple[str, str]
KEPT = ("Label", "Visibility")  # properties whose change ``changed`` wants to know


class Objects:
    """``keys`` by id; ``python`` holds the ids of Python features, ``hidden`` of what is hidden.

    ``features`` is filled with what was seen of each object.
    """

    def __init__(self, features: dict[ObjectKey, Feature]) -> None:
        self.keys: dict[int, Key] = {}
        self.python: set[int] = set()
        self.hidden: set[int] = set()
        self._features = features
        self._names: dict[int, str] = {}

    def learn_all(self, documents: Iterable[Any]) -> None:
        """Name all objects now: doing it at each one's first signal would slow down a recompute."""
        for document in documents:
            self.name(document)
            for obj in () if document.Restoring else document.Objects:
                self.learn(obj)

    def learn(self, obj: Any) -> Key:
        # a plain tuple: of tuples with a subclass of tuple in them Python's collector never lets go
        key = (obj.Document.Name, obj.Name or "")
        if not key[1]:  # FreeCAD 1.0 changes what it has just removed, and undo can bring it back
            return key
        self.keys[id(obj)] = key
        self._features[ObjectKey(*key)] = feature = Feature(obj.Label, obj.TypeId)
        if feature.type.endswith("Python"):
            self.python.add(id(obj))
        self.changed(obj, "Visibility")
        return key

    def key(self, obj: Any) -> Key:
        return self.keys.get(id(obj)) or self.learn(obj)

    def name(self, document: Any) -> str:
        name = self._names.get(id(document))
        if name is None:
            name = self._names[id(document)] = document.Name
        return name

    def changed(self, obj: Any, prop: str) -> None:
        """One of the KEPT properties is another now."""
        if prop == "Label":
            if id(obj) in self.keys:
                self.learn(obj)
        elif obj.Visibility:
            self.hidden.discard(id(obj))
        else:
            self.hidden.add(id(obj))

    def forget(self, obj: Any) -> Key:
        """It is being deleted."""
        self.python.discard(id(obj))
        self.hidden.discard(id(obj))
        return self.keys.pop(id(obj), None) or (obj.Document.Name, obj.Name or "")

    def forget_all(self) -> None:
        """FreeCAD reports no object of a closed document as deleted: all is learnt anew."""
        for known in (self.keys, self.python, self.hidden, self._names):
            known.clear()
