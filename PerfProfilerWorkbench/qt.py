# SPDX-License-Identifier: LGPL-2.1-or-later
"""The one file that imports PySide, through FreeCAD's shim (PySide2 or PySide6 behind it).

Widgets are imported when they are first asked for: without a window only QtCore is needed.
"""

from __future__ import annotations

import importlib
from typing import Any

from PySide import QtCore as QtCore

Signal = QtCore.Signal


def __getattr__(name: str) -> Any:
    if name == "QtGui":
        return importlib.import_module("PySide.QtGui")
    if name == "QtWidgets":
        try:
            return importlib.import_module("PySide.QtWidgets")
        except ImportError:  # FreeCAD 0.20: its shim has the widgets in QtGui
            return importlib.import_module("PySide.QtGui")
    raise AttributeError(name)


def run_modal(dialog: Any) -> int:
    """``exec`` of a dialog or menu: PySide2 has it only under its Python 2 name."""
    run = getattr(dialog, "exec", None) or dialog.exec_
    return int(run() or 0)
