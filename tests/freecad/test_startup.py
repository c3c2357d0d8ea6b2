# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the add-on costs everybody at every start of FreeCAD, and how it comes back when wanted."""

from __future__ import annotations

import json
import subprocess

import pytest
from freecads import ROOT, Home

# Reports what is there once the window is up, then leaves without any question.
REPORT = """
import json, os, sys
import FreeCAD, FreeCADGui
from PySide import QtCore

def tick():
    window = FreeCADGui.getMainWindow()
    if not window.isVisible():
        QtCore.QTimer.singleShot(100, tick)
        return
    QtCore.QTimer.singleShot(1500, report)

def report():
    try:
        write()
    finally:
        os._exit(0)

def write():
    window = FreeCADGui.getMainWindow()
    ours = [name for name in sys.modules if name.startswith("PerfProfilerWorkbench")]
    facts = {{
        "modules": sorted(sys.modules),
        "ours": ours,
        "workbench": "PerfProfilerWB" in FreeCADGui.listWorkbenches(),
        "dock": [d.objectName() for d in window.findChildren(QtCore.QObject)
                 if d.objectName() == "PerfProfilerPanel" and d.isVisible()],
        "commands": [c for c in FreeCADGui.listCommands() if c.startswith("PerfProfiler")],
    }}
    {more}
    with open({path!r}, "w") as stream:
        json.dump(facts, stream)

QtCore.QTimer.singleShot(100, tick)
"""


def start(home, more="pass"):
    path = home.folder / "facts.json"
    output = home.run(REPORT.format(path=str(path), more=more))
    return json.loads(path.read_text()), output


def test_a_start_with_default_settings_is_next_to_nothing(tmp_path):
    without, with_us = Home(tmp_path / "without"), Home(tmp_path / "with")
    before, before_output = start(without)
    with_us.link()
    facts, output = start(with_us)
    assert facts["workbench"] and not before["workbench"]
    new = {name.partition(".")[0] for name in set(facts["modules"]) - set(before["modules"])}
    assert not new & {"psutil", "matplotlib", "numpy", "sqlite3", "pynvml", "redis"}
    assert "PerfProfilerWorkbench.recording" not in facts["ours"]
    assert "PerfProfilerWorkbench.qt" not in facts["ours"]
    assert facts["dock"] == [] and facts["commands"] == []
    assert sorted(output.splitlines()) == sorted(before_output.splitlines()), "we printed"


def test_the_panel_comes_back_where_it_was_open(tmp_path):
    home = Home(tmp_path / "home")
    home.link()
    home.set_flag("PanelOpen", True)
    facts, _ = start(home)
    assert facts["dock"] == ["PerfProfilerPanel"]
    assert "PerfProfilerWorkbench.capture.recorder" in facts["ours"]


def test_toolbar_and_menu_are_there_in_another_workbench_when_switched_on(tmp_path):
    home = Home(tmp_path / "home")
    home.link()
    home.set_flag("ShowEverywhere", True)
    more = """
    from PerfProfilerWorkbench.qt import QtWidgets
    facts["active"] = FreeCADGui.activeWorkbench().name()
    def ours(actions):
        return [a.text() for a in actions if a.text() in ("Record", "Profiler panel")]
    def bars():
        found = [b for b in window.findChildren(QtWidgets.QToolBar) if b.isVisible()]
        return ours(a for b in found for a in b.actions())
    def menus():
        shown = [a.text() for a in window.menuBar().actions() if a.isVisible()]
        found = [m for m in window.findChildren(QtWidgets.QMenu) if m.title() in shown]
        return ours(a for menu in found for a in within(menu))
    def within(menu):
        for action in menu.actions():
            yield action
            yield from within(action.menu()) if action.menu() else ()
    facts["bars"], facts["menus"] = [bars()], [menus()]
    FreeCADGui.activateWorkbench("PartDesignWorkbench")
    QtWidgets.QApplication.processEvents()
    facts["bars"].append(bars()), facts["menus"].append(menus())
    """
    facts, _ = start(home, more.strip())
    assert facts["active"] == "PartWorkbench"
    for bars, menus in zip(facts["bars"], facts["menus"]):
        assert sorted(bars) == ["Profiler panel", "Record"]
        assert set(menus) == {"Profiler panel", "Record"}


@pytest.fixture(scope="module")
def package():
    done = subprocess.run(
        ["make", "-s", "package"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return ROOT / done.stdout.strip().splitlines()[-1]


def test_the_package_installs_and_starts(package, tmp_path):
    home = Home(tmp_path / "home")
    home.unpack(package)
    mod = home.mods[0] / "PerfProfiler"
    assert {path.name for path in mod.iterdir()} == {
        "PerfProfilerWorkbench",
        "Resources",
        "package.xml",
        "Init.py",
        "InitGui.py",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
    }
    assert not list(mod.rglob("*.pyc"))
    more = """
    FreeCADGui.activateWorkbench("PerfProfilerWB")
    facts["commands"] = [c for c in FreeCADGui.listCommands() if c.startswith("PerfProfiler")]
    facts["icon"] = not FreeCADGui.getIcon("PerfProfiler_Record").isNull()
    """
    facts, output = start(home, more.strip())
    assert facts["workbench"] and facts["icon"]
    assert set(facts["commands"]) >= {
        "PerfProfiler_CostMap",
        "PerfProfiler_Export",
        "PerfProfiler_ExportHtml",
        "PerfProfiler_Free",
        "PerfProfiler_Help",
        "PerfProfiler_Measure",
        "PerfProfiler_MeasureView",
        "PerfProfiler_Panel",
        "PerfProfiler_Preferences",
        "PerfProfiler_Record",
        "PerfProfiler_Snapshot",
        "PerfProfiler_Workflow",
    }
    assert "PerfProfiler" not in output, output
