# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which columns somebody wants, how wide, in which order and sorted by which: in the settings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ... import texts
from ...qt import QtCore, QtWidgets
from .. import i18n, settings
from .columns import AT_FIRST, BAR, FEATURE
from .model import FeaturesModel

_SAVE_MS = 500  # after the last change
_SORTED_BY = "total"
_BESIDE = 12  # pixels beside a text
_ANY = 200  # pixels, of a head to be asked for its parts
_WIDEST_NS = 888_000_000
_SAMPLES = {BAR: "M" * 7, "share": "00.0 %", "runs": "0,000", "type": "Part::Feature"}


class Memory(NamedTuple):
    """``shown`` in their order; ``widths`` in pixels of those that somebody made."""

    shown: tuple[str, ...] = AT_FIRST
    widths: Mapping[str, int] = {}
    sorted_by: str = _SORTED_BY
    descending: bool = True


def read(text: str, names: Sequence[str]) -> Memory:
    """What another version wrote, or nobody, is as good as nothing."""
    try:
        found = json.loads(text)
        shown = tuple(name for name in found["shown"] if name in names and name != FEATURE)
        widths = {name: int(found["widths"][name]) for name in names if name in found["widths"]}
        by = found["sorted_by"] if found["sorted_by"] in names else _SORTED_BY
        return Memory((FEATURE, *dict.fromkeys(shown)), widths, by, bool(found["descending"]))
    except (ValueError, TypeError, KeyError):
        return Memory()


def written(memory: Memory) -> str:
    return json.dumps({**memory._asdict(), "widths": dict(memory.widths)})


class ColumnMemory(QtCore.QObject):
    """Keeps the columns of a table as somebody wants them; the menu of their heads says which."""

    def __init__(self, table: Any, model: FeaturesModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._own_widths: set[str] = set()
        self._quiet = False
        self._timer = QtCore.QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self.save)
        self._head.setContextMenuPolicy(QtCore.Qt.ContextMenuPolicy.CustomContextMenu)
        self._head.customContextMenuRequested.connect(self._menu)
        self.apply(read(settings.text(settings.FEATURE_COLUMNS), model.names))
        self._head.sectionMoved.connect(self._changed)
        self._head.sortIndicatorChanged.connect(self._changed)
        self._head.sectionResized.connect(self._resized)

    @property
    def _head(self) -> Any:
        """Asked for each time: PySide takes a new one in an old one's place for the old one."""
        return self._table.horizontalHeader()

    def apply(self, memory: Memory) -> None:
        self._quiet = True
        self._own_widths = set(memory.widths)
        for column, name in enumerate(self._model.names):
            self._table.setColumnHidden(column, name not in memory.shown)
            self._table.setColumnWidth(column, memory.widths.get(name) or self._width(column))
        for place, name in enumerate(memory.shown):
            self._head.moveSection(self._head.visualIndex(self._model.names.index(name)), place)
        orders = QtCore.Qt.SortOrder
        order = orders.DescendingOrder if memory.descending else orders.AscendingOrder
        self._table.sortByColumn(self._model.names.index(memory.sorted_by), order)
        self._quiet = False
        self.fit()

    def fit(self) -> None:
        """The features take what width is left, unless somebody made them as wide as they are."""
        if FEATURE in self._own_widths:
            return
        first = self._model.names.index(FEATURE)
        width, char = self._table.viewport().width(), self._table.fontMetrics().averageCharWidth()
        least = max(10 * char, min(26 * char, width * 2 // 5))
        self._quiet = True
        self._fit_bar(width - least)
        others = self._head.length() - self._head.sectionSize(first)
        self._table.setColumnWidth(first, max(least, width - others))
        self._quiet = False

    def _fit_bar(self, room: int) -> None:
        """In a narrow panel the bar is shorter, so that the total beside it is seen whole."""
        names = self._model.names
        bar, total = names.index(BAR), names.index("total")
        if BAR in self._own_widths or self._head.isSectionHidden(bar):
            return
        whole = self._width(bar)
        left = room - self._head.sectionSize(total)
        self._table.setColumnWidth(bar, max(whole * 2 // 5, min(whole, left)))

    def _width(self, column: int) -> int:
        """So that both the title, with the sign of what is sorted by, and what stands below fit."""
        title = self._model.headerData(column, QtCore.Qt.Orientation.Horizontal)
        sample = _SAMPLES.get(self._model.names[column], f"[{i18n.duration(_WIDEST_NS)}]")
        metrics = self._table.fontMetrics()
        titled = metrics.horizontalAdvance(title) + self._beside_title()
        return int(max(titled, metrics.horizontalAdvance(sample) + _BESIDE))

    def _beside_title(self) -> int:
        """What the style takes of a head for its margins and the sign of what is sorted by."""
        head, option = self._head, QtWidgets.QStyleOptionHeader()
        option.initFrom(head)
        option.rect = QtCore.QRect(0, 0, _ANY, head.sizeHint().height())
        option.sortIndicator = QtWidgets.QStyleOptionHeader.SortIndicator.SortDown
        option.textAlignment = QtCore.Qt.AlignmentFlag.AlignCenter
        label = QtWidgets.QStyle.SubElement.SE_HeaderLabel
        return _ANY - int(head.style().subElementRect(label, option, head).width()) + 2

    def _resized(self, column: int, before: int, now: int) -> None:
        if not self._quiet and now > 0 < before:  # from or to nothing: shown or hidden
            self._own_widths.add(self._model.names[column])
            self._changed()

    def _changed(self, *_: Any) -> None:
        if not self._quiet:
            self._timer.start()

    def memory(self) -> Memory:
        names, head = self._model.names, self._head
        order = [names[head.logicalIndex(place)] for place in range(head.count())]
        shown = tuple(name for name in order if not head.isSectionHidden(names.index(name)))
        sizes = {name: head.sectionSize(names.index(name)) for name in sorted(self._own_widths)}
        widths = {name: size for name, size in sizes.items() if size}
        descending = head.sortIndicatorOrder() == QtCore.Qt.SortOrder.DescendingOrder
        by = names[head.sortIndicatorSection()]
        return Memory(
            shown, {name: width for name, width in widths.items() if width}, by, descending
        )

    def save(self) -> None:
        self._timer.stop()
        settings.set_text(settings.FEATURE_COLUMNS, written(self.memory()))

    def _menu(self, place: Any) -> None:
        menu = QtWidgets.QMenu(self._table)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(self._head.mapToGlobal(place))

    def fill(self, menu: Any) -> None:
        """An entry for each column but the first, which always shows."""
        for column, name in enumerate(self._model.names):
            if name == FEATURE:
                continue
            action = menu.addAction(i18n.tr(self._model.columns[column].title))
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(column))
            action.toggled.connect(lambda on, column=column: self._show(column, on))
        menu.addSeparator()
        menu.addAction(i18n.tr(texts.FP_COLUMNS_RESET)).triggered.connect(self._reset)

    def _show(self, column: int, shown: bool) -> None:
        self._table.setColumnHidden(column, not shown)
        if shown and self._head.sectionSize(column) < 10:
            self._table.setColumnWidth(column, self._width(column))
        self.fit()
        self._changed()

    def _reset(self) -> None:
        for place, _ in enumerate(self._model.names):
            self._head.moveSection(self._head.visualIndex(place), place)
        self.apply(Memory())
        self._changed()
