# SPDX-License-Identifier: LGPL-2.1-or-later
"""Waiting inside FreeCAD's window, while its event loop runs."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter_ns, thread_time_ns

from PerfProfilerWorkbench.qt import QtCore

LIMIT_MS = 10_000
TICK_MS, LATE_MS, CALM_TICKS = 20, 10, 10


def until(qtbot, true):
    """Until something is true (or not empty, or not None)."""
    qtbot.waitUntil(lambda: bool(true()), timeout=LIMIT_MS)


def let_run(qtbot):
    """Until a timer of FreeCAD's event loop has fired."""
    fired = []
    QtCore.QTimer.singleShot(0, lambda: fired.append(True))
    until(qtbot, lambda: fired)


def calm(qtbot):
    """Until FreeCAD has nothing to do: some ticks came on time, one after the other."""
    times, timer = [perf_counter_ns()], QtCore.QTimer()
    timer.setTimerType(QtCore.Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: times.append(perf_counter_ns()))
    timer.start(TICK_MS)

    def on_time():
        gaps = [(end - start) / 1e6 for start, end in pairwise(times)][-CALM_TICKS:]
        return len(gaps) == CALM_TICKS and max(gaps) < TICK_MS + LATE_MS

    until(qtbot, on_time)
    timer.stop()


def idle_ns():
    """Two of these differ by how long this thread did not run."""
    return perf_counter_ns() - thread_time_ns()
