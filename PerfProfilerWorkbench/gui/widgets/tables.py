# SPDX-License-Identifier: LGPL-2.1-or-later
"""The two tables of the panel as Qt models: recomputes, and features of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ... import texts, units
from ...analysis.costs import FeatureCost
from ...model.span import Span, Status
from ...qt import QtCore, QtGui
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
        if orientation == QtCore.Qt.Orientation.Horizontal and role == Role.DisplayRole:
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


class FeaturesModel(TableModel[FeatureCost]):
    """Features with time and share; ``wall_ns`` is what their shares are of."""

    def __init__(self) -> None:
        self.wall_ns = 0
        time_tip = self._time_tip
        super().__init__(
            [
                Column(texts.FEATURE, lambda c: c.label, lambda c: c.label.lower()),
                Column(texts.TIME, _time, lambda c: c.total_ns, True, time_tip),
                Column(texts.SHARE, self._share, lambda c: c.total_ns, True, time_tip),
                Column(texts.LIVE_PROCESSOR, _processor, _processor_order, True, _processor_tip),
                Column(texts.RUNS, lambda c: str(c.runs), lambda c: c.runs, True),
                Column(texts.STATUS, _status, _status),
                Column(texts.TYPE, lambda c: c.type, lambda c: c.type.lower()),
                Column(texts.MEMORY_PEAK, _peak, _peak_order, True, _peak_tip),
            ],
            key=lambda cost: cost.key,
        )

    def _share(self, cost: FeatureCost) -> str:
        if _unknown(cost) or not self.wall_ns:
            return NOT_AVAILABLE
        return _bracketed(cost, i18n.percent(cost.total_ns / self.wall_ns))

    def _time_tip(self, cost: FeatureCost) -> str:
        if cost.shared_group is not None:
            group = [c.label for c in self.lines if c.shared_group == cost.shared_group]
            return i18n.tr(texts.SHARED_TIME_TIP, features=", ".join(group))
        if _unknown(cost):
            return i18n.tr(texts.FAILED_TIME_TIP)
        return i18n.tr(
            texts.FEATURE_TIP,
            object=cost.key.object,
            compute=i18n.duration(cost.compute_ns),
            display=i18n.duration(cost.display_ns),
            other=i18n.duration(cost.other_ns),
        )

    def decoration(self, line: FeatureCost, column: Column[FeatureCost], role: int) -> Any:
        failed = line.status is Status.FAILED and column.title == texts.STATUS
        if failed and role == Role.ForegroundRole:
            return QtGui.QBrush(QtGui.QColor(FAILED_COLOUR))
        return None


def _unknown(cost: FeatureCost) -> bool:
    return cost.failed == cost.runs and cost.total_ns == 0 and cost.shared_group is None


def _bracketed(cost: FeatureCost, text: str) -> str:
    """In brackets what is right only together with its group's."""
    return text if cost.shared_group is None else f"[{text}]"


def _time(cost: FeatureCost) -> str:
    return NOT_AVAILABLE if _unknown(cost) else _bracketed(cost, i18n.duration(cost.total_ns))


def _processor(cost: FeatureCost) -> str:
    return NOT_AVAILABLE if cost.cpu_ns is None else i18n.duration(cost.cpu_ns)


def _processor_order(cost: FeatureCost) -> int:
    return -1 if cost.cpu_ns is None else cost.cpu_ns


def _processor_tip(cost: FeatureCost) -> str:
    return i18n.tr(texts.CPU_MISSING_TIP if cost.cpu_ns is None else texts.CPU_TIP)


def _peak(cost: FeatureCost) -> str:
    peak_bytes = cost.peak_change_bytes
    if peak_bytes is None:
        return NOT_AVAILABLE
    return ("~" if cost.peak_estimated else "") + units.mebibytes(peak_bytes, i18n.translate)


def _peak_order(cost: FeatureCost) -> int:
    return -1 if cost.peak_change_bytes is None else cost.peak_change_bytes


def _peak_tip(cost: FeatureCost) -> str:
    if cost.peak_change_bytes is None:
        return i18n.tr(texts.PEAK_MISSING_TIP)
    change = units.mebibytes(cost.rss_change_bytes or 0, i18n.translate)
    tip = i18n.tr(texts.PEAK_TIP, change=change)
    return f"{tip}\n{i18n.tr(texts.PEAK_ESTIMATED_TIP)}" if cost.peak_estimated else tip


def _status(cost: FeatureCost) -> str:
    return i18n.tr(texts.STATUS_FAILED if cost.status is Status.FAILED else texts.STATUS_OK)


@dataclass(frozen=True)
class RecomputeLine:
    """A recompute in the list; the first line, without a span, stands for all of them."""

    span: Span | None
    started: str
    wall_ns: int
    features: int
    failed: int


class RecomputesModel(TableModel[RecomputeLine]):
    def __init__(self) -> None:
        super().__init__(
            [
                Column(texts.RECOMPUTES, lambda line: line.started, _started_order),
                Column(texts.TIME, lambda r: i18n.duration(r.wall_ns), lambda r: r.wall_ns, True),
                Column(texts.FEATURES, _feature_count, lambda line: line.features, True),
            ],
            key=lambda line: line.span.id if line.span else 0,
        )

    def decoration(self, line: RecomputeLine, column: Column[RecomputeLine], role: int) -> Any:
        if line.failed and column.title == texts.FEATURES and role == Role.ForegroundRole:
            return QtGui.QBrush(QtGui.QColor(FAILED_COLOUR))
        return None


def _feature_count(line: RecomputeLine) -> str:
    if line.failed:
        return f"{line.features} ({line.failed} {i18n.tr(texts.STATUS_FAILED)})"
    return str(line.features)


def _started_order(line: RecomputeLine) -> int:
    return line.span.start_ns if line.span else 0
