# SPDX-License-Identifier: LGPL-2.1-or-later
"""A timer of an add-on that works for a third of a second; one that works for less."""

from __future__ import annotations

from time import perf_counter_ns

from cases import recorded

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "freezes"
WHERE = "window"
THRESHOLDS = Thresholds(freeze_ns=300_000_000)
LIMIT_NS = 10_000_000_000


def problem():
    return fired(350_000_000)


def near_miss():
    return fired(20_000_000)


def fired(ns):
    from PerfProfilerWorkbench.qt import QtCore, run_modal

    def work():
        end_ns = perf_counter_ns() + ns
        while perf_counter_ns() < end_ns:
            pass

    def act(document):
        """The event loop runs before the work, and until it can be known that it is over."""
        loop = QtCore.QEventLoop()
        QtCore.QTimer.singleShot(50, work)
        QtCore.QTimer.singleShot(100 + ns // 1_000_000, loop.quit)
        run_modal(loop)

    return recorded(lambda document: None, act=act)
