# SPDX-License-Identifier: LGPL-2.1-or-later
"""FreeCAD's own saving, which its timers set off every few minutes, at once."""

from __future__ import annotations

from PerfProfilerWorkbench.qt import QtCore


def autosave() -> None:
    application = QtCore.QCoreApplication.instance()
    savers = [
        each for each in application.children() if each.metaObject().className() == "Gui::AutoSaver"
    ]
    numbers = range(1, 1000)  # PySide2 does not tell them: the saver passes over all but its own
    if QtCore.qVersion().startswith("6"):
        timers = QtCore.QAbstractEventDispatcher.instance().registeredTimers(savers[0])
        numbers = [each.timerId for each in timers]
    for number in numbers:
        application.sendEvent(savers[0], QtCore.QTimerEvent(number))
