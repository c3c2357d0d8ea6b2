# SPDX-License-Identifier: LGPL-2.1-or-later
"""A button that opens a menu, with the same small arrow in every theme."""

from __future__ import annotations

from typing import Any

from ...qt import QtCore, QtGui, QtWidgets
from . import colours

_ARROW = 7  # pixels wide; half as high
_INSET = 5  # pixels beside it
_ROOM = _ARROW + _INSET

_Modes = QtWidgets.QToolButton.ToolButtonPopupMode
_Features = QtWidgets.QStyleOptionToolButton.ToolButtonFeature


class MenuButton(QtWidgets.QToolButton):
    """FreeCAD's style sheets draw the arrow onto the text, as a white block, or not at all."""

    @property
    def _arrow(self) -> bool:
        """An icon alone says itself that there is more."""
        return self.toolButtonStyle() != QtCore.Qt.ToolButtonStyle.ToolButtonIconOnly

    def sizeHint(self) -> Any:
        size = super().sizeHint()
        if self._arrow and self.popupMode() != _Modes.MenuButtonPopup:  # that has its room
            size.setWidth(size.width() + _ROOM)
        return size

    def paintEvent(self, event: Any) -> None:
        option = QtWidgets.QStyleOptionToolButton()
        self.initStyleOption(option)
        option.features &= ~(_Features.HasMenu | _Features.MenuButtonPopup)
        option.subControls = QtWidgets.QStyle.SubControl.SC_ToolButton  # not that of the menu
        painter = QtWidgets.QStylePainter(self)
        painter.drawComplexControl(QtWidgets.QStyle.ComplexControl.CC_ToolButton, option)
        if self._arrow:
            self._draw_arrow(painter, option.palette.color(self.foregroundRole()))
        painter.end()

    def _draw_arrow(self, painter: Any, text: Any) -> None:
        """At the end of the line, in the colour of the text."""
        left = _INSET if self.isRightToLeft() else self.width() - _INSET - _ARROW
        top = (self.height() - _ARROW // 2) / 2
        corners = ((left, top), (left + _ARROW, top), (left + _ARROW / 2, top + _ARROW / 2))
        painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        painter.setBrush(colours.readable(text, colours.ground_of(self)))
        painter.drawPolygon(QtGui.QPolygonF([QtCore.QPointF(*corner) for corner in corners]))
