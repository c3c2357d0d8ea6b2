# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel: what the last recompute cost in a sentence, the features in a table, live numbers."""

from __future__ import annotations

from typing import Any

from .. import texts
from ..analysis.load import Resident
from ..qt import QtCore, QtWidgets
from ..texts import Message, message
from . import exporting, i18n, measure, modelview, paths, presets
from .activity.page import ActivityPage
from .advice.page import AdvicePage
from .controller import Controller
from .features.recomputes import RecomputeList
from .features.table import FeatureTable
from .overview.live import LiveLine

_TICK_MS = 250  # four repaints a second are enough to be called live


class Panel(QtWidgets.QWidget):
    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self._timer = QtCore.QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._build()
        controller.changed.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        self.state = QtWidgets.QLabel()
        self.sentence = QtWidgets.QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        font = self.sentence.font()
        font.setBold(True)
        self.sentence.setFont(font)
        self.recomputes = RecomputeList()
        self.recomputes.chosen.connect(self._show_features)
        self.features = FeatureTable()
        self.features.opened.connect(self._select)
        self.live = LiveLine(lambda: self._controller.gpus)
        splitter = QtWidgets.QSplitter(QtCore.Qt.Orientation.Vertical)
        splitter.addWidget(self.recomputes)
        splitter.addWidget(self.features)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([90, 400])
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(self._buttons())
        layout.addWidget(self.state)
        layout.addWidget(self.sentence)
        self.activity = ActivityPage()
        self.advice = AdvicePage(self._controller)
        self.pages = QtWidgets.QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.addTab(splitter, i18n.tr(texts.PAGE_FEATURES))
        self.pages.addTab(self.activity, i18n.tr(texts.PAGE_ACTIVITY))
        self.pages.addTab(self.advice, i18n.tr(texts.PAGE_ADVICE))
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.live)

    def _buttons(self) -> Any:
        row = QtWidgets.QHBoxLayout()
        row.setSpacing(2)
        self.record_button = self._button("Record", texts.START, texts.RECORD_TIP)
        self.record_button.clicked.connect(self._controller.toggle)
        self.record_button.setMenu(presets.menu(self.record_button, self._controller))
        self.record_button.setPopupMode(QtWidgets.QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.measure_button = self._button("Measure", texts.MEASURE, texts.MEASURE_TIP)
        self.measure_button.clicked.connect(lambda: measure.ask(self._controller))
        self.clear_button = self._button("", texts.CLEAR, texts.CLEAR_TIP)
        self.clear_button.clicked.connect(self._controller.clear)
        self.export_button = self._button("Export", texts.EXPORT, texts.EXPORT_TIP)
        self.export_button.setMenu(exporting.menu(self.export_button, self._controller))
        self.export_button.setPopupMode(QtWidgets.QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (self.record_button, self.measure_button, self.clear_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.export_button)
        return row

    def _button(self, icon: str, text: str, tip: str) -> Any:
        button = QtWidgets.QToolButton()
        button.setText(i18n.tr(text))
        button.setToolTip(i18n.tr(tip))
        button.setAutoRaise(True)
        if icon:
            button.setIcon(paths.qicon(icon))
            button.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def showEvent(self, event: Any) -> None:
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: Any) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def _tick(self) -> None:
        if self._controller.inside_recompute:  # FreeCAD lets timers run inside a recompute
            return
        edited = self._controller.refresh()
        if edited:
            self.refresh()
        self.state.setText(self._state())
        self.activity.tick()
        self.advice.tick()
        self.live.tick(edited)

    def refresh(self) -> None:
        """Show what the controller holds now."""
        running = self._controller.running
        self.record_button.setText(i18n.tr(texts.STOP if running else texts.START))
        self.record_button.setIcon(paths.qicon("Recording" if running else "Record"))
        shown = bool(self._controller.costs.recomputes)
        self.clear_button.setEnabled(shown)
        self.export_button.setEnabled(shown)
        self.state.setText(self._state())
        self.sentence.setText(self._sentence())
        self.recomputes.put(self._controller)
        self.activity.put(self._controller.session)
        self.advice.put(self._controller.session)
        self._show_features()

    def _show_features(self) -> None:
        costs, session = self._controller.costs, self._controller.session
        span = self.recomputes.current()
        spans = [span] if span else [each for each in costs.recomputes if each.parent is None]
        resident = Resident(session.samples) if session else None
        features = costs.features(session.features, span, resident) if session else []
        self.features.put(features, sum(each.wall_ns for each in spans))

    def _state(self) -> str:
        parts = [self._clock()]
        session = self._controller.session
        if session and session.dropped_events:
            parts.append(i18n.tr(texts.STATE_DROPPED, count=session.dropped_events))
        if session and session.problems:
            problem = session.problems[0]
            told = i18n.say(problem) if isinstance(problem, Message) else problem
            parts.append(i18n.tr(texts.STATE_PROBLEM, problem=told))
        if session and session.calls:
            cost_ns = session.calls.measured_cost_ns + session.calls.estimated_cost_ns
            parts.append(i18n.tr(texts.STATE_CALLS, time=i18n.duration(cost_ns)))
        return " · ".join(parts)

    def _clock(self) -> str:
        seconds = self._controller.recorded_s
        if seconds is None:
            return i18n.tr(texts.STATE_STOPPED)
        minutes, rest = divmod(int(seconds), 60)
        return i18n.tr(texts.STATE_RECORDING, minutes=f"{minutes:02}", seconds=f"{rest:02}")

    def _sentence(self) -> str:
        if self._controller.told is not None:
            return i18n.say(self._controller.told)
        costs, session = self._controller.costs, self._controller.session
        if not costs.recomputes or session is None:
            return i18n.tr(texts.RECORDING_EMPTY if self._controller.running else texts.IDLE_EMPTY)
        last = costs.recomputes[-1]
        features = costs.features(session.features, last)
        time = i18n.duration(last.wall_ns)
        slowest = max(features, key=lambda cost: cost.total_ns, default=None)
        if slowest is None or not last.wall_ns:
            return i18n.tr(texts.LAST_RECOMPUTE_EMPTY, time=time)
        text = texts.MEASURED_COPY if self._controller.measured_copy else texts.LAST_RECOMPUTE
        share = i18n.percent(slowest.total_ns / last.wall_ns)
        return i18n.tr(text, time=time, share=share, feature=slowest.label)

    def _select(self, cost: Any) -> None:
        if not modelview.select(cost.key):
            self._controller.tell(message(texts.GONE, feature=cost.label))
