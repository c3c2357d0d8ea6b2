# SPDX-License-Identifier: LGPL-2.1-or-later
"""Measuring the real 3D view: it turns once around, and everything is as before."""

from __future__ import annotations

import math
import zipfile

import FreeCAD
import FreeCADGui
import pytest
from clicks import xdotool
from documents import close_all
from views import delete_what_is_closed, everything, progress_dialogs, quiet_view
from waiting import let_run, until

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.capture.view_frames import camera, canvas
from PerfProfilerWorkbench.capture.view_measure import End, ViewTurn
from PerfProfilerWorkbench.gui import commands, dock, paths, view_measure
from PerfProfilerWorkbench.model.span import SpanKind, Status
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

LONG_S, SHORT_S = 600.0, 1.5


@pytest.fixture(autouse=True)
def nothing_is_left():
    yield
    close_all()
    assert view_measure._measurement is None
    assert progress_dialogs() == []


@pytest.fixture
def view(document, qtbot):
    return quiet_view(document, qtbot)


@pytest.fixture
def start(controller):
    """Starts a measurement; whatever a test leaves running is ended."""
    started = []

    def begin(duration_s):
        measurement = view_measure.measure(controller, duration_s)
        started.append(measurement)
        return measurement

    yield begin
    for each in started:
        if each.result is None:
            each.cancel()


def ended(measurement, qtbot):
    until(qtbot, lambda: measurement.result is not None)
    return measurement.result


def moved_away(view, before, qtbot):
    until(qtbot, lambda: everything(view)[1:3] != before[1:3])


def angle_between(first, second):
    """Of two orientations (quaternions), in degrees, 0 to 180."""
    dot = abs(sum(one * other for one, other in zip(first, second)))
    return math.degrees(2 * math.acos(min(1.0, dot)))


@pytest.mark.parametrize("kind", ["Orthographic", "Perspective"])
def test_the_view_turns_around_and_the_camera_is_as_before_to_the_last_bit(
    start, controller, view, document, qtbot, kind
):
    view.setCameraType(kind)
    quiet_view(document, qtbot)
    node, before, seen = camera(view), everything(view), []

    def note():
        seen.append(everything(view)[2])

    canvas(view).frameSwapped.connect(note)
    controller.record()
    measurement = start(SHORT_S)
    assert measurement is not None and not view_measure.possible()
    result = ended(measurement, qtbot)
    assert everything(view) == before and camera(view) == node
    canvas(view).frameSwapped.disconnect(note)
    assert result.end is End.COMPLETE
    around = [angle_between(before[2], each) for each in seen]
    assert max(around) > 150 and min(around[-2:]) < 1  # the far side, and round to the beginning
    assert sum(frame.moved for frame in result.frames) >= 4
    assert all(result.start_ns < frame.time_ns < result.end_ns for frame in result.frames)
    assert result.end_ns - result.start_ns >= SHORT_S * 1e9
    spans = controller.recording.session.spans
    assert not [span for span in spans if span.kind is SpanKind.FREEZE]  # it is our own work
    (span,) = [span for span in spans if span.kind is SpanKind.VIEW]
    assert (span.kind, span.status, span.document) == (SpanKind.VIEW, Status.OK, document.Name)
    assert span.name == "measure the view"
    assert (span.start_ns, span.end_ns) == (result.start_ns, result.end_ns)
    quiet_later(view, qtbot)
    assert everything(view) == before


def quiet_later(view, qtbot):
    """Two more pictures: nothing goes on moving."""
    for _ in range(2):
        shown = []

        def note(shown=shown):
            shown.append(True)

        canvas(view).frameSwapped.connect(note)
        canvas(view).update()
        until(qtbot, lambda shown=shown: shown)
        canvas(view).frameSwapped.disconnect(note)


def test_the_panel_says_how_smoothly_it_turned(start, controller, view, panel, qtbot):
    result = ended(start(SHORT_S), qtbot)
    told = controller.told
    assert told.text == texts.VIEW_MEASURED
    assert told.values["drawn"].text == texts.VIEW_DRAWN_TRIANGLES
    count = f"{result.triangles:,}"
    assert told.values["drawn"].values["count"] == count and result.triangles >= 1000
    sentence = panel.notice.says
    assert "frames a second" in sentence and "llvmpipe (software)" in sentence
    assert f"{count} triangles" in sentence


def test_too_few_frames_are_said_to_be_too_few(start, controller, view, qtbot):
    """Of a view that nobody sees none are drawn, and the measurement ends all the same."""
    before = everything(view)
    measurement = start(0.3)
    canvas(view).hide()
    try:
        result = ended(measurement, qtbot)
    finally:
        canvas(view).show()
    assert result.end is End.COMPLETE and len(result.frames) < 4
    assert controller.told.text == texts.VIEW_TOO_FEW
    assert everything(view) == before


def test_the_document_is_not_modified(start, document, qtbot, tmp_path):
    document.saveAs(str(tmp_path / "saved.FCStd"))
    close_all()
    document = FreeCAD.openDocument(str(tmp_path / "saved.FCStd"))
    quiet_view(document, qtbot)
    gui = FreeCADGui.getDocument(document.Name)
    assert not gui.Modified
    ended(start(SHORT_S), qtbot)
    assert not gui.Modified and not document.isTouched() and document.UndoCount == 0


def test_cancel_puts_the_camera_back_and_says_nothing(start, controller, view, qtbot):
    before = everything(view)
    measurement = start(LONG_S)
    moved_away(view, before, qtbot)
    (dialog,) = progress_dialogs()
    assert not dialog.isModal()
    dialog.findChild(QtWidgets.QPushButton).click()
    assert measurement.result.end is End.CANCELLED and everything(view) == before
    assert controller.told is None and view_measure.possible()
    measurement.cancel()


def test_escape_in_the_view_puts_the_camera_back(start, view, window, qtbot):
    shortcuts = _escapes(window)
    before = everything(view)
    measurement = start(LONG_S)
    moved_away(view, before, qtbot)
    window.activateWindow()
    view.graphicsView().setFocus()
    until(qtbot, view.graphicsView().hasFocus)
    xdotool(qtbot, "key", "Escape")
    assert ended(measurement, qtbot).end is End.CANCELLED
    assert everything(view) == before
    assert _escapes(window) == shortcuts


def _escapes(window):
    delete_what_is_closed()
    key = QtGui.QKeySequence(QtCore.Qt.Key.Key_Escape)
    found = window.findChildren(QtGui.QShortcut)
    return sum(each.key() == key and each.isEnabled() for each in found)


def test_what_the_person_does_to_the_camera_meanwhile_is_undone(start, view, qtbot):
    before = everything(view)
    measurement = start(LONG_S)
    moved_away(view, before, qtbot)
    view.viewTop()
    view.zoomIn()
    let_run(qtbot)
    measurement.cancel()
    assert everything(view) == before


def test_another_projection_meanwhile_has_the_old_place(start, view, qtbot):
    node, before = camera(view), everything(view)
    measurement = start(LONG_S)
    moved_away(view, before, qtbot)
    view.setCameraType("Perspective")
    let_run(qtbot)
    measurement.cancel()
    after = everything(view)
    assert camera(view) != node and after[0] == "Perspective"
    assert after[1:3] == before[1:3]
    view.setCameraType("Orthographic")


@pytest.mark.parametrize("clone", [False, True])
def test_a_view_that_is_closed_meanwhile(start, controller, document, qtbot, clone):
    """FreeCAD crashes if it is asked for the camera of a view that is closing."""
    if clone:
        FreeCADGui.runCommand("Std_ViewCreate", 0)
        until(qtbot, lambda: canvas(FreeCADGui.ActiveDocument.ActiveView).isVisible())
    view = FreeCADGui.ActiveDocument.ActiveView
    before = everything(view)
    measurement = start(LONG_S)
    moved_away(view, before, qtbot)
    if clone:
        FreeCADGui.runCommand("Std_CloseActiveWindow", 0)
        delete_what_is_closed()  # FreeCAD crashes if the document is closed before that
    else:
        FreeCAD.closeDocument(document.Name)
    assert ended(measurement, qtbot).end is End.CLOSED
    assert controller.told.text == texts.VIEW_CLOSED


def test_what_is_saved_meanwhile_has_the_old_camera(
    start, controller, view, document, qtbot, tmp_path
):
    path, before = tmp_path / "meanwhile.FCStd", everything(view)
    as_text = view.getCamera()
    measurement = start(LONG_S)
    moved_away(view, before, qtbot)
    document.saveAs(str(path))
    assert measurement.result.end is End.SAVED and everything(view) == before
    assert controller.told.text == texts.VIEW_SAVED
    saved = zipfile.ZipFile(path).read("GuiDocument.xml").decode()
    orientation = next(line for line in as_text.splitlines() if "orientation" in line).strip()
    assert orientation in saved


def test_saving_another_document_ends_nothing(start, view, document, qtbot, tmp_path):
    other = FreeCAD.newDocument("Other")
    FreeCAD.setActiveDocument(document.Name)
    before = everything(view)
    measurement = view_measure.ViewTurn(view, document.Name, LONG_S, lambda share: None, print)
    measurement.start()
    try:
        moved_away(view, before, qtbot)
        other.saveAs(str(tmp_path / "other.FCStd"))
        assert not measurement._ended
    finally:
        measurement.stop()
    assert everything(view) == before


def test_an_error_meanwhile_puts_the_camera_back(view, document, qtbot):
    before, results = everything(view), []

    def fail_later(share):
        if share > 0.01:
            raise ValueError("planted")

    turn = ViewTurn(view, document.Name, 5.0, fail_later, results.append)
    turn.start()
    until(qtbot, lambda: results)
    assert results[0].end is End.FAILED and results[0].error == "ValueError: planted"
    assert everything(view) == before
    turn.stop()
    assert len(results) == 1


def test_freecad_that_quits_meanwhile_leaves_the_camera_as_it_was(start, view, qtbot):
    before = everything(view)
    measurement = start(LONG_S)
    moved_away(view, before, qtbot)
    QtWidgets.QApplication.instance().aboutToQuit.emit()
    assert measurement.result.end is End.CANCELLED and everything(view) == before


def test_nothing_hears_of_the_view_afterwards(start, view, qtbot):
    receivers = canvas(view).receivers(QtCore.SIGNAL("frameSwapped()"))
    measurement = start(LONG_S)
    assert canvas(view).receivers(QtCore.SIGNAL("frameSwapped()")) == receivers + 1
    before = everything(view)
    moved_away(view, before, qtbot)
    measurement.cancel()
    assert canvas(view).receivers(QtCore.SIGNAL("frameSwapped()")) == receivers
    measurement._turn._watch._begun_ns = 0
    quiet_later(view, qtbot)
    assert measurement._turn._watch._begun_ns == 0, "the filter is still there"


def test_the_command_needs_a_3d_view_that_is_shown(controller, view, document, qtbot):
    commands.register()
    command = FreeCADGui.Command.get(commands.MEASURE_VIEW)
    assert command.isActive() and commands.MEASURE_VIEW not in commands.TOOLBAR
    with open(paths.icon("MeasureView"), "rb") as icon:
        assert icon.read()
    FreeCADGui.runCommand(commands.MEASURE_VIEW)
    try:
        assert len(progress_dialogs()) == 1 and dock.panel(show=True).isVisible()
        assert not command.isActive()
    finally:
        view_measure._measurement.cancel()
    close_all()
    assert not command.isActive() and view_measure.measure(controller) is None
