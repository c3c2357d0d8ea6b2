# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tables as Qt models: lines in columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ...qt import QtCore, QtWidgets
from .. import i18n
from . import colours
from .wrapping import plain_tip

Role = QtCore.Qt.ItemDataRole
NOT_AVAILABLE = "—"
_INSET = 3  # pixels beside the text of a cell, as Qt has it

Line = TypeVar("Line")


def look(table: Any) -> None:
    """As our tables look: rows are chosen, nothing is edited, Tab leads out of it."""
    views, line = QtWidgets.QAbstractItemView, table.fontMetrics().height()
    table.setSelectionBehavior(views.SelectionBehavior.SelectRows)
    table.setEditTriggers(views.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollMode(views.ScrollMode.ScrollPerPixel)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setMinimumHeight(line * 5)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QtWidgets.QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(line + 6)
    columns = table.horizontalHeader()
    columns.setHighlightSections(False)
    columns.setTextElideMode(QtCore.Qt.TextElideMode.ElideRight)  # Qt's cuts at both ends


class ColouredCell(QtWidgets.QStyledItemDelegate):
    """A text in its colour (a ``QColor``), as far as that can be read on the ground it has here.

    It is written by itself: FreeCAD 1.0's style sheets give all cells one colour.
    """

    def paint(self, painter: Any, option: Any, index: Any) -> None:
        colour, shown = index.data(Role.ForegroundRole), QtWidgets.QStyleOptionViewItem(option)
        if colour is None or option.state & QtWidgets.QStyle.StateFlag.State_Selected:
            super().paint(painter, option, index)
            return
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        item = QtWidgets.QStyle.ControlElement.CE_ItemViewItem
        option.widget.style().drawControl(item, shown, painter, option.widget)
        room = option.rect.adjusted(_INSET, 0, -_INSET, 0)
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(colours.readable(colour, colours.ground_of(option.widget)))
        cut = shown.fontMetrics.elidedText(text, shown.textElideMode, room.width())
        side = QtWidgets.QStyle.visualAlignment(option.direction, shown.displayAlignment)
        painter.drawText(room, int(side), cut)
        painter.restore()


@dataclass(frozen=True)
class Column(Generic[Line]):
    """What a column is called, shows and sorts by; numbers stand on the right."""

    title: str
    show: Callable[[Line], str]
    sort: Callable[[Line], Any]
    number: bool = False
    tip: Callable[[Line], str] | None = None


class TableModel(QtCore.QAbstractTableModel, Generic[Line]):
    """Lines in columns."""

    def __init__(self, columns: Sequence[Column[Line]]) -> None:
        super().__init__()
        self.columns = columns
        self.lines: list[Line] = []

    def put(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Any = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Any = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Any, role: int = Role.DisplayRole) -> Any:
        shown = role in (Role.DisplayRole, Role.ToolTipRole)  # narrow, it is cut
        if orientation == QtCore.Qt.Orientation.Horizontal and shown:
            return i18n.tr(self.columns[section].title)
        return None

    def data(self, index: Any, role: int = Role.DisplayRole) -> Any:
        column, line = self.columns[index.column()], self.lines[index.row()]
        if role == Role.DisplayRole:
            return column.show(line)
        if role == Role.TextAlignmentRole and column.number:
            return int(QtCore.Qt.AlignmentFlag.AlignRight | QtCore.Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole:
            return plain_tip(column.tip(line) if column.tip else column.show(line))
        return self.decoration(line, column, role)

    def decoration(self, line: Line, column: Column[Line], role: int) -> Any:
        """Colours and the like; a subclass says which."""
        return None
