# SPDX-License-Identifier: LGPL-2.1-or-later
"""Each of the fifteen types is found out from what happened, in the order that is documented."""

from __future__ import annotations

import pytest
from acts import change, command, editing, file, recompute, script, session, span

from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.analysis.type_tables import COMMANDS, of_command, of_object
from PerfProfilerWorkbench.model.operation import OperationType as T
from PerfProfilerWorkbench.model.span import SpanKind as K
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure

TYPES = {
    "Box": "Part::Box",
    "Cut": "Part::Cut",
    "Sketch": "Sketcher::SketchObject",
    "Mesh": "Mesh::Feature",
    "FemMesh": "Fem::FemMeshObjectPython",
    "Solver": "Fem::FemSolverObjectPython",
    "Job": "Path::FeaturePython",
    "Link": "App::Link",
    "Sheet": "Spreadsheet::Sheet",
    "Pad": "PartDesign::Pad",
}


def types(*spans, **more):
    return [one.type for one in operations(session(spans, TYPES, **more))]


def made(*names, by="Any_Command", at=0):
    """The type of a command in which objects were made and recomputed."""
    spans = [*recompute(at + 5, at + 9, *((name, 1) for name in names)), command(by, at, at + 10)]
    return types(*spans, changes=[change(at + 2, name) for name in names])


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        (K.CREATING, T.DOCUMENT_CREATE),
        (K.OPENING, T.DOCUMENT_OPEN),
        (K.SAVING, T.DOCUMENT_SAVE),
        (K.AUTOSAVE, T.DOCUMENT_SAVE),
        (K.CLOSING, T.DOCUMENT_CLOSE),
        (K.IMPORT, T.IMPORT),
        (K.EXPORT, T.EXPORT),
    ],
)
def test_work_with_files_is_what_it_is_alone_and_in_a_command(kind, type):
    assert types(file(kind, 0, 9)) == [type]
    assert types(file(kind, 2, 9), command("Any_Command", 0, 10)) == [type]
    assert types(file(kind, 2, 9), *recompute(3, 8, ("Cut", 4)), script("s", 0, 10)) == [type]


def test_a_document_made_in_passing_does_not_decide():
    spans = [file(K.CREATING, 1, 3), *recompute(5, 9, ("Box", 3)), command("Part_Box", 0, 10)]
    assert types(*spans, changes=[change(4, "Box")]) == [T.GEOMETRY_CREATE]


def test_a_file_decides_where_nothing_else_does():
    assert types(file(K.CREATING, 1, 3), script("s", 0, 100)) == [T.DOCUMENT_CREATE]


@pytest.mark.parametrize(
    ("name", "kinds", "type"),
    [
        ("Std_Import", [K.IMPORT], T.IMPORT),
        ("Std_Open", [K.CLOSING, K.IMPORT], T.IMPORT),
        ("Std_Save", [K.SAVING], T.DOCUMENT_SAVE),
    ],
)
def test_a_small_file_decides_where_the_command_is_for_files(name, kinds, type):
    """Its dialog takes longer than that, and what it holds comes along with it."""
    files = [file(kind, at, at + at) for at, kind in enumerate(kinds, 1)]
    spans = [*files, *recompute(5, 8, ("Mesh", 1)), command(name, 0, 100)]
    assert types(*spans, changes=[change(6, "Mesh")]) == [type]


def test_a_command_for_files_that_did_nothing_with_any_is_its_name():
    assert types(command("Std_Import", 0, 9)) == [T.IMPORT]


def test_what_waited_for_a_person_is_not_asked_of_a_file_s_share():
    assert types(file(K.OPENING, 95, 100), command("Any", 0, 101, waited=93)) == [T.DOCUMENT_OPEN]


@pytest.mark.parametrize(
    ("names", "type"),
    [
        (["Box"], T.GEOMETRY_CREATE),
        (["Sketch"], T.GEOMETRY_CREATE),
        (["Box", "Cut"], T.GEOMETRY_BOOLEAN),
        (["Mesh", "Box"], T.MESHING),
        (["FemMesh"], T.MESHING),
        (["Solver"], T.ANALYSIS),
        (["Box", "Cut", "Job"], T.CAM),
        (["Box", "Link"], T.ASSEMBLY),
        (["Sheet"], None),
    ],
)
def test_what_was_made_decides_the_special_first(names, type):
    assert made(*names) == [type]


def test_what_was_made_decides_over_what_was_recomputed_along_with_it():
    spans = [*recompute(5, 90, ("Box", 1), ("Cut", 80)), command("Part_Fillet", 0, 99)]
    assert types(*spans, changes=[change(2, "Box")]) == [T.GEOMETRY_CREATE]
    assert types(*spans) == [T.GEOMETRY_BOOLEAN]


def test_a_special_command_moves_plain_parts():
    moved = [change(3, "Box", "Placement")]
    assert types(command("Assembly_SolveAssembly", 0, 9), changes=moved) == [T.ASSEMBLY]
    assert types(command("Std_TransformManip", 0, 9), changes=moved) == [T.GEOMETRY_MODIFY]
    assert made("Box", by="CAM_Job") == made("Box", by="Path_Job") == [T.CAM]


def test_the_objects_on_which_most_time_was_spent_decide():
    features = (("Box", 3), ("Cut", 30), ("Sketch", 10), ("Pad", 25))
    assert types(*recompute(0, 90, *features)) == [T.GEOMETRY_BOOLEAN]
    assert types(*recompute(0, 90, *features, ("Box", 9))) == [T.GEOMETRY_MODIFY]
    assert types(*recompute(0, 90, ("Sketch", 10), ("Pad", 5))) == [T.CONSTRAINT_SOLVING]
    assert types(*recompute(0, 90, ("Sheet", 50), ("Pad", 5))) == [T.GEOMETRY_MODIFY]


def test_a_script_s_recompute_of_what_it_just_made_is_making_it():
    spans = [*recompute(5, 9, ("Box", 1)), *recompute(20, 29, ("Box", 1))]
    found = types(*spans, changes=[change(2, "Box"), change(15, "Box", "Length")])
    assert found == [T.GEOMETRY_CREATE, T.GEOMETRY_MODIFY]


@pytest.mark.parametrize(
    ("prop", "type"),
    [
        ("Constraints", T.CONSTRAINT_SOLVING),
        ("Geometry", T.GEOMETRY_MODIFY),
        ("Visibility", None),
        ("Label", None),
    ],
)
def test_changes_of_a_sketch(prop, type):
    assert types(script("s", 0, 9), changes=[change(3, "Sketch", prop)]) == [type]


def test_a_sketch_that_was_solved_outside_a_recompute():
    work = span(K.COMPUTE, 3, 5, object="Sketch", compute_ns=2)
    assert types(work, script("s", 0, 9), changes=[change(3, "Sketch", "Geometry")]) == [
        T.CONSTRAINT_SOLVING
    ]


@pytest.mark.parametrize(
    ("object", "name", "type"),
    [
        ("Sketch", "Sketcher::SketchObject", T.CONSTRAINT_SOLVING),
        ("New", "Sketcher::SketchObject", T.CONSTRAINT_SOLVING),
        ("Pad", "PartDesign::Pad", T.GEOMETRY_MODIFY),
        ("Job", "Path::FeaturePython", T.CAM),
        ("Sheet", "Spreadsheet::Sheet", None),
    ],
)
def test_an_edit_mode_is_of_the_object_s_type(object, name, type):
    assert types(editing(0, 9, 1, 1, object=object, name=name)) == [type]


def test_the_view_alone_is_rendering():
    shown = span(K.DISPLAY, 3, 9, object="Box", display_ns=6)
    assert types(shown, script("s", 0, 10)) == [T.RENDERING]
    changed = [change(3, "Box", "Visibility")]
    assert types(shown, command("Std_ToggleVisibility", 0, 10), changes=changed) == [T.RENDERING]
    assert types(command("Std_ViewFitAll", 0, 1)) == [T.RENDERING]
    assert types(shown, script("s", 0, 10), changes=[change(3, "Box", "Length")]) == [
        T.GEOMETRY_MODIFY
    ]
    assert types(span(K.VIEW, 0, 9)) == [T.RENDERING]


def test_nothing_known_is_no_type():
    assert types(command("Std_AboutQt", 0, 1), script("Part_Box", 2, 3)) == [None, None]
    assert types(span(K.UNDO, 0, 9)) == [None]


def test_undoing_is_what_it_changed():
    assert types(span(K.UNDO, 0, 9), changes=[change(3, "Box", "Length")]) == [T.GEOMETRY_MODIFY]


def test_an_object_that_was_there_is_not_made_when_it_is_first_seen():
    assert types(script("s", 0, 9), changes=[change(3, "Box", "Length")]) == [T.GEOMETRY_MODIFY]


def read(at, document="Doc"):
    return Structure(
        documents=(
            DocumentFacts(document, "", {"Box": ObjectFacts("Box", "Part::Box")}, time_ns=at),
        )
    )


def test_without_being_told_an_object_is_made_when_it_is_first_seen():
    """In a new document, which is read once something is in it."""
    spans = [*recompute(5, 9, ("Box", 1)), command("Any", 0, 10)]
    late, early = read(20_000_000), read(0)
    assert types(*spans, structure=late) == [T.GEOMETRY_CREATE]
    assert types(*spans, structure=early) == [T.GEOMETRY_MODIFY]
    new = file(K.CREATING, -5, -3)
    assert types(new, *spans, structure=late)[-1] is T.GEOMETRY_CREATE
    assert types(new, script("s", 10, 30), structure=late)[-1] is T.GEOMETRY_CREATE
    assert types(script("s", 10, 30), structure=late) == [None]
    opened = file(K.OPENING, -5, -3)
    assert types(opened, *spans, structure=late)[-1] is T.GEOMETRY_MODIFY
    assert types(*spans, structure=Structure()) == [T.GEOMETRY_MODIFY]


def test_an_object_that_is_made_again_is_made():
    again = [change(2, "Box"), change(12, "Box")]
    spans = [command("Any", 0, 10), command("Other", 11, 20), command("Third", 21, 30)]
    changes = [*again, change(25, "Box", "Length")]
    wanted = [T.GEOMETRY_CREATE, T.GEOMETRY_CREATE, T.GEOMETRY_MODIFY]
    assert types(*spans, changes=changes) == wanted


@pytest.mark.parametrize(
    ("type", "proxy", "wanted"),
    [
        ("Part::FeaturePython", "BOPTools.SplitFeatures.FeatureSlice", T.GEOMETRY_BOOLEAN),
        ("App::FeaturePython", "JointObject.Joint", T.ASSEMBLY),
        ("Part::FeaturePython", "Path.Main.Stock.StockFromBase", T.CAM),
        ("Part::FeaturePython", "draftobjects.wire.Wire", T.GEOMETRY_MODIFY),
        ("Part::MultiFuse", "", T.GEOMETRY_BOOLEAN),
        ("App::LinkGroup", "", T.ASSEMBLY),
        ("Measure::MeasureLength", "", T.ANALYSIS),
        ("App::FeaturePython", "", None),
        ("", "", None),
    ],
)
def test_what_work_on_an_object_is(type, proxy, wanted):
    assert of_object(type, proxy) is wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Std_New", T.DOCUMENT_CREATE),
        ("Std_OpenMacrosFolder", None),
        ("Std_SaveAs", T.DOCUMENT_SAVE),
        ("Std_LinkSelectLinked", None),
        ("Std_LinkMake", T.ASSEMBLY),
        ("FEM_MeshGmshFromShape", T.MESHING),
        ("FEM_SolverRun", T.ANALYSIS),
        ("Part_Measure_Linear", T.ANALYSIS),
        ("Part_SectionCut", T.RENDERING),
        ("Part_Section", T.GEOMETRY_BOOLEAN),
        ("Mesh_Import", T.IMPORT),
        ("Assembly_ExportASMT", T.EXPORT),
        ("Sketcher_ConstrainCoincidentUnified", T.CONSTRAINT_SOLVING),
        ("Sketcher_SelectConstraints", None),
        ("Std_Workbench", None),
    ],
)
def test_what_a_command_s_name_says(name, wanted):
    assert of_command(name) is wanted


def test_no_line_of_the_table_of_commands_is_hidden_by_one_before_it():
    for number, (start, _) in enumerate(COMMANDS):
        assert not any(start.startswith(before) for before, _ in COMMANDS[:number]), start


def test_there_are_fifteen():
    assert len(T) == 15
