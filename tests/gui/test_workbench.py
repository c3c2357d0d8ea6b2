# SPDX-License-Identifier: LGPL-2.1-or-later
"""Commands, preferences, bars and measuring, inside the real FreeCAD."""

from __future__ import annotations

import os
import tempfile

import FreeCAD
import FreeCADGui
import pytest

from PerfProfilerWorkbench.gui import commands, dock, measure
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

LEFT = QtCore.Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def registered():
    commands.register()


def test_the_record_command_starts_and_stops(controller, window, qtbot):
    FreeCADGui.runCommand(commands.RECORD)
    ours = window.findChild(QtWidgets.QDockWidget, "PerfProfilerPanel")
    assert controller.running and ours.isVisible()
    FreeCADGui.runCommand(commands.RECORD)
    assert not controller.running


def test_the_panel_command_shows_and_hides(controller, window, qtbot):
    dock.panel(show=False)
    ours = window.findChild(QtWidgets.QDockWidget, "PerfProfilerPanel")
    FreeCADGui.runCommand(commands.PANEL)
    assert ours.isVisible()
    FreeCADGui.runCommand(commands.PANEL)
    assert not ours.isVisible()


def test_export_is_active_only_with_something_to_export(controller, document):
    export = FreeCADGui.Command.get(commands.EXPORT)
    assert not export.isActive()
    controller.record()
    document.Box.Length = 44
    document.recompute()
    controller.stop()
    assert export.isActive()


def test_measuring_needs_a_document(controller, document):
    command = FreeCADGui.Command.get(commands.MEASURE)
    assert command.isActive()
    for name in list(FreeCAD.listDocuments()):
        FreeCAD.closeDocument(name)
    assert not command.isActive()


def test_measuring_a_copy_leaves_the_document_alone(controller, document, qtbot):
    modified = FreeCADGui.getDocument(document.Name).Modified
    document.Box.Length = 45
    document.recompute()
    before = [(obj.Name, obj.State) for obj in document.Objects]
    measurement = measure.CopyMeasurement(controller, document)
    folder = measurement._copy
    measurement.start()
    assert os.path.isdir(folder._folder)
    qtbot.waitUntil(lambda: controller.measured_copy, timeout=90_000)
    labels = {cost.label for cost in controller.costs.features(controller.session.features)}
    assert labels == {"Box", "Ball", "My fusion"}
    assert [(obj.Name, obj.State) for obj in document.Objects] == before
    assert FreeCADGui.getDocument(document.Name).Modified or not modified
    assert not os.path.exists(folder._folder)


@pytest.mark.long
def test_a_measured_copy_does_not_end_a_recording_unasked(controller, document, window, qtbot):
    measurement = measure.CopyMeasurement(controller, document)
    measurement.start()
    controller.record(keep=False)

    def boxes():
        return [one for one in window.findChildren(QtWidgets.QMessageBox) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(boxes()), timeout=90_000)
    assert controller.running and not controller.measured_copy
    qtbot.mouseClick(boxes()[0].buttons()[0], LEFT)
    assert controller.measured_copy and not controller.running
    qtbot.waitUntil(lambda: not boxes(), timeout=5000)


def test_a_cancelled_measurement_leaves_nothing_behind(controller, document, qtbot):
    measurement = measure.CopyMeasurement(controller, document)
    measurement.start()
    process, folder = measurement._run._process, measurement._copy._folder
    assert process.poll() is None
    qtbot.mouseClick(measurement._progress.findChild(QtWidgets.QPushButton), LEFT)
    assert process.poll() is not None
    assert not os.path.exists(folder) and not controller.measured_copy


def test_a_measurement_that_cannot_start_says_so_in_the_panel(
    controller, document, qtbot, monkeypatch
):
    panel = dock.panel(show=True).panel
    monkeypatch.setattr(tempfile, "tempdir", "/no/such/folder")
    measure.CopyMeasurement(controller, document).start()
    assert "/no/such/folder" in panel.notice.says
    controller.record()
    assert "/no/such/folder" not in panel.notice.says


def test_measuring_here_touches_everything_and_shows_display(controller, document):
    measure.measure_here(controller, document)
    labels = {cost.label for cost in controller.costs.features(controller.session.features)}
    assert labels == {"Box", "Ball", "My fusion"}
    assert not controller.running and not controller.measured_copy


def answer(choose_here, button):
    """Answers the measure command's question as soon as it is up, with the mouse."""

    def click():
        dialog = QtWidgets.QApplication.activeModalWidget()
        if not isinstance(dialog, measure.Question):
            QtCore.QTimer.singleShot(50, click)
            return
        assert dialog.copy.isChecked()
        if choose_here:
            dialog.here.click()
        buttons = dialog.findChild(QtWidgets.QDialogButtonBox)
        buttons.button(button).click()

    QtCore.QTimer.singleShot(50, click)


def test_a_cancelled_question_measures_nothing(controller, document):
    answer(False, QtWidgets.QDialogButtonBox.StandardButton.Cancel)
    FreeCADGui.runCommand(commands.MEASURE)
    assert controller.session is None
    assert not document.isTouched()


def test_the_question_answered_with_here_measures_here(controller, document):
    answer(True, QtWidgets.QDialogButtonBox.StandardButton.Ok)
    FreeCADGui.runCommand(commands.MEASURE)
    assert len(controller.costs.recomputes) == 1 and not controller.measured_copy
