# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hears what is selected in FreeCAD's tree and 3D view, while the page is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...model.span import ObjectKey
from ...qt import QtCore


class SelectionWatch:
    """An observer of FreeCAD's selection. ``told`` gets what is selected, once for many changes.

    ``timer`` is the owner's, so that nothing is told when that is gone.
    """

    def __init__(self, timer: Any, told: Callable[[list[ObjectKey]], None]) -> None:
        self._timer, self._on = timer, False
        timer.setSingleShot(True)
        timer.setInterval(0)
        timer.timeout.connect(lambda: told(selected()))

    def on(self) -> None:
        import FreeCADGui

        if not self._on:
            self._on = True
            FreeCADGui.Selection.addObserver(self)
            self._timer.start()

    def off(self, *_: Any) -> None:
        import FreeCADGui

        if self._on:
            self._on = False
            FreeCADGui.Selection.removeObserver(self)

    def _later(self, *_: Any) -> None:
        if self._on:
            self._timer.start()

    # FreeCAD calls these
    addSelection = removeSelection = setSelection = clearSelection = _later


def selected() -> list[ObjectKey]:
    """In all documents."""
    import FreeCADGui

    found = FreeCADGui.Selection.getSelectionEx("*")
    return [ObjectKey(one.DocumentName, one.ObjectName) for one in found]


def stopped_with(owner: QtCore.QObject, watch: SelectionWatch) -> None:
    """FreeCAD would go on calling an observer whose owner is gone."""
    owner.destroyed.connect(lambda *_: watch.off())
