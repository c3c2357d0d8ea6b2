# SPDX-License-Identifier: LGPL-2.1-or-later
"""How the cells are drawn that are more than a text: the feature, and its split bar."""

from __future__ import annotations

from typing import Any

from ... import texts
from ...qt import QtCore, QtGui, QtWidgets
from .. import i18n
from ..widgets import colours
from ..widgets.split_bar import paint_split
from .lines import Line
from .model import FeaturesModel

_EDGE = 3  # pixels of red
_GAP = 4

Style = QtWidgets.QStyle


class BarCell(QtWidgets.QStyledItemDelegate):
    """Compute, display and the rest on one scale for all lines."""

    def __init__(self, model: FeaturesModel, view: Any) -> None:
        super().__init__(view)
        self._model = model

    def paint(self, painter: Any, option: Any, index: Any) -> None:
        cell = _prepared(self, option, index)
        line = self._model.rows[index.row()]
        cell.text = "—" if line.unknown else ""
        _draw(cell, painter)
        parts = (
            (colours.COMPUTE, line.compute_ns),
            (colours.DISPLAY, line.display_ns),
            (colours.OTHER, line.other_ns),
        )
        painter.save()
        painter.setLayoutDirection(option.direction)
        space = option.rect.adjusted(2, 4, -2, -4)
        paint_split(painter, space, parts, self._model.whole.largest_ns)
        painter.restore()


class FeatureCell(QtWidgets.QStyledItemDelegate):
    """Its name, set in as deep as it lies; one that failed has a red edge and the word."""

    def __init__(self, model: FeaturesModel, view: Any) -> None:
        super().__init__(view)
        self._model = model

    def paint(self, painter: Any, option: Any, index: Any) -> None:
        line = self._model.rows[index.row()]
        if self._model.tree is None and not line.failed:
            super().paint(painter, option, index)
            return
        cell = _prepared(self, option, index)
        text, cell.text = cell.text, ""
        _draw(cell, painter)  # the ground, over all of the cell
        cell.text = text
        whole = QtCore.QRect(cell.rect)
        right = _word_width(cell) if line.failed else 0
        cell.rect = _part(option, whole, self.indent(line, whole.height()), right)
        _draw(cell, painter)
        if line.parent:
            self._draw_arrow(painter, cell, self.arrow(line, whole, option.direction), line)
        if line.failed:
            _draw_failed(painter, cell, whole, right)

    def indent(self, line: Line, height: int) -> int:
        """Room for the arrow included."""
        return 0 if self._model.tree is None else (line.depth + 1) * height * 3 // 4

    def arrow(self, line: Line, whole: Any, direction: Any) -> Any:
        """The rectangle in which a click opens or closes it."""
        size = whole.height() * 3 // 4
        left = QtCore.QRect(whole.left() + line.depth * size, whole.top(), size, whole.height())
        return Style.visualRect(direction, whole, left)

    def _draw_arrow(self, painter: Any, cell: Any, rect: Any, line: Line) -> None:
        shape = QtWidgets.QStyleOptionViewItem(cell)
        shape.rect = rect
        shape.state = Style.StateFlag.State_Enabled | Style.StateFlag.State_Children
        if self._model.is_open(line):
            shape.state |= Style.StateFlag.State_Open
        _style(cell).drawPrimitive(Style.PrimitiveElement.PE_IndicatorBranch, shape, painter)


def _prepared(delegate: Any, option: Any, index: Any) -> Any:
    cell = QtWidgets.QStyleOptionViewItem(option)
    delegate.initStyleOption(cell, index)
    return cell


def _style(cell: Any) -> Any:
    return cell.widget.style() if cell.widget else QtWidgets.QApplication.style()


def _draw(cell: Any, painter: Any) -> None:
    _style(cell).drawControl(Style.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)


def _part(option: Any, whole: Any, left: int, right: int) -> Any:
    """A rectangle without some of its beginning and of its end, by the direction of writing."""
    return Style.visualRect(option.direction, whole, whole.adjusted(left, 0, -right, 0))


def _word_width(cell: Any) -> int:
    return int(cell.fontMetrics.boundingRect(i18n.tr(texts.STATUS_FAILED)).width()) + 2 * _GAP


def _draw_failed(painter: Any, cell: Any, whole: Any, width: int) -> None:
    chosen = bool(cell.state & Style.StateFlag.State_Selected)
    roles = QtGui.QPalette.ColorRole
    ground = cell.palette.color(roles.Highlight if chosen else roles.Base)
    rest = whole.adjusted(whole.width() - width, 0, -_GAP, 0)
    edge = QtCore.QRect(whole.left(), whole.top(), _EDGE, whole.height())
    painter.save()
    painter.fillRect(Style.visualRect(cell.direction, whole, edge), QtGui.QColor(colours.FAILED))
    painter.setPen(colours.readable(colours.FAILED, ground))
    painter.drawText(
        Style.visualRect(cell.direction, whole, rest),
        int(QtCore.Qt.AlignmentFlag.AlignCenter),
        i18n.tr(texts.STATUS_FAILED),
    )
    painter.restore()
