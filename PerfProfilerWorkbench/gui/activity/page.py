# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of what the person did: operations and freezes, the newest first."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter_ns
from typing import Any

from ... import texts, units
from ...analysis import frames
from ...analysis.freezes import FreezeCause, freezes
from ...analysis.metrics import metrics, windows
from ...analysis.operations import Operation, operations
from ...model.session import Session
from ...qt import QtGui, QtWidgets
from .. import i18n
from ..analyst import Analyst
from ..controller import Controller
from ..pages import Page
from ..widgets import colours, tables
from ..widgets.tables import Column, Role, TableModel
from ..widgets.wrapping import WrappedLabel
from .lines import Line, of_freeze, of_operation

_SHOWN = 300
_OPERATION, _WAITED = 1, 3  # columns
_REST = 19  # times what showing took
_MOST_SPANS = 20_000
_WINDOW = 2  # of ``windows``: the last ten minutes


class LinesModel(TableModel[Line]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column(texts.BEGUN, lambda line: line.started, _order),
                Column(texts.OPERATION, _text, _text, tip=_told_in_full),
                Column(texts.TOOK, _took, lambda line: line.took_ns, True, lambda line: line.tip),
                Column(texts.WAITED, _waited, lambda line: line.waited_ns, True, _waited_tip),
            ]
        )

    def decoration(self, line: Line, column: Column[Line], role: int) -> Any:
        if line.failed and column.title == texts.OPERATION and role == Role.ForegroundRole:
            return QtGui.QColor(colours.FAILED)
        return None


def _order(line: Line) -> int:
    return line.span.start_ns


def _text(line: Line) -> str:
    return f"{line.text} ({i18n.tr(texts.STATUS_FAILED)})" if line.failed else line.text


def _told_in_full(line: Line) -> str:
    return "\n".join(filter(None, (_text(line), line.tip)))


def _told_in_full(line: Line) -> str:
    """A narrow column cuts the text."""
    return "\n".join(dict.fromkeys(filter(None, (_text(line), line.tip))))


def _took(line: Line) -> str:
    return ("~" if line.span.estimated_start else "") + i18n.duration(line.took_ns)


def _waited(line: Line) -> str:
    return i18n.duration(line.waited_ns) if line.waited_ns else ""


def _waited_tip(line: Line) -> str:
    if not line.waited_ns:
        return ""
    took, waited = i18n.duration(line.took_ns), i18n.duration(line.waited_ns)
    return i18n.tr(texts.TOOK_TIP, took=took, waited=waited)


class ActivityPage(Page):
    """Nothing is computed so soon after the last time that it would take more than a twentieth of
    the time."""

    name = "activity"
    title = texts.PAGE_ACTIVITY

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self._waits, self._due_ns = False, 0
        self._lines = LinesModel()
        self.sentence = WrappedLabel(bold=True)
        self.sentence.put(i18n.tr(texts.ACTIVITY_EMPTY))
        self.table = QtWidgets.QTableView()
        self.table.setModel(self._lines)
        tables.look(self.table)
        self.table.setItemDelegateForColumn(_OPERATION, tables.ColouredCell(self.table))
        self.table.setAccessibleName(i18n.tr(texts.PAGE_ACTIVITY))
        self._size_columns()
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.sentence)
        layout.addWidget(self.table, 1)

    def _size_columns(self) -> None:
        header, modes = self.table.horizontalHeader(), QtWidgets.QHeaderView.ResizeMode
        header.setStretchLastSection(False)
        for column in range(len(self._lines.columns)):
            header.setSectionResizeMode(column, modes.ResizeToContents)
        header.setSectionResizeMode(_OPERATION, modes.Stretch)

    def put(self) -> None:
        self._waits = True
        self.tick()

    def tick(self) -> None:
        if self._waits and perf_counter_ns() >= self._due_ns:
            self._show()

    def _show(self) -> None:
        begun_ns = perf_counter_ns()
        session = self.controller.session
        lines, sentence = ([], "") if session is None else _told(_recent(session))
        self.sentence.put(sentence or i18n.tr(texts.ACTIVITY_EMPTY))
        place = self.table.verticalScrollBar().value()
        self._lines.put(lines)
        self.table.setColumnHidden(_WAITED, not any(line.waited_ns for line in lines))
        self.table.verticalScrollBar().setValue(place)
        now = perf_counter_ns()
        self._waits, self._due_ns = False, now + _REST * (now - begun_ns)


def _recent(session: Session) -> Session:
    """The last ten minutes of it: older operations are not shown, and many take long."""
    since_ns = windows(session)[_WINDOW].start_ns
    return replace(
        session,
        spans=tuple(span for span in session.spans[-_MOST_SPANS:] if span.end_ns >= since_ns),
        changes=tuple(one for one in session.changes[-_MOST_SPANS:] if one.time_ns >= since_ns),
        frames=tuple(frame for frame in session.frames if frame.time_ns >= since_ns),
    )


def _told(session: Session) -> tuple[list[Line], str]:
    """The lines, the newest first, and the sentence above them."""
    done, froze = operations(session), freezes(session)
    lines = [
        *(of_operation(one, session, i18n.clock(session, one.start_ns)) for one in done[-_SHOWN:]),
        *(of_freeze(one, i18n.clock(session, one.freeze.start_ns)) for one in froze[-_SHOWN:]),
    ]
    return sorted(lines, key=_order, reverse=True)[:_SHOWN], _sentence(session, done, froze)


def _sentence(session: Session, done: list[Operation], froze: list[FreezeCause]) -> str:
    """What the last ten minutes were like."""
    window = windows(session)[_WINDOW]
    counted = metrics(done, window.start_ns, window.end_ns)
    parts = []
    if counted.median_ns is not None and counted.worst_ns is not None:
        values = {
            "time": i18n.duration(window.end_ns - window.start_ns),
            "count": counted.operations,
            "failed": counted.failed,
            "median": i18n.duration(counted.median_ns),
            "worst": i18n.duration(counted.worst_ns),
        }
        parts.append(i18n.tr(texts.ACTIVITY_SENTENCE, **values))
    times = [one.freeze.wall_ns for one in froze if one.freeze.end_ns > window.start_ns]
    if times:
        time = i18n.duration(sum(times))
        parts.append(i18n.tr(texts.ACTIVITY_FREEZES, count=len(times), time=time))
    moving = frames.statistics(session.frames, window.start_ns, window.end_ns)
    if moving.per_second is not None:
        rate = units.three_figures(moving.per_second, i18n.translate)
        parts.append(i18n.tr(texts.ACTIVITY_FRAMES, rate=rate))
    return " · ".join(parts)
