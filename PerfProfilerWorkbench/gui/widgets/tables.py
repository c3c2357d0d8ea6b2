# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tables as Qt models: lines in columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ...qt import QtCore
from .. import i18n

Role = QtCore.Qt.ItemDataRole
SORT_ROLE = Role.UserRole
FAILED_COLOUR = "#cc0000"
NOT_AVAILABLE = "—"

Line = TypeVar("Line")


@dataclass(frozen=True)
class Column(Generic[Line]):
    """What a column is called, shows and sorts by; numbers stand on the right."""

    title: str
    show: Callable[[Line], str]
    sort: Callable[[Line], Any]
    number: bool = False
    tip: Callable[[Line], str] | None = None


class TableModel(QtCore.QAbstractTableModel, Generic[Line]):
    """Lines in columns. ``put`` keeps rows where they are as long as the same things are shown."""

    def __init__(self, columns: Sequence[Column[Line]], key: Callable[[Line], Any]) -> None:
        super().__init__()
        self.columns = columns
        self.lines: list[Line] = []
        self._key = key

    def put(self, lines: list[Line]) -> None:
        keys = [self._key(line) for line in self.lines]
        by_key = {self._key(line): line for line in lines}
        if any(key not in by_key for key in keys):
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        for row, key in enumerate(keys):
            self.lines[row] = by_key.pop(key)
        if self.lines:
            last = self.index(len(self.lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        if by_key:
            first = len(self.lines)
            self.beginInsertRows(QtCore.QModelIndex(), first, first + len(by_key) - 1)
            self.lines.extend(by_key.values())
            self.endInsertRows()

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
        if role == SORT_ROLE:
            value = column.sort(line)
            # PySide2 hands an int to Qt as 32 bits: 2.2 s in nanoseconds would become negative
            return float(value) if isinstance(value, int) else value
        if role == Role.TextAlignmentRole and column.number:
            return int(QtCore.Qt.AlignmentFlag.AlignRight | QtCore.Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole:
            return column.tip(line) if column.tip else column.show(line)
        return self.decoration(line, column, role)

    def decoration(self, line: Line, column: Column[Line], role: int) -> Any:
        """Colours and the like; a subclass says which."""
        return None
