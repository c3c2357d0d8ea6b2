# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why a real FreeCAD recomputed, and what of it was for nothing."""

from __future__ import annotations

import FreeCAD
import pytest
from documents import close_all

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.cause_texts import told
from PerfProfilerWorkbench.analysis.causes import CauseKind, WasteBasis
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.texts import english, say

DRIVEN = 50


@pytest.fixture
def driven():
    """A sheet that drives fifty boxes, by cells, an alias and a formula, and their compound."""
    made = FreeCAD.newDocument("Driven")
    made.UndoMode = 1
    sheet = made.addObject("Spreadsheet::Sheet", "Sheet")
    sheet.Label = "Parameters"
    for row in range(1, DRIVEN + 1):
        sheet.set(f"A{row}", str(row))
    sheet.setAlias("A1", "wide")
    sheet.set("C1", "=A2 * 2")
    made.recompute()
    boxes = [made.addObject("Part::Box", f"Box{row}") for row in range(1, DRIVEN + 1)]
    for row, box in enumerate(boxes, 1):
        box.setExpression("Length", f"Sheet.A{row}")
    boxes[0].setExpression("Length", "<<Parameters>>.wide")
    boxes[1].setExpression("Length", "Sheet.C1")
    made.addObject("Part::Compound", "All").Links = boxes
    made.recompute()
    yield made
    close_all()


def caused(document, *acts):
    """The causes of a recompute after each act, and the sentences about them."""
    with record("full", keep=False) as recording:
        for act in acts:
            act()
            document.recompute()
    subject = Subject(recording.session)
    return subject.causes, [say(english, told(subject, cause)) for cause in subject.causes]


def edit(document, name, act):
    def transaction():
        document.openTransaction(name)
        act()
        document.commitTransaction()

    return transaction


def wasted(cause):
    return {waste.key.object for waste in cause.wasted}


def test_a_note_in_an_unused_cell_is_waste_with_the_cell_named(driven):
    note = edit(driven, "Edit cell", lambda: driven.Sheet.set("B7", "a note"))
    causes, sentences = caused(driven, note, driven.undo, driven.redo)
    sentence = "You edited one cell (B7 of Parameters): 52 features recomputed, 51 for nothing, "
    assert sentences[0].startswith(sentence)
    assert "by undoing: 52 features recomputed, 51 for" in sentences[1]
    assert "by redoing: 52 features recomputed, 51 for" in sentences[2]
    for cause in causes:
        assert wasted(cause) == {*(f"Box{row}" for row in range(1, DRIVEN + 1)), "All"}
        assert {waste.key: waste.ns for waste in cause.wasted}.items() <= cause.features.items()
        assert cause.wasted_ns > 0 and cause.causes[0].used is False
    assert causes[0].causes[0].transaction == "Edit cell"
    assert [cause.causes[0].undone for cause in causes] == [None, SpanKind.UNDO, SpanKind.REDO]


@pytest.mark.parametrize(
    ("cell", "content", "needed"),
    [
        ("A9", "90", "Box9"),  # by address
        ("A1", "90", "Box1"),  # by alias and label
        ("A2", "90", "Box2"),  # by way of a formula
        ("C1", "90", "Box2"),
    ],
)
def test_of_a_used_cell_all_others_are_waste(driven, cell, content, needed):
    act = edit(driven, "", lambda: driven.Sheet.set(cell, content))
    for cause in caused(driven, act, driven.undo)[0]:
        assert cause.causes[0].used is True and cause.causes[0].paths == (cell,)
        assert len(cause.features) == 52
        assert not {needed, "All", "Sheet"} & wasted(cause) and len(wasted(cause)) == 49
        all_key = next(key for key in cause.features if key.object == "All")
        assert [key.object for key in cause.path(all_key)] == ["Sheet", needed, "All"]


def test_a_used_cell_that_is_set_to_what_it_was_is_waste(driven):
    causes, sentences = caused(driven, edit(driven, "", lambda: driven.Sheet.set("A9", "9")))
    assert len(wasted(causes[0])) == 51
    assert sentences[0].startswith("You set a cell of Parameters to what it was: 52 features")


def test_an_alias_for_a_used_cell_counts_as_its_use(driven):
    """Its value is as before, but that no one can see from the cell's content."""
    act = edit(driven, "", lambda: driven.Sheet.setAlias("A3", "deep"))
    (cause, undone), _ = caused(driven, act, driven.undo)
    for one in (cause, undone):
        cell = next(each for each in one.causes if each.kind is CauseKind.CELLS)
        assert cell.paths == ("A3",) and cell.used is True
        assert "Box3" not in wasted(one) and "Box4" in wasted(one)


def test_an_unused_property_of_a_varset_is_waste(driven):
    if "App::VarSet" not in driven.supportedTypes():
        pytest.skip("this FreeCAD has no VarSets")
    variables = driven.addObject("App::VarSet", "Variables")
    for name in ("Used", "Unused"):
        variables.addProperty("App::PropertyLength", name)
    variables.Used = 1
    driven.Box1.setExpression("Height", "Variables.Used")
    driven.recompute()
    acts = [lambda name=name: setattr(variables, name, 5) for name in ("Unused", "Used")]
    causes, sentences = caused(driven, *acts)
    assert [wasted(cause) for cause in causes] == [{"Box1", "All"}, set()]
    assert sentences[0].startswith("You changed Variables (Unused): 3 features recomputed, 2 for")


def test_a_label_recomputes_nothing(driven):
    act = edit(driven, "", lambda: setattr(driven.Box1, "Label", "First"))
    causes, sentences = caused(driven, act, driven.undo)
    assert [dict(cause.features) for cause in causes] == [{}, {}]
    assert sentences[0] == "Without any change that was seen: nothing was recomputed."


def test_a_placement_recomputes_what_depends_on_it(driven):
    moved = FreeCAD.Placement(FreeCAD.Vector(1, 2, 3), FreeCAD.Rotation())
    act = edit(driven, "Move", lambda: setattr(driven.Box1, "Placement", moved))
    causes, sentences = caused(driven, act, driven.undo)
    for cause in causes:
        assert [key.object for key in cause.features] == ["Box1", "All"]
        (found,) = cause.causes
        assert (found.kind, found.property) == (CauseKind.PROPERTY, "Placement")
        assert "All" not in wasted(cause)
    assert sentences[0].startswith("You changed Box1 (Placement): 2 features recomputed")
    assert sentences[1].startswith("You changed Box1 (Placement) by undoing: 2 features")


def test_touched_by_a_script_is_without_a_change(driven):
    causes, sentences = caused(driven, lambda: [each.touch() for each in driven.Objects])
    assert causes[0].causes == () and len(causes[0].unreached) == 52
    assert sentences[0].startswith("Without any change that was seen: 52 features recomputed")


def test_an_operation_of_a_script_is_named(driven):
    with record(keep=False) as recording, recording.operation("Make it long"):
        driven.Box3.Height = 20
        driven.recompute()
    subject = Subject(recording.session)
    (cause,) = subject.causes
    assert cause.causes[0].command == cause.command == "Make it long"
    sentence = "You changed Box3 (Height) with Make it long: 2 features recomputed"
    assert say(english, told(subject, cause)).startswith(sentence)


def test_a_result_that_came_out_as_it_was_is_seen(driven):
    """A Python feature that takes long enough to afford a fingerprint."""
    from time import perf_counter

    import Part

    class Same:
        def __init__(self, obj):
            obj.addProperty("App::PropertyLink", "Source").Source = driven.Box1
            obj.Proxy = self

        def execute(self, obj):
            end = perf_counter() + 0.2
            while perf_counter() < end:
                pass
            obj.Shape = Part.makeSphere(2)

    Same(driven.addObject("Part::FeaturePython", "Same"))
    driven.recompute()
    acts = [lambda height=height: setattr(driven.Box1, "Height", height) for height in (77, 78)]
    _, cause = caused(driven, *acts)[0]  # what it was before is known from the first
    (waste,) = (each for each in cause.wasted if each.key.object == "Same")
    assert waste.basis is WasteBasis.OBSERVED and waste.ns >= 200_000_000
