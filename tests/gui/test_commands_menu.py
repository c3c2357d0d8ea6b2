# SPDX-License-Identifier: LGPL-2.1-or-later
"""Our commands where FreeCAD shows them: in menus, with groups, states and ticks."""

from __future__ import annotations

import os

import FreeCADGui
import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.export.formats import FORMATS
from PerfProfilerWorkbench.gui import commands, everywhere, paths, settings
from PerfProfilerWorkbench.gui.actions import ACTIONS, GROUPS
from PerfProfilerWorkbench.model.preset import PRESETS
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

MENU = "Our entries"


class OurMenu(FreeCADGui.Workbench):
    """A workbench whose menu and toolbar are ours, as InitGui.py makes them."""

    MenuText = MENU

    def Initialize(self):
        self.appendToolbar(MENU, list(commands.TOOLBAR))
        self.appendMenu(MENU, list(commands.NAMES))

    def GetClassName(self):
        return "Gui::PythonWorkbench"


@pytest.fixture
def shown(panel, window):
    """The QActions of the menu, by text; the workbench of before comes back."""
    before = FreeCADGui.activeWorkbench().name()
    if "OurMenu" not in FreeCADGui.listWorkbenches():
        FreeCADGui.addWorkbench(OurMenu())
    FreeCADGui.activateWorkbench("OurMenu")
    yield lambda: actions_of(window, MENU)
    FreeCADGui.activateWorkbench(before)


def actions_of(window, title):
    menus = window.findChildren(QtWidgets.QMenu)
    # FreeCAD 1.x leaves menus of before: the newest is the last
    menu = [each for each in menus if each.title().replace("&", "") == title][-1]
    return {each.text().replace("&", ""): each for each in menu.actions() if each.text()}


def of(name, group=None):
    """The QAction of a command, or of one in a group."""
    actions = FreeCADGui.Command.get(group or name).getAction()
    return actions[GROUPS[group].names.index(name) if group else 0]


def test_each_action_and_group_is_a_command_with_an_icon_that_is_there(shown):
    for name in (*ACTIONS, *GROUPS):
        info = FreeCADGui.Command.get(name).getInfo()
        assert info["menuText"] and info["toolTip"], name
        icon = (ACTIONS.get(name) or GROUPS[name]).icon
        assert not icon or os.path.isfile(paths.icon(icon)), icon


def test_the_menu_has_everything(shown):
    titles = {texts.RECORD_MENU, texts.PANEL_MENU, texts.MENU_PRESET, texts.WORKFLOW_MENU}
    titles |= {texts.MAP_NAME, texts.EXPORT, texts.MENU_PREFERENCES, texts.MENU_HELP}
    assert titles <= set(shown())


def test_groups_hold_every_format_preset_and_measure(shown):
    def held(name):
        return [each.text() for each in FreeCADGui.Command.get(name).getAction()]

    assert held(commands.EXPORT) == [format.title for format in FORMATS]
    assert len(held(commands.PRESET)) == len(PRESETS) and len(held(commands.COST_MAP)) == 5


def test_what_begins_and_ends_says_which(shown, controller, document):
    assert of(commands.RECORD).text() == texts.RECORD_MENU
    FreeCADGui.runCommand(commands.RECORD)
    assert of(commands.RECORD).text() == texts.RECORD_STOP
    controller.recording.begin_workflow("Padding")
    controller.changed.emit()
    assert of(commands.WORKFLOW).text() == texts.WORKFLOW_END
    FreeCADGui.runCommand(commands.RECORD)
    assert of(commands.RECORD).text() == texts.RECORD_MENU
    assert of(commands.WORKFLOW).text() == texts.WORKFLOW_MENU


def ticked(group):
    return [each.text() for each in FreeCADGui.Command.get(group).getAction() if each.isChecked()]


def test_a_preset_is_chosen_in_the_menu(shown, controller):
    try:
        assert ticked(commands.PRESET) == [texts.PRESET_LIGHTWEIGHT]
        of(commands.PRESET + "Memory", commands.PRESET).trigger()
        assert controller.preset == "memory" and ticked(commands.PRESET) == [texts.PRESET_MEMORY]
        of(commands.PRESET + "Memory", commands.PRESET).trigger()
        assert ticked(commands.PRESET) == [texts.PRESET_MEMORY]
    finally:
        controller.choose("lightweight")
    assert ticked(commands.PRESET) == [texts.PRESET_LIGHTWEIGHT]


def test_the_cost_map_comes_and_goes(shown, controller, document):
    from PerfProfilerWorkbench.gui.costmap import map as cost_map

    controller.record()
    document.Box.Length = 51
    document.recompute()
    controller.stop()
    try:
        of(commands.COST_MAP + "Compute", commands.COST_MAP).trigger()
        assert cost_map.shown() and cost_map.by() == "compute"
        assert ticked(commands.COST_MAP) == [texts.MENU_MAP_SHOW, texts.MENU_MAP_COMPUTE]
        of(commands.COST_MAP + "Show", commands.COST_MAP).trigger()
        assert not cost_map.shown() and ticked(commands.COST_MAP) == []
    finally:
        cost_map.hide()


def test_in_every_workbench_three_entries_lead_to_all(panel, window, qtbot):
    settings.set_flag(settings.SHOW_EVERYWHERE, True)
    try:
        everywhere.apply()
        QtWidgets.QApplication.processEvents()
        if hasattr(FreeCADGui, "addWorkbenchManipulator"):
            found = actions_of(window, "Tools")
            assert {texts.WORKBENCH_NAME, texts.MAP_NAME, texts.EXPORT} <= set(found)
            assert texts.MEASURE_MENU not in found
        else:
            found = actions_of(window, texts.WORKBENCH_NAME)
            assert {texts.MEASURE_MENU, texts.MAP_NAME, texts.EXPORT} <= set(found)
    finally:
        settings.set_flag(settings.SHOW_EVERYWHERE, False)
        everywhere.apply()


def test_icons_are_drawn_sharp_on_fine_screens(panel):
    """A button of 24 pixels on a screen with two to one needs 48."""
    for action in ACTIONS.values():
        if action.icon:
            drawn = paths.qicon(action.icon)
            assert drawn.actualSize(QtCore.QSize(48, 48)).width() >= 48, action.icon


def test_menus_and_toolbars_follow_the_language(shown, window, qtbot):
    """FreeCAD puts the texts back that it was given at first; ours come after."""
    FreeCADGui.addLanguagePath(paths.TRANSLATIONS)
    FreeCADGui.setLocale("Turkish")
    try:
        qtbot.waitUntil(lambda: "Kayda başla" in shown(), timeout=10_000)
        assert {"Kayda başla", "Maliyet haritası", "Dışa aktar"} <= set(shown())
        assert shown()["Kayda başla"].toolTip().startswith("Her yeniden hesaplamanın")
        assert of("PerfProfiler_CostMapMemory", commands.COST_MAP).text() == "Belleğe göre"
        (bar,) = window.findChildren(QtWidgets.QToolBar, MENU)
        assert "Maliyet haritası" in [each.text() for each in bar.actions()]
    finally:
        FreeCADGui.setLocale("English")
    qtbot.waitUntil(lambda: "Record" in shown() and "Cost map" in shown(), timeout=10_000)
