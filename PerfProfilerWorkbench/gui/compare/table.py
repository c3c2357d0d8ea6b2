# SPDX-License-Identifier: LGPL-2.1-or-later
"""The table of a comparison, with a small chart of the differences and how sure they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ... import texts
from ...analysis.comparison import Verdict
from ...qt import QtCore, QtGui, QtWidgets, Signal
from .. import i18n
from ..widgets import colours, tables
from ..widgets.wrapping import plain_tip
from .lines import COLUMNS, INTERVAL, NAME, VERDICT, Line, found_by, tip

_COLOURS = {
    Verdict.SLOWER: QtGui.QColor(colours.FAILED),
    Verdict.FASTER: QtGui.QColor(colours.GOOD),
}
_NAME_EM, _NAME_MOST_EM, _CHART_EM = 5, 14, 5  # widths, in heights of a line
_MEASURED = 50  # rows that say how wide a column must be
Role = QtCore.Qt.ItemDataRole
Key = QtCore.Qt.Key
_Order = QtCore.Qt.SortOrder


class ComparedModel(QtCore.QAbstractTableModel):
    """``lines`` are those that show. ``reach_ns``: how far the chart goes to both sides."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.reach_ns = 1
        self._all: list[Line] = []
        self._words: list[str] = []
        self._told: list[str] = []  # of each line what the filter looks into, once it is used
        self._sorted: tuple[int, Any] | None = None

    def put(self, lines: Sequence[Line]) -> None:
        self._all, self._told = list(lines), []
        differences = [one.compared.difference_ns for one in lines if one.key is not None]
        ends = [abs(ns) for found in differences if found is not None for ns in found]
        self.reach_ns = max([*ends, 1])
        self._show()

    def filter(self, text: str) -> None:
        self._words = text.casefold().split()
        self._show()

    def sort(self, column: int, order: Any = _Order.AscendingOrder) -> None:
        """By a column; below zero as they came."""
        self._sorted = (column, order) if 0 <= column < len(COLUMNS) else None
        self._show()

    def _show(self) -> None:
        shown = self._found() if self._words else list(self._all)
        if self._sorted is not None:
            column, order = self._sorted
            shown = _in_order(shown, COLUMNS[column].sort, order == _Order.DescendingOrder)
        self.beginResetModel()
        self.lines = shown
        self.endResetModel()

    def _found(self) -> list[Line]:
        self._told = self._told or [found_by(line) for line in self._all]
        return [
            line
            for line, told in zip(self._all, self._told)
            if all(word in told for word in self._words)
        ]

    def rowCount(self, parent: Any = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Any = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Any, role: int = Role.DisplayRole) -> Any:
        shown = role in (Role.DisplayRole, Role.ToolTipRole)  # narrow, it is cut
        if orientation == QtCore.Qt.Orientation.Horizontal and shown:
            return i18n.tr(COLUMNS[section].title)
        return None

    def data(self, index: Any, role: int = Role.DisplayRole) -> Any:
        line, column = self.lines[index.row()], COLUMNS[index.column()]
        if role == Role.DisplayRole:
            return column.show(line)
        if role == Role.ToolTipRole:
            return plain_tip(tip(line))
        if role == Role.ForegroundRole and index.column() == VERDICT:
            return _COLOURS.get(line.compared.verdict)
        if role == Role.FontRole and line.key is None and index.column() == NAME:
            font = QtGui.QFont()
            font.setBold(True)
            return font
        if role == Role.TextAlignmentRole and column.number:
            return int(QtCore.Qt.AlignmentFlag.AlignRight | QtCore.Qt.AlignmentFlag.AlignVCenter)
        return None


def _in_order(lines: list[Line], rank: Callable[[Line], Any], descending: bool) -> list[Line]:
    """What is not known comes last."""
    known = [line for line in lines if rank(line) is not None]
    known.sort(key=rank, reverse=descending)
    return known + [line for line in lines if rank(line) is None]


class IntervalCell(QtWidgets.QStyledItemDelegate):
    """No difference is in the middle; a dot is the difference, a line how far it may be off."""

    def paint(self, painter: Any, option: Any, index: Any) -> None:
        super().paint(painter, option, index)
        model = index.model()
        line = model.lines[index.row()]
        painter.save()
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        box = QtCore.QRectF(option.rect).adjusted(4, 2, -4, -2)
        grey = QtGui.QColor(colours.OTHER)
        painter.setPen(QtGui.QPen(grey, 0))
        middle = box.center()
        painter.drawLine(
            QtCore.QPointF(middle.x(), box.top()), QtCore.QPointF(middle.x(), box.bottom())
        )
        if line.compared.difference_ns is not None:
            colour = QtGui.QColor(_COLOURS.get(line.compared.verdict, colours.OTHER))
            self._interval(painter, box, line.compared.difference_ns, model.reach_ns, colour)
        painter.restore()

    def _interval(self, painter: Any, box: Any, ns: Any, reach_ns: int, colour: Any) -> None:
        x, low, high = (_x(box, one, reach_ns) for one in ns)
        y = box.center().y()
        painter.setPen(QtGui.QPen(colour, 0))
        painter.drawLine(QtCore.QPointF(low, y), QtCore.QPointF(high, y))
        for end in (low, high):
            painter.drawLine(QtCore.QPointF(end, y - 3), QtCore.QPointF(end, y + 3))
        painter.setBrush(colour)
        painter.drawEllipse(QtCore.QPointF(x, y), 3, 3)


def _x(box: Any, ns: int, reach_ns: int) -> float:
    """What takes a whole recompute's part and more ends at the edge."""
    share = max(-1.0, min(1.0, ns / reach_ns))
    return float(box.center().x() + share * box.width() / 2)


class ComparedTable(QtWidgets.QTableView):
    """``opened``: Enter or double click on a line. ``picked``: another line is the current one."""

    opened = Signal(object)
    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.compared = ComparedModel()
        self.setModel(self.compared)
        self._look()
        self.setItemDelegateForColumn(VERDICT, tables.ColouredCell(self))
        self.setItemDelegateForColumn(INTERVAL, IntervalCell(self))
        self.doubleClicked.connect(lambda index: self._open(index))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.picked.emit())

    def _look(self) -> None:
        tables.look(self)
        self.setSelectionMode(QtWidgets.QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(i18n.tr(texts.CO_TABLE))
        head = self.horizontalHeader()
        head.setSortIndicator(-1, _Order.AscendingOrder)
        self.setSortingEnabled(True)
        head.setResizeContentsPrecision(_MEASURED)

    def put(self, lines: Sequence[Line]) -> None:
        place, current = self.verticalScrollBar().value(), self.current()
        anew = not self.compared.lines
        self.compared.put(lines)
        if anew:
            self._fit()
        names = [(line.key, line.name) for line in self.compared.lines]
        if current is not None and (current.key, current.name) in names:
            self.setCurrentIndex(
                self.compared.index(names.index((current.key, current.name)), NAME)
            )
        self.verticalScrollBar().setValue(place)

    def _fit(self) -> None:
        chart, title = _CHART_EM * self.fontMetrics().height(), self.horizontalHeader()
        self.setColumnWidth(INTERVAL, max(chart, title.sectionSizeHint(INTERVAL)))
        for column in range(VERDICT, len(COLUMNS)):
            if column != INTERVAL:
                self.resizeColumnToContents(column)
        self._fit_name()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit_name()

    def _fit_name(self) -> None:
        """What is left of the panel's width beside all columns, or, where that is too little,
        beside the first two."""
        bar = self.style().pixelMetric(QtWidgets.QStyle.PixelMetric.PM_ScrollBarExtent)
        room = self.width() - 2 * self.frameWidth() - bar
        first = self.columnWidth(VERDICT) + self.columnWidth(INTERVAL)
        whole = sum(self.columnWidth(column) for column in range(VERDICT, len(COLUMNS)))
        line = self.fontMetrics().height()
        least, most = _NAME_EM * line, _NAME_MOST_EM * line
        beside_first = max(least, min(room - first, most))
        self.setColumnWidth(NAME, room - whole if room - whole >= least else beside_first)

    def current(self) -> Line | None:
        row = self.currentIndex().row()
        return self.compared.lines[row] if 0 <= row < len(self.compared.lines) else None

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Key.Key_Return, Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Any) -> None:
        if index.isValid():
            self.opened.emit(self.compared.lines[index.row()])
