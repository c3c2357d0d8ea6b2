# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reading the structure of real documents in headless FreeCAD."""

from __future__ import annotations

import json

import FreeCAD
import Part
import pytest
from documents import close_all
from mixed import PLENTY_NS, Heard, complete

from PerfProfilerWorkbench.capture import object_facts
from PerfProfilerWorkbench.capture.preferences import read_preferences
from PerfProfilerWorkbench.capture.structure import StructureReader
from PerfProfilerWorkbench.capture.structure_tables import READ_COUNTS
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.model.structure import Structure, at
from PerfProfilerWorkbench.model.structure_plain import structure_from_plain, structure_to_plain


@pytest.fixture(autouse=True)
def all_closed():
    yield
    close_all()


def test_a_whole_document(mixed):
    facts = StructureReader().whole(mixed)
    assert (facts.document, facts.path) == (mixed.Name, "")
    assert set(facts.objects) == {"Box", "Ball", "Fusion", "Sketch", "Sheet", "Maker"}
    assert facts.members == () and facts.members_missing == "the document was never saved"
    fusion = facts.objects["Fusion"]
    assert (fusion.label, fusion.type, fusion.proxy) == ("My fusion", "Part::Fuse", "")
    assert set(fusion.links) == {ObjectKey("Test", "Box"), ObjectKey("Test", "Ball")}
    assert fusion.properties["Base"] == ("Test", "Box")
    assert fusion.properties["Refine"] is mixed.Fusion.Refine
    assert fusion.counts["Face"] == len(mixed.Fusion.Shape.Faces)
    assert fusion.view == {} and not fusion.invalid and fusion.counts_missing == ""


def test_each_kind_of_object(mixed):
    objects = StructureReader().whole(mixed).objects
    assert objects["Box"].expressions == (("Length", "Sheet.width * 2"),)
    assert ObjectKey("Test", "Sheet") in objects["Box"].links
    box = {"Vertex": 8, "Edge": 12, "Wire": 6, "Face": 6, "Shell": 1, "Solid": 1}
    assert objects["Box"].counts == box | {"CompSolid": 0, "Compound": 0}
    sketch = objects["Sketch"].counts
    assert (sketch["Geometry"], sketch["Constraints"], sketch["ExternalGeometry"]) == (1, 1, 0)
    assert objects["Maker"].proxy == "mixed.Maker"
    assert objects["Maker"].properties["Count"] == 3
    assert objects["Sheet"].counts == {}
    assert {name for one in objects.values() for name in one.counts} <= set(READ_COUNTS)


def test_a_link_into_another_document_carries_its_document(document, tmp_path):
    document.saveAs(str(tmp_path / "library.FCStd"))
    other = FreeCAD.newDocument("Assembly")
    other.saveAs(str(tmp_path / "assembly.FCStd"))
    other.addObject("App::Link", "Link").LinkedObject = document.Fusion
    facts = StructureReader().whole(other)
    link = facts.objects["Link"]
    assert link.links == (ObjectKey("Test", "Fusion"),)
    assert link.properties["LinkedObject"] == ("Test", "Fusion")
    assert facts.path == other.FileName
    assert "Document.xml" in {name for name, _, _ in facts.members}


def test_a_failed_object_is_invalid(mixed):
    mixed.addObject("Part::Cut", "Empty")
    mixed.recompute()
    assert StructureReader().whole(mixed).objects["Empty"].invalid


def test_all_of_it_is_plain(mixed):
    whole = Structure(read_preferences(), (StructureReader().whole(mixed),))
    assert structure_from_plain(json.loads(json.dumps(structure_to_plain(whole)))) == whole


def test_no_change_is_no_step(reader, mixed, heard):
    mixed.recompute()
    assert reader.difference(mixed, heard.touched) is None
    assert reader.difference(mixed, {"Box": {"Placement", "Length"}}) is None


def test_an_edit_re_reads_what_changed_only(reader, mixed, heard):
    mixed.Fusion.Refine = not mixed.Fusion.Refine
    mixed.Ball.Label = "Renamed"
    # changed behind the reader's back: it must not look, because nothing told it to
    FreeCAD.removeDocumentObserver(heard)
    mixed.Box.Label = "Unheard"
    FreeCAD.addDocumentObserver(heard)
    step = reader.difference(mixed, heard.touched, time_ns=17)
    assert (step.time_ns, step.document, step.deleted) == (17, mixed.Name, ())
    assert set(step.objects) == {"Fusion", "Ball"}
    assert step.objects["Fusion"].properties["Refine"] is mixed.Fusion.Refine
    assert step.objects["Ball"].label == "Renamed"


def test_a_step_gives_what_a_whole_reading_gives(reader, mixed, heard):
    start = StructureReader().whole(mixed, PLENTY_NS, time_ns=1)
    mixed.Maker.Chosen = mixed.Ball
    mixed.Maker.Count = 4
    mixed.Ball.setExpression("Radius", "Sheet.width")
    mixed.Box.setExpression("Length", None)
    mixed.Sketch.addGeometry(Part.Circle(), False)
    mixed.addObject("Part::Cone", "Cone")
    mixed.removeObject("Fusion")
    mixed.recompute()
    step = reader.difference(mixed, heard.touched, heard.deleted, budget_ns=PLENTY_NS, time_ns=2)
    expected = StructureReader().whole(mixed, PLENTY_NS).objects
    assert step.deleted == ("Fusion",)
    assert at(Structure(documents=(start,), steps=(step,)), mixed.Name, 2) == expected
    assert expected["Maker"].links == (ObjectKey("Test", "Ball"),)
    assert expected["Sketch"].counts["Geometry"] == 2


def test_the_steps_of_a_real_model_give_what_a_whole_reading_gives(models, heard):
    document = FreeCAD.openDocument(str(models / "thor_part_booleans.fcstd"))
    reader, fresh = StructureReader(), StructureReader()
    start = reader.whole(document, PLENTY_NS, time_ns=1)
    heard.touched.clear()
    for obj in document.Objects[:40]:
        obj.touch()
    document.recompute()
    failed = {obj.Name for obj in document.Objects if "Invalid" in obj.State}
    step = reader.difference(document, heard.touched, (), failed, PLENTY_NS, time_ns=2)
    samples = reader.complete(document, PLENTY_NS, time_ns=3)
    fresh.whole(document)
    complete(fresh, document)
    expected = fresh._documents[document.Name].facts
    assert len(expected) == len(document.Objects) > 50 and len(heard.touched) > 20
    steps = tuple(one for one in (step, samples) if one)
    assert at(Structure(documents=(start,), steps=steps), document.Name, 3) == expected


def test_links_are_read_again_only_for_a_property_that_can_link(mixed):
    assert object_facts.can_change_links(mixed.Fusion, "Base")
    assert object_facts.can_change_links(mixed.Box, "ExpressionEngine")
    assert object_facts.can_change_links(mixed.Sheet, "cells")
    assert object_facts.can_change_links(mixed.Maker, "Chosen")
    assert object_facts.can_change_links(mixed.Maker, "Removed")
    assert not object_facts.can_change_links(mixed.Box, "Length")
    for obj in mixed.Objects:  # those that are never asked for are no links
        for name in object_facts._NEVER_LINKS & set(obj.PropertiesList):
            assert not object_facts.can_change_links(obj, name), name


def test_an_object_deleted_and_made_anew(reader, mixed, heard):
    mixed.removeObject("Fusion")
    mixed.addObject("Part::Cone", "Fusion")
    mixed.recompute()
    step = reader.difference(mixed, heard.touched, heard.deleted)
    assert step.deleted == ("Fusion",)
    assert step.objects["Fusion"].type == "Part::Cone"


def test_an_object_made_and_deleted_between_two_readings_was_never_there(reader, mixed, heard):
    mixed.addObject("Part::Cone", "Cone")
    mixed.removeObject("Cone")
    assert reader.difference(mixed, heard.touched, heard.deleted) is None


def test_what_failed_comes_from_the_caller(reader, mixed):
    step = reader.difference(mixed, {}, invalid={"Ball"})
    assert step.objects["Ball"].invalid and list(step.objects) == ["Ball"]
    assert reader.difference(mixed, {}, invalid=None) is None
    assert not reader.difference(mixed, {}, invalid=set()).objects["Ball"].invalid


def test_a_removed_property_is_gone_from_the_facts(reader, mixed):
    mixed.Maker.removeProperty("Count")
    step = reader.difference(mixed, {"Maker": {"Count"}})
    assert "Count" not in step.objects["Maker"].properties


def test_an_unknown_or_closed_document(mixed):
    reader = StructureReader()
    assert reader.complete(mixed) is None and reader.view_difference(mixed) is None
    step = reader.difference(mixed, {"Box": {"Length"}})
    assert set(step.objects) == {"Box"}
    reader.forget(mixed.Name)
    assert reader.complete(mixed) is None


def test_headless_there_is_no_view(reader, mixed):
    assert reader.view_difference(mixed) is None


def test_reading_changes_nothing(mixed):
    signals = Heard()
    mixed.Box.Length = 3  # one object is touched, and must stay it
    before = {obj.Name: obj.State for obj in mixed.Objects}
    undo = (mixed.UndoCount, mixed.UndoMode)
    FreeCAD.addDocumentObserver(signals)
    try:
        reader = StructureReader()
        reader.whole(mixed)
        touched = {obj.Name: set(obj.PropertiesList) for obj in mixed.Objects}
        reader.difference(mixed, touched)
        complete(reader, mixed)
    finally:
        FreeCAD.removeDocumentObserver(signals)
    assert (signals.touched, signals.deleted) == ({}, [])
    assert {obj.Name: obj.State for obj in mixed.Objects} == before
    assert (mixed.UndoCount, mixed.UndoMode) == undo


def test_no_live_object_is_kept(mixed):
    import gc

    reader = StructureReader()
    reader.whole(mixed)
    reader.difference(mixed, {obj.Name: {"Shape"} for obj in mixed.Objects})
    seen, todo = set(), [reader]
    while todo:
        held = todo.pop()
        if id(held) in seen or isinstance(held, type) or callable(held):
            continue
        seen.add(id(held))
        assert not type(held).__module__.startswith(("App", "Part", "Base")), held
        assert not hasattr(held, "TypeId"), held
        todo += gc.get_referents(held)
    assert len(seen) > 50
