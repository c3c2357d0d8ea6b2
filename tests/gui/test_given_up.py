# SPDX-License-Identifier: LGPL-2.1-or-later
"""In FreeCAD's window: recomputes that it gives up, savings in which somebody asks the person."""

from __future__ import annotations

import FreeCAD
import FreeCADGui
import pytest
from documents import tie_in_a_circle
from waiting import until

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.model.span import SpanKind, Status
from PerfProfilerWorkbench.qt import QtCore, QtWidgets
from PerfProfilerWorkbench.recording import recorder


def test_a_recompute_that_is_given_up_takes_nothing_of_what_follows(document, qtbot):
    """For cyclic dependencies FreeCAD says that it begins, and then raises."""
    tie_in_a_circle(document.Box, document.Ball)
    with record() as recording:
        with pytest.raises(RuntimeError, match="DAG"):
            document.recompute(None, True, True)
        until(qtbot, lambda: not recorder.hook.inside)
        document.Box.Length = 77
        until(qtbot, lambda: any(span.object == "Box" for span in recording.spans))
    changed = {(one.object, one.property) for one in recording.session.changes}
    assert ("Box", "Length") in changed


class Asks:
    """Another add-on, which asks the person when something is saved."""

    def slotFinishSaveDocument(self, document, path):
        dialog = QtWidgets.QMessageBox(FreeCADGui.getMainWindow())
        QtCore.QTimer.singleShot(300, dialog.accept)
        (getattr(dialog, "exec", None) or dialog.exec_)()
        dialog.deleteLater()


def test_a_saving_in_which_somebody_asks_the_person_does_not_fail(document, tmp_path, qtbot):
    other = Asks()
    FreeCAD.addDocumentObserver(other)  # FreeCAD tells it before us
    try:
        with record() as recording:
            document.saveAs(str(tmp_path / "saved.FCStd"))
    finally:
        FreeCAD.removeDocumentObserver(other)
    (saving,) = [span for span in recording.session.spans if span.kind is SpanKind.SAVING]
    assert saving.status is Status.OK and saving.wall_ns > 250_000_000


def test_a_document_that_is_reverted_is_opened_again_within_the_command(document, tmp_path, qtbot):
    document.saveAs(str(tmp_path / "reverted.FCStd"))
    document.addObject("Part::Box", "More")

    def agree():
        asked = QtWidgets.QApplication.activeModalWidget()
        if isinstance(asked, QtWidgets.QMessageBox):
            asked.button(QtWidgets.QMessageBox.StandardButton.Yes).click()

    timer = QtCore.QTimer()
    timer.timeout.connect(agree)
    timer.start(50)
    with record() as recording:
        FreeCADGui.runCommand("Std_Revert")
    timer.stop()
    assert document.getObject("More") is None
    session = recording.session
    command, *_ = [span for span in session.spans if span.kind is SpanKind.COMMAND]
    within = [span for span in session.spans if span.kind in (SpanKind.CLOSING, SpanKind.OPENING)]
    assert [span.kind for span in within] == [SpanKind.CLOSING, SpanKind.OPENING]
    assert all(
        command.start_ns <= span.start_ns <= span.end_ns <= command.end_ns for span in within
    )
    assert session.changes == ()
