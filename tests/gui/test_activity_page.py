# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel's page of what the person did, inside the real FreeCAD."""

from __future__ import annotations

import time

import FreeCADGui
import pytest

from PerfProfilerWorkbench.qt import QtCore


class Fails:
    def GetResources(self):
        return {"MenuText": "Plan&ted failure", "ToolTip": "fails"}

    def Activated(self):
        raise ValueError("planted")


@pytest.fixture
def fails():
    if "Planted_Failure" not in FreeCADGui.listCommands():
        FreeCADGui.addCommand("Planted_Failure", Fails())
    return "Planted_Failure"


def rows(panel):
    model = panel.activity.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def did(panel):
    """The operations; on a busy machine there are freezes, too."""
    return [(place, row[1]) for place, row in enumerate(rows(panel)) if "Freeze" not in row[1]]


def colour(panel, row):
    found = panel.activity.table.model().index(row, 1).data(QtCore.Qt.ItemDataRole.ForegroundRole)
    return None if found is None else found.name()


def fit_all():
    """As the menu has it: versions write it differently."""
    return FreeCADGui.Command.get("Std_ViewFitAll").getInfo()["menuText"].replace("&", "")


def begin(controller, panel, qtbot):
    panel.pages.setCurrentWidget(panel.activity)
    controller.record("lightweight")
    qtbot.waitUntil(panel.activity.isVisible, timeout=5000)


def test_operations_are_listed_newest_first(controller, document, panel, qtbot):
    begin(controller, panel, qtbot)
    document.Box.Length = 21
    document.recompute()
    FreeCADGui.runCommand("Std_ViewFitAll")
    qtbot.waitUntil(lambda: len(did(panel)) >= 2, timeout=5000)
    assert [text for _, text in did(panel)] == [fit_all(), f"Recompute of {document.Name}"]
    assert "operations 2" in panel.activity.sentence.text()


def test_a_command_that_fails_is_red_and_says_so(controller, document, panel, qtbot, fails):
    begin(controller, panel, qtbot)
    FreeCADGui.runCommand(fails)
    qtbot.waitUntil(lambda: bool(did(panel)), timeout=5000)
    ((row, text),) = did(panel)
    assert text == "Planted failure (failed)"
    assert colour(panel, row) == "#cc0000"
    tip = panel.activity.table.model().index(row, 1).data(QtCore.Qt.ItemDataRole.ToolTipRole)
    assert "planted" in tip and fails in tip
    assert "failed 1" in panel.activity.sentence.text()


def test_a_freeze_stands_in_the_list_with_its_cause(controller, document, panel, qtbot):
    begin(controller, panel, qtbot)

    def planted_pause():
        time.sleep(0.3)

    QtCore.QTimer.singleShot(0, planted_pause)
    qtbot.waitUntil(lambda: any("planted_pause" in row[1] for row in rows(panel)), timeout=5000)
    assert "freezes " in panel.activity.sentence.text()


def test_a_page_that_is_not_seen_is_filled_when_it_is(controller, document, panel, qtbot):
    panel.pages.setCurrentIndex(0)
    controller.record("lightweight")
    FreeCADGui.runCommand("Std_ViewFitAll")
    qtbot.waitUntil(lambda: controller.costs.count > 0, timeout=5000)
    assert fit_all() not in [text for _, text in did(panel)]
    panel.pages.setCurrentWidget(panel.activity)
    assert [text for _, text in did(panel)] == [fit_all()]


def test_a_command_has_the_text_that_the_menu_shows_in_ones_language(
    controller, document, panel, qtbot
):
    (action,) = FreeCADGui.Command.get("Std_ViewFitAll").getAction()
    before = action.text()
    action.setText("Alles &zeigen")
    try:
        begin(controller, panel, qtbot)
        FreeCADGui.runCommand("Std_ViewFitAll")
        qtbot.waitUntil(lambda: bool(did(panel)), timeout=5000)
        assert did(panel)[0][1] == "Alles zeigen"
    finally:
        action.setText(before)
