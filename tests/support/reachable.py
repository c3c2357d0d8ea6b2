# SPDX-License-Identifier: LGPL-2.1-or-later
"""What of a widget can't be used with the keyboard alone, or has no name for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from looking import photo, scroll_to
from written import named, said, visible

from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

_USED = (
    QtWidgets.QAbstractButton,
    QtWidgets.QComboBox,
    QtWidgets.QLineEdit,
    QtWidgets.QAbstractItemView,
    QtWidgets.QAbstractSpinBox,
    QtWidgets.QSlider,
)
_TAB = QtCore.Qt.FocusPolicy.TabFocus
_OTHERS = 30  # stops that are not the panel's, such as the dock's own buttons
_INNER = (QtWidgets.QComboBox, QtWidgets.QAbstractSpinBox, QtWidgets.QLineEdit, QtWidgets.QTabBar)


def stops(root: Any) -> list[Any]:
    """Visible widgets that a person uses: those of Qt's kinds, and any that takes the focus."""
    return [
        one
        for one in visible(root)
        if one.isEnabled()
        and (isinstance(one, _USED) or one.focusPolicy() & _TAB == _TAB)
        and not isinstance(one, QtWidgets.QHeaderView)
        and not isinstance(one.parentWidget(), _INNER)
        and not _corner(one)
    ]


def _corner(widget: Any) -> bool:
    """Qt's own button between the headers of a table."""
    return isinstance(widget.parentWidget(), QtWidgets.QTableView) and isinstance(
        widget, QtWidgets.QAbstractButton
    )


def unreachable(root: Any) -> Iterator[str]:
    """What Tab passes by.

    Every widget is in the chain of its window, so what it takes is asked; a walk along the chain
    would come by FreeCAD's window, which PySide6 would lose (docs/freecad.md).
    """
    for widget in stops(root):
        proxy = widget.focusProxy() or widget
        if proxy.focusPolicy() & _TAB != _TAB:
            yield f"Tab does not reach {named(widget)}"


def nameless(root: Any) -> Iterator[str]:
    """What a screen reader could say nothing of."""
    buddies = {label.buddy() for label in root.findChildren(QtWidgets.QLabel)}
    for widget in stops(root):
        known = widget.accessibleName() or isinstance(widget, QtWidgets.QAbstractButton) * said(
            widget
        )
        if not known and widget not in buddies and not isinstance(widget, QtWidgets.QLabel):
            yield f"no accessible name: {named(widget)} {widget.objectName()}"


def unseen_focus(root: Any) -> Iterator[str]:
    """Where Tab does not lead, and what then looks as it looked; the window has to be active."""
    left: dict[Any, Any] = {}
    if QtWidgets.QApplication.focusWidget() is not None:
        QtWidgets.QApplication.focusWidget().clearFocus()
    for widget in stops(root):
        scroll_to(widget)
        left[widget] = photo(widget).toImage()
    for _ in range(len(left) + _OTHERS):
        now = QtWidgets.QApplication.focusWidget()
        before = left.pop(now, None)
        if before is not None:
            QtWidgets.QApplication.sendPostedEvents()
            if photo(now).toImage() == before:
                yield f"focus is not seen: {named(now)}"
        _press_tab(now or root.window())
    for widget in left:
        if not _in_group(widget):
            yield f"Tab does not lead to {named(widget)}"


def _in_group(widget: Any) -> bool:
    """Of buttons of which one is down, Tab leads to that one, and arrow keys to the others."""
    return isinstance(widget, QtWidgets.QAbstractButton) and widget.group() is not None


def _press_tab(widget: Any) -> None:
    kind, key = QtCore.QEvent.Type.KeyPress, QtCore.Qt.Key.Key_Tab
    none = QtCore.Qt.KeyboardModifier.NoModifier
    QtWidgets.QApplication.sendEvent(widget, QtGui.QKeyEvent(kind, key, none))
