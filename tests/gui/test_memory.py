# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory and graphics card in FreeCAD's window: peaks, the live line, snapshots, freeing."""

from __future__ import annotations

import sys

import FreeCADGui
import pytest
from python_memory import MEGABYTES, Needy, keeps

from PerfProfilerWorkbench import record, texts
from PerfProfilerWorkbench.capture.environment import view_opengl
from PerfProfilerWorkbench.gui import memory
from PerfProfilerWorkbench.gui.widgets.tables import NOT_AVAILABLE
from PerfProfilerWorkbench.model.gpu import OpenGL
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

LONG_NS = 30_000_000
linux = pytest.mark.skipif(sys.platform != "linux", reason="exact peaks are Linux")


@linux
@pytest.mark.parametrize("preset", ["lightweight", "memory", "full"])
def test_a_feature_that_needs_200_mb_for_a_moment_shows_them(document, preset):
    Needy(document.addObject("App::FeaturePython", "Needy"), lasting_ns=LONG_NS)
    # lightweight reads memory at long features only, and can't tell what short ones before took
    touched = [document.Needy] if preset == "lightweight" else document.Objects
    for obj in touched:
        obj.touch()
    with record(preset) as recording:
        document.recompute()
    spans = {span.object: span for span in recording.session.spans}
    needed = 200 * MEGABYTES
    assert abs(spans["Needy"].peak_change_bytes - needed) < 0.05 * needed
    for name in spans.keys() & {"Box", "Ball", "Fusion"}:
        peak = spans[name].peak_change_bytes
        assert peak is None or peak < 40 * MEGABYTES, name


def column(table, title):
    model = table.model()
    names = [
        model.headerData(at, QtCore.Qt.Orientation.Horizontal) for at in range(model.columnCount())
    ]
    at = names.index(title)
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


@linux
def test_the_table_has_the_peak_of_each_feature(document, controller, panel):
    Needy(document.addObject("App::FeaturePython", "Needy"))
    panel.open_page("features")
    controller.record("memory")
    document.recompute()
    controller.stop()
    shown = dict(zip(column(panel.features.table, "Feature"), column(panel.features.table, "Peak")))
    assert shown["Needy"].startswith("191 MiB") or shown["Needy"].startswith("190 MiB")


def test_the_live_line_says_who_draws_the_view(panel, qtbot):
    view = view_opengl()
    assert isinstance(view, OpenGL)
    qtbot.waitUntil(lambda: panel.overview.live.card.text() not in ("", NOT_AVAILABLE))
    if view.software:
        assert "(software)" in panel.overview.live.card.text()
    assert view.renderer in panel.overview.live.card.toolTip()


def test_the_environment_of_a_recording_says_who_draws_the_view(document):
    with record() as recording:
        document.recompute()
    assert recording.session.environment.opengl == view_opengl()


def test_freeing_memory_says_before_and_after(controller, panel):
    FreeCADGui.runCommand("PerfProfiler_Free")
    told = panel.notice.says
    assert told.startswith("Freed ") and "MiB before" in told and "MiB after" in told
    assert "could reach" in told


@pytest.fixture
def report():
    """Takes snapshots and shows them; their windows are closed afterwards."""
    made = []

    def show(controller, label):
        made.append(memory.show(controller, label))
        return made[-1]

    yield show
    for each in made:
        each.close()
    keeps(0)


def test_a_snapshot_says_what_changed_since_the_last(document, controller, report):
    first = report(controller, "one").text.toPlainText()
    assert "one" in first and "Resident memory" in first and "Part::Box" in first
    document.addObject("Part::Box", "More")
    second = report(controller, "two")
    text = second.text.toPlainText()
    assert "Changes since one" in text
    (line,) = (line for line in text.splitlines() if line.startswith("Part::Box"))
    assert line.split() == ["Part::Box", "2", "+1"]
    second.copy()
    assert QtWidgets.QApplication.clipboard().text() == text


def test_a_snapshot_while_recording_is_in_the_recording(document, controller, report):
    controller.record("memory")
    report(controller, "within")
    controller.stop()
    assert [each.label for each in controller.session.snapshots] == ["within"]


def test_the_command_asks_for_a_name(controller, panel, qtbot):
    """As a person does: the command, a name typed, Enter."""
    asked = []

    def answer():
        dialog = QtWidgets.QApplication.activeModalWidget()
        if dialog is None:
            QtCore.QTimer.singleShot(50, answer)
            return
        asked.append(dialog.windowTitle())
        edit = dialog.findChild(QtWidgets.QLineEdit)
        edit.setText("typed")
        qtbot.keyClick(edit, QtCore.Qt.Key.Key_Return)

    QtCore.QTimer.singleShot(0, answer)
    FreeCADGui.runCommand("PerfProfiler_Snapshot")
    assert asked == [texts.SNAPSHOT_TITLE]
    assert controller.snapshots[-1].label == "typed"
    for window in FreeCADGui.getMainWindow().findChildren(QtWidgets.QDialog):
        if window.windowTitle() == texts.SNAPSHOT_TITLE:
            window.close()


def test_the_menu_has_both(panel):
    assert panel.isVisible()
    known = FreeCADGui.listCommands()
    assert "PerfProfiler_Free" in known and "PerfProfiler_Snapshot" in known
