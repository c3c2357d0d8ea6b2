# SPDX-License-Identifier: LGPL-2.1-or-later
"""Counting the elements of real shapes, within a budget and in idle moments."""

from __future__ import annotations

import time

import FreeCAD
import Part
import pytest
from mixed import PLENTY_NS, complete

from PerfProfilerWorkbench.capture import counting, counts
from PerfProfilerWorkbench.capture.structure import StructureReader


def test_a_mesh_and_points_are_counted(document):
    import Mesh
    import Points

    mesh = document.addObject("Mesh::Feature", "Mesh")
    corners = [FreeCAD.Vector(*xyz) for xyz in ((0, 0, 0), (1, 0, 0), (0, 1, 0))]
    mesh.Mesh = Mesh.Mesh([corners])
    document.addObject("Points::Feature", "Cloud").Points = Points.Points(corners)
    wire = document.addObject("App::FeaturePython", "Wire")
    wire.addProperty("App::PropertyVectorList", "Points").Points = corners  # as Draft's have
    objects = StructureReader().whole(document).objects
    assert objects["Wire"].counts == {} and objects["Wire"].counts_missing == ""
    assert objects["Mesh"].counts == {"Facets": 1, "Points": 3}
    assert objects["Cloud"].counts == {"Points": 3}


def test_without_time_counts_are_missing_with_a_reason_and_come_later(reader, mixed, heard):
    mixed.Maker.Shape = Part.makeCylinder(1, 1)
    step = reader.difference(mixed, heard.touched, budget_ns=-1)
    assert step.objects["Maker"].counts_missing == counting.OUT_OF_TIME
    assert "Face" not in step.objects["Maker"].counts
    later = reader.complete(mixed, PLENTY_NS).objects["Maker"]
    assert later.counts["Face"] == 3 and later.counts_missing == ""
    complete(reader, mixed)
    assert reader.complete(mixed) is None


def test_what_was_left_out_comes_out_as_if_it_had_been_counted_at_once(mixed):
    hurried, patient = StructureReader(), StructureReader()
    assert hurried.whole(mixed, budget_ns=-1).objects["Sketch"].counts == {}
    patient.whole(mixed, PLENTY_NS)
    for reader in (hurried, patient):
        complete(reader, mixed)
    assert hurried._documents["Test"].facts == patient._documents["Test"].facts


def test_the_first_named_are_counted_first(reader, mixed):
    complete(reader, mixed)
    reader.difference(mixed, {"Maker": {"Shape"}, "Box": {"Shape"}}, budget_ns=-1)
    assert list(reader.complete(mixed, budget_ns=-1).objects) == ["Maker"]


def test_counts_that_the_caller_took_are_not_taken_again(mixed):
    known = {"Maker": {"Face": 111, "Edge": 222, "Vertex": 333}}
    whole = StructureReader().whole(mixed, counted=known)
    taken = whole.objects["Maker"].counts
    assert [taken[name] for name in ("Face", "Edge", "Vertex", "Wire")] == [111, 222, 333, 6]


@pytest.mark.parametrize("kind", ("Compound", "CompSolid", "Solid", "Shell", "Face", "Wire"))
def test_each_element_of_each_kind_of_shape_is_counted(kind):
    box = Part.makeBox(1, 1, 1)
    shapes = {
        "Compound": Part.Compound([box, Part.makeBox(2, 2, 2), Part.Compound([box.Faces[0]])]),
        "CompSolid": Part.CompSolid([box]),
        "Solid": box,
        "Shell": box.Shells[0],
        "Face": box.Faces[0],
        "Wire": box.Wires[0],
    }
    shape, taken = shapes[kind], {}
    for level in range(counts.SAMPLE):
        taken |= counts.shape_counts(shape, level)
    assert shape.ShapeType == kind and len(taken) == 8
    assert taken == {element: shape.countElement(element) for element in taken}


def test_a_shape_with_nothing_in_it_is_told_apart_from_one_that_was_not_counted(document):
    document.addObject("Part::Feature", "Nothing")
    document.addObject("App::DocumentObjectGroup", "Group")
    hurried = StructureReader()
    assert hurried.whole(document, budget_ns=-1).objects["Nothing"].counts == {}
    complete(hurried, document)
    facts = hurried._documents["Test"].facts
    assert facts["Nothing"].counts == {"Null": 1} and facts["Nothing"].counts_missing == ""
    assert facts["Group"].counts == {}


def test_what_answers_to_shape_without_having_one_has_no_elements(document):
    document.addObject("App::Part", "Part").addObject(document.Box)
    document.addObject("App::Link", "Link").LinkedObject = document.Fusion
    document.recompute()
    objects = StructureReader().whole(document).objects
    assert document.Link.Shape.countElement("Face") > 0
    for name in ("Part", "Link", document.Part.Origin.Name):
        assert (objects[name].counts, objects[name].counts_missing) == ({}, "")


def test_a_shape_that_an_object_is_given_later_is_counted(document):
    made = document.addObject("App::FeaturePython", "Made")
    reader = StructureReader()
    assert reader.whole(document).objects["Made"].counts == {}
    made.addProperty("Part::PropertyPartShape", "Shape").Shape = Part.makeBox(1, 1, 1)
    step = reader.difference(document, {"Made": {"Shape"}}, budget_ns=PLENTY_NS)
    assert step.objects["Made"].counts["Face"] == 6


def test_splines_are_sampled_in_idle_moments(document):
    ball = document.addObject("Part::Feature", "Nurbs")
    ball.Shape = Part.makeBox(1, 1, 1).toNurbs()
    reader = StructureReader()
    reader.whole(document)
    complete(reader, document)
    objects = reader._documents["Test"].facts
    assert objects["Nurbs"].counts["SampledFace"] == 6 == objects["Nurbs"].counts["SplineFace"]
    assert objects["Box"].counts["SplineFace"] == 0
    assert ("ElementMap" in objects["Box"].counts) is hasattr(ball.Shape, "ElementMapSize")


def test_a_sample_is_spread_over_all_faces():
    boxes = Part.Compound([Part.makeBox(1, 1, 1) for _ in range(100)])
    assert counts.shape_counts(boxes, counts.SAMPLE)["SampledFace"] == 16


def test_a_difference_of_many_shapes_costs_little(document):
    """No figure of a machine: what FreeCAD's own calls cost here, times a few."""
    for number in range(200):
        document.addObject("Part::Feature", f"F{number}").Shape = Part.makeBox(1, 1, 1)
    reader = StructureReader()
    whole = reader.whole(document, PLENTY_NS)
    touched = {f"F{number}": {"Shape"} for number in range(200)}
    begun = time.perf_counter()
    for name in touched:
        document.getObject(name).Shape.countElement("Face")
    least = time.perf_counter() - begun
    begun = time.perf_counter()
    reader.difference(document, touched, budget_ns=0)
    assert time.perf_counter() - begun < 12 * least + 0.002
    complete(reader, document)
    counted = reader._documents["Test"].facts["F1"].counts
    assert counted.items() >= whole.objects["F1"].counts.items() != set()


def test_a_feature_that_cannot_be_read_leaves_no_exception_and_the_others(mixed):
    reader = StructureReader()
    reader.whole(mixed)
    reader._documents["Test"].counting._sources["Sheet"] = "Mesh"
    step = reader.difference(mixed, {"Sheet": {"Mesh"}, "Ball": {"Label", "Shape"}})
    assert "AttributeError" in step.objects["Sheet"].counts_missing
    assert any("Sheet" in problem for problem in reader.problems)
