# SPDX-License-Identifier: LGPL-2.1-or-later
"""A trial from the panel: a copy of the document in a second FreeCAD, watched by a timer."""

from __future__ import annotations

from time import perf_counter_ns
from typing import Any

from ... import texts
from ...launch import display
from ...model.advice import Advice, Occasion, Remedy, RemedyKind
from ...qt import QtCore, QtWidgets, Signal
from ...trial.copying import DocumentCopy
from ...trial.preferences import exported
from ...trial.run import TrialRun
from .. import i18n
from ..measure import this_freecad

LIMIT_S = 180  # six pairs of a model that takes ten seconds, on a busy machine
_POLL_MS = 200


def needs_window(advice: Advice) -> bool:
    """Whether display is at stake, and would have to be measured on the person's own screen."""
    shown = any(piece.part == "display" for piece in advice.pieces)
    remedy = advice.remedy
    views = remedy is not None and remedy.kind in (RemedyKind.SET_VIEW, RemedyKind.HIDE)
    at_stake = shown or views or advice.occasion is Occasion.DRAWING
    return at_stake and not display.installed()


def document_of(remedy: Remedy) -> Any:
    """The open document that a remedy is for, None without it; a preference is tried on any."""
    import FreeCAD

    if remedy.document:
        return FreeCAD.listDocuments().get(remedy.document)
    return FreeCAD.ActiveDocument


class Trying(QtCore.QObject):
    """``told``: how far it is. ``ended``: the Trial or None, and a sentence that may be empty."""

    told = Signal(str)
    ended = Signal(object, str)

    def __init__(self, parent: Any, document: Any, advice: Advice, windowed: bool | None) -> None:
        """``windowed`` as of ``TrialRun``. ``advice`` has a remedy."""
        super().__init__(parent)
        self._advice, self._windowed = advice, windowed
        self._document = document.Name
        self._copy = DocumentCopy(document)
        self._run: TrialRun | None = None
        self._over, self._copied_ns = False, 0
        self._timer = QtCore.QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        """Copies are made a moment later, so that the person reads why FreeCAD does not answer."""
        QtWidgets.QApplication.instance().aboutToQuit.connect(self.take_down)
        self.told.emit(i18n.tr(texts.TRYING_COPYING))
        self._timer.start()

    def _begin(self) -> None:
        begun_ns = perf_counter_ns()
        try:
            self._run = TrialRun(
                self._copy.make(),
                self._advice.remedy,
                windowed=self._windowed,
                program=this_freecad(),
                limit_s=LIMIT_S,
                occasion=self._advice.occasion,
                preferences=exported(),
            )
            self._run.start()
        except Exception as error:  # saving runs code of other add-ons
            self._end(None, i18n.tr(texts.TRIED_NOT_TRIED, reason=error))
        self._copied_ns = perf_counter_ns() - begun_ns

    def cancel(self) -> None:
        self._end(None, i18n.tr(texts.TRYING_ENDED))

    def _poll(self) -> None:
        import FreeCAD

        document = FreeCAD.listDocuments().get(self._document)
        if document is None:
            self._end(None, i18n.tr(texts.TRYING_CLOSED))
        elif self._run is None:
            if not document.Recomputing:  # timers run inside recomputes, too
                self._begin()
        elif self._run.poll():
            self._end(self._run.result(), "")
        else:
            time = i18n.duration(self._copied_ns)
            stage = i18n.say(self._run.told)
            self.told.emit(i18n.tr(texts.TRYING_COPIED, stage=stage, time=time))

    def _end(self, trial: Any, told: str) -> None:
        if not self._over:
            self.take_down()
            self.ended.emit(trial, told)
            self.deleteLater()

    def take_down(self) -> None:
        """Also when FreeCAD quits meanwhile."""
        self._over = True
        self._timer.stop()
        QtWidgets.QApplication.instance().aboutToQuit.disconnect(self.take_down)
        run, self._run = self._run, None
        if run is not None:
            run.end()
        self._copy.forget()
