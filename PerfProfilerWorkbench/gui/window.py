# SPDX-License-Identifier: LGPL-2.1-or-later
"""FreeCAD's main window: waiting until it is there."""

from __future__ import annotations

from collections.abc import Callable

from ..qt import QtCore

_WAIT_MS = 200


def when_up(then: Callable[[], None]) -> None:
    """Call ``then`` once the main window is visible, from the event loop."""
    import FreeCADGui

    def look() -> None:
        if FreeCADGui.getMainWindow().isVisible():
            then()
        else:
            QtCore.QTimer.singleShot(_WAIT_MS, look)

    # a function, because PySide2 keeps only a weak reference to a bound method's object
    QtCore.QTimer.singleShot(_WAIT_MS, look)
