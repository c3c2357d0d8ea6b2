# SPDX-License-Identifier: LGPL-2.1-or-later
"""A layout that sets widgets in lines, as many as the width asks for. Qt has none."""

from __future__ import annotations

from typing import Any

from ...qt import QtCore, QtWidgets


class FlowLayout(QtWidgets.QLayout):
    """Each widget has the size it would like; those that are hidden take no place."""

    def __init__(self, gap: int = 4) -> None:
        super().__init__()
        self._items: list[Any] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: Any) -> None:
        # the item is Python's: PySide confuses Qt's own with old ones that lay in the same place
        self.addChildWidget(widget)
        self.addItem(QtWidgets.QWidgetItem(widget))

    def addItem(self, item: Any) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> Any:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> Any:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Any:
        return QtCore.Qt.Orientations()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QtCore.QRect(0, 0, width, 0), False)

    def setGeometry(self, box: Any) -> None:
        super().setGeometry(box)
        self._place(box, True)

    def sizeHint(self) -> Any:
        return self.minimumSize()

    def minimumSize(self) -> Any:
        """As wide as the widest, so that each fits."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in sizes), default=0)
        return QtCore.QSize(width, max((size.height() for size in sizes), default=0))

    def _place(self, box: Any, really: bool) -> int:
        """Line by line; the height that it takes."""
        x = y = line = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x and x + size.width() > box.width():
                x, y, line = 0, y + line + self._gap, 0
            if really:
                left = box.width() - x - size.width() if self._leftwards() else x
                item.setGeometry(QtCore.QRect(QtCore.QPoint(box.x() + left, box.y() + y), size))
            x, line = x + size.width() + self._gap, max(line, size.height())
        return y + line

    def _leftwards(self) -> bool:
        parent = self.parentWidget()
        return parent is not None and bool(parent.isRightToLeft())
