# SPDX-License-Identifier: LGPL-2.1-or-later
"""The part of the storm that runs inside FreeCAD: makes it, and times our callbacks."""

from __future__ import annotations

import itertools
import random
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable
from time import perf_counter_ns, thread_time_ns
from typing import Any

import FreeCAD
import FreeCADGui
from within_window import guarded, leave

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.capture import command_signs, view_frames
from PerfProfilerWorkbench.capture.commands import CommandWatch
from PerfProfilerWorkbench.capture.freezes import FreezeWatch
from PerfProfilerWorkbench.capture.loop import Loop
from PerfProfilerWorkbench.capture.report_view import ReportView
from PerfProfilerWorkbench.capture.window import WindowMarks
from PerfProfilerWorkbench.gui import window
from PerfProfilerWorkbench.qt import QtCore, Signal

WORKBENCHES = ("PartWorkbench", "PartDesignWorkbench", "DraftWorkbench", "SketcherWorkbench")
SWITCH_MS, LOOK_MS, PAUSE_S = 4000, 100, 0.002
MOVES, EVENTS, ROUNDS = 2000, 20_000, 5


class Meter:
    """Processor time of functions; what one calls of the others is its own.

    The processor's, because a busy machine would be in the other. ``filters`` are event filters.
    """

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.ns: Counter[str] = Counter()
        self.filters: set[str] = set()
        self._busy = False

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any) -> Any:
            if self._busy:
                return call(*arguments)
            self._busy = True
            start_ns = thread_time_ns()
            try:
                return call(*arguments)
            finally:
                self.ns[name] += thread_time_ns() - start_ns
                self.calls[name] += 1
                self._busy = False

        return measured

    def own_ns(self) -> float:
        """What an empty function seems to take."""
        empty = self.timed("empty", lambda: None)
        for _ in range(EVENTS):
            empty()
        calls, ns = self.calls.pop("empty"), self.ns.pop("empty")
        return ns / calls


def instrument(meter: Meter) -> None:
    """From here on, every callback that Qt gets from us is timed. Before the recording."""
    for owner, name in (
        (Loop, "_tick"),
        (CommandWatch, "_other_workbench"),
        (command_signs.CommandSigns, "_menu_hides"),
        (ReportView, "_changed"),
        (view_frames.ViewFrames, "_swapped"),
    ):
        setattr(owner, name, meter.timed(f"{owner.__name__}.{name}", getattr(owner, name)))
    WindowMarks._link = _timed_link(meter, "WindowMarks", WindowMarks._link)  # type: ignore
    for module, factory in ((command_signs, "_ear"), (view_frames, "_filter")):
        setattr(module, factory, _timed_filter(meter, getattr(module, factory)))
    FreezeWatch._run = _timed_thread(meter, FreezeWatch._run)  # type: ignore[method-assign]


def _timed_link(meter: Meter, owner: str, link: Callable[..., None]) -> Callable[..., None]:
    def timed(self: Any, signal: Any, slot: Callable[..., None]) -> None:
        name = getattr(slot, "__qualname__", owner)
        link(self, signal, meter.timed(name.replace(".<locals>.<lambda>", ""), slot))

    return timed


def _timed_filter(meter: Meter, factory: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        made = factory(*arguments)
        name = f"{type(made).__name__}.eventFilter"
        meter.filters.add(name)
        type(made).eventFilter = meter.timed(name, type(made).eventFilter)
        return made

    return timed


def _timed_thread(meter: Meter, run: Callable[..., None]) -> Callable[..., None]:
    def timed(self: Any) -> None:
        run(self)
        meter.ns["the thread that looks at freezes"] += thread_time_ns()

    return timed


def filter_ns() -> float:
    """What PySide takes to call an event filter that does nothing."""

    class Empty(QtCore.QObject):  # type: ignore[misc, unused-ignore]
        def eventFilter(self, watched: Any, event: Any) -> bool:
            return False

    target, empty = QtCore.QObject(), Empty()
    event = QtCore.QEvent(QtCore.QEvent.Type.User)

    def send() -> None:
        for _ in range(EVENTS):
            QtCore.QCoreApplication.sendEvent(target, event)

    alone_ns = least_ns(send)
    target.installEventFilter(empty)
    return (least_ns(send) - alone_ns) / EVENTS


def slot_ns() -> float:
    """What PySide takes to call a slot that does nothing."""

    class Sender(QtCore.QObject):  # type: ignore[misc, unused-ignore]
        sent = Signal()

    sender = Sender()

    def send() -> None:
        for _ in range(EVENTS):
            sender.sent.emit()

    alone_ns = least_ns(send)
    sender.sent.connect(lambda: None)
    return (least_ns(send) - alone_ns) / EVENTS


def least_ns(work: Callable[[], None]) -> int:
    times = []
    for _ in range(ROUNDS):
        start_ns = thread_time_ns()
        work()
        times.append(thread_time_ns() - start_ns)
    return min(times)


class Storm:
    """Moves the mouse and changes the workbench until ``then`` is called."""

    def __init__(self, seconds: float, then: Callable[[], None]) -> None:
        self.moves = self.switches = 0
        self._names = itertools.cycle(WORKBENCHES)
        self._script = tempfile.NamedTemporaryFile("w", suffix=".xdotool")  # noqa: SIM115
        self._mouse: subprocess.Popen[bytes] | None = None
        self._write(FreeCADGui.getMainWindow())
        self._timers = []
        for ms, slot in ((LOOK_MS, self._move), (SWITCH_MS, self._switch)):
            timer = QtCore.QTimer()
            timer.timeout.connect(slot)
            timer.start(ms)
            self._timers.append(timer)
        QtCore.QTimer.singleShot(int(seconds * 1000), lambda: self._end(then))

    def _write(self, main: Any) -> None:
        """A walk in small steps over all of the window, by a seed."""
        chance, x, y = random.Random(5), 400, 300
        for _ in range(MOVES):
            x = (x + chance.randint(-40, 60)) % main.width()
            y = (y + chance.randint(-30, 40)) % main.height()
            self._script.write(f"mousemove {x} {y}\nsleep {PAUSE_S}\n")
        self._script.flush()

    def _move(self) -> None:
        if self._mouse is None or self._mouse.poll() is not None:
            self.moves += MOVES if self._mouse is not None else 0
            self._mouse = subprocess.Popen(["xdotool", self._script.name])

    def _switch(self) -> None:
        FreeCADGui.activateWorkbench(next(self._names))
        self.switches += 1

    def _end(self, then: Callable[[], None]) -> None:
        for timer in self._timers:
            timer.stop()
        if self._mouse is not None:
            self._mouse.kill()
            self._mouse.wait()
        then()


def main(seconds: float, out: str) -> None:
    window.when_up(lambda: guarded(out, lambda: begin(seconds, out)))


def begin(seconds: float, out: str) -> None:
    FreeCADGui.getMainWindow().setGeometry(0, 0, 1590, 980)
    document = FreeCAD.newDocument("Storm")
    for number in range(50):
        document.addObject("Part::Box", "Box").Placement.Base.x = number * 12
    document.recompute()
    FreeCADGui.ActiveDocument.ActiveView.fitAll()
    for name in WORKBENCHES:  # loaded before: that is no part of the storm
        FreeCADGui.activateWorkbench(name)
    meter = Meter()
    costs = {"filter_ns": filter_ns(), "slot_ns": slot_ns(), "own_ns": meter.own_ns()}
    instrument(meter)
    recording = record()
    start_ns = perf_counter_ns()

    def end() -> None:
        wall_ns = perf_counter_ns() - start_ns
        session = recording.stop()
        counts = {"wall_ns": wall_ns, "moves": storm.moves, "switches": storm.switches}
        leave(out, {**costs, **counts, "rows": rows(meter, costs), "problems": session.problems})

    storm = Storm(seconds, lambda: guarded(out, end))


def rows(meter: Meter, costs: dict[str, float]) -> list[tuple[str, int, float]]:
    """Name, calls, ns with the calling and without the meter's own."""
    found = []
    for name, ns in meter.ns.items():
        calls = meter.calls[name]
        calling_ns = costs["filter_ns" if name in meter.filters else "slot_ns"]
        found.append((name, calls, ns + calls * (calling_ns - costs["own_ns"])))
    return found
