# SPDX-License-Identifier: LGPL-2.1-or-later
"""The legend of the cost map, in the upper left of a 3D view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ... import texts, units
from ...analysis.cost_map import COMPUTE, DISPLAY, MEMORY, TRIANGLES, Scale
from ...qt import QtCore, QtGui, QtWidgets
from .. import i18n
from ..widgets.colours import contrast
from . import ramp

NAMES = {
    COMPUTE: texts.MAP_COMPUTE,
    DISPLAY: texts.MAP_DISPLAY,
    MEMORY: texts.MAP_MEMORY,
    TRIANGLES: texts.MAP_TRIANGLES,
}
_TIPS = {
    COMPUTE: texts.MAP_COMPUTE_TIP,
    DISPLAY: texts.MAP_DISPLAY_TIP,
    MEMORY: texts.MAP_MEMORY_TIP,
    TRIANGLES: texts.MAP_TRIANGLES_TIP,
}
_MARGIN, _WIDTH, _RAMP_HEIGHT = 8, 230, 10
_LEAST = 4.5  # the contrast that text needs
_ARROW = "\u2003 "  # room for the arrow that says that there is a menu


def told(value: int, by: str) -> str:
    """A figure with its unit, in the language of our texts."""
    if by == TRIANGLES:
        return i18n.number(value)
    return units.mebibytes(value, i18n.translate) if by == MEMORY else i18n.duration(value)


class Legend(QtWidgets.QFrame):
    """``canvas`` is what the view paints on; ``choose`` and ``hide`` are what its buttons do."""

    def __init__(
        self, canvas: Any, choose: Callable[[str], None], hide: Callable[[], None]
    ) -> None:
        super().__init__(canvas)
        self.canvas, self._outdated = canvas, False
        self.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
        self.setCursor(QtCore.Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(i18n.tr(texts.MAP_NAME))
        self._make(choose, hide)
        layout = QtWidgets.QGridLayout(self)
        layout.setContentsMargins(6, 4, 6, 6)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.title, 0, 0, 1, 2)
        layout.addWidget(self.close_button, 0, 2, QtCore.Qt.AlignmentFlag.AlignTrailing)
        layout.addWidget(self.ramp, 1, 0, 1, 3)
        layout.addWidget(self.low, 2, 0)
        layout.addWidget(self.kind, 2, 1, QtCore.Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.high, 2, 2, QtCore.Qt.AlignmentFlag.AlignTrailing)
        layout.addWidget(self.note, 3, 0, 1, 3)
        layout.setColumnStretch(1, 1)
        self.move(_MARGIN, _MARGIN)

    def _make(self, choose: Callable[[str], None], hide: Callable[[], None]) -> None:
        self.title = _button(texts.MAP_CHOOSE)
        self.title.setPopupMode(QtWidgets.QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QtWidgets.QMenu(self.title)
        for by, name in NAMES.items():
            action = menu.addAction(i18n.tr(name))
            action.setToolTip(i18n.tr(_TIPS[by]))
            action.triggered.connect(lambda _=False, by=by: choose(by))
        menu.setToolTipsVisible(True)
        self.title.setMenu(menu)
        self.close_button = _button(texts.MAP_HIDE)
        self.close_button.setText("×")
        self.close_button.clicked.connect(lambda: hide())
        self.ramp = _Ramp()
        self.low, self.kind, self.high = (QtWidgets.QLabel() for _ in range(3))
        self.note = QtWidgets.QLabel()
        self.note.setWordWrap(True)

    def put(self, by: str, scale: Scale | None, nothing: str) -> None:
        """``nothing`` is said where there is no scale."""
        self.title.setText(i18n.tr(NAMES[by]) + _ARROW)
        self.setToolTip(f"{i18n.tr(_TIPS[by])}.\n{i18n.tr(texts.MAP_BODIES_TIP)}")
        for widget in (self.ramp, self.low, self.kind, self.high):
            widget.setVisible(scale is not None)
        if scale is None:
            self.note.setText(i18n.tr(nothing))
        else:
            low = told(scale.low, by) if scale.low else i18n.number(0)
            self.low.setText(i18n.tr(texts.MAP_AND_LESS, value=low) if scale.clipped else low)
            self.high.setText(told(scale.high, by))
            kind = texts.MAP_LOGARITHMIC if scale.logarithmic else texts.MAP_LINEAR
            self.kind.setText(i18n.tr(kind))
            self.note.setText(i18n.tr(texts.MAP_NOT_MEASURED))
        self.fit()
        self.show()

    def fit(self) -> None:
        """As wide as its texts want, the note wrapped, but no wider than the view."""
        room = max(1, self.canvas.width() - 2 * _MARGIN)
        width = min(max(_WIDTH, self.minimumSizeHint().width()), room)
        self.resize(width, max(1, self.heightForWidth(width)))

    def paintEvent(self, event: Any) -> None:
        painter = QtGui.QPainter(self)
        painter.fillRect(self.rect(), self._ground())
        painter.end()
        super().paintEvent(event)

    def _ground(self) -> Any:
        """The theme's; style sheets that leave it to the view have one that suits their text."""
        text = self.note.palette().color(QtGui.QPalette.ColorRole.WindowText)
        ground = self.palette().color(QtGui.QPalette.ColorRole.Window)
        for other in ("#ffffff", "#1e1e1e"):
            if ground.alpha() == 255 and contrast(text, ground) >= _LEAST:
                break
            ground = QtGui.QColor(other)
        return ground

    def changeEvent(self, event: Any) -> None:
        self._outdated |= event.type() == QtCore.QEvent.Type.LanguageChange
        super().changeEvent(event)

    @property
    def alive(self) -> bool:
        try:
            return bool(self.canvas.isWidgetType() and self.isWidgetType())
        except RuntimeError:  # it is gone with its view
            return False

    @property
    def outdated(self) -> bool:
        """Whether it speaks another language than FreeCAD does now."""
        return self._outdated

    def remove(self) -> None:
        if self.alive:
            self.hide()
            self.deleteLater()


class _Ramp(QtWidgets.QWidget):
    """The colours from little to much, in the direction of reading."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_RAMP_HEIGHT)

    def paintEvent(self, event: Any) -> None:
        painter = QtGui.QPainter(self)
        mirrored = self.layoutDirection() == QtCore.Qt.LayoutDirection.RightToLeft
        start, end = (self.width(), 0) if mirrored else (0, self.width())
        gradient = QtGui.QLinearGradient(start, 0, end, 0)
        for number, stop in enumerate(ramp.STOPS):
            gradient.setColorAt(number / (len(ramp.STOPS) - 1), QtGui.QColor.fromRgbF(*stop))
        painter.fillRect(self.rect(), gradient)
        painter.end()


def _button(tip: str) -> Any:
    button = QtWidgets.QToolButton()
    button.setAutoRaise(True)
    button.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
    button.setToolTip(i18n.tr(tip))
    button.setAccessibleName(i18n.tr(tip))
    return button
