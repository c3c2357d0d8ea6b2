# SPDX-License-Identifier: LGPL-2.1-or-later
"""A workflow marked by a person: a name at the beginning, a sentence at the end."""

from __future__ import annotations

from PerfProfilerWorkbench.gui import workflow
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.qt import QtCore, QtWidgets


def answer(accept, text=None):
    """What the person does in the dialog that is about to open."""

    def act():
        dialog = QtWidgets.QApplication.activeModalWidget()
        if dialog is None:
            QtCore.QTimer.singleShot(20, act)
            return
        if text is not None:
            dialog.setTextValue(text)
        dialog.accept() if accept else dialog.reject()

    QtCore.QTimer.singleShot(20, act)


def test_a_name_a_stretch_of_work_and_what_took_most_of_it(controller, document, panel):
    answer(True, "Lengthen the box")
    workflow.toggle(controller)
    assert controller.running and "Lengthen the box" in panel.notice.says
    document.Box.Length = 23
    document.recompute()
    workflow.toggle(controller)
    assert controller.running
    told = panel.notice.says
    assert told.startswith("Workflow “Lengthen the box”: FreeCAD took ")
    assert "operations 1. Most: " in told and told.endswith(", 100 %.")
    spans = controller.recording.session.spans
    (marked,) = [span for span in spans if span.kind is SpanKind.WORKFLOW]
    assert marked.name == "Lengthen the box"
    (recompute,) = [span for span in spans if span.kind is SpanKind.RECOMPUTE]
    assert marked.start_ns <= recompute.start_ns and recompute.end_ns <= marked.end_ns


def test_a_dialog_that_is_cancelled_begins_nothing(controller, document, panel):
    answer(False)
    workflow.toggle(controller)
    assert not controller.running


def test_a_recording_that_stops_ends_its_workflow(controller, document, panel):
    workflow.begin(controller, "Cut short")
    controller.stop()
    kinds = [(span.kind, span.name) for span in controller.session.spans]
    assert (SpanKind.WORKFLOW, "Cut short") in kinds
