# SPDX-License-Identifier: LGPL-2.1-or-later
"""What people do to documents, at random: from the same seed always the same."""

from __future__ import annotations

import random

import FreeCAD

_NUMBERS = (
    "App::PropertyLength",
    "App::PropertyDistance",
    "App::PropertyAngle",
    "App::PropertyFloat",
    "App::PropertyInteger",
    "App::PropertyQuantityConstraint",
)


class Edits:
    """``done`` counts what worked, by kind; what FreeCAD refuses is no failure."""

    def __init__(self, seed: int, recompute_every: int = 8) -> None:
        self._random = random.Random(seed)
        self._every = recompute_every
        self.done: dict[str, int] = {}
        self._kinds = (
            (self.change, 6),
            (self.recompute, 0),
            (self.delete, 1),
            (self.add, 2),
            (self.undo, 2),
            (self.redo, 1),
            (self.show, 3),
            (self.tip, 1),
            (self.abort, 1),
        )

    def run(self, count: int) -> None:
        """Go on until so many edits more have worked."""
        for document in FreeCAD.listDocuments().values():
            document.UndoMode = 1
        kinds, weights = zip(*self._kinds)
        end = sum(self.done.values()) + count
        for _ in range(10 * count):
            number = sum(self.done.values()) + 1
            if number > end:
                return
            kind = self._random.choices(kinds, weights)[0]
            kind = self.recompute if number % self._every == 0 else kind
            names = sorted(FreeCAD.listDocuments())
            document = FreeCAD.getDocument(self._random.choice(names))
            try:
                kind(document)
            except Exception:
                document.abortTransaction()
                continue
            self.done[kind.__name__] = self.done.get(kind.__name__, 0) + 1
        raise AssertionError(f"FreeCAD refused nearly all edits; done: {self.done}")

    def _one(self, document, wanted=lambda obj: True):
        return self._random.choice([obj for obj in document.Objects if wanted(obj)])

    def _step(self, document, obj) -> None:
        """Give a number of the object another value."""
        names = [
            name
            for name in sorted(obj.PropertiesList)
            if obj.getTypeIdOfProperty(name) in _NUMBERS and not obj.getEditorMode(name)
        ]
        name = self._random.choice(names)
        value = getattr(obj, name)
        if isinstance(value, int):
            setattr(obj, name, max(0, min(5, value + self._random.choice((-1, 1)))))
        else:
            setattr(obj, name, float(value) * self._random.uniform(0.8, 1.25))

    def change(self, document):
        obj = self._one(document)
        document.openTransaction("Change")
        self._step(document, obj)
        document.commitTransaction()

    def recompute(self, document):
        document.recompute()

    def delete(self, document):
        obj = self._one(document)
        document.openTransaction("Delete")
        document.removeObject(obj.Name)
        document.commitTransaction()

    def add(self, document):
        document.openTransaction("Add")
        box = document.addObject("Part::Box", "Added")
        box.Length = self._random.uniform(1, 20)
        document.commitTransaction()

    def undo(self, document):
        if not document.UndoCount:
            raise LookupError("nothing to undo")
        document.undo()

    def redo(self, document):
        if not document.RedoCount:  # every other edit empties the list
            self.undo(document)
        document.redo()

    def show(self, document):
        obj = self._one(document)
        document.openTransaction("Show")
        obj.Visibility = not obj.Visibility
        document.commitTransaction()

    def tip(self, document):
        body = self._one(document, lambda obj: obj.TypeId == "PartDesign::Body")
        solid = [one for one in body.Group if one.isDerivedFrom("PartDesign::Feature")]
        document.openTransaction("Tip")
        body.Tip = self._random.choice(solid)
        document.commitTransaction()

    def abort(self, document):
        document.openTransaction("Aborted")
        document.addObject("Part::Box", "Never")
        obj = self._one(document)
        try:
            self._step(document, obj)
        finally:
            document.abortTransaction()
