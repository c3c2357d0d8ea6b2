# SPDX-License-Identifier: LGPL-2.1-or-later
"""What was for nothing because no expression refers to the cells that were changed."""

from __future__ import annotations

import pytest
from acts import change, recompute, session
from caused import SHEET, bound, cell, document, key, names, obj, only, printed, sheet

from PerfProfilerWorkbench.analysis.cause_texts import told
from PerfProfilerWorkbench.analysis.causes import WasteBasis
from PerfProfilerWorkbench.analysis.cells import mentions, table
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.texts import english, say

DRIVEN = {f"Box{number}": bound(f"Sheet.A{number}") for number in range(1, 51)}


def test_a_note_in_an_unused_cell_was_for_nothing():
    structure = document(Sheet=sheet(), All=obj("Part::MultiFuse", *DRIVEN), **DRIVEN)
    ran = [("Sheet", 1), *((name, 1) for name in DRIVEN), ("All", 3)]
    changes = [cell(5, "B7")]
    found = only(structure, ran, changes)
    assert found.causes[0].used is False
    assert len(found.wasted) == 51 and found.unknown == () and found.different == ()
    assert {waste.basis for waste in found.wasted} == {WasteBasis.DEDUCED}
    subject = Subject(session(recompute(10, 80, *ran), changes=changes, structure=structure))
    assert say(english, told(subject, found)) == (
        "You edited one cell (B7 of Parameters): 52 features recomputed, 51 for nothing, "
        "53.0 ms wasted."
    )


def test_of_a_used_cell_only_the_others_are_for_nothing():
    structure = document(
        Sheet=sheet(), One=bound("Sheet.A1"), Two=bound("Sheet.A2"), Both=obj("", "One", "Two")
    )
    ran = [("Sheet", 1), ("One", 1), ("Two", 1), ("Both", 1)]
    found = only(structure, ran, [cell(5, "A2")])
    assert found.causes[0].used is True
    assert [waste.key.object for waste in found.wasted] == ["One"]
    assert names(found.path(key("Both"))) == ["Sheet", "Two", "Both"]


@pytest.mark.parametrize(
    "text",
    [
        "Sheet.B7",
        "2 * Sheet.$B$7 + 1 mm",
        "<<Parameters>>.B7",
        "Doc#Sheet.B7",
        "<<My document>>#<<Parameters>>.wide",
        "Sheet.wide",
        "Sheet.C1",  # whose formula needs B7
        "Sheet.D1",  # by way of C1, as part of a range
        "Sheet.cells[<<A1:B9>>][3]",
        "Sheet . B7",
        "Sheet.A1 > 3 ? Sheet.B7 : Sheet.A2",
        "Sheet.unheard_of",
    ],
)
def test_every_way_to_refer_to_a_cell_counts(text):
    cells = (("B7", "", "wide"), ("C1", "wide * 2", ""), ("D1", "sum(B1:C3)", ""))
    structure = document(Sheet=sheet(*cells), Box=bound(text))
    ran = [("Sheet", 1), ("Box", 1)]
    found = only(structure, ran, [cell(5, "B7")])
    assert (found.causes[0].used, found.wasted) == (True, ())


@pytest.mark.parametrize(
    "text", ["Sheet.B70", "Sheet.AB7", "Sheet.$B$8", "<<Parameters>>.B6", "Sheet.long"]
)
def test_another_cell_is_another_cell(text):
    structure = document(Sheet=sheet(("A1", "", "long")), Box=bound(text))
    found = only(structure, [("Sheet", 1), ("Box", 1)], [cell(5, "B7")])
    assert found.causes[0].used is False and len(found.wasted) == 1


def test_a_cell_is_used_by_way_of_another_sheet():
    other = obj(SHEET, "Sheet", cells=(("A1", "Sheet.B7 * 2", ""), ("A2", "4", "")))
    structure = document(
        Sheet=sheet(), Other=other, Box=bound("Other.A1", "Other"), Ball=bound("Other.A2", "Other")
    )
    ran = [("Sheet", 1), ("Other", 1), ("Box", 1), ("Ball", 1)]
    found = only(structure, ran, [cell(5, "B7")])
    assert [waste.key.object for waste in found.wasted] == ["Ball"]


def test_who_depends_on_a_sheet_and_does_not_say_why_depends_on_all_of_it():
    """A Python feature that reads cells. A group does not: it only holds the sheet."""
    held = (("Doc", "Sheet"),)
    structure = document(
        Sheet=sheet(),
        Reader=obj("Part::FeaturePython", "Sheet"),
        Group=obj("App::DocumentObjectGroup", "Sheet", Group=held),
    )
    found = only(structure, [("Sheet", 1), ("Reader", 1), ("Group", 1)], [cell(5, "B7")])
    assert [waste.key.object for waste in found.wasted] == ["Group"]


def test_without_the_cells_formulas_nothing_is_deduced():
    """A recording of an older version has none."""
    structure = document(Sheet=obj(SHEET), Box=bound("Sheet.C1"))
    found = only(structure, [("Sheet", 1), ("Box", 1)], [cell(5, "B7")])
    assert found.wasted == () and names(found.unknown) == ["Box"]


def test_a_cell_that_was_set_to_what_it_was_changes_nothing():
    structure = document(Sheet=sheet(), Box=bound("Sheet.B7"))
    changes = [cell(5, "")]
    found = only(structure, [("Sheet", 1), ("Box", 1)], changes)
    assert len(found.wasted) == 1
    subject = Subject(session(changes=changes, structure=structure))
    assert say(english, told(subject, found)).startswith("You set a cell of Parameters to what")


def test_other_causes_beside_a_cell_are_needed_work():
    structure = document(
        Sheet=sheet(), Box=bound("Sheet.A1"), Ball=bound("Sheet.A2"), Cut=obj("", "Ball")
    )
    ran = [("Sheet", 1), ("Box", 1), ("Ball", 1), ("Cut", 1)]
    found = only(structure, ran, [cell(5, "B7"), change(6, "Ball", "Height")])
    assert [waste.key.object for waste in found.wasted] == ["Box"]


def test_what_was_seen_outweighs_what_was_reasoned():
    structure = document(Sheet=sheet(), Box=bound("Sheet.A1"))
    found = only(structure, [("Sheet", 1), ("Box", 1)], [cell(5, "B7")], [printed("Box", False)])
    assert found.wasted == () and names(found.different) == ["Box"]


def test_a_property_of_a_varset_is_like_a_cell():
    structure = document(
        Set=obj("App::VarSet", expressions=(("Wide", "Length * 2"),)),
        One=bound("Set.Length", "Set"),
        Two=bound("Set.Wide", "Set"),
        Three=bound("Set.Other", "Set"),
    )
    ran = [("Set", 1), ("One", 1), ("Two", 1), ("Three", 1)]
    found = only(structure, ran, [change(5, "Set", "Length")])
    assert [waste.key.object for waste in found.wasted] == ["Three"]


def test_an_expression_is_read_to_its_last_sign():
    known = frozenset(("Sheet", "My sheet"))
    assert mentions("Sheet.A1 + <<My sheet>>.$B$2", known) == (("A1", "A1"), ("$B$2", "$B$2"))
    assert mentions("Sheets.A1 + MySheet.A1 + <<Sheet 2>>.A1", known) == ()
    assert mentions("Sheet", known) == (None,)
    assert table("Box", obj()) is None


def test_a_varset_passes_on_only_what_needs_the_cell():
    structure = document(
        Sheet=sheet(),
        Set=obj("App::VarSet", "Sheet", expressions=(("Wide", "Sheet.B7"), ("Deep", "Sheet.A1"))),
        One=bound("Set.Wide", "Set"),
        Two=bound("Set.Deep", "Set"),
    )
    ran = [("Sheet", 1), ("Set", 1), ("One", 1), ("Two", 1)]
    found = only(structure, ran, [cell(5, "B7")])
    assert [waste.key.object for waste in found.wasted] == ["Two"]
