# SPDX-License-Identifier: LGPL-2.1-or-later
"""A frame around what has the keyboard's focus: FreeCAD's style sheets draw none."""

from __future__ import annotations

from typing import Any

from ...qt import QtCore, QtGui, QtWidgets
from . import colours

_WIDTH = 2  # pixels


class FocusMark(QtCore.QObject):
    """Frames what is in ``root`` and was reached by a key, not what was clicked."""

    def __init__(self, root: Any) -> None:
        super().__init__(root)
        self._root = root
        self._frame: _Frame | None = None
        QtWidgets.QApplication.instance().focusChanged.connect(self._follow)

    def _follow(self, before: Any, now: Any) -> None:
        if self._frame is not None:
            self._frame.leave()
            self._frame = None
        if now is not None and self._root.isAncestorOf(now) and _by_key(now):
            self._frame = _Frame(now)


def _by_key(widget: Any) -> bool:
    return bool(widget.window().testAttribute(QtCore.Qt.WidgetAttribute.WA_KeyboardFocusChange))


class _Frame(QtWidgets.QWidget):
    """Lies on a widget, and goes where it goes: a child of its parent, so that it scrolls too."""

    def __init__(self, framed: Any) -> None:
        super().__init__(framed.parentWidget())
        self._framed = framed
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        framed.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def leave(self) -> None:
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() in (QtCore.QEvent.Type.Move, QtCore.QEvent.Type.Resize):
            self._place()
        return False

    def _place(self) -> None:
        self.setGeometry(self._framed.geometry())

    def paintEvent(self, event: Any) -> None:
        painter = QtGui.QPainter(self)
        colour = colours.readable(colours.OURS, colours.ground_of(self))
        painter.setPen(QtGui.QPen(colour, _WIDTH))
        inset = _WIDTH // 2
        painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
        painter.end()
