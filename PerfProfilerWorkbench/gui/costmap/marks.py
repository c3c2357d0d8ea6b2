# SPDX-License-Identifier: LGPL-2.1-or-later
"""Bars of the cost map below the labels of the model tree.

A transparent widget over the tree's viewport: FreeCAD's tree, its delegate and its items are left
alone, and the mouse goes through.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...model.span import ObjectKey
from ...qt import QtCore, QtGui, QtWidgets
from .ramp import colour
from .tree import object_in

_LENGTH, _HEIGHT = 64, 3  # pixels at the high end of the scale


class Marks(QtWidgets.QWidget):
    """``place`` says where an object lies on the scale, None if nowhere.

    ``failed`` is told of an error, once.
    """

    def __init__(
        self,
        tree: Any,
        place: Callable[[ObjectKey], float | None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(tree)
        self._tree, self._viewport = tree, tree.viewport()
        self._place, self._failed = place, failed
        for attribute in ("WA_TransparentForMouseEvents", "WA_NoSystemBackground"):
            self.setAttribute(getattr(QtCore.Qt.WidgetAttribute, attribute))
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self._viewport.installEventFilter(self)
        self.setGeometry(self._viewport.geometry())
        self.show()
        self.raise_()

    def eventFilter(self, watched: Any, event: Any) -> bool:
        if event.type() in (QtCore.QEvent.Type.Resize, QtCore.QEvent.Type.Move):
            self.setGeometry(self._viewport.geometry())
        return False

    def paintEvent(self, event: Any) -> None:
        painter = QtGui.QPainter(self)
        try:
            self._paint(painter)
        except Exception as error:
            self._give_up(error)
        finally:
            painter.end()

    def _give_up(self, error: Exception) -> None:
        failed, self._failed = self._failed, lambda error: None
        QtCore.QTimer.singleShot(0, lambda: failed(error))  # it deletes this widget

    def _paint(self, painter: Any) -> None:
        index = self._tree.indexAt(QtCore.QPoint(0, 0))
        index = index.sibling(index.row(), 0)  # where we read from right to left it is another
        while index.isValid():
            box = self._tree.visualRect(index)
            if box.top() > self.height():
                return
            self._paint_row(painter, box, object_in(index))
            index = self._tree.indexBelow(index)

    def _paint_row(self, painter: Any, box: Any, obj: Any) -> None:
        place = None if obj is None else self._place(ObjectKey(obj.Document.Name, obj.Name))
        if place is None:
            return
        length = max(_HEIGHT, round(place * min(_LENGTH, box.width())))
        mirrored = self.layoutDirection() == QtCore.Qt.LayoutDirection.RightToLeft
        left = box.right() + 1 - length if mirrored else box.left()
        bar = QtCore.QRect(left, box.bottom() + 1 - _HEIGHT, length, _HEIGHT)
        painter.fillRect(bar, QtGui.QColor.fromRgbF(*colour(place)))

    @property
    def alive(self) -> bool:
        try:
            return bool(self.isWidgetType() and self._viewport.isWidgetType())
        except RuntimeError:  # it is gone with its tree
            return False

    def remove(self) -> None:
        if self.alive:
            self._viewport.removeEventFilter(self)
            self.hide()
            self.deleteLater()
