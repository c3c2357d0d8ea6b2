# SPDX-License-Identifier: LGPL-2.1-or-later
"""What documents consist of, concluded from facts: once whole, once object by object."""

from __future__ import annotations

import random
from dataclasses import replace

from PerfProfilerWorkbench.analysis.geometry import (
    GeometryTotals,
    change,
    documents,
    geometry,
    together,
)
from PerfProfilerWorkbench.analysis.live_geometry import LiveGeometry
from PerfProfilerWorkbench.model.geometry import Geometry
from PerfProfilerWorkbench.model.structure import (
    DocumentFacts,
    ObjectFacts,
    Structure,
    StructureStep,
)

DOCUMENT = "Model"


def made(kind: str, counts=None, visible: bool = True, missing: str = "", **properties):
    view = {"DisplayModeBody": properties.pop("mode")} if "mode" in properties else {}
    lists = {name: tuple((DOCUMENT, one) for one in value) for name, value in properties.items()}
    return ObjectFacts(
        label="",
        type=kind,
        counts=counts or {},
        counts_missing=missing,
        properties={"Visibility": visible, **lists},
        view=view,
    )


def box(triangles: int = 12, **more):
    counts = {"Face": 6, "Edge": 12, "Vertex": 8, "Solid": 1, "Triangles": triangles}
    return made("Part::Box", counts, **more)


def body(*members: str, **more):
    return made("PartDesign::Body", {"Face": 6, "Triangles": 0}, Group=members, **more)


def pad(faces: int = 6):
    return made("PartDesign::Pad", {"Face": faces, "Triangles": 12})


def test_an_empty_document_consists_of_nothing():
    assert geometry({}) == GeometryTotals().geometry() == Geometry()


def test_what_each_object_holds_is_added_up():
    sketch = made("Sketcher::SketchObject", {"Edge": 4, "Geometry": 4, "Constraints": 9})
    mesh = made("Mesh::Feature", {"Facets": 20, "Points": 12})
    found = geometry({"A": box(), "B": box(), "Sketch": sketch, "Mesh": mesh})
    assert (found.faces, found.edges, found.vertices, found.solids) == (12, 28, 16, 2)
    assert (found.sketch_geometry, found.constraints) == (4, 9)
    assert (found.facets, found.points, found.objects) == (20, 12, 4)
    assert found.types == {"Mesh::Feature": 1, "Part::Box": 2, "Sketcher::SketchObject": 1}


def test_a_body_is_counted_and_its_features_are_not():
    plane = made("PartDesign::Plane", {"Face": 1})
    found = geometry(
        {"Body": body("Pad", "Pocket", "Plane"), "Pad": pad(), "Pocket": pad(9)} | {"Plane": plane}
    )
    assert (found.faces, found.in_bodies, found.objects) == (7, 2, 4)
    assert found.triangles == 24  # a Body shows its features, not itself


def test_a_feature_without_a_body_is_counted_and_one_in_a_plain_group_too():
    group = made("App::DocumentObjectGroup", Group=("Pad",))
    assert geometry({"Pad": pad(), "Group": group}).faces == 6
    assert geometry({"Pad": pad(), "Group": group}).in_bodies == 0


def test_a_body_without_a_tip_is_a_null_shape():
    empty = made("PartDesign::Body", {"Null": 1}, Group=("Pad",))
    found = geometry({"Body": empty, "Pad": pad()})
    assert (found.null_shapes, found.faces, found.in_bodies) == (1, 0, 1)


def test_links_hold_nothing_and_show_what_they_draw():
    link = made("App::Link", {"Triangles": 30})
    found = geometry({"Box": box(), "Link": link, "Element": made("App::LinkElement")})
    assert (found.links, found.faces, found.triangles) == (2, 6, 42)


def test_triangles_are_unknown_without_a_window():
    assert geometry({"Box": made("Part::Box", {"Face": 6})}).triangles is None


def test_objects_that_are_not_counted_yet_are_named():
    found = geometry({"A": box(), "B": made("Part::Box", missing="no time")})
    assert (found.uncounted, found.faces) == (1, 6)


def test_what_lies_in_something_hidden_is_not_shown_but_counted():
    part = made("App::Part", Group=("Body",), visible=False)
    objects = {"Part": part, "Body": body("Pad"), "Pad": pad(), "Box": box()}
    found = geometry(objects)
    assert (found.triangles, found.shown_faces, found.faces) == (12, 6, 12)
    shown = geometry(objects | {"Part": replace(part, properties={"Visibility": True})})
    assert (shown.triangles, shown.shown_faces) == (24, 12)


def test_a_body_that_shows_its_tip_does_not_show_its_features():
    tip = replace(body("Pad", mode=()), view={"DisplayModeBody": "Tip"})
    tip = replace(tip, counts={"Face": 6, "Triangles": 12})
    assert geometry({"Body": tip, "Pad": pad()}).triangles == 12


def test_several_documents_together():
    several = together([geometry({"A": box()}), geometry({"A": box(), "B": box(24)}), Geometry()])
    assert (several.faces, several.triangles, several.types) == (18, 48, {"Part::Box": 3})
    assert together([]) == Geometry()


def _random_facts(random_: random.Random) -> ObjectFacts:
    names = random_.sample("ABCDEFGH", 3)
    return random_.choice(
        [
            box(random_.randrange(99), visible=random_.random() < 0.7),
            pad(random_.randrange(9)),
            body(*names, visible=random_.random() < 0.7),
            made("App::Part", Group=names, visible=random_.random() < 0.7),
            made("App::Link", {"Triangles": random_.randrange(9)}),
            made("Part::Box", missing="no time"),
        ]
    )


def test_object_by_object_the_sums_are_those_of_the_whole():
    """Even where containers hold each other, which FreeCAD forbids."""
    for seed in range(30):
        random_, totals, objects = random.Random(seed), GeometryTotals(), {}
        for _ in range(60):
            name = random_.choice("ABCDEFGH")
            if random_.random() < 0.25:
                objects.pop(name, None)
                totals.replace(name, None)
            else:
                objects[name] = _random_facts(random_)
                totals.replace(name, objects[name])
            assert totals.geometry() == geometry(objects), seed


def step(time_ns: int, deleted=(), **objects):
    return StructureStep(time_ns, DOCUMENT, objects, tuple(deleted))


def test_what_an_operation_changed_can_be_read_until_the_next_one_begins():
    whole = DocumentFacts(DOCUMENT, "", {"A": box(), "B": box()}, time_ns=10)
    late = step(55, A=replace(box(), counts={"Face": 7}))
    structure = Structure({}, (whole,), (step(30, deleted=["B"]), late, step(90, C=box())))
    found = change(structure, DOCUMENT, start_ns=20, end_ns=40, until_ns=80)
    assert (found.before.faces, found.after.faces, found.after.objects) == (12, 7, 1)
    assert found.objects == {"A": (box().counts, {"Face": 7}), "B": (box().counts, None)}
    assert change(structure, DOCUMENT, 20, 40).after.faces == 6


def test_each_document_has_its_own():
    other = replace(step(5, X=box()), document="Other")
    whole = DocumentFacts(DOCUMENT, "", {"A": box(), "B": box()}, time_ns=10)
    found = documents(Structure({}, (whole,), (other,)), 20)
    assert {name: one.faces for name, one in found.items()} == {"Model": 12, "Other": 6}


def test_live_each_reading_is_taken_in_once():
    live = LiveGeometry()
    assert live.document(DOCUMENT) is None and live.object(DOCUMENT, "A") is None
    whole = DocumentFacts(DOCUMENT, "", {"A": box()}, time_ns=10)
    live.take([whole], [step(20, B=box())])
    assert live.document(DOCUMENT).faces == 12
    again = DocumentFacts(DOCUMENT, "", {"C": box()}, time_ns=40)
    live.take([again], [step(30, B=box()), step(50, deleted=["C"], D=box(), E=box())])
    assert live.document(DOCUMENT).faces == 12
    assert live.object(DOCUMENT, "D") == box().counts and live.object(DOCUMENT, "C") is None


def test_a_link_of_an_imported_recording_that_is_none_is_passed_over():
    spoilt = replace(body("Box"), properties={"Visibility": True, "Group": (("Model",),)})
    assert geometry({"Body": spoilt, "Box": box()}).faces == 12
