# SPDX-License-Identifier: LGPL-2.1-or-later
"""The top of the panel: recording and its state, and what can be done with it."""

from __future__ import annotations

from typing import Any

from .. import texts
from ..model.message import Message
from ..qt import QtCore, QtWidgets
from . import i18n, menus, paths, presets
from .actions import (
    ACTIONS,
    CLEAR,
    COST_MAP,
    EXPORT,
    FREE,
    HELP,
    MEASURE,
    MEASURE_VIEW,
    PREFERENCES,
    SEPARATOR,
    SNAPSHOT,
    WORKFLOW,
)
from .controller import Controller
from .export_bar import ExportBar
from .widgets.flow import FlowLayout
from .widgets.menu_button import MenuButton
from .widgets.wrapping import WrappedLabel

_MORE = (MEASURE, MEASURE_VIEW, WORKFLOW, FREE, SEPARATOR, COST_MAP, EXPORT, CLEAR, SEPARATOR,
         PREFERENCES, HELP)  # fmt: skip


class Head(QtWidgets.QWidget):
    """``put`` when what the controller shows is another, ``tick`` four times a second.

    ``clock`` says for how long it records, ``state`` what else there is to know of the recording.
    """

    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self._running: bool | None = None
        self.clock = QtWidgets.QLabel()
        self.clock.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self.state = WrappedLabel()
        self.exported = ExportBar()
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._buttons())
        for below in (self.state, self.exported):
            layout.addWidget(below)

    def _buttons(self) -> Any:
        row = FlowLayout(2)
        modes = QtWidgets.QToolButton.ToolButtonPopupMode
        self.record = self._button("Record", texts.START, texts.RECORD_TIP, MenuButton)
        self.record.clicked.connect(self._controller.toggle)
        self.record.setMenu(presets.menu(self.record, self._controller))
        self.record.setPopupMode(modes.MenuButtonPopup)
        self.snapshot = self._button("Snapshot", texts.MENU_SNAPSHOT, texts.SNAPSHOT_TIP)
        self.snapshot.clicked.connect(lambda: ACTIONS[SNAPSHOT].run())
        self.more = self._button("More", texts.MENU_MORE, texts.MENU_MORE, MenuButton)
        self.more.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.more.setAccessibleName(i18n.tr(texts.MENU_MORE))
        self.more.setMenu(QtWidgets.QMenu(self.more))
        menus.fill(self.more.menu(), _MORE)
        self.more.setPopupMode(modes.InstantPopup)
        self.clock.setMinimumHeight(self.record.sizeHint().height())  # then they are in one line
        for widget in (self.record, self.snapshot, self.more, self.clock):
            row.addWidget(widget)
        return row

    def _button(self, icon: str, text: str, tip: str, kind: Any = QtWidgets.QToolButton) -> Any:
        button = kind()
        button.setText(i18n.tr(text))
        button.setToolTip(i18n.tr(tip))
        button.setAutoRaise(True)
        button.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        if icon:
            button.setIcon(paths.qicon(icon))
            button.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def put(self) -> None:
        running = self._controller.running
        if running is not self._running:  # an icon is dear: not at every refresh
            self._running = running
            self._say(running)
        self.tick()

    def _say(self, running: bool) -> None:
        """As wide for both texts, so that nothing moves under the mouse."""
        widths = []
        for text in (texts.STOP, texts.START) if not running else (texts.START, texts.STOP):
            self.record.setText(i18n.tr(text))
            widths.append(self.record.sizeHint().width())
        self.record.setMinimumWidth(max(widths))
        self.record.setIcon(paths.qicon("Recording" if running else "Record"))

    def tick(self) -> None:
        clock = self._clock()
        if clock != self.clock.text():
            self.clock.setText(clock)
        self.state.put(" · ".join(self._state()))

    def _state(self) -> list[str]:
        parts = []
        controller = self._controller
        if controller.dropped_events:
            parts.append(i18n.tr(texts.STATE_DROPPED, count=controller.dropped_events))
        if controller.problems:
            problem = controller.problems[0]  # a sentence of ours, or an error of a reading
            parts.append(
                i18n.say(problem)
                if isinstance(problem, Message)
                else i18n.tr(texts.STATE_PROBLEM, problem=problem)
            )
        session = None if controller.running else controller.session
        if session and session.calls:
            cost_ns = session.calls.measured_cost_ns + session.calls.estimated_cost_ns
            parts.append(i18n.tr(texts.STATE_CALLS, time=i18n.duration(cost_ns)))
        return parts

    def _clock(self) -> str:
        seconds = self._controller.clock_s
        if seconds is None:
            return i18n.tr(texts.STATE_STOPPED)
        minutes, rest = divmod(seconds, 60)
        return "● " + i18n.tr(texts.STATE_RECORDING, minutes=f"{minutes:02}", seconds=f"{rest:02}")
