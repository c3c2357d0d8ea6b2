# SPDX-License-Identifier: LGPL-2.1-or-later
"""Moves a document's 3D view some times, and has it drawn each time."""

from __future__ import annotations

import FreeCADGui
from views import move_camera

from PerfProfilerWorkbench.qt import QtWidgets


def turn(document):
    view = FreeCADGui.getDocument(document.Name).activeView()
    for _ in range(6):
        move_camera(view)
        QtWidgets.QApplication.processEvents()
        view.redraw()
