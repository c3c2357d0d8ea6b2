# SPDX-License-Identifier: LGPL-2.1-or-later
"""The top of the panel: recording and its state, and what can be done with it."""

from __future__ import annotations

from typing import Any

from .. import texts
from ..model.message import Message
from ..qt import QtCore, QtWidgets
from . import exporting, i18n, measure, paths, presets
from .controller import Controller
from .widgets.flow import FlowLayout
from .widgets.wrapping import WrappedLabel


class Head(QtWidgets.QWidget):
    """``put`` when what the controller shows is another, ``tick`` four times a second."""

    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self.state = WrappedLabel()
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._buttons())
        layout.addWidget(self.state)

    def _buttons(self) -> Any:
        row = FlowLayout(2)
        modes = QtWidgets.QToolButton.ToolButtonPopupMode
        self.record = self._button("Record", texts.START, texts.RECORD_TIP)
        self.record.clicked.connect(self._controller.toggle)
        self.record.setMenu(presets.menu(self.record, self._controller))
        self.record.setPopupMode(modes.MenuButtonPopup)
        self.measure = self._button("Measure", texts.MEASURE, texts.MEASURE_TIP)
        self.measure.clicked.connect(lambda: measure.ask(self._controller))
        self.clear = self._button("", texts.CLEAR, texts.CLEAR_TIP)
        self.clear.clicked.connect(self._controller.clear)
        self.export = self._button("Export", texts.EXPORT, texts.EXPORT_TIP)
        self.export.setMenu(exporting.menu(self.export, self._controller))
        self.export.setPopupMode(modes.InstantPopup)
        for button in (self.record, self.measure, self.clear, self.export):
            row.addWidget(button)
        return row

    def _button(self, icon: str, text: str, tip: str) -> Any:
        button = QtWidgets.QToolButton()
        button.setText(i18n.tr(text))
        button.setToolTip(i18n.tr(tip))
        button.setAutoRaise(True)
        button.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
        if icon:
            button.setIcon(paths.qicon(icon))
            button.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def put(self) -> None:
        running = self._controller.running
        self.record.setText(i18n.tr(texts.STOP if running else texts.START))
        self.record.setIcon(paths.qicon("Recording" if running else "Record"))
        shown = bool(self._controller.costs.recomputes)
        self.clear.setEnabled(shown)
        self.export.setEnabled(shown)
        self.tick()

    def tick(self) -> None:
        self.state.put(" · ".join(self._state()))

    def _state(self) -> list[str]:
        parts = [self._clock()]
        controller = self._controller
        if controller.dropped_events:
            parts.append(i18n.tr(texts.STATE_DROPPED, count=controller.dropped_events))
        if controller.problems:
            problem = controller.problems[0]
            told = i18n.say(problem) if isinstance(problem, Message) else problem
            parts.append(i18n.tr(texts.STATE_PROBLEM, problem=told))
        session = None if controller.running else controller.session
        if session and session.calls:
            cost_ns = session.calls.measured_cost_ns + session.calls.estimated_cost_ns
            parts.append(i18n.tr(texts.STATE_CALLS, time=i18n.duration(cost_ns)))
        return parts

    def _clock(self) -> str:
        seconds = self._controller.recorded_s
        if seconds is None:
            return i18n.tr(texts.STATE_STOPPED)
        minutes, rest = divmod(int(seconds), 60)
        return i18n.tr(texts.STATE_RECORDING, minutes=f"{minutes:02}", seconds=f"{rest:02}")
