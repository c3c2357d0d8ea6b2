# SPDX-License-Identifier: LGPL-2.1-or-later
"""Files that are written from the scene (Inventor, VRML, X3D) are without what is ours in it.

FreeCAD tells nobody that it exports, but all its ways to these formats call ``FreeCADGui.export``:
while the cost map is shown, that has ours around it.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from ...capture.slot_guard import guarded
from .painting import Painter


class Exports:
    """``running``: right now. ``problems``: what went wrong with our colours, not the export."""

    def __init__(self, painter: Painter) -> None:
        import FreeCADGui

        self.running, self.problems = False, dict[str, None]()
        self._painter: Painter | None = painter
        self._native = native = FreeCADGui.export

        @wraps(native)
        def export(*arguments: Any, **named: Any) -> Any:
            self._begin()
            try:
                return native(*arguments, **named)
            finally:
                self._end()

        self._ours = FreeCADGui.export = export

    @guarded
    def _begin(self) -> None:
        if self._painter is not None:
            self.running = True
            self._painter.lift()

    @guarded
    def _end(self) -> None:
        self.running = False
        if self._painter is not None:
            self._painter.lower()

    def remove(self) -> None:
        """Someone else may have put theirs around ours: that stays, and ours does nothing."""
        import FreeCADGui

        self._painter = None
        if FreeCADGui.export is self._ours:
            FreeCADGui.export = self._native
