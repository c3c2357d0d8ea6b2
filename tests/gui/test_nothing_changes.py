# SPDX-License-Identifier: LGPL-2.1-or-later
"""With a window too, recording alone changes nothing that FreeCAD says of a document."""

from __future__ import annotations

import contextlib

import FreeCAD
import FreeCADGui
import pytest
from documents import box_ball_fusion, close_all

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.gui import dock


@pytest.fixture(autouse=True)
def nothing_open():
    yield
    close_all()


def edit_session(folder):
    """What FreeCAD says after each step of a session of edits, undo, redo, hiding and saving."""
    path = str(folder / "edited.FCStd")
    box_ball_fusion("Edited").saveAs(path)
    close_all()
    document = FreeCAD.openDocument(path)  # as opened, it is not modified
    document.UndoMode = 1
    view = FreeCADGui.getDocument(document.Name)
    said = [_facts(document, view)]
    for step in (
        lambda: document.recompute(),
        lambda: setattr(document.Fusion.ViewObject, "Deviation", 0.3),
        lambda: _transaction(document, lambda: setattr(document.Box, "Length", 12)),
        lambda: document.recompute(),
        lambda: _transaction(document, lambda: document.removeObject("Fusion")),
        document.undo,
        document.undo,
        document.redo,
        lambda: FreeCADGui.Selection.addSelection(document.Name, "Box"),
        lambda: setattr(document.Box, "Visibility", False),
        document.save,
    ):
        step()
        said.append(_facts(document, view))
    FreeCAD.closeDocument(document.Name)
    return said


def _transaction(document, change):
    document.openTransaction("edit")
    change()
    document.commitTransaction()


def _facts(document, view):
    return {
        "modified": view.Modified,
        "touched": document.isTouched(),
        "states": [(obj.Name, sorted(obj.State), obj.Visibility) for obj in document.Objects],
        "undo": (document.UndoNames, document.RedoNames),
        "selected": [obj.Name for obj in FreeCADGui.Selection.getSelection()],
        "active": FreeCAD.ActiveDocument.Name,
    }


def test_a_session_of_edits_is_the_same_with_a_recording_and_the_panel(tmp_path, controller):
    results = []
    for name, shown, recorder in (
        ("plain", False, contextlib.nullcontext),
        ("recorded", True, record),
    ):
        (tmp_path / name).mkdir()
        panel = dock.panel(show=shown).panel
        with recorder():
            FreeCADGui.Selection.clearSelection()
            results.append(edit_session(tmp_path / name))
            panel._tick()
    plain, recorded = results
    assert not plain[0]["modified"] and plain[-1]["modified"]
    assert any(facts["touched"] for facts in plain)
    assert recorded == plain
