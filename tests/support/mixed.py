# SPDX-License-Identifier: LGPL-2.1-or-later
"""A document with objects of many kinds, and an observer that tells what changed in it."""

from __future__ import annotations

import FreeCAD
import Part
import Sketcher

PLENTY_NS = 10**12  # more than any reading takes


class Maker:
    """A Python feature with a shape of its own."""

    def __init__(self, obj):
        obj.addProperty("App::PropertyInteger", "Count").Count = 3
        obj.addProperty("App::PropertyLink", "Chosen")
        obj.Proxy = self

    def execute(self, obj):
        obj.Shape = Part.makeBox(1, 1, obj.Count)


class Heard:
    """What an observer hears: the objects with the names of the properties that changed."""

    def __init__(self):
        self.touched, self.deleted = {}, []

    def slotChangedObject(self, obj, prop):
        self.touched.setdefault(obj.Name, set()).add(prop)

    def slotCreatedObject(self, obj):
        self.touched.setdefault(obj.Name, set())

    def slotDeletedObject(self, obj):
        self.deleted.append(obj.Name)


def mixed_document(document):
    """The box, sphere and fusion with a sketch, a sheet, an expression and a Python feature."""
    sketch = document.addObject("Sketcher::SketchObject", "Sketch")
    line = Part.LineSegment(FreeCAD.Vector(0, 0, 0), FreeCAD.Vector(5, 5, 0))
    sketch.addGeometry(line, False)
    sketch.addConstraint(Sketcher.Constraint("Coincident", 0, 1, -1, 1))
    sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
    sheet.set("A1", "7")
    sheet.setAlias("A1", "width")
    document.Box.setExpression("Length", "Sheet.width * 2")
    maker = document.addObject("Part::FeaturePython", "Maker")
    Maker(maker)
    document.recompute()
    return document


def complete(reader, document) -> None:
    """Count all that was left out."""
    known = reader._documents[document.Name]
    while known.counting.pending or known.triangles.pending:
        reader.complete(document, 10**12)
