# SPDX-License-Identifier: LGPL-2.1-or-later
"""Operations of a real FreeCAD: their types are found out from what it did."""

from __future__ import annotations

from pathlib import Path

import FreeCAD
import Part
import pytest
import Sketcher
from documents import close_all

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.model.operation import OperationType


@pytest.fixture
def document(document, monkeypatch):
    """With objects of many types, each recomputed once."""
    monkeypatch.syspath_prepend(str(Path(FreeCAD.getResourceDir(), "Mod", "Mesh")))
    document.addObject("App::Link", "Link").LinkedObject = document.Box
    document.addObject("Mesh::Sphere", "Mesh")
    document.addObject("Fem::ConstraintFixed", "Fixed")
    sketch = document.addObject("Sketcher::SketchObject", "Sketch")
    line = Part.LineSegment(FreeCAD.Vector(0, 0, 0), FreeCAD.Vector(9, 5, 0))
    sketch.addGeometry(line)
    sketch.addConstraint(Sketcher.Constraint("Horizontal", 0))
    document.recompute()
    return document


def types(*works):
    """Of the operations of a recording in which these were done."""
    with record() as recording:
        for work in works:
            work()
    return [one.type for one in operations(recording.session)]


def again(document, name):
    def work():
        document.getObject(name).touch()
        document.recompute()

    return work


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Box", OperationType.GEOMETRY_BOOLEAN),  # it and the fusion, which takes longer
        ("Ball", OperationType.GEOMETRY_BOOLEAN),
        ("Mesh", OperationType.MESHING),
        ("Fixed", OperationType.ANALYSIS),
        ("Link", OperationType.ASSEMBLY),
        ("Sketch", OperationType.CONSTRAINT_SOLVING),
    ],
)
def test_a_recompute_is_what_most_of_it_is(document, name, wanted):
    assert types(again(document, name)) == [wanted]


def test_making_and_changing_are_told_apart(document):
    def make():
        document.addObject("Part::Cone", "Cone")
        document.recompute()

    def change():
        document.Cone.Height = 30
        document.recompute()

    made, changed = types(make, change)
    assert (made, changed) == (OperationType.GEOMETRY_CREATE, OperationType.GEOMETRY_MODIFY)


def test_what_was_made_in_a_new_document_was_made():
    def work():
        made = FreeCAD.newDocument("New")
        made.addObject("Part::Box", "Box")
        made.recompute()

    try:
        assert OperationType.GEOMETRY_CREATE in types(work)
    finally:
        close_all()


def test_a_feature_that_fails_is_counted(document):
    fillet = document.addObject("Part::Fillet", "Fillet")
    fillet.Base, fillet.Edges = document.Box, [(99, 1.0, 1.0)]
    with record() as recording:
        document.recompute()
    (found,) = operations(recording.session)
    assert (found.failed, found.failed_features, found.recomputes) == (True, 1, 1)
