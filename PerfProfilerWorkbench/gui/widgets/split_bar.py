# SPDX-License-Identifier: LGPL-2.1-or-later
"""A bar that is split into what a time is made of; as a widget, and for cells of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...qt import QtCore, QtGui, QtWidgets
from . import colours

Part = tuple[str, int]  # a colour of ``colours``, and nanoseconds

_PATTERNS = {  # what tells them apart without colour
    colours.DISPLAY: QtCore.Qt.BrushStyle.BDiagPattern,
    colours.WASTED: QtCore.Qt.BrushStyle.DiagCrossPattern,
}


def paint_split(painter: Any, rect: Any, parts: Sequence[Part], whole_ns: int) -> None:
    """The parts side by side in a rectangle whose whole width stands for ``whole_ns``.

    Compute is solid, display and wasted are hatched, other is an outline. It begins on the right
    where the painter's layout does.
    """
    box = QtCore.QRect(rect)
    painter.save()
    painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing, False)
    mirrored = painter.layoutDirection() == QtCore.Qt.LayoutDirection.RightToLeft
    for colour, left, right in pieces(parts, whole_ns, box.width()):
        x = box.x() + (box.width() - right if mirrored else left)
        _paint(painter, QtCore.QRect(x, box.y(), right - left, box.height()), colour)
    painter.restore()


def pieces(parts: Iterable[Part], whole_ns: int, width: int) -> Iterator[tuple[str, int, int]]:
    """Each part's colour with its edges in pixels; together they are as wide as their sum."""
    passed_ns, left = 0, 0
    for colour, ns in parts:
        passed_ns += max(0, ns)
        right = min(width, round(width * passed_ns / whole_ns)) if whole_ns > 0 else 0
        if right > left:
            yield colour, left, right
        left = right


def _paint(painter: Any, box: Any, name: str) -> None:
    colour = QtGui.QColor(name)
    if name == colours.OTHER:
        painter.setPen(QtGui.QPen(colour, 0))
        painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        return
    painter.fillRect(box, colour)
    if name in _PATTERNS:
        painter.fillRect(box, QtGui.QBrush(colour.lighter(160), _PATTERNS[name]))


class SplitBar(QtWidgets.QWidget):
    """As wide as there is room, as high as a line of text; gone while it has no parts."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self._whole_ns = 0
        self.setFixedHeight(self.fontMetrics().height())
        self.hide()

    def put(self, parts: Sequence[Part], whole_ns: int, told: str) -> None:
        """``told`` says in words what is drawn."""
        if (tuple(parts), whole_ns) != (self._parts, self._whole_ns):
            self._parts, self._whole_ns = tuple(parts), whole_ns
            self.update()
        if told != self.accessibleName():
            self.setAccessibleName(told)
            self.setToolTip(told)
        self.setVisible(bool(parts))

    def paintEvent(self, event: Any) -> None:
        painter = QtGui.QPainter(self)
        paint_split(painter, self.rect(), self._parts, self._whole_ns)
        painter.end()
