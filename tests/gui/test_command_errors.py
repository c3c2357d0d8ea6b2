# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whose error it is: a feature's or an observer's is not the command's; and guessed beginnings."""

from __future__ import annotations

import time

import calls
import FreeCAD
import FreeCADGui
import planted
import pytest
from waiting import until

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

pytest_plugins = ["command_fixtures"]


class Broken:
    def __init__(self, obj):
        obj.Proxy = self

    def execute(self, obj):
        raise ValueError("boom")


class Works:
    """A command that works for a known time."""

    seconds = 0.1

    def GetResources(self):
        return {"MenuText": "Works", "ToolTip": "works"}

    def Activated(self):
        time.sleep(self.seconds)


@pytest.fixture
def works():
    if "Errors_Works" not in FreeCADGui.listCommands():
        FreeCADGui.addCommand("Errors_Works", Works())
    return "Errors_Works"


def settled(qtbot):
    done = []
    QtCore.QTimer.singleShot(50, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=5000)


def test_a_feature_that_fails_is_no_failure_of_the_command(document, qtbot):
    Broken(document.addObject("Part::FeaturePython", "Broken"))
    with record() as recording:
        FreeCADGui.runCommand("Std_Refresh")
        settled(qtbot)
    (refresh,) = operations(recording.session)
    assert refresh.name == "Std_Refresh" and refresh.failed_features == 1
    assert not refresh.failed and refresh.span.detail.error == ""


def test_a_command_after_a_feature_that_failed_is_not_its_failure(document, works, qtbot):
    Broken(document.addObject("Part::FeaturePython", "Broken"))
    with record() as recording:
        document.recompute()
        FreeCADGui.runCommand(works)
        settled(qtbot)
    found = {one.name: one for one in operations(recording.session)}
    assert not found[works].failed


def test_two_that_nothing_announced_are_two(document, works, qtbot):
    FreeCADGui.activateWorkbench("PartWorkbench")
    bar = FreeCADGui.getMainWindow().addToolBar("ErrorsBar")
    actions = [
        FreeCADGui.Command.get(name).getAction() for name in ("Std_ViewFront", "Std_ViewTop")
    ]
    with record() as recording:
        FreeCADGui.runCommand(works)
        for (action,) in actions:
            action.trigger()
        settled(qtbot)
    bar.deleteLater()
    names = [one.name for one in operations(recording.session)]
    assert names == [works, "Std_ViewFront", "Std_ViewTop"]
    spans = [one for one in recording.session.spans if one.kind is SpanKind.COMMAND]
    assert spans[1].start_ns >= spans[0].end_ns and spans[2].start_ns >= spans[1].end_ns


def test_an_undo_after_a_command_is_not_the_command(document, works, qtbot):
    document.UndoMode = 1
    document.openTransaction("longer")
    document.Box.Length = 33
    document.commitTransaction()
    with record() as recording:
        FreeCADGui.runCommand(works)
        document.undo()
        settled(qtbot)
    found = operations(recording.session)
    assert [one.name for one in found] == [works, "undo"]
    assert found[1].response_ns < Works.seconds * 1e9


def test_an_undo_begins_no_earlier_than_its_command(document, qtbot):
    document.UndoMode = 1
    document.openTransaction("longer")
    document.Box.Length = 33
    document.commitTransaction()
    with record() as recording:
        settled(qtbot)
        planted.compute(0.05)
        FreeCADGui.runCommand("Std_Undo")
        settled(qtbot)
    (found,) = operations(recording.session)
    (undo,) = found.inner
    assert (found.name, undo.name) == ("Std_Undo", "undo")
    assert found.start_ns <= undo.start_ns


@pytest.fixture
def no_document(monkeypatch):
    """What commands in C++ have Python run fails; FreeCAD 1.1 says so in a dialog, too."""

    def close():
        dialog = QtWidgets.QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()

    timer = QtCore.QTimer()
    timer.timeout.connect(close)
    timer.start(50)
    monkeypatch.setattr(FreeCAD, "ActiveDocument", None)
    yield monkeypatch
    timer.stop()


@pytest.mark.parametrize("way", ["toolbar", "runCommand"])
def test_a_command_in_cpp_that_fails_says_why(way, box, plants, no_document, qtbot):
    with record() as recording:
        settled(qtbot)
        calls.CALLS[way][1](qtbot, "Part_Box")
        until(qtbot, lambda: _command_spans(recording))
        settled(qtbot)
        no_document.undo()
        FreeCADGui.runCommand("Std_ViewFront")
        settled(qtbot)
    failed, worked = operations(recording.session)
    assert (failed.name, failed.failed, worked.failed) == ("Part_Box", True, False)
    assert failed.span.detail.error == (
        "<class 'AttributeError'>: 'NoneType' object has no attribute 'addObject'"
    )


def _command_spans(recording):
    return [span for span in recording._activity.spans if span.kind is SpanKind.COMMAND]


def test_of_a_macro_and_a_command_in_it_it_is_known_which_failed(box, macro, no_document, qtbot):
    file = macro("tries", "import FreeCADGui\nFreeCADGui.runCommand('Part_Box')\n")
    with record() as recording:
        settled(qtbot)
        FreeCADGui.runCommand(file)
        settled(qtbot)
    (found,) = operations(recording.session)
    assert not found.failed and [one.failed for one in found.inner] == [True]


def test_a_feature_that_fails_in_a_macro_is_not_the_macros_failure(box, macro, qtbot):
    Broken(box.Document.addObject("Part::FeaturePython", "Broken"))
    file = macro("renews", "import FreeCAD\nFreeCAD.ActiveDocument.recompute()\n")
    with record() as recording:
        settled(qtbot)
        FreeCADGui.runCommand(file)
        settled(qtbot)
    box.Document.removeObject("Broken")
    (found,) = operations(recording.session)
    assert found.failed_features and not found.failed


def test_a_dialog_within_an_import_waits_for_the_person(document, works, qtbot, monkeypatch):
    """Importers ask for options: FreeCAD takes input then, whatever goes on around it."""
    import Part

    def insert(*arguments):
        dialog = QtWidgets.QMessageBox(FreeCADGui.getMainWindow())
        QtCore.QTimer.singleShot(600, dialog.accept)
        (getattr(dialog, "exec", None) or dialog.exec_)()

    class Imports(Works):
        def Activated(self):
            Part.insert("nothing.step", document.Name)

    monkeypatch.setattr(Part, "insert", insert)
    if "Errors_Imports" not in FreeCADGui.listCommands():
        FreeCADGui.addCommand("Errors_Imports", Imports())
    with record() as recording:
        FreeCADGui.runCommand("Errors_Imports")
        settled(qtbot)
    (found,) = operations(recording.session)
    assert [one.span.kind for one in found.inner] == [SpanKind.IMPORT]
    assert found.waited_ns > 100e6  # on a busy machine showing it takes most of the time
    assert FreeCAD.ActiveDocument is not None
