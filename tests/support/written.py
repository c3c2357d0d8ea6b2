# SPDX-License-Identifier: LGPL-2.1-or-later
"""The texts that widgets write: which, in which widgets and cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PerfProfilerWorkbench.gui.widgets.tables import ColouredCell
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

_ROWS = 12  # of a table are looked at


def visible(root: Any, kind: Any = QtWidgets.QWidget) -> Iterator[Any]:
    for widget in root.findChildren(kind):
        if widget.isVisible() and not widget.isWindow() and widget.window() is root.window():
            yield widget


def named(widget: Any) -> str:
    """A widget in words."""
    text = said(widget) or widget.accessibleName() or widget.objectName()
    parent = widget.parentWidget()
    return f"{type(parent).__name__}/{type(widget).__name__} “{text[:40]}”"


def said(widget: Any) -> str:
    """The text that a widget draws itself; cells and headers are asked one by one."""
    if isinstance(widget, QtWidgets.QComboBox):
        return str(widget.currentText())
    if isinstance(widget, QtWidgets.QLineEdit):
        return str(widget.text() or widget.placeholderText())
    if isinstance(widget, QtWidgets.QGroupBox):
        return str(widget.title())
    if isinstance(widget, QtWidgets.QToolButton):
        style = widget.toolButtonStyle()
        bare = style == QtCore.Qt.ToolButtonStyle.ToolButtonIconOnly
        return "" if bare and not widget.icon().isNull() else str(widget.text())
    if isinstance(widget, (QtWidgets.QLabel, QtWidgets.QAbstractButton)):
        return str(widget.text())
    return ""


def is_hint(widget: Any) -> bool:
    """The grey text in an empty field is Qt's to draw; the field's name tells what it is for."""
    empty = isinstance(widget, QtWidgets.QLineEdit) and not widget.text()
    return empty and bool(widget.accessibleName())


def plain(view: Any, index: Any) -> bool:
    """Whether a cell has its text in one line; where a delegate of ours draws, there may be more,
    or none."""
    kind = type(view.itemDelegate(index))
    return kind is ColouredCell or kind.__module__.startswith("PySide")


def cells(view: Any, aside: bool = False) -> Iterator[tuple[Any, Any]]:
    """The first cells of a table, list or tree that are visible, with their places.

    ``aside``: those to the left and right of what is visible, too.
    """
    model = view.model()
    if model is None:
        return
    room = view.viewport().rect()
    listed = isinstance(model, QtCore.QAbstractListModel)  # its columnCount is not public
    columns = 1 if listed else model.columnCount(view.rootIndex())
    for row in range(min(model.rowCount(view.rootIndex()), _ROWS)):
        for column in range(columns):
            index = model.index(row, column, view.rootIndex())
            box = view.visualRect(index)
            whole = room.top() <= box.top() and box.bottom() <= room.bottom()
            if box.isValid() and whole and (aside or room.intersects(box)) and index.data():
                yield index, box
