# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why FreeCAD recomputed, with its window: what the view does is part of what was wasted."""

from __future__ import annotations

import FreeCAD
import FreeCADGui
import pytest
from documents import close_all

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.cause_texts import told
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.texts import english, say


@pytest.fixture
def driven():
    made = FreeCAD.newDocument("DrivenWindow")
    sheet = made.addObject("Spreadsheet::Sheet", "Sheet")
    sheet.Label = "Parameters"
    for row in range(1, 51):
        sheet.set(f"A{row}", str(row))
        made.addObject("Part::Box", f"Box{row}").setExpression("Length", f"Sheet.A{row}")
    made.recompute()
    yield made
    close_all()


def test_a_note_in_an_unused_cell_is_waste_with_the_cell_named(driven):
    with record(keep=False) as recording:
        driven.openTransaction("Edit cell")
        driven.Sheet.set("B7", "a note")
        driven.commitTransaction()
        FreeCADGui.runCommand("Std_Refresh")
        driven.undo()
        driven.recompute()
    subject = Subject(recording.session)
    note, undone = (cause for cause in subject.causes if cause.features)
    assert len(note.wasted) == len(undone.wasted) == 50
    assert note.causes[0].transaction == "Edit cell" and note.command == "Std_Refresh"
    sentence = "You edited one cell (B7 of Parameters): 51 features recomputed, 50 for nothing, "
    assert say(english, told(subject, note)).startswith(sentence)
    assert "by undoing: 51 features" in say(english, told(subject, undone))
    shown_ns = sum(
        span.display_ns for span in recording.session.spans if span.parent == note.span.id
    )
    assert 0 < shown_ns < note.wasted_ns
