# SPDX-License-Identifier: LGPL-2.1-or-later
"""A small curve beside a number: how that went lately."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from ...qt import QtCore, QtGui, QtWidgets

_LEAST, _MOST, _HEIGHT = 3, 16, 1.1  # in heights of a line of text
_FAINT = 0.25


class Sparkline(QtWidgets.QWidget):
    """Values at even distances, the oldest on the left; None leaves the curve open.

    As wide as there is room, within limits, whatever the values are.
    """

    def __init__(self, name: str) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__()
        self._values: tuple[float | None, ...] = ()
        self._range = (0.0, 1.0)
        line = self.fontMetrics().height()
        self.setFixedHeight(round(_HEIGHT * line))
        self.setMinimumWidth(_LEAST * line)
        self.setMaximumWidth(_MOST * line)
        policy = QtWidgets.QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setAccessibleName(name)

    def put(self, values: Sequence[float | None], lowest: float, highest: float, told: str) -> None:
        """``lowest`` and ``highest`` are the curve's ground and ceiling, ``told`` says it all."""
        new = tuple(values), (lowest, highest)
        if new != (self._values, self._range):
            self._values, self._range = new
            self.update()
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
            self.setToolTip(told)

    def paintEvent(self, event: Any) -> None:
        painter = QtGui.QPainter(self)
        colour = QtGui.QColor(self.palette().color(self.foregroundRole()))
        self._paint_ground(painter, colour)
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        painter.setPen(QtGui.QPen(colour, 0))
        for points in curves(self._values, *self._range, self.width(), self.height()):
            line = [QtCore.QPointF(x, y) for x, y in points]
            if len(line) > 1:
                painter.drawPolyline(QtGui.QPolygonF(line))
            else:
                painter.drawEllipse(line[0], 0.5, 0.5)
        painter.end()

    def _paint_ground(self, painter: Any, colour: Any) -> None:
        """How far the curve reaches, also where nothing is known."""
        faint = QtGui.QColor(colour)
        faint.setAlphaF(_FAINT)
        painter.setPen(QtGui.QPen(faint, 0))
        painter.drawLine(0, self.height() - 1, self.width() - 1, self.height() - 1)


def curves(
    values: Sequence[float | None], lowest: float, highest: float, width: int, height: int
) -> Iterator[list[tuple[float, float]]]:
    """The stretches between the gaps as points in pixels, half a pixel within the edges."""
    step = (width - 1) / max(1, len(values) - 1)
    scale = (height - 1) / (highest - lowest) if highest > lowest else 0.0

    def point(at: int, value: float) -> tuple[float, float]:
        inside = min(max(value, lowest), highest) - lowest
        return 0.5 + step * at, height - 0.5 - scale * inside

    for known, group in groupby(enumerate(values), lambda pair: pair[1] is not None):
        if known:
            yield [point(at, value) for at, value in group if value is not None]
