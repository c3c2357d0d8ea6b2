# SPDX-License-Identifier: LGPL-2.1-or-later
"""For tests inside FreeCAD's window: a clean start, and a way to wait that is no sleep."""

from __future__ import annotations

import threading

import FreeCADGui
import pytest
from documents import box_ball_fusion, close_all

from PerfProfilerWorkbench.gui import commands, dock
from PerfProfilerWorkbench.gui import controller as controller_module

ENDS_S = 30


def end_threads():
    """What the pages work at ends by itself, once they are hidden."""
    for thread in threading.enumerate():
        if thread.name.startswith("PerfProfiler"):
            thread.join(ENDS_S)


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Of a store of a test alone."""
    found = tmp_path / "recordings.sqlite"
    monkeypatch.setenv("PERFPROFILER_STORE", str(found))
    yield found
    end_threads()


@pytest.fixture
def controller():
    """The controller of this FreeCAD; stopped, emptied and its panel closed afterwards."""
    found = controller_module.controller()
    yield found
    found.stop()
    found.clear()
    dock.panel(show=False).panel.analyst.book.join()
    end_threads()


@pytest.fixture
def document():
    """A document with a box, a sphere and their fusion; all closed afterwards."""
    yield box_ball_fusion("PanelTest")
    close_all()


@pytest.fixture
def window():
    return FreeCADGui.getMainWindow()


@pytest.fixture
def panel(controller, qtbot):
    """The panel, docked and visible, and our commands."""
    commands.register()
    shown = dock.panel(show=True)
    qtbot.waitUntil(shown.panel.isVisible, timeout=5000)
    yield shown.panel
    assert not shown.panel.failed
    shown.panel.pages.setCurrentIndex(0)
