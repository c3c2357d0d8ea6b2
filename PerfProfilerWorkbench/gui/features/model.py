# SPDX-License-Identifier: LGPL-2.1-or-later
"""The lines of features as a Qt model that sorts and filters by itself, fast.

Qt's own sorting asks Python for every comparison: a second with 10,000 lines. Here each line knows
what it is sorted by, so that a refresh touches only those that changed, and lists are sorted by
Python. Texts are made for the cells that are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from operator import attrgetter
from typing import Any

from ...analysis.costs import FeatureCost
from ...analysis.feature_figures import FeatureFigures
from ...analysis.rollup import Parent, Rollup
from ...model.span import ObjectKey
from ...qt import QtCore
from .. import i18n
from ..widgets.tables import Role
from ..widgets.wrapping import plain_tip
from .columns import Whole, columns
from .filtering import EVERYTHING, Wanted
from .lines import Line

_TOTAL = "total"
_FEW = 8
_RANK = attrgetter("rank")
_NO_INDEX = QtCore.QModelIndex()


class FeaturesModel(QtCore.QAbstractTableModel):
    """``rows`` are the lines as they stand, ``lines`` all of them.

    ``tree`` is who lies in whom, None of a flat table. ``name_of`` gives a line that is no feature
    its label, ``tip`` tells of a line what no column does.
    """

    def __init__(self) -> None:
        super().__init__()
        self.whole = Whole()
        self._columns = columns(self.whole)
        self.names = list(self._columns)
        self.columns = list(self._columns.values())
        self.lines: dict[ObjectKey, Line] = {}
        self.rows: list[Line] = []
        self.ran = self.failed = 0  # features
        self.slowest: Line | None = None
        self.wanted = EVERYTHING
        self.tree: Rollup | None = None
        self.name_of: Callable[[Line], None] = lambda line: None
        self.tip: Callable[[Line], str] = lambda line: ""
        self._open: set[ObjectKey] = set()
        self._turned = False  # some line fits now that did not, or does not any more, or is new
        self._places: dict[ObjectKey, int] | None = None
        self._sorted_by, self._order = _TOTAL, QtCore.Qt.SortOrder.DescendingOrder

    # what Qt asks

    def rowCount(self, parent: Any = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Any = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Any, role: int = Role.DisplayRole) -> Any:
        wanted = orientation == QtCore.Qt.Orientation.Horizontal
        if wanted and role in (Role.DisplayRole, Role.ToolTipRole):
            return i18n.tr(self.columns[section].title)
        return None

    def data(self, index: Any, role: int = Role.DisplayRole) -> Any:
        column, line = self.columns[index.column()], self.rows[index.row()]
        if role == Role.DisplayRole:
            return column.show(line)
        if role == Role.TextAlignmentRole and column.number:
            return int(QtCore.Qt.AlignmentFlag.AlignRight | QtCore.Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole:
            return plain_tip((column.tip and column.tip(line)) or self.tip(line))
        if role == Role.AccessibleTextRole:
            shown = column.show(line)
            if index.column() == 0 and line.failed:
                return f"{shown}, {self._columns['status'].show(line)}"
            return shown
        return None

    def sort(self, column: int, order: Any = QtCore.Qt.SortOrder.AscendingOrder) -> None:
        """By a column, now."""
        self._sorted_by, self._order = self.names[column], order
        self._rank(self.lines.values())
        self.settle()

    # what the page puts in

    def begin(self, parent: Parent | None) -> None:
        """Without lines, for others. ``parent`` is what each lies in; None: nothing does."""
        self.beginResetModel()
        self.lines, self.rows, self._places = {}, [], None
        self.whole.lines = self.lines
        self.ran = self.failed = self.whole.largest_ns = 0
        self.slowest = None
        self.tree = None if parent is None else Rollup(parent)
        self.endResetModel()

    def take(self, cost: FeatureCost, figures: FeatureFigures) -> Line:
        """What a feature cost; it is seen after ``show``."""
        line = self._line(cost.key)
        self.ran += line.cost is None
        self.failed -= line.failed
        line.take_cost(cost)
        self.failed += line.failed
        line.figures = figures
        if self.slowest is None or line.own_ns > self.slowest.own_ns:
            self.slowest = line
        if self.tree is None:
            line.take(line.own)
            self._judge(line)
        else:
            for key in self.tree.put(cost.key, line.own):
                above = self._line(key)
                above.take(self.tree.whole(key))
                self._judge(above)
        return line

    def _line(self, key: ObjectKey) -> Line:
        line = self.lines.get(key)
        if line is None:
            line = self.lines[key] = Line(key)
            self._turned = True
            self.name_of(line)
        return line

    def _judge(self, line: Line) -> None:
        self._rank((line,))
        fits = self.wanted.fits(line)
        if fits != line.fits:
            line.fits, self._turned = fits, True
        self.whole.largest_ns = max(self.whole.largest_ns, line.total_ns)

    def _rank(self, lines: Iterable[Line]) -> None:
        """What is not known comes last."""
        rank = self._columns[self._sorted_by].sort
        descending = self._order == QtCore.Qt.SortOrder.DescendingOrder
        last = float("-inf") if descending else float("inf")
        for line in lines:
            value = rank(line)
            line.rank = last if value is None else value

    def want(self, wanted: Wanted) -> None:
        """Another filter."""
        self.wanted = wanted
        for line in self.lines.values():
            line.fits = wanted.fits(line)
        self._turned = True
        self.settle()

    # what stands where

    def show(self, still: bool) -> None:
        """Show what was taken. ``still``: lines keep their places, and new ones come last."""
        rows = self._still() if still else self._arranged()
        self._place(rows)
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def settle(self) -> None:
        """Put every line where it belongs now."""
        self._place(self._arranged())

    def _still(self) -> list[Line]:
        if self.tree is not None:  # what lies in others cannot come last
            return self.rows or self._arranged()
        return self.rows + self._not_shown()

    def _not_shown(self) -> list[Line]:
        if len(self.rows) == len(self.lines) or not self._turned:
            return []
        shown = self.places
        return [line for line in self.lines.values() if line.fits and line.key not in shown]

    def _arranged(self) -> list[Line]:
        if self.tree is not None:
            return self._branch(None, 0, self._seen_in_tree())
        shown = self.rows + self._not_shown()
        if self._turned and self.wanted.tests:
            shown = [line for line in shown if line.fits]
        self._turned = False
        return self._in_order(list(shown))

    def _in_order(self, lines: list[Line]) -> list[Line]:
        descending = self._order == QtCore.Qt.SortOrder.DescendingOrder
        lines.sort(key=_RANK, reverse=descending)
        return lines

    def _seen_in_tree(self) -> set[ObjectKey] | None:
        """What fits the filter, and what that lies in; None: everything."""
        if not self.wanted.tests or self.tree is None:
            return None
        seen: set[ObjectKey] = set()
        for line in self.lines.values():
            if line.fits and line.cost is not None:
                seen.update(self.tree.above(line.key))
        return seen

    def _branch(self, key: ObjectKey | None, depth: int, seen: set[ObjectKey] | None) -> list[Line]:
        children = self.tree.children if self.tree is not None else {}
        inside = [self.lines[one] for one in children.get(key, ()) if seen is None or one in seen]
        rows = []
        for line in self._in_order(inside):
            line.depth, line.parent = depth, line.key in children
            rows.append(line)
            if line.parent and (seen is not None or line.key in self._open):
                rows += self._branch(line.key, depth + 1, seen)
        return rows

    def is_open(self, line: Line) -> bool:
        return line.key in self._open or bool(self.wanted.tests)

    def turn(self, line: Line, open_: bool) -> None:
        """Show what lies in it, or hide that."""
        if line.parent and open_ != (line.key in self._open):
            (self._open.add if open_ else self._open.discard)(line.key)
            self.settle()

    def uncover(self, key: ObjectKey) -> None:
        """Show a line that lies in closed ones."""
        if self.tree is not None and key in self.lines:
            self._open.update(self.tree.above(key)[1:])
            self.settle()

    @property
    def places(self) -> dict[ObjectKey, int]:
        if self._places is None:
            self._places = {line.key: row for row, line in enumerate(self.rows)}
        return self._places

    def _place(self, rows: list[Line]) -> None:
        """Whoever is chosen stays chosen."""
        if rows == self.rows:
            return
        before = len(self.rows)
        if rows[:before] == self.rows:
            self.beginInsertRows(_NO_INDEX, before, len(rows) - 1)
            self._put(rows)
            self.endInsertRows()
        else:
            self.layoutAboutToBeChanged.emit()
            old = self.persistentIndexList()
            kept = [(self.rows[index.row()], index.column()) for index in old]
            self._put(rows)
            places = self._places_of({line for line, _ in kept})
            new = [
                self.index(places[line], column) if line in places else _NO_INDEX
                for line, column in kept
            ]
            self.changePersistentIndexList(old, new)
            self.layoutChanged.emit()

    def _places_of(self, lines: set[Line]) -> dict[Line, int]:
        """Where some stand, as far as they do; of few it is quick."""
        if len(lines) > _FEW:
            return {line: row for row, line in enumerate(self.rows) if line in lines}
        found = {}
        for line in lines:
            with suppress(ValueError):
                found[line] = self.rows.index(line)
        return found

    def _put(self, rows: list[Line]) -> None:
        self.rows, self._places = rows, None

    def costs(self, lines: Sequence[Line]) -> list[FeatureCost]:
        return [line.cost for line in lines if line.cost is not None]
