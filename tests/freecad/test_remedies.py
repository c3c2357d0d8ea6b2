# SPDX-License-Identifier: LGPL-2.1-or-later
"""Changes made to real documents: what they do, what they refuse, and that undo takes them back."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import FreeCAD
import pytest
from chains import boolean_chain, chain_names
from documents import close_all
from everything import different, everything

from PerfProfilerWorkbench.launch import configuration
from PerfProfilerWorkbench.model.advice import Remedy, RemedyKind
from PerfProfilerWorkbench.trial.preferences import exported, preference, set_preference
from PerfProfilerWorkbench.trial.remedies import RemedyError, apply, apply_as_one_step

CHECK = "BaseApp/Preferences/Mod/Part/Boolean/CheckModel"


@pytest.fixture
def undoable():
    """Makes documents like those of a user with a window, where undo is on."""

    def make(document):
        document.UndoMode = 1
        document.clearUndos()
        return document

    yield make
    close_all()


def taken_back(document, remedy) -> None:
    """Applied as one step, undone, and everything is as before; then redone."""
    before = everything(document)
    assert apply_as_one_step(document, remedy) is None
    changed = everything(document)
    assert different(before, changed), "nothing was changed"
    assert document.UndoCount == 1
    document.undo()
    assert different(before, everything(document)) == []
    assert document.UndoCount == 0
    document.redo()
    assert different(changed, everything(document)) == []


def join(count=5, kind="Cut", names=None):
    return Remedy(RemedyKind.JOIN_BOOLEANS, "", names or chain_names(count, kind))


def test_a_property_is_set_and_undone(document, undoable):
    undoable(document)
    remedy = Remedy(RemedyKind.SET_PROPERTY, "Test", ("Fusion",), "Refine", True)
    document.Fusion.Refine = False
    document.recompute()
    document.clearUndos()
    taken_back(document, remedy)
    assert document.Fusion.Refine


def test_objects_are_hidden_and_shown_again_by_undo(document, undoable):
    undoable(document)
    document.Box.Visibility = document.Ball.Visibility = True
    document.clearUndos()
    taken_back(document, Remedy(RemedyKind.HIDE, "Test", ("Box", "Ball")))
    assert not document.Box.Visibility and document.Fusion.Visibility


@pytest.mark.parametrize("apart_mm", [6.0, 3.0], ids=["tools apart", "tools through each other"])
@pytest.mark.parametrize("kind", ["Cut", "Fuse"])
def test_a_chain_of_booleans_becomes_one_of_the_same_shape(kind, apart_mm, undoable):
    document = undoable(boolean_chain("Chain", 5, kind, apart_mm))
    last = document.getObject(f"{kind}4")
    user = document.addObject("Part::Mirroring", "Mirror")
    user.Source, last.Placement.Base.z = last, 7
    last.Placement = FreeCAD.Placement(FreeCAD.Vector(0, 0, 7), FreeCAD.Rotation())
    document.recompute()
    document.clearUndos()
    shape, count = last.Shape.copy(), len(document.Objects)
    taken_back(document, join(5, kind))
    assert len(document.Objects) == count - 3  # four booleans less, a fusion of tools more
    assert (last.Name, last.Label, user.Source.Name) == (f"{kind}4", "The plate", f"{kind}4")
    assert last.Base.Name == "Plate" and last.Tool.TypeId == "Part::MultiFuse"
    assert last.Shape.Volume == pytest.approx(shape.Volume, rel=1e-9)
    assert last.Shape.Area == pytest.approx(shape.Area, rel=1e-9)
    for axis in "XYZ":
        for end in ("Min", "Max"):
            name = axis + end
            assert getattr(last.Shape.BoundBox, name) == pytest.approx(
                getattr(shape.BoundBox, name)
            )
    assert all(obj.isValid() for obj in document.Objects)


def test_a_chain_inside_a_part_stays_inside(undoable):
    document = undoable(boolean_chain("Chain"))
    part = document.addObject("App::Part", "Part")
    for obj in [one for one in document.Objects if one.TypeId.startswith("Part::")]:
        part.addObject(obj)
    document.recompute()
    document.clearUndos()
    taken_back(document, join())
    assert document.Cut4.Tool.getParentGeoFeatureGroup().Name == "Part"


def used_in_the_middle(document):
    document.addObject("Part::Mirroring", "Mirror").Source = document.Cut2
    return "Mirror uses Cut2"


def moved_in_the_middle(document):
    document.Cut2.Placement = FreeCAD.Placement(FreeCAD.Vector(1, 0, 0), FreeCAD.Rotation())
    return "Cut2, in the middle of the chain, is moved"


def expression_in_the_middle(document):
    document.Cut2.setExpression("Placement.Base.x", "0 mm")
    return "expressions set properties of Cut2"


def faces_that_are_used(document):
    facebinder = document.addObject("App::FeaturePython", "Binder")
    facebinder.addProperty("App::PropertyLinkSubList", "Support")
    facebinder.Support = [(document.Cut4, ("Face1",))]
    return "Binder refers to single faces or edges of The plate"


def edges_that_are_rounded(document):
    document.addObject("Part::Fillet", "Round").Base = document.Cut4
    document.Round.Edges = [(1, 0.5, 0.5)]
    return "Round refers to single faces or edges of The plate"


def another_base(document):
    document.Cut3.Base = document.Plate
    return "Cut3 is no longer part of a chain"


def a_tool_used_twice(document):
    document.Cut3.Tool = document.Tool1
    return "is no longer part of a chain"


@pytest.mark.parametrize(
    "spoil",
    [
        used_in_the_middle,
        moved_in_the_middle,
        expression_in_the_middle,
        faces_that_are_used,
        edges_that_are_rounded,
        another_base,
        a_tool_used_twice,
    ],
)
def test_a_chain_that_cannot_be_joined_is_left_as_it_is(spoil, undoable):
    document = undoable(boolean_chain("Chain"))
    said = spoil(document)
    document.recompute()
    document.clearUndos()
    before = everything(document)
    with pytest.raises(RemedyError) as refused:
        apply_as_one_step(document, join())
    assert said in str(refused.value)
    assert different(before, everything(document)) == [] and document.UndoCount == 0


def test_what_refers_to_the_last_of_a_chain_by_an_expression_keeps_doing_so(undoable):
    document = undoable(boolean_chain("Chain"))
    sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
    sheet.set("A1", "=Cut4.Shape.Volume")
    document.recompute()
    document.clearUndos()
    volume = float(sheet.A1)
    taken_back(document, join())
    assert float(sheet.A1) == pytest.approx(volume, rel=1e-9) and sheet.isValid()


def test_a_change_with_which_a_feature_fails_is_taken_back(undoable):
    document = undoable(boolean_chain("Chain"))
    document.clearUndos()
    before = everything(document)
    with pytest.raises(RemedyError) as refused:
        remedy = Remedy(RemedyKind.SET_PROPERTY, "Chain", ("Tool1",), "Radius", 0.0)
        apply_as_one_step(document, remedy)
    assert "Tool1" in str(refused.value) or "Cylinder" in str(refused.value)
    assert different(before, everything(document)) == [] and document.UndoCount == 0


@pytest.mark.parametrize(
    ("objects", "name", "value", "said"),
    [
        (("Box", "Gone"), "Length", 5.0, "Test has no object Gone"),
        (("Box",), "Width of it", 5.0, "Box has no property Width of it"),
        (("Box",), "Length", "much", "Box does not take the new value of Length"),
        (("Box", "Ball"), "Visibility", True, "nothing is to be changed"),
        (("Box",), "Height", 5.0, "an expression sets Height of Box"),
    ],
)
def test_what_can_not_be_changed_is_said_and_nothing_is(
    objects, name, value, said, document, undoable
):
    undoable(document)
    document.Box.setExpression("Height", "2 mm")
    document.Box.Visibility = document.Ball.Visibility = True
    document.recompute()
    document.clearUndos()
    before = everything(document)
    with pytest.raises(RemedyError, match=said):
        apply_as_one_step(document, Remedy(RemedyKind.SET_PROPERTY, "Test", objects, name, value))
    assert different(before, everything(document)) == [] and document.UndoCount == 0


@pytest.mark.parametrize("value", [10.0, 0.0], ids=["as it is", "fails with it"])
def test_what_was_refused_leaves_no_step_open(value, document, undoable):
    """FreeCAD keeps a step open that is aborted with nothing in it: edits would fall into it."""
    undoable(document)
    with pytest.raises(RemedyError):
        remedy = Remedy(RemedyKind.SET_PROPERTY, "Test", ("Box",), "Length", value)
        apply_as_one_step(document, remedy)
    assert FreeCAD.getActiveTransaction() is None
    document.Box.Width = 7
    assert not document.HasPendingTransaction and document.UndoCount == 0


def test_a_step_that_another_command_has_begun_is_not_ended(document, undoable):
    undoable(document)
    FreeCAD.setActiveTransaction("Theirs")  # nothing is changed in it yet
    try:
        with pytest.raises(RemedyError, match="something else is being changed in Test"):
            remedy = Remedy(RemedyKind.SET_PROPERTY, "Test", ("Box",), "Length", 30.0)
            apply_as_one_step(document, remedy)
        assert FreeCAD.getActiveTransaction()[0] == "Theirs"
    finally:
        FreeCAD.closeActiveTransaction(True)


def test_without_undo_or_within_another_change_nothing_is_applied(document):
    remedy = Remedy(RemedyKind.SET_PROPERTY, "Test", ("Box",), "Length", 5.0)
    document.UndoMode = 0
    with pytest.raises(RemedyError, match="undo is switched off for Test"):
        apply_as_one_step(document, remedy)
    document.UndoMode = 1
    document.openTransaction("of somebody else")
    document.Box.Width = 3
    with pytest.raises(RemedyError, match="something else is being changed in Test"):
        apply_as_one_step(document, remedy)
    document.abortTransaction()
    assert document.Box.Length.Value == 10


def test_a_view_can_not_be_changed_without_a_window(document):
    remedy = Remedy(RemedyKind.SET_VIEW, "Test", ("Box",), "Deviation", 0.5)
    with pytest.raises(RemedyError, match="without a window"):
        apply(document, remedy)


@pytest.mark.parametrize(
    ("name", "value", "other"),
    [("Bool", True, False), ("Int", 7, 9), ("Float", 2.5, 0.5), ("Text", "a", "b")],
)
def test_a_preference_is_set_and_taken_back(name, value, other, document):
    path = f"BaseApp/Preferences/Mod/PerfProfilerTest/{name}"
    remedy = Remedy(RemedyKind.SET_PREFERENCE, "", (), path, value)
    try:
        assert preference(path) is None
        back = apply_as_one_step(document, remedy)
        assert preference(path) == value and type(preference(path)) is type(value)
        with pytest.raises(RemedyError, match="nothing is to be changed"):
            apply(document, remedy)
        apply(document, back)
        assert preference(path) is None
        set_preference(path, other)
        apply(document, apply(document, remedy))
        assert preference(path) == other
    finally:
        parent = FreeCAD.ParamGet("User parameter:BaseApp/Preferences/Mod")
        parent.RemGroup("PerfProfilerTest")


def test_all_preferences_are_copied_as_they_are_now(tmp_path):
    before = set_preference(CHECK, True)
    try:
        configuration.write(str(tmp_path), preferences=exported())
    finally:
        set_preference(CHECK, before)
    group = ElementTree.parse(tmp_path / "user.cfg").getroot()
    *groups, name = CHECK.split("/")
    for part in ("Root", *groups):
        (group,) = group.findall(f"FCParamGroup[@Name='{part}']")
    assert group.find(f"FCBool[@Name='{name}']").get("Value") == "1"
