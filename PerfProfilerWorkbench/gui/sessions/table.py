# SPDX-License-Identifier: LGPL-2.1-or-later
"""The list of recordings: three lines each, so that it reads well in a narrow panel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ... import texts
from ...qt import QtCore, QtGui, QtWidgets, Signal
from .. import i18n
from ..widgets import colours
from ..widgets.wrapping import plain_tip
from . import words
from .listing import Row

_PAD = 4  # pixels
_LINES = 3
Role = QtCore.Qt.ItemDataRole
Key = QtCore.Qt.Key


class SessionsModel(QtCore.QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def put(self, rows: list[Row]) -> None:
        same = [row.info.id for row in rows] == [row.info.id for row in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Any = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Any, role: int = Role.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Role.DisplayRole:
            return ", ".join(words.lines(row))
        return plain_tip(words.tip(row)) if role == Role.ToolTipRole else None


class SessionCell(QtWidgets.QStyledItemDelegate):
    def sizeHint(self, option: Any, index: Any) -> Any:
        height = _LINES * option.fontMetrics.height() + 2 * _PAD
        return QtCore.QSize(10 * option.fontMetrics.height(), height)

    def paint(self, painter: Any, option: Any, index: Any) -> None:
        row = index.model().rows[index.row()]
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(
            QtWidgets.QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        painter.save()
        box = option.rect.adjusted(_PAD * 2, _PAD, -_PAD, -_PAD)
        if row.here or row.baselines:
            mark = colours.OURS if row.here else colours.GOOD
            painter.fillRect(self._edge(option), QtGui.QColor(mark))
        painter.setPen(_ink(option))
        for number, line in enumerate(words.lines(row)):
            self._line(painter, option, box, number, line)
        painter.restore()

    def _edge(self, option: Any) -> Any:
        box = option.rect
        left = box.right() - 2 if option.direction == _LEFTWARDS else box.left()
        return QtCore.QRect(left, box.top() + 1, 3, box.height() - 2)

    def _line(self, painter: Any, option: Any, box: Any, number: int, text: str) -> None:
        font = QtGui.QFont(option.font)
        font.setBold(number == 0)
        painter.setFont(font)
        metrics, height = QtGui.QFontMetrics(font), option.fontMetrics.height()
        where = QtCore.QRect(box.left(), box.top() + number * height, box.width(), height)
        ends = QtCore.Qt.TextElideMode
        shown = metrics.elidedText(
            text, ends.ElideMiddle if number == 0 else ends.ElideRight, box.width()
        )
        side = QtCore.Qt.AlignmentFlag.AlignLeft | QtCore.Qt.AlignmentFlag.AlignVCenter
        painter.drawText(where, QtWidgets.QStyle.visualAlignment(option.direction, side), shown)


_LEFTWARDS = QtCore.Qt.LayoutDirection.RightToLeft


def _ink(option: Any) -> Any:
    chosen = bool(option.state & QtWidgets.QStyle.StateFlag.State_Selected)
    roles = QtGui.QPalette.ColorRole
    return option.palette.color(roles.HighlightedText if chosen else roles.Text)


class SessionList(QtWidgets.QListView):
    """``opened``: Enter or double click on one. ``deleting``: Delete. ``changed``: selection."""

    opened = Signal()
    deleting = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sessions = SessionsModel()
        self._waiting: list[Row] | None = None
        views = QtWidgets.QAbstractItemView
        self.setModel(self.sessions)
        self.setItemDelegate(SessionCell(self))
        self.setSelectionMode(views.SelectionMode.ExtendedSelection)
        self.setEditTriggers(views.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollMode(views.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(i18n.tr(texts.SE_LIST))
        self.setMinimumHeight(self.fontMetrics().height() * 5)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.changed.emit())

    def sizeHint(self) -> Any:
        """As low as it may be: it takes what height is left."""
        return QtCore.QSize(super().sizeHint().width(), self.minimumHeight())

    def put(self, rows: Sequence[Row], asked: bool) -> None:
        """``asked``: somebody wants it now; else nothing moves under the mouse."""
        if not asked and self.viewport().underMouse() and len(rows) != len(self.sessions.rows):
            self._waiting = list(rows)
            return
        self._waiting = None
        chosen, place = {row.info.id for row in self.chosen()}, self.verticalScrollBar().value()
        self.sessions.put(list(rows))
        self.choose(chosen)
        self.verticalScrollBar().setValue(place)

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        if self._waiting is not None:
            self.put(self._waiting, True)

    def chosen(self) -> list[Row]:
        """The newest first."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.sessions.rows[place] for place in places]

    def choose(self, ids: Iterable[str]) -> None:
        wanted, flags = set(ids), QtCore.QItemSelectionModel.SelectionFlag
        picked = QtCore.QItemSelection()
        for place, row in enumerate(self.sessions.rows):
            if row.info.id in wanted:
                picked.append(QtCore.QItemSelectionRange(self.sessions.index(place)))
        self.selectionModel().select(picked, flags.ClearAndSelect)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Key.Key_Delete:
            self.deleting.emit()
        else:
            super().keyPressEvent(event)
