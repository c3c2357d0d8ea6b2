# SPDX-License-Identifier: LGPL-2.1-or-later
"""The one file that imports PySide, through FreeCAD's shim (PySide2 or PySide6 behind it)."""

from __future__ import annotations

from typing import Any

from PySide import QtCore, QtGui

try:
    from PySide import QtWidgets
except ImportError:  # FreeCAD 0.20: its shim has the widgets in QtGui
    QtWidgets = QtGui

Signal = QtCore.Signal

__all__ = ["QtCore", "QtGui", "QtWidgets", "Signal", "run_modal"]


def run_modal(dialog: Any) -> int:
    """``exec`` of a dialog or menu: PySide2 has it only under its Python 2 name."""
    run = getattr(dialog, "exec", None) or dialog.exec_
    return int(run() or 0)
