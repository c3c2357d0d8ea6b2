# SPDX-License-Identifier: LGPL-2.1-or-later
"""The part of the timeline's benchmark that runs inside FreeCAD."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns, thread_time_ns
from typing import Any

import FreeCADGui
from big_session import big_session
from panel_within import EDITS, FEATURES, WHOLES, guarded, leave, show, until_quiet

from PerfProfilerWorkbench.gui import dock, window
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

WIDTHS, STEPS, NOTCH, WAIT_S = (250, 400, 900, 1580), 60, 120, 60


def main(out: str) -> None:
    window.when_up(lambda: guarded(out, lambda: begin(out)))


def begin(out: str) -> None:
    FreeCADGui.getMainWindow().setGeometry(0, 0, 1590, 980)
    session = big_session(FEATURES, wholes=WHOLES, edits=EDITS)
    shown = dock.panel(show=True)
    shown.setFloating(True)
    panel = shown.panel
    panel._timer.stop()
    panel.open_page("timeline")
    slices = taken_over(panel, session)
    steps: list[tuple[str, list[int]]] = []
    for width in WIDTHS:
        shown.resize(width, 900)
        until_quiet(panel)
        steps.append((f"zoom, {width} pixels wide", zoomed(panel.timeline.canvas)))
        steps.append((f"pan, {width} pixels wide", moved(panel.timeline.canvas)))
    leave(out, {"spans": len(session.spans), "steps": steps, "slices": slices})


def taken_over(panel: Any, session: Any) -> list[int]:
    """What each slice of sorting the spans into lanes takes, without drawing."""
    page = panel.timeline
    page._next.setInterval(10**6)  # slices come from here
    start_ns = thread_time_ns()
    show(session)
    found = [thread_time_ns() - start_ns]
    end_ns = perf_counter_ns() + WAIT_S * 10**9
    while page._next.isActive() and perf_counter_ns() < end_ns:
        page._next.stop()
        start_ns = thread_time_ns()
        page._go_on()
        found.append(thread_time_ns() - start_ns)
    until_quiet(panel)
    return found[1:]


def zoomed(canvas: Any) -> list[int]:
    """Closer to the middle of the recording, and back."""
    canvas.show_all()
    canvas.repaint()
    x = canvas.width() / 2
    return [stepped(canvas, lambda: turn(canvas, x, NOTCH)) for _ in range(STEPS)] + [
        stepped(canvas, lambda: turn(canvas, x, -NOTCH)) for _ in range(STEPS)
    ]


def moved(canvas: Any) -> list[int]:
    """Through a tenth of the recording's length at a time, at each of several scales."""
    found = []
    for scale in (10, 100, 1000):
        canvas.zoom.show(canvas.zoom.first_ns, canvas.zoom.last_ns // scale)
        for _ in range(STEPS // 3):
            found.append(stepped(canvas, lambda: canvas.keys.page(0.8)))
    return found


def stepped(canvas: Any, act: Callable[[], None]) -> int:
    start_ns = thread_time_ns()
    act()
    canvas.repaint()
    return thread_time_ns() - start_ns


def turn(canvas: Any, x: float, eighths: int) -> None:
    """As the wheel does it."""
    place = QtCore.QPointF(x, 60.0)
    none, buttons = QtCore.QPoint(0, 0), QtCore.Qt.MouseButton.NoButton
    event = QtGui.QWheelEvent(
        place, QtCore.QPointF(canvas.mapToGlobal(place.toPoint())), none, QtCore.QPoint(0, eighths),
        buttons, QtCore.Qt.KeyboardModifier.NoModifier, QtCore.Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QtWidgets.QApplication.sendEvent(canvas, event)
