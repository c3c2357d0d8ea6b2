# SPDX-License-Identifier: LGPL-2.1-or-later
"""The entry "Why is this slow?" in the menu of the model tree."""

from __future__ import annotations

import FreeCADGui
from clicks import in_tree
from waiting import until

from PerfProfilerWorkbench.gui import everywhere, settings, startup, workbench
from PerfProfilerWorkbench.gui.costmap import tree_menu
from PerfProfilerWorkbench.gui.preferences import Page
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets


def test_the_tree_asks_why_something_is_slow(document, panel, controller, qtbot):
    controller.record(keep=False)
    document.Box.touch()
    document.recompute()
    controller.stop()
    tree_menu.apply(True)
    tree_menu.apply(True)  # again changes nothing
    panel.open_page("overview")
    assert names_in_menu(qtbot, document.Fusion, choose_last=True).count(tree_menu.NAME) == 1
    until(qtbot, lambda: panel.page.name in ("features", "advice"))
    assert controller.told is None
    tree_menu.apply(False)
    assert tree_menu.NAME not in names_in_menu(qtbot, document.Fusion)


def test_the_entry_is_there_without_our_bars_and_can_be_turned_off(document, panel, qtbot):
    settings._group().Clear()
    settings.set_flag(settings.WORKBENCH_SEEN, True)
    tree_menu.apply(False)
    try:
        workbench.activated()
        until(qtbot, lambda: tree_menu.NAME in names_in_menu(qtbot, document.Fusion))
        page = Page()
        page.loadSettings()
        assert not page.part.everywhere.isChecked() and page.part.tree_menu.isChecked()
        page.part.tree_menu.setChecked(False)
        page.saveSettings()
        assert tree_menu.NAME not in names_in_menu(qtbot, document.Fusion)
        settings.set_flag(settings.PANEL_OPEN, False)
        assert not startup.is_in_use()
        settings.set_flag(settings.TREE_MENU, True)
        assert startup.is_in_use(), "the next start brings it back"
    finally:
        settings._group().Clear()
        everywhere.apply()


def names_in_menu(qtbot, obj, choose_last=False):
    """The names of what the tree's menu offers for an object; FreeCAD waits until it is closed."""
    found, timer, keys = [], QtCore.QTimer(), QtCore.Qt.Key

    def look():
        menu = QtWidgets.QApplication.activePopupWidget()
        if menu is not None and not found:
            found.extend(action.objectName() for action in menu.actions())
            for key in (keys.Key_Up, keys.Key_Return) if choose_last else (keys.Key_Escape,):
                qtbot.keyClick(menu, key)

    timer.timeout.connect(look)
    timer.start(20)
    ask_for_menu(qtbot, obj)
    until(qtbot, lambda: found)
    timer.stop()
    return found


def ask_for_menu(qtbot, obj):
    """As Qt does after a click of the right button, or the key for menus."""
    viewport, box = in_tree(qtbot, obj)
    FreeCADGui.Selection.clearSelection()
    FreeCADGui.Selection.addSelection(obj.Document.Name, obj.Name)
    place = viewport.mapToGlobal(box.center())
    event = QtGui.QContextMenuEvent(QtGui.QContextMenuEvent.Reason.Mouse, box.center(), place)
    QtWidgets.QApplication.sendEvent(viewport, event)


def test_what_was_never_measured_is_said_to_be_unknown(document, panel, controller):
    tree_menu.ask(ObjectKey(document.Name, "Fusion"), "My fusion")
    assert panel.page.name == "features"
    assert controller.told.values["feature"] == "My fusion"
