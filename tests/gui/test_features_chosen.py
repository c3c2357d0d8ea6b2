# SPDX-License-Identifier: LGPL-2.1-or-later
"""Features that a person chooses: clicks, keys, the selection of FreeCAD, copies and the menu."""

from __future__ import annotations

import csv

import FreeCADGui
from features_page import (
    ASCENDING,
    CONTROL,
    LEFT,
    SELECTION,
    page,
    place_of,
    recorded,
    selected,
    session,
    sort,
)
from views import delete_what_is_closed

from PerfProfilerWorkbench.export.table import bbcode_table, csv_table, markdown_table
from PerfProfilerWorkbench.gui.features import menu as menus
from PerfProfilerWorkbench.gui.features.page import FeaturesPage
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

__all__ = ["page", "session"]  # fixtures


def test_a_click_selects_and_nothing_else_moves(controller, document, page, qtbot):
    recorded(controller, document)
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=place_of(page, "My fusion"))
    assert selected() == ["Fusion"]
    qtbot.mouseClick(page.table.viewport(), LEFT, CONTROL, place_of(page, "Box"))
    assert sorted(selected()) == ["Box", "Fusion"]


def test_what_is_selected_elsewhere_is_chosen_here(controller, document, page, qtbot):
    recorded(controller, document)
    SELECTION.addSelection("PanelTest", "Fusion")
    qtbot.waitUntil(lambda: [one.label for one in page.table.selected()] == ["My fusion"])
    SELECTION.clearSelection()
    SELECTION.addSelection("PanelTest", "Box")
    qtbot.waitUntil(lambda: [one.label for one in page.table.selected()] == ["Box"])
    assert selected() == ["Box"]


def test_nobody_listens_while_the_page_is_not_seen(controller, document, panel, page, qtbot):
    recorded(controller, document)
    SELECTION.addSelection("PanelTest", "Box")
    qtbot.waitUntil(lambda: [one.label for one in page.table.selected()] == ["Box"])
    panel.open_page("overview")
    page.table.clearSelection()
    SELECTION.addSelection("PanelTest", "Fusion")
    assert not page._watch._on and not page._watch._timer.isActive()
    panel.open_page("features")  # now it looks
    qtbot.waitUntil(lambda: len(page.table.selected()) == 2)


def test_a_page_that_is_gone_hears_nothing(controller, document, panel, qtbot):
    gone = FeaturesPage(controller, panel.analyst)
    gone.show()
    qtbot.waitUntil(lambda: gone._watch._on)
    watch = gone._watch
    gone.deleteLater()
    delete_what_is_closed()
    assert not watch._on
    SELECTION.addSelection("PanelTest", "Box")


def test_enter_selects_and_a_double_click_too(controller, document, page, qtbot):
    recorded(controller, document)
    sort(page, "feature", ASCENDING)
    page.table.setFocus()
    page.table.selectRow(0)
    assert selected() == []
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_Return)
    assert selected() == ["Box"]
    viewport = page.table.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=place_of(page, "My fusion"))
    SELECTION.clearSelection()
    qtbot.mouseDClick(viewport, LEFT, pos=place_of(page, "My fusion"))
    assert selected() == ["Fusion"]


def test_ctrl_and_enter_zooms_to_it(controller, document, page, qtbot):
    recorded(controller, document)
    view = FreeCADGui.activeDocument().activeView()
    before = view.getCamera()
    page.table.setFocus()
    page.table.choose([ObjectKey("PanelTest", "Fusion")])
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_Return, CONTROL)
    assert selected() == ["Fusion"]
    qtbot.waitUntil(lambda: view.getCamera() != before, timeout=5000)


def test_an_object_that_is_gone_is_said_to_be_gone(controller, document, panel, page):
    recorded(controller, document)
    line = page.table.features.lines[ObjectKey("PanelTest", "Fusion")]
    document.removeObject("Fusion")
    page.table.opened.emit(line)
    assert "My fusion" in panel.notice.says
    page.table.opened.emit(page.table.features.lines[ObjectKey("PanelTest", "Box")])
    assert not panel.notice.isVisible()


def test_copying_in_four_forms_what_shows_as_it_shows(controller, session, page, qtbot):
    sort(page, "feature", ASCENDING)
    page.table.setFocus()
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_C, CONTROL)
    text = QtWidgets.QApplication.clipboard().text()
    assert [line.split()[0] for line in text.splitlines()] == ["Feature", "Box", "Fusion"]
    page.table.selectRow(1)
    qtbot.keyClick(page.table, QtCore.Qt.Key.Key_C, CONTROL)
    text = QtWidgets.QApplication.clipboard().text()
    assert [line.split()[0] for line in text.splitlines()] == ["Feature", "Fusion"]
    assert page.table.text(markdown_table).startswith("| Feature | Time | Total | Share |")
    assert page.table.text(bbcode_table).startswith("[code]\nFeature")
    shown = list(csv.reader(page.table.text(csv_table).splitlines()))
    assert [row[0] for row in shown] == ["Feature", "Box", "Fusion"]


def test_the_menu_copies_selects_and_asks(controller, session, panel, page, qtbot):
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=place_of(page, "Box"))
    made = menus.filled(page.table)
    copies = made.findChildren(QtWidgets.QMenu)
    assert [len(one.actions()) for one in copies] == [4, 4]
    copies[0].actions()[3].trigger()
    assert QtWidgets.QApplication.clipboard().text().startswith("[code]\nFeature")
    assert "Fusion" not in QtWidgets.QApplication.clipboard().text()
    copies[1].actions()[1].trigger()
    assert "Fusion" in QtWidgets.QApplication.clipboard().text()
    made.actions()[2].trigger()
    assert panel.page is panel.advice
    gone = []
    made.destroyed.connect(lambda *_: gone.append(True))
    made.close()
    delete_what_is_closed()
    assert gone


def test_a_click_on_what_is_no_object_leaves_the_selection_alone(document, session, page, qtbot):
    FreeCADGui.Selection.addSelection(document.Name, "Fusion")
    page.view.setCurrentIndex(2)
    page.put()
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=place_of(page, "Part::Box"))
    assert [line.label for line in page.table.selected()] == ["Part::Box"]
    assert selected() == ["Fusion"]


def test_who_comes_from_elsewhere_sees_the_feature_whatever_hides_it(controller, session, panel):
    page = panel.features
    page.filter.setText("box")
    panel.open_page("features", ObjectKey("Doc", "Fusion"))
    assert page.filter.text() == ""
    assert [one.label for one in page.table.selected()] == ["Fusion"]
