# SPDX-License-Identifier: LGPL-2.1-or-later
"""What FreeCAD's window tells of a recompute: when the view was done, when Qt handled events.

Two things that no document signal tells (docs/freecad.md):

- the end of the view's work for a change: the last notice of the 3D view's scene before the next
  signal, heard by a Coin sensor that is attached for the length of a recompute;
- the time in which FreeCAD's progress bar lets Qt handle events: it begins when the bar's value
  changes and ends at the last of an event of low priority that we post then, a timer of no time,
  a timeout of FreeCAD's timers, a frame of a 3D view, and a timer's or paint event of any other
  object. Only in that time an event filter is installed, and it counts no other events: FreeCAD
  sends some directly while a feature computes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import perf_counter_ns, thread_time_ns
from typing import Any

from .counters import Raw
from .events import LOOPED, PAUSED, RESUMED, SHOWN, Event
from .qtevents import listener
from .scene import Scene

_NOTHING = ("", "")
_AT_ONCE_NS = 500_000
_IDLE_MS = 1000
_SOON_NS = 10_000_000
_SCAN_NS = 5_000_000_000  # between two searches for timers and views: one takes 1 to 2 ms


class WindowMarks:
    """What was heard since the last document signal is handed on by ``flush``.

    Only the last notice and the last sign count, so neither is kept twice. ``woke_ns`` is when
    Qt's event loop first ran since ``done``: since a feature was recomputed at ``done_ns``.
    ``busiest`` is the longest run of the event loop with neither a change nor a recompute in it,
    from when to when, since it was last set to (0, 0). ``waits`` are called with
    the time when the loop waits, every 10 ms or, if ``prompt`` is set, each time.
    """

    def __init__(
        self,
        append: Callable[[Event], None],
        read: Callable[[], Raw],
        read_pause: Callable[[], Raw],
    ) -> None:
        self._append, self._read, self._read_pause = append, read, read_pause
        self._links: list[tuple[Any, Callable[..., None]]] = []
        self._known: dict[int, Any] = {}  # held, so that no id comes again
        self._depth = 0
        self._paused = self._posted = False
        self._fired: set[str] = set()
        self._resumed_ns = 0
        self._raw: Raw | None = None
        self.scene = Scene()
        self.woke_ns = self.done_ns = self._used_ns = self._scanned_ns = 0
        self.busiest = (0, 0)
        self.waits: list[Callable[[int], None]] = []
        self.prompt, self._waited_ns = False, 0

    def install(self, idle: Callable[[], None], look: Callable[[], None]) -> None:
        """``idle`` is called once a second, also while a recompute lets Qt work, ``look`` when the
        event loop waits though a recompute has begun and not ended: in a dialog, or it is lost.
        """
        self._look = look
        import FreeCADGui

        from ..qt import QtCore, QtWidgets

        self._main = FreeCADGui.getMainWindow()
        self._listener = listener(self._low, self._zero, self._sign)
        self._dispatcher = QtCore.QAbstractEventDispatcher.instance()
        self._link(self._dispatcher.aboutToBlock, self._waits)
        self._idle = QtCore.QTimer()
        self._idle.setInterval(_IDLE_MS)
        self._link(self._idle.timeout, idle)
        self._idle.start()
        for bar in self._main.findChildren(QtWidgets.QProgressBar):
            self._link(bar.valueChanged, self._value_changed)
        for area in self._main.findChildren(QtWidgets.QMdiArea):
            self._link(area.subWindowActivated, self._other_view)
        self._scan()

    def _link(self, signal: Any, slot: Callable[..., None]) -> None:
        signal.connect(slot)
        self._links.append((signal, slot))

    def _scan(self) -> None:
        """Hear of every timer and 3D view of the main window, also those made since."""
        from ..qt import QtCore, QtWidgets

        self._scanned_ns = perf_counter_ns()
        for timer in self._main.findChildren(QtCore.QTimer):
            if id(timer) not in self._known:
                self._link(timer.timeout, self._timeout)
                self._known[id(timer)] = timer
        for widget in self._main.findChildren(QtWidgets.QWidget):
            with suppress(RuntimeError):  # PySide hands out what is of a widget that is gone
                if widget.inherits("QOpenGLWidget") and id(widget) not in self._known:
                    self._link(widget.frameSwapped, self._swapped)
                    self._known[id(widget)] = widget

    def _other_view(self, *_: object) -> None:
        """A view came, went or is another one now."""
        self._scanned_ns = 0
        self.scene.forget_views()

    def remove(self) -> None:
        self.scene.detach()
        self._resume()
        while self._depth:
            self.end()
        for signal, slot in self._links:
            try:
                signal.disconnect(slot)
            except Exception:  # its sender is gone, and the connection with it
                continue
        self._links.clear()
        self._known.clear()
        self.scene.forget_all()

    def stretch(self) -> None:
        """A property changed outside recomputes: hear of the view until the event loop runs."""
        if not self._depth and not self.scene.attached:
            self.scene.attach()

    def _waits(self) -> None:
        """The event loop waits: in a storm hundreds of times a second, and each slot costs 4 µs.

        So there is one for all who want to know, and every 10 ms is enough.
        """
        now = perf_counter_ns()
        if now - self._waited_ns < _SOON_NS and not (self.prompt or self.scene.attached):
            return
        self._waited_ns = now
        self._loop()
        for wait in self.waits:
            wait(now)

    def _loop(self) -> None:
        """The event loop goes on: what a change set off outside recomputes is over.

        Only work between two calls uses processor.
        """
        if self._depth:
            self._look()
        if self._depth:
            return
        now, used_ns = perf_counter_ns(), thread_time_ns()
        if self.scene.attached:
            self.flush()
            self._append((now, LOOPED, _NOTHING, None))
            self.scene.detach()
        elif self._used_ns and used_ns - self._used_ns > self.busiest[1] - self.busiest[0]:
            self.busiest = (now - used_ns + self._used_ns, now)
        self._used_ns = used_ns

    def begin(self) -> None:
        """A recompute begins."""
        self._used_ns = 0
        self._depth += 1
        if self._depth == 1:
            self._dispatcher.awake.connect(self._awake)
            self.scene.detach()
            self.scene.attach()
        self.scene.take()
        self.woke_ns = 0

    def done(self, now: int) -> None:
        """A feature was recomputed."""
        self.hand_on()
        self.woke_ns, self.done_ns = 0, now

    def end(self) -> None:
        """A recompute has ended."""
        if self._depth == 1:
            self._dispatcher.awake.disconnect(self._awake)
        self._depth = max(0, self._depth - 1)
        if self._depth == 0:
            self.scene.detach()
            self._resume()

    def hand_on(self) -> None:
        """``flush``, if there is anything to it."""
        if self.scene.shown_ns or self.scene.drawing or self._resumed_ns:
            self.flush()

    def flush(self) -> None:
        """Hand on what was heard before a document signal, which is about to be noted."""
        if self._resumed_ns:
            self._append((self._resumed_ns, RESUMED, _NOTHING, self._raw))
            self._resumed_ns = 0
        shown_ns = self.scene.take()
        if shown_ns:
            self._append((shown_ns, SHOWN, _NOTHING, None))

    def _value_changed(self, value: int) -> None:
        if self._depth:
            self._pause(perf_counter_ns())

    def _pause(self, now: int) -> None:
        self.flush()
        self._raw = self._read()
        self._append((now, PAUSED, _NOTHING, self._raw))
        if not self._fired and now - self._scanned_ns > _SCAN_NS:
            self._scan()
        self._posted, self.scene.drawing = False, True
        self._fired.clear()
        if not self._paused:
            self._paused = True
            self._listener.watch()

    def _resume(self) -> None:
        if self._paused:
            self._paused = False
            self._listener.unwatch()

    def _awake(self) -> None:
        now = perf_counter_ns()
        if not self.woke_ns:
            self.woke_ns = now
            if now - self.done_ns < _AT_ONCE_NS:  # one pass's progress bar makes way for the next
                self._pause(now)
        if self._paused and not self._posted:
            self._posted = True
            self._listener.post()
        elif self._paused and len(self._fired) == 2:
            self._resume()  # a feature itself handles events: that is its own time

    def _sign(self) -> None:
        if self._paused:
            self._resumed_ns = perf_counter_ns()

    def _counted_sign(self) -> None:
        """A sign rare enough to read the counters at it."""
        if self._paused:
            self._resumed_ns, self._raw = perf_counter_ns(), self._read_pause()

    def _low(self) -> None:
        self._fired.add("low")
        self._counted_sign()

    def _zero(self) -> None:
        self._fired.add("zero")
        self._counted_sign()

    def _timeout(self) -> None:
        self._sign()

    def _swapped(self) -> None:
        self._counted_sign()
