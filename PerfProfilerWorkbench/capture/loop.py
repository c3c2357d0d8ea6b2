# SPDX-License-Identifier: LGPL-2.1-or-later
"""When FreeCAD's event loop answers, when it does not, and when it waits for the person.

Qt tells when its loop is about to wait, not when it goes on. A tick every 20 ms (5 in a dialog)
bounds the wait: what takes longer is work. How much of the time to the next tick was waited nothing
tells; the main thread's processor time bounds it where the work computes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter_ns, thread_time_ns

from .guard import note
from .window import WindowMarks

TICK_NS, DIALOG_TICK_NS = 20_000_000, 5_000_000
_LATE_NS = 40_000_000  # so late is a tick on a busy machine, too
_SOON_NS = 10_000_000  # in a storm of events the loop is back every few ms
FROZEN_NS = 100_000_000


class Loop:
    """``blocked`` says that FreeCAD takes no input though its loop runs, for a progress bar's sake.

    ``backs`` are called with the time when all that was to be done is done; where that is often,
    every 10 ms, and in a dialog each time. ``frozen`` is called with the beginning and the end of
    each time in which the loop did not answer. ``mark_ns`` is when it last answered (up to 10 ms
    earlier, if it often does), ``level`` how many loops ran within each other then, ``waited_ns``
    how long dialogs waited for the person so far.
    ``problems`` are sentences about our own errors, ``marks`` are the window's.
    """

    def __init__(
        self,
        blocked: Callable[[], bool],
        frozen: Callable[[int, int], None],
        problems: dict[str, None],
        marks: WindowMarks,
    ) -> None:
        self._blocked, self._frozen, self._problems = blocked, frozen, problems
        self._marks = marks
        self._installed = False
        self._due_ns = self._used_ns = self._woke_ns = 0
        self._dialog = False
        self.backs: list[Callable[[int], None]] = []
        self.mark_ns = perf_counter_ns()
        self.waited_ns = self.level = 0

    def install(self) -> None:
        from ..qt import QtCore, QtWidgets

        self._thread = QtCore.QThread.currentThread()
        self._application = QtWidgets.QApplication.instance()
        self._timer = QtCore.QTimer()
        self._timer.setTimerType(QtCore.Qt.TimerType.PreciseTimer)
        self._set_tick(TICK_NS)
        self._timer.timeout.connect(self._tick)
        self._marks.waits.append(self._about_to_wait)
        self._installed = True
        self._take(perf_counter_ns())
        self._due_ns = self.mark_ns + self._tick_ns
        self._timer.start()

    def _set_tick(self, tick_ns: int) -> None:
        self._tick_ns = tick_ns
        self._timer.setInterval(tick_ns // 1_000_000)

    def remove(self) -> None:
        if self._installed:
            self._installed = False
            self._timer.stop()
            self._timer.timeout.disconnect(self._tick)
            self._marks.prompt = False
            self._marks.waits.remove(self._about_to_wait)
        self.backs.clear()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Work of our own: a freeze ends before it, and begins after it."""
        if not self._blocked():
            self._mark(perf_counter_ns())
        try:
            yield
        finally:
            if self._installed and not self._blocked():
                self._take(perf_counter_ns())

    def woke_ns(self, now: int | None = None) -> int:
        """When the loop began with what it does now: an estimate, at most a tick too late.

        The first answer is the best one: what sleeps in its work looks as if the loop waited.
        """
        if not self._woke_ns:
            now = perf_counter_ns() if now is None else now
            idle_ns = now - self.mark_ns - (thread_time_ns() - self._used_ns)
            if now - self._due_ns > _LATE_NS:
                idle_ns = min(idle_ns, self._due_ns - self.mark_ns)
            self._woke_ns = self.mark_ns + max(0, idle_ns)
        return self._woke_ns

    def waited_until(self, now: int) -> int:
        """``waited_ns`` now, in the work that follows a dialog."""
        return self.waited_ns + (self.woke_ns(now) - self.mark_ns if self._dialog else 0)

    def _tick(self) -> None:
        try:
            now = perf_counter_ns()
            if now - self.mark_ns < _SOON_NS and not self._dialog:
                self._due_ns = now + self._tick_ns
            elif self._dialog or not self._blocked():  # else what began before goes on
                self._mark(now)
                self._due_ns = now + self._tick_ns
        except Exception as error:
            self._failed(error)

    def _about_to_wait(self, now: int) -> None:
        """Only a loop that waits for the person does that: a progress bar's does not."""
        try:
            self._mark(now)
        except Exception as error:
            self._failed(error)
        for back in self.backs:
            try:
                back(now)
            except Exception as error:
                self._failed(error)

    def _failed(self, error: Exception) -> None:
        note(self._problems, "event loop", error)

    def _mark(self, now: int) -> None:
        if self._dialog or now - self.mark_ns >= FROZEN_NS:
            woke_ns = self.woke_ns(now)
            if self._dialog:
                self.waited_ns += woke_ns - self.mark_ns
            if now - woke_ns >= FROZEN_NS:
                self._frozen(woke_ns, now)
        self._take(now)

    def _take(self, now: int) -> None:
        self._used_ns = thread_time_ns()
        self.mark_ns, self._woke_ns = now, 0
        before, self._dialog = self._dialog, self._in_dialog()
        if self._dialog is not before:
            self._set_tick(DIALOG_TICK_NS if self._dialog else TICK_NS)
            self._marks.prompt = self._dialog
            self._due_ns = now + self._tick_ns

    def _in_dialog(self) -> bool:
        """An animation of the view has a loop of its own, too, but no dialog."""
        self.level = self._thread.loopLevel()
        return self.level > 1 and (
            self._application.activeModalWidget() is not None
            or self._application.modalWindow() is not None
        )
