# SPDX-License-Identifier: LGPL-2.1-or-later
"""The table of features: sortable, to be copied, and a way to the object in the model."""

from __future__ import annotations

from typing import Any

from ... import texts
from ...analysis.costs import FeatureCost
from ...export.table import csv_table, markdown_table, text_table
from ...qt import QtCore, QtGui, QtWidgets, Signal
from .. import i18n
from ..widgets.tables import SORT_ROLE, FeaturesModel

_TIME_COLUMN = 1


class FeatureTable(QtWidgets.QTableView):
    """``opened`` is sent with a FeatureCost when a row is double-clicked or Enter pressed on it."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._features = FeaturesModel()
        self._sorted = QtCore.QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._features)
        self._sorted.setSortRole(SORT_ROLE)
        self._sorted.setDynamicSortFilter(False)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(_TIME_COLUMN, QtCore.Qt.SortOrder.DescendingOrder)
        self.setSelectionBehavior(QtWidgets.QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QtWidgets.QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAccessibleName(i18n.tr(texts.FEATURES))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self._size_columns()
        self.doubleClicked.connect(self._open)

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        metrics = self.fontMetrics()
        samples = (
            *("M" * 10, "[00.0 ms]", "10.0 %", "00.0 ms", "00", "failed"),
            *("Part::Feature", "~00.0 MiB"),
        )
        for column, sample in enumerate(samples):
            title = i18n.tr(self._features.columns[column].title)
            width = max(metrics.boundingRect(text).width() for text in (sample, title))
            self.setColumnWidth(column, width + 12)

    def put(self, costs: list[FeatureCost], wall_ns: int) -> None:
        """Show these; rows keep their order while the mouse is over them."""
        place = self.verticalScrollBar().value()
        self._features.wall_ns = wall_ns
        self._features.put(costs)
        if not self.viewport().underMouse():
            self._sort()
        self.verticalScrollBar().setValue(place)

    def _sort(self) -> None:
        header = self.horizontalHeader()
        self._sorted.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def leaveEvent(self, event: Any) -> None:
        self._sort()  # what waited while the mouse was over the rows
        super().leaveEvent(event)

    def costs(self, selected: bool = False) -> list[FeatureCost]:
        """The rows as they stand, or those of them that are selected."""
        rows = range(self._sorted.rowCount())
        if selected:
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        sources = [self._sorted.mapToSource(self._sorted.index(row, 0)).row() for row in rows]
        return [self._features.lines[row] for row in sources]

    def text(self, form: Any) -> str:
        """The selected rows, or all, in one of the forms of ``export.table``."""
        columns = self._features.columns
        costs = self.costs(selected=True) or self.costs()
        header = [i18n.tr(column.title) for column in columns]
        return str(form(header, [[column.show(cost) for column in columns] for cost in costs]))

    def copy(self, form: Any = text_table) -> None:
        QtWidgets.QApplication.clipboard().setText(self.text(form))

    def contextMenuEvent(self, event: Any) -> None:
        menu = QtWidgets.QMenu(self)
        chosen = self.costs(selected=True)
        if len(chosen) == 1:
            select = menu.addAction(i18n.tr(texts.SELECT_IN_MODEL))
            select.triggered.connect(lambda: self.opened.emit(chosen[0]))
            menu.addSeparator()
        forms = (
            (texts.COPY_TEXT, text_table),
            (texts.COPY_CSV, csv_table),
            (texts.COPY_MARKDOWN, markdown_table),
        )
        for text, form in forms:
            action = menu.addAction(i18n.tr(text))
            action.triggered.connect(lambda checked=False, form=form: self.copy(form))
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: Any) -> None:
        if event.matches(QtGui.QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Any) -> None:
        if index.isValid():
            self.opened.emit(self._features.lines[self._sorted.mapToSource(index).row()])
