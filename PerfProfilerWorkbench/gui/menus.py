# SPDX-License-Identifier: LGPL-2.1-or-later
"""Menus of our own, out of the table of actions: for the panel, and for FreeCAD 0.20's bars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import i18n, paths
from .actions import ACTIONS, EXPORT, GROUPS, SEPARATOR
from .controller import controller


def fill(menu: Any, names: Iterable[str]) -> None:
    """An entry an action, a menu a group; each says what it would do whenever the menu opens."""
    for name in names:
        if name == SEPARATOR:
            menu.addSeparator()
        elif name in GROUPS:
            _group(menu, name)
        else:
            entry(menu, name)

    def put() -> None:
        for action in menu.actions():  # asked for anew: PySide may confuse actions that are kept
            if action.objectName() in ACTIONS:
                put_state(action, action.objectName())

    menu.aboutToShow.connect(put)


def entry(menu: Any, name: str) -> Any:
    text, icon = ACTIONS[name].looks
    action = menu.addAction(_icon(icon), i18n.tr(text))
    action.setObjectName(name)
    action.setToolTip(i18n.tr(ACTIONS[name].tip))
    action.setCheckable(ACTIONS[name].ticked)
    action.triggered.connect(lambda _=False: ACTIONS[name].run())
    return action


def put_state(action: Any, name: str) -> None:
    """What a QAction says and whether it can be used, as it is now."""
    known = ACTIONS[name]
    text, icon = known.looks
    action.setText(i18n.tr(text))
    if known.icon_on:
        action.setIcon(_icon(icon))
    action.setEnabled(known.active())
    if known.ticked and known.on is not None:
        action.setChecked(known.on())


def _group(menu: Any, name: str) -> None:
    group = GROUPS[name]
    below = menu.addMenu(_icon(group.icon), i18n.tr(group.text))
    if name == EXPORT:
        from . import exporting

        exporting.fill(below, controller())
    else:
        fill(below, group.names)


def _icon(name: str) -> Any:
    from ..qt import QtGui

    return paths.qicon(name) if name else QtGui.QIcon()
