# SPDX-License-Identifier: LGPL-2.1-or-later
"""Measure: every feature of the active document recomputed once, on a copy or here."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from .. import texts
from ..keeping.settings import settings
from ..launch.errors import LaunchError
from ..launch.process import FreeCADRun
from ..model.preset import LIGHTWEIGHT
from ..model.session import Session
from ..qt import QtCore, QtWidgets, run_modal
from ..texts import message
from ..trial.copying import DocumentCopy
from . import i18n
from .controller import Controller

_POLL_MS = 200


def ask(controller: Controller) -> None:
    """Ask where to measure the active document, then do it."""
    import FreeCAD

    document = FreeCAD.ActiveDocument
    if document is None:
        return
    dialog = Question(document.Label)
    accepted, here = run_modal(dialog), dialog.here.isChecked()
    dialog.deleteLater()
    if accepted and here:
        measure_here(controller, document)
    elif accepted:
        CopyMeasurement(controller, document).start()


class Question(QtWidgets.QDialog):
    """Two ways with what each means, so that nobody's document is touched unasked."""

    def __init__(self, label: str) -> None:
        import FreeCADGui

        super().__init__(FreeCADGui.getMainWindow())
        self.setWindowTitle(i18n.tr(texts.MEASURE_TITLE))
        layout = QtWidgets.QVBoxLayout(self)
        layout.addWidget(_wrapped(i18n.tr(texts.MEASURE_QUESTION, document=label)))
        self.copy = QtWidgets.QRadioButton(i18n.tr(texts.MEASURE_COPY))
        self.copy.setChecked(True)
        self.here = QtWidgets.QRadioButton(i18n.tr(texts.MEASURE_HERE))
        notes = ((self.copy, texts.MEASURE_COPY_NOTE), (self.here, texts.MEASURE_HERE_NOTE))
        for choice, note in notes:
            layout.addWidget(choice)
            text = _wrapped(i18n.tr(note))
            text.setIndent(24)
            layout.addWidget(text)
        standard = QtWidgets.QDialogButtonBox.StandardButton
        buttons = QtWidgets.QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.button(standard.Ok).setText(i18n.tr(texts.MEASURE))
        buttons.button(standard.Cancel).setText(i18n.tr(texts.CANCEL))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def _wrapped(text: str) -> Any:
    label = QtWidgets.QLabel(text)
    label.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(360)
    return label


def measure_here(controller: Controller, document: Any) -> None:
    """Touch every object and recompute, in the user's own document; Esc stops it as always."""
    was_running = controller.running
    controller.record()
    try:
        for obj in document.Objects:
            obj.touch()
        document.recompute()
    finally:
        if not was_running:
            controller.stop()
    controller.refresh()


class CopyMeasurement(QtCore.QObject):
    """A second FreeCAD measures a copy while the user works on; progress with a way to cancel."""

    def __init__(self, controller: Controller, document: Any) -> None:
        import FreeCADGui

        super().__init__(FreeCADGui.getMainWindow())
        self._controller = controller
        self._copy = DocumentCopy(document)
        self._run: FreeCADRun | None = None
        self._began = perf_counter()
        self._timer = QtCore.QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        self._progress = self._progress_dialog()
        QtWidgets.QApplication.instance().aboutToQuit.connect(self._end)
        try:
            path = self._copy.make()
            keeping = settings()
            store = "" if keeping is None else keeping.store
            self._run = FreeCADRun(path, LIGHTWEIGHT, program=this_freecad(), store=store)
            self._run.start()
        except (LaunchError, OSError, RuntimeError) as error:
            self._failed(error)
            return
        self._timer.start()

    def _progress_dialog(self) -> Any:
        text = i18n.tr(texts.MEASURE_STARTING)
        dialog = QtWidgets.QProgressDialog(text, i18n.tr(texts.CANCEL), 0, 0, self.parent())
        dialog.setWindowTitle(i18n.tr(texts.MEASURE_TITLE))
        dialog.setWindowModality(QtCore.Qt.WindowModality.NonModal)
        dialog.setMinimumDuration(0)
        dialog.canceled.connect(self._end)
        dialog.show()
        return dialog

    def _poll(self) -> None:
        run = self._run
        if run is None:
            return
        try:  # asking may start it again in another way, which may fail too
            if not run.poll():
                self._show(run.stage)
                return
            session = run.result()
        except LaunchError as error:
            self._failed(error)
            return
        self._end()
        if self._controller.running:
            self._ask(session)
        else:
            self._controller.show_session(session, measured_copy=True)

    def _ask(self, session: Session) -> Any:
        """Nothing that is recorded ends unasked."""
        box = QtWidgets.QMessageBox(self.parent())
        box.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(i18n.tr(texts.MEASURE_TITLE))
        box.setText(i18n.tr(texts.SE_ENDS_RECORDING))
        roles, controller = QtWidgets.QMessageBox.ButtonRole, self._controller
        agree = box.addButton(i18n.tr(texts.SE_OPEN_ANYWAY), roles.AcceptRole)
        box.addButton(i18n.tr(texts.CANCEL), roles.RejectRole)
        agree.clicked.connect(lambda: controller.show_session(session, measured_copy=True))
        box.setWindowModality(QtCore.Qt.WindowModality.NonModal)
        box.show()
        return box

    def _show(self, stage: str) -> None:
        known = {"": texts.MEASURE_STARTING, "opening": texts.MEASURE_OPENING}
        if stage in known:
            self._progress.setLabelText(i18n.tr(known[stage]))
            self._began = perf_counter()
        else:
            time = i18n.duration(int((perf_counter() - self._began) * 1e9))
            self._progress.setLabelText(i18n.tr(texts.MEASURE_RECOMPUTING, time=time))

    def _failed(self, error: Exception) -> None:
        self._end()
        reason = error.message if isinstance(error, LaunchError) else error
        self._controller.tell(message(texts.MEASURE_FAILED, reason=reason))

    def _end(self) -> None:
        """Take everything down: also when cancelled, and when FreeCAD quits meanwhile."""
        self._timer.stop()
        QtWidgets.QApplication.instance().aboutToQuit.disconnect(self._end)
        run, self._run = self._run, None
        if run is not None:
            run.end()
        self._copy.forget()
        self._progress.blockSignals(True)
        self._progress.close()
        self.deleteLater()


def this_freecad() -> str:
    """The program that runs now: the copy is measured by the same version."""
    return str(QtCore.QCoreApplication.applicationFilePath())
