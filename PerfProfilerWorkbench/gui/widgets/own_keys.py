# SPDX-License-Identifier: LGPL-2.1-or-later
"""Keys that are the panel's while it has the keyboard.

FreeCAD's shortcuts come before any key: with an object selected Delete would delete that instead of
a recording, and Space hide it instead of pressing a button.
"""

from __future__ import annotations

from typing import Any

from ...qt import QtCore

_Key, _Modifier = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier
_ACTING = (_Key.Key_Space, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Delete, _Key.Key_Escape)
_MOVING = (_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End)
_KEYS = frozenset((*_ACTING, *_MOVING, _Key.Key_PageUp, _Key.Key_PageDown))
_LEFT_TO_FREECAD = (_Modifier.AltModifier, _Modifier.MetaModifier)
_OPENING = (_Key.Key_Return, _Key.Key_Enter)  # these with Ctrl, too


def kept(event: Any) -> bool:
    """Whether an event asks for one of them; it is told that FreeCAD must not have it then."""
    if event.type() != QtCore.QEvent.Type.ShortcutOverride or event.key() not in _KEYS:
        return False
    held = event.modifiers()
    if any(held & one for one in _LEFT_TO_FREECAD):
        return False
    if held & _Modifier.ControlModifier and event.key() not in _OPENING:
        return False
    event.accept()
    return True
