# SPDX-License-Identifier: LGPL-2.1-or-later
"""The part of the panel's benchmark that runs inside FreeCAD."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import perf_counter_ns, process_time_ns, thread_time_ns
from typing import Any

import FreeCADGui
from big_session import big_session
from within_window import guarded, leave

from PerfProfilerWorkbench.gui import dock, window
from PerfProfilerWorkbench.gui.controller import controller
from PerfProfilerWorkbench.model.session import Session
from PerfProfilerWorkbench.qt import QtCore, QtWidgets, run_modal

FEATURES, WHOLES, EDITS, ROUNDS, IDLE_PAIRS = 10_000, 5, 170, 60, 15
WAIT_S, SETTLE_S = 60, 1.5


class Growing:
    """A stand-in for a recording that goes on: its spans come from a session made by hand."""

    running, seconds, gpus, workflow, preset = True, 61.0, (), None, "lightweight"

    def __init__(self, session: Session, known: int) -> None:
        self._all, self._known = session, known
        self.spans = list(session.spans[:known])
        self.features, self.samples, self.frames = session.features, session.samples, session.frames
        self.dropped_events, self.problems, self.id = 0, (), session.id

    @property
    def session(self) -> Session:
        return replace(self._all, spans=tuple(self.spans))

    def grow(self) -> bool:
        """One more recompute; False at the end."""
        rest = self._all.spans[self._known :]
        if not rest:
            return False
        end = next(number for number, span in enumerate(rest) if span.parent is None) + 1
        self.spans += rest[:end]
        self._known += end
        return True

    def stop(self) -> Session:
        return self.session


def main(idle_s: float, out: str) -> None:
    window.when_up(lambda: guarded(out, lambda: begin(idle_s, out)))


def begin(idle_s: float, out: str) -> None:
    FreeCADGui.getMainWindow().setGeometry(0, 0, 1590, 980)
    found: dict[str, Any] = {"features": FEATURES}
    session = big_session(FEATURES, wholes=WHOLES, edits=EDITS)
    found["spans"] = len(session.spans)
    panel = dock.panel(show=True).panel
    panel._timer.stop()  # ticks come from here
    found["refreshes"] = [refreshed(panel, page, session) for page in panel.each]
    show(session)
    found["sorting"] = list(sorting(panel))
    panel._timer.start()
    found["ticks"] = list(idle_pages(panel))
    found["idle"] = list(idle_pairs(panel, idle_s))
    leave(out, found)


def known(session: Session) -> int:
    """How many spans there are before the last edits."""
    ends = [number for number, span in enumerate(session.spans) if span.parent is None]
    return ends[-ROUNDS - 1] + 1


def show(session: Session) -> None:
    controller().recording = None
    controller().show_session(session)


def refreshed(panel: Any, page: Any, session: Session) -> tuple[str, list[int], list[int]]:
    """What each of the last edits takes while a page is open, without and with painting."""
    controller().recording = None
    controller().clear()
    panel.open_page(page.name)
    growing = Growing(session, known(session))
    controller().recording = growing  # type: ignore[assignment]
    until_quiet(panel)
    times_ns, painted_ns = [], []
    while growing.grow():
        start_ns = thread_time_ns()
        panel._tick()
        times_ns.append(thread_time_ns() - start_ns)
        QtWidgets.QApplication.processEvents()
        painted_ns.append(thread_time_ns() - start_ns)
    until_quiet(panel)
    controller().recording = None
    return page.name, times_ns, painted_ns


def until_quiet(panel: Any) -> None:
    """Until everything is taken over, also what the page takes over bit by bit, and analysed."""
    end_ns = perf_counter_ns() + WAIT_S * 10**9
    calm = 0
    while calm < 20 and perf_counter_ns() < end_ns:
        panel._tick()
        QtWidgets.QApplication.processEvents(QtCore.QEventLoop.ProcessEventsFlag.AllEvents, 50)
        calm = 0 if panel.analyst.running or goes_on(panel.page) else calm + 1


def goes_on(page: Any) -> bool:
    """Whether a page has more to do by itself."""
    return any(
        timer.isActive() and timer.isSingleShot() for timer in page.findChildren(QtCore.QTimer)
    )


def sorting(panel: Any) -> Iterator[tuple[str, int]]:
    panel.open_page("features")
    until_quiet(panel)
    table = panel.features.table
    model = table.model()
    orders = QtCore.Qt.SortOrder
    for column in range(model.columnCount()):
        title = str(model.headerData(column, QtCore.Qt.Orientation.Horizontal))
        worst_ns = 0
        for order in (orders.AscendingOrder, orders.DescendingOrder):
            start_ns = thread_time_ns()
            table.sortByColumn(column, order)
            worst_ns = max(worst_ns, thread_time_ns() - start_ns)
        yield title or str(column), worst_ns


def idle_pages(panel: Any) -> Iterator[tuple[str, float]]:
    for page in panel.each:
        panel.open_page(page.name)
        until_quiet(panel)
        yield page.name, ticking(panel, 100)


def idle_pairs(panel: Any, seconds: float) -> Iterator[tuple[str, list[float]]]:
    """How much more FreeCAD takes with the panel than with it hidden, in turn: with a session
    shown, and while a recording runs in which nothing happens."""
    panel.open_page("overview")
    until_quiet(panel)
    yield "a session shown", list(more(seconds))
    controller().clear()
    controller().record()
    yield "recording, nothing happens", list(more(seconds))
    controller().record()


def more(seconds: float) -> Iterator[float]:
    for number in range(IDLE_PAIRS):
        shares = {}
        for visible in (True, False) if number % 2 else (False, True):
            dock.panel(show=visible)
            settle()
            shares[visible] = idle(seconds)
        yield shares[True] - shares[False]
    dock.panel(show=True)


def settle() -> None:
    """What showing and hiding itself brings about is over."""
    idle(SETTLE_S)


def ticking(panel: Any, ticks: int) -> float:
    """What ticks take that have nothing new, at four a second."""
    start_ns = thread_time_ns()
    for _ in range(ticks):
        panel._tick()
    return (thread_time_ns() - start_ns) / ticks / 250e6


def idle(seconds: float) -> float:
    """Processor time of FreeCAD while its event loop runs, as a share of the time."""
    loop, start_ns, cpu_ns = QtCore.QEventLoop(), perf_counter_ns(), process_time_ns()
    QtCore.QTimer.singleShot(int(seconds * 1000), loop.quit)
    run_modal(loop)
    return (process_time_ns() - cpu_ns) / (perf_counter_ns() - start_ns)
