# SPDX-License-Identifier: LGPL-2.1-or-later
"""Keys in the panel act there, not on what is selected in FreeCAD."""

from __future__ import annotations

import FreeCADGui
import pytest
from sessions_page import LEFT, choose, numbers, page, three
from waiting import until

from PerfProfilerWorkbench.qt import QtCore, QtWidgets

__all__ = ["page", "three"]  # fixtures
KEY, MODIFIER = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier


@pytest.fixture
def box(document, qtbot):
    """It is selected, and FreeCAD's commands are ready to act on it."""
    FreeCADGui.Selection.clearSelection()
    FreeCADGui.Selection.addSelection(document.Box)
    for name in ("Std_Delete", "Std_ToggleVisibility", "Std_Copy"):
        (act,) = FreeCADGui.Command.get(name).getAction()[:1]
        until(qtbot, act.isEnabled)
    yield document.Box
    FreeCADGui.Selection.clearSelection()


def test_delete_deletes_the_recording(box, page, three, qtbot):
    choose(page, qtbot, 0)
    qtbot.keyClick(page.list, KEY.Key_Delete)
    until(qtbot, lambda: numbers(page) == [2, 1])
    assert box.Document.getObject("Box") is box
    qtbot.mouseClick(page.undo.undo, LEFT)
    until(qtbot, lambda: numbers(page) == [3, 2, 1])


def test_space_presses_the_button(box, panel, qtbot):
    panel.open_page("overview")
    bar = panel.bar.findChildren(QtWidgets.QToolButton)
    button = next(one for one in bar if one.isVisible() and not one.isChecked())
    pressed, shown = [], box.ViewObject.Visibility
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Space)
    assert pressed and box.ViewObject.Visibility is shown


def test_ctrl_and_c_copies_the_table(box, panel, qtbot):
    panel.open_page("features")
    panel.features.table.setFocus()
    QtWidgets.QApplication.clipboard().setText("before")
    qtbot.keyClick(panel.features.table, KEY.Key_C, MODIFIER.ControlModifier)
    assert QtWidgets.QApplication.clipboard().text().startswith("Feature")


def test_other_shortcuts_stay_freecads(box, panel, qtbot):
    panel.open_page("features")
    panel.features.table.setFocus()
    box.touch()
    (refresh,) = FreeCADGui.Command.get("Std_Refresh").getAction()[:1]
    until(qtbot, refresh.isEnabled)
    qtbot.keyClick(panel.features.table, KEY.Key_F5)
    assert "Up-to-date" in box.State
