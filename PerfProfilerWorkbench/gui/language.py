# SPDX-License-Identifier: LGPL-2.1-or-later
"""Menus and toolbars follow a change of FreeCAD's language.

FreeCAD asks a command of Python for its texts once, when it is added, and shows those again after
each change; so ours are put in afterwards, and again where a workbench makes new bars of them.
"""

from __future__ import annotations

from typing import Any

from .. import texts
from ..qt import QtCore, QtGui, QtWidgets
from . import commands, everywhere, i18n, menus
from .actions import ACTIONS, GROUPS

_listener: Any = None


def follow() -> None:
    """From now on; does nothing the second time."""
    global _listener
    if _listener is None:
        _listener = _Listener()


class _Listener(QtWidgets.QWidget):
    """Never shown: FreeCAD's window tells its children that the language is another."""

    def __init__(self) -> None:
        import FreeCADGui

        window = FreeCADGui.getMainWindow()
        super().__init__(window)
        self.hide()
        self._first = self._now = i18n.tr(texts.WORKBENCH_NAME), i18n.tr(texts.RECORD_MENU)
        window.workbenchActivated.connect(self._new_bars)

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == QtCore.QEvent.Type.LanguageChange:
            QtCore.QTimer.singleShot(0, self._put)  # FreeCAD puts its own in before

    def _new_bars(self, _: str) -> None:
        if self._now != self._first:
            QtCore.QTimer.singleShot(0, self._put)

    def _put(self) -> None:
        self._now = i18n.tr(texts.WORKBENCH_NAME), i18n.tr(texts.RECORD_MENU)
        put(self.parentWidget(), self._first[0])


def put(window: Any, ours: str) -> None:
    """``ours``: under what name FreeCAD knows our workbench's own menu and toolbar."""
    for name, action in commands.shown():
        menus.put_state(action, name)
        _tip(action, ACTIONS[name].tip)
    for name, group in GROUPS.items():
        for action in window.findChildren(QtGui.QAction, name):
            action.setText(i18n.tr(group.text))
            _tip(action, group.tip)
    _titles(window, ours)
    everywhere.retranslate()


def _tip(action: Any, tip: str) -> None:
    action.setToolTip(i18n.tr(tip))
    action.setStatusTip(i18n.tr(tip))


def _titles(window: Any, ours: str) -> None:
    for bar in window.findChildren(QtWidgets.QToolBar, ours):
        bar.setWindowTitle(i18n.tr(texts.WORKBENCH_NAME))
    known = commands.groups_shown()
    for menu in window.findChildren(QtWidgets.QMenu):
        if menu.menuAction().objectName() == ours:
            menu.setTitle(i18n.tr(texts.WORKBENCH_NAME))
            continue
        first = menu.actions()[:1]
        for name, action in known if first else ():
            if action is first[0] or action == first[0]:
                menu.setTitle(i18n.tr(GROUPS[name].text))
