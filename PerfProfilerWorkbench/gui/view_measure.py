# SPDX-License-Identifier: LGPL-2.1-or-later
"""Measure the 3D view: it turns for ten seconds, a sentence says how smoothly."""

from __future__ import annotations

from time import monotonic
from typing import Any

from .. import texts, units
from ..analysis.frames import statistics
from ..capture.environment import view_opengl
from ..capture.view_measure import End, Turned, ViewTurn, active_view
from ..model.gpu import OpenGL
from ..model.span import Span, SpanKind
from ..qt import QtCore, QtGui, QtWidgets
from ..recording import recorder
from ..texts import Message, message
from . import i18n
from .controller import Controller

NAME = "measure the view"  # the span's; not for translation
_DURATION_S = 10.0
_SHOW_S = 0.1  # the progress is drawn no more often: that takes time, too
_measurement: ViewMeasurement | None = None


def possible() -> bool:
    """Whether there is a 3D view to measure, and none is being measured."""
    return _measurement is None and active_view() is not None


def measure(controller: Controller, duration_s: float = _DURATION_S) -> ViewMeasurement | None:
    """Measure the active 3D view; a recording that runs has a span of it."""
    global _measurement
    found = active_view()
    if _measurement is None and found is not None:
        _measurement = ViewMeasurement(controller, *found, duration_s)
        _measurement.start()
    return _measurement


class ViewMeasurement(QtCore.QObject):
    """One measurement, with its progress; Cancel and Esc end it."""

    def __init__(
        self,
        controller: Controller,
        view: Any,
        document: str,
        duration_s: float,
    ) -> None:
        import FreeCADGui

        super().__init__(FreeCADGui.getMainWindow())
        self._controller = controller
        self._turn = ViewTurn(view, document, duration_s, self._step, self._done)
        self._shown_s = 0.0
        self.result: Turned | None = None

    def start(self) -> None:
        QtWidgets.QApplication.instance().aboutToQuit.connect(self.cancel)
        self._progress = self._progress_dialog()
        self._escape = QtGui.QShortcut if hasattr(QtGui, "QShortcut") else QtWidgets.QShortcut
        self._escape = self._escape(QtGui.QKeySequence(QtCore.Qt.Key.Key_Escape), self.parent())
        self._escape.activated.connect(self.cancel)
        self._escape.activatedAmbiguously.connect(self.cancel)
        recorder.activity.own_work = True
        try:
            self._turn.start()
        except Exception as error:
            self._turn.stop(End.FAILED, f"{type(error).__name__}: {error}")

    def _progress_dialog(self) -> Any:
        text = i18n.tr(texts.VIEW_TURNING)
        dialog = QtWidgets.QProgressDialog(text, i18n.tr(texts.CANCEL), 0, 100, self.parent())
        dialog.setWindowTitle(i18n.tr(texts.VIEW_TITLE))
        dialog.setWindowModality(QtCore.Qt.WindowModality.NonModal)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.setMinimumDuration(0)
        dialog.canceled.connect(self.cancel)
        dialog.move(self.parent().mapToGlobal(QtCore.QPoint(0, 0)))  # beside what is measured
        dialog.show()
        return dialog

    def cancel(self) -> None:
        self._turn.stop(End.CANCELLED)

    def _step(self, share: float) -> None:
        if monotonic() - self._shown_s > _SHOW_S:
            self._shown_s = monotonic()
            self._progress.setValue(int(100 * share))

    def _done(self, turned: Turned) -> None:
        """Whatever ended it: take down what the window has of it, and tell."""
        global _measurement
        _measurement, recorder.activity.own_work = None, False
        self.result = turned
        QtWidgets.QApplication.instance().aboutToQuit.disconnect(self.cancel)
        self._escape.setEnabled(False)
        self._escape.deleteLater()
        self._progress.blockSignals(True)
        self._progress.close()
        self._progress.deleteLater()
        if turned.end == End.COMPLETE and recorder.recording:
            recorder.activity.spans.append(_span(turned))
            self._controller.refresh()
        told = _told(turned)
        if told is not None:
            self._controller.tell(told)
        self.deleteLater()


def _span(turned: Turned) -> Span:
    return Span(
        id=0,
        parent=None,
        kind=SpanKind.VIEW,
        document=turned.document,
        object="",
        start_ns=turned.start_ns,
        wall_ns=turned.end_ns - turned.start_ns,
        name=NAME,
    )


def _told(turned: Turned) -> Message | None:
    """None if the person cancelled it."""
    if turned.end == End.COMPLETE:
        return sentence(turned)
    if turned.end == End.FAILED:
        return message(texts.VIEW_FAILED, reason=turned.error)
    ended = {End.CLOSED: texts.VIEW_CLOSED, End.SAVED: texts.VIEW_SAVED}
    return message(ended[turned.end]) if turned.end in ended else None


def sentence(turned: Turned) -> Message:
    found = statistics(turned.frames, turned.start_ns, turned.end_ns)
    if found.interval is None or found.per_second is None:
        time = i18n.duration(turned.end_ns - turned.start_ns)
        return message(texts.VIEW_TOO_FEW, time=time, count=found.frames)
    return message(
        texts.VIEW_MEASURED,
        rate=units.three_figures(found.per_second, i18n.translate),
        median=i18n.duration(found.interval.median_ns),
        percentile=i18n.duration(found.interval.percentile_95_ns),
        worst=i18n.duration(found.interval.worst_ns),
        drawn=_drawn(turned.triangles),
    )


def _drawn(triangles: int | None) -> Message:
    renderer = _renderer()
    if triangles is None:
        return message(texts.VIEW_DRAWN, renderer=renderer)
    count = i18n.number(triangles)
    return message(texts.VIEW_DRAWN_TRIANGLES, count=count, renderer=renderer)


def _renderer() -> str:
    view = view_opengl()
    if not isinstance(view, OpenGL):
        return i18n.tr(texts.NOT_AVAILABLE, reason=i18n.say(view or message(texts.NO_WINDOW_HERE)))
    return i18n.tr(texts.LIVE_GPU_SOFTWARE, renderer=view.name) if view.software else view.name
