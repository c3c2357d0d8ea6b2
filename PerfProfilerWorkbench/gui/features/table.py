# SPDX-License-Identifier: LGPL-2.1-or-later
"""The table of features: sortable, to be copied, and a way to the object in the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ... import texts
from ...analysis.costs import FeatureCost
from ...export.table import text_table
from ...model.span import ObjectKey
from ...qt import QtCore, QtGui, QtWidgets, Signal
from .. import i18n
from ..widgets import tables
from . import menu
from .column_memory import ColumnMemory
from .columns import BAR, FEATURE
from .lines import Line
from .model import FeaturesModel
from .painting import BarCell, FeatureCell

_MANY = 500  # rows that are selected because their objects are

Key = QtCore.Qt.Key


class FeatureTable(QtWidgets.QTableView):
    """``picked`` is sent with lines that were clicked, ``opened`` (Enter, double click) and
    ``zoomed`` (Ctrl+Enter) with one, ``asked`` with one of which somebody asks why it is slow."""

    picked = Signal(object)
    opened = Signal(object)
    zoomed = Signal(object)
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.features = FeaturesModel()
        self.setModel(self.features)
        self._look()
        self._first = FeatureCell(self.features, self)
        names = self.features.names
        self.setItemDelegateForColumn(names.index(FEATURE), self._first)
        self.setItemDelegateForColumn(names.index(BAR), BarCell(self.features, self))
        self.setSortingEnabled(True)
        self.memory = ColumnMemory(self, self.features)
        self.clicked.connect(lambda _: self.picked.emit(self.selected()))
        self.doubleClicked.connect(self._open)

    def _look(self) -> None:
        tables.look(self)
        self.setSelectionMode(QtWidgets.QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(i18n.tr(texts.FEATURES))
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setMinimumSectionSize(24)

    def show_taken(self) -> None:
        """Show what the model took; rows stand still while somebody looks or selects."""
        place = self.verticalScrollBar().value()
        self.features.show(self.still)
        self.verticalScrollBar().setValue(place)

    @property
    def still(self) -> bool:
        buttons = QtWidgets.QApplication.mouseButtons()
        selecting = self.hasFocus() and self.selectionModel().hasSelection()
        pressed = buttons != QtCore.Qt.MouseButton.NoButton
        return self.viewport().underMouse() or selecting or (pressed and self.hasFocus())

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._settle()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self._settle()

    def _settle(self) -> None:
        """What waited while somebody was at the rows."""
        if not self.still:
            place = self.verticalScrollBar().value()
            self.features.settle()
            self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.memory.fit()

    # which rows

    def selected(self) -> list[Line]:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.features.rows[row] for row in rows]

    def costs(self) -> list[FeatureCost]:
        """The rows as they stand."""
        return self.features.costs(self.features.rows)

    def choose(self, keys: Iterable[ObjectKey], scroll: bool = False) -> None:
        """Select the rows of objects, as far as they show."""
        places = self.features.places
        rows = sorted(places[key] for key in list(keys)[:_MANY] if key in places)
        chosen = QtCore.QItemSelection()
        for row in rows:
            index = self.features.index(row, 0)
            chosen.append(QtCore.QItemSelectionRange(index, index))
        flags = QtCore.QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        if rows:
            first = self.features.index(rows[0], 0)
            self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
            if scroll or not self.viewport().underMouse():
                self.scrollTo(first)

    # copying

    def text(self, form: menu.Form, lines: Sequence[Line] | None = None) -> str:
        """Lines, or all that show, in one of the forms of ``export.table``; as columns show."""
        head = self.horizontalHeader()
        order = [head.logicalIndex(place) for place in range(head.count())]
        columns = [self.features.columns[at] for at in order if not head.isSectionHidden(at)]
        shown = self.features.rows if lines is None else lines
        titles = [i18n.tr(column.title) for column in columns]
        return form(titles, [[column.show(line) for column in columns] for line in shown])

    def copy(self, form: menu.Form = text_table, lines: Sequence[Line] | None = None) -> None:
        QtWidgets.QApplication.clipboard().setText(self.text(form, lines))

    # mouse and keys

    def contextMenuEvent(self, event: Any) -> None:
        menu.filled(self).popup(event.globalPos())

    def mousePressEvent(self, event: Any) -> None:
        index = self.indexAt(event.pos())
        if index.isValid() and self.features.names[index.column()] == FEATURE:
            line, cell = self.features.rows[index.row()], self.visualRect(index)
            if line.parent and self._first.arrow(line, cell, self.layoutDirection()).contains(
                event.pos()
            ):
                self.features.turn(line, not self.features.is_open(line))
                return
        super().mousePressEvent(event)

    def event(self, event: Any) -> bool:
        asked = event.type() == QtCore.QEvent.Type.ShortcutOverride
        if asked and event.matches(QtGui.QKeySequence.StandardKey.Copy):
            event.accept()  # FreeCAD would copy the object that is selected
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: Any) -> None:
        if event.matches(QtGui.QKeySequence.StandardKey.Copy):
            self.copy(lines=self.selected() or None)
        elif event.key() in (Key.Key_Return, Key.Key_Enter):
            zoom = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier)
            self._open(self.currentIndex(), zoom)
        elif event.key() in (Key.Key_Left, Key.Key_Right) and self._turn(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _turn(self, key: Any) -> bool:
        """Open or close the current row; whether there is anything in it."""
        index = self.currentIndex()
        line = self.features.rows[index.row()] if index.isValid() else None
        if line is None or not line.parent:
            return False
        opens = Key.Key_Left if self.isRightToLeft() else Key.Key_Right
        self.features.turn(line, key == opens)
        return True

    def _open(self, index: Any, zoom: bool = False) -> None:
        if not index.isValid():
            return
        line = self.features.rows[index.row()]
        if line.cost is not None:
            (self.zoomed if zoom else self.opened).emit(line)
        else:
            self.features.turn(line, not self.features.is_open(line))
