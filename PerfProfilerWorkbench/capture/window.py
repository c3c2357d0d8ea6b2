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
from time import perf_counter_ns
from typing import Any

from .counters import Raw
from .events import PAUSED, RESUMED, SHOWN, Event

_LAST = -10_000  # the priority of an event that is to come after all others
_NOTHING = ("", "")
_AT_ONCE_NS = 500_000


class WindowMarks:
    """``pending`` holds what was heard since the last document signal; ``flush`` hands it on.

    Only the last notice and the last sign count, so neither is kept twice. ``woke_ns`` is when
    Qt's event loop first ran since ``done``: since a feature was recomputed at ``done_ns``.
    """

    def __init__(self, append: Callable[[Event], None], read: Callable[[], Raw]) -> None:
        self._append, self._read = append, read
        self._links: list[tuple[Any, Callable[..., None]]] = []
        self._known: set[int] = set()
        self._sensors: list[tuple[Any, Any]] = []
        self._depth = 0
        self._paused = self._posted = self._drawing = False
        self._fired: set[str] = set()
        self._shown_ns, self._shown_again = 0, False
        self._python_feature: Any = None
        self._switch: Any = None
        self._switches: dict[int, tuple[Any, Any]] = {}
        self._resumed: tuple[int, Raw] | None = None
        self.woke_ns = self.done_ns = 0
        self.missing = ""

    def install(self) -> None:
        import FreeCADGui

        from ..qt import QtCore, QtWidgets

        self._main = FreeCADGui.getMainWindow()
        self._listener = _listener(self._low, self._zero, self._sign)
        self._link(QtCore.QAbstractEventDispatcher.instance().awake, self._awake)
        for bar in self._main.findChildren(QtWidgets.QProgressBar):
            self._link(bar.valueChanged, self._value_changed)
        self._scan()
        self._sensor_class = self._load_coin()

    def _load_coin(self) -> Any:
        try:
            from pivy import coin
        except Exception as error:
            self.missing = f"pivy: {type(error).__name__}: {error}"
            return None
        return coin.SoNodeSensor

    def _link(self, signal: Any, slot: Callable[..., None]) -> None:
        signal.connect(slot)
        self._links.append((signal, slot))

    def _scan(self) -> None:
        """Hear of every timer and 3D view of the main window, also those made since."""
        from ..qt import QtCore, QtWidgets

        for timer in self._main.findChildren(QtCore.QTimer):
            if id(timer) not in self._known:
                self._link(timer.timeout, self._timeout)
                self._known.add(id(timer))
        for widget in self._main.findChildren(QtWidgets.QWidget):
            if widget.inherits("QOpenGLWidget") and id(widget) not in self._known:
                self._link(widget.frameSwapped, self._swapped)
                self._known.add(id(widget))

    def remove(self) -> None:
        self._detach()
        self._resume()
        for signal, slot in self._links:
            try:
                signal.disconnect(slot)
            except Exception:  # its sender is gone, and the connection with it
                continue
        self._links.clear()
        self._switches.clear()
        self._python_feature = self._switch = None

    def begin(self) -> None:
        """A recompute begins."""
        self._depth += 1
        if self._depth == 1:
            self._attach()
        self._shown_ns = self.woke_ns = 0

    def done(self, now: int) -> None:
        """A feature was recomputed."""
        self.flush()
        self.woke_ns, self.done_ns = 0, now

    def end(self) -> None:
        """A recompute has ended."""
        self._depth = max(0, self._depth - 1)
        if self._depth == 0:
            self._detach()
            self._resume()

    def _attach(self) -> None:
        if self._sensor_class is None:
            return
        import FreeCAD
        import FreeCADGui

        for name in FreeCAD.listDocuments():
            for view in FreeCADGui.getDocument(name).mdiViewsOfType("Gui::View3DInventor")[:1]:
                root = view.getSceneGraph()
                sensor = self._sensor_class(self._shown, None)
                sensor.setPriority(0)  # at once, not when Coin is idle
                sensor.attach(root)
                self._sensors.append((sensor, root))

    def _detach(self) -> None:
        for sensor, _ in self._sensors:
            sensor.detach()
        self._sensors.clear()

    def flush(self) -> None:
        """Hand on what was heard before a document signal, which is about to be noted."""
        self._drawing = False
        if self._resumed is not None:
            self._append((self._resumed[0], RESUMED, _NOTHING, self._resumed[1]))
            self._resumed = None
        if self._shown_ns:
            self._append((self._shown_ns, SHOWN, _NOTHING, None))
            self._shown_ns, self._shown_again = 0, False

    def changed(self, python_feature: Any) -> None:
        """A visible object changed: a Python feature, or None for any other.

        Only Python features have their view updated again while they execute, which is no longer
        the view's answer to the change: FreeCAD hides what it updates and shows it again.
        """
        self._python_feature = python_feature

    def _shown(self, data: object, sensor: object) -> None:
        now = perf_counter_ns()
        if self._shown_again or self._drawing:
            return
        if self._python_feature is not None:
            if not self._shown_ns:
                self._switch = self._which_child(self._python_feature)
            elif self._switch.getValue() >= 0:
                self._shown_again = True
        self._shown_ns = now

    def _which_child(self, obj: Any) -> Any:
        """The field that hides and shows an object; asking for it costs 60 µs, so it is kept."""
        known = self._switches.get(id(obj))
        if known is None:
            node = obj.ViewObject.SwitchNode
            known = self._switches[id(obj)] = (node, node.whichChild)
        return known[1]

    def forget(self, identity: int) -> None:
        """An object is deleted; its id can come again."""
        self._switches.pop(identity, None)

    def forget_all(self) -> None:
        self._switches.clear()

    def _value_changed(self, value: int) -> None:
        if self._depth:
            self._pause(perf_counter_ns())

    def _pause(self, now: int) -> None:
        self.flush()
        self._append((now, PAUSED, _NOTHING, self._read()))
        if not self._fired:
            self._scan()
        self._posted, self._drawing = False, True
        self._fired.clear()
        if not self._paused:
            self._paused = True
            self._listener.watch()

    def _resume(self) -> None:
        if self._paused:
            self._paused = False
            self._listener.unwatch()

    def _awake(self) -> None:
        if not self._depth:
            return
        now = perf_counter_ns()
        if not self.woke_ns:
            self.woke_ns = now
            if now - self.done_ns < _AT_ONCE_NS:  # the progress bar of one pass makes way for the next
                self._pause(now)
        if self._paused and not self._posted:
            self._posted = True
            self._listener.post()
        elif self._paused and len(self._fired) == 2:
            self._resume()  # a feature itself handles events: that is its own time

    def _sign(self) -> None:
        if self._paused:
            self._resumed = (perf_counter_ns(), self._read())

    def _low(self) -> None:
        self._fired.add("low")
        self._sign()

    def _zero(self) -> None:
        self._fired.add("zero")
        self._sign()

    def _timeout(self) -> None:
        self._sign()

    def _swapped(self) -> None:
        self._sign()


def _listener(
    low: Callable[[], None], zero: Callable[[], None], sign: Callable[[], None]
) -> Any:
    """An object that posts itself an event of low priority and starts a timer of no time.

    And hears of the events that only Qt's event loop delivers, between ``watch`` and ``unwatch``.
    """
    from ..qt import QtCore

    kinds = QtCore.QEvent.Type
    delivered = (kinds.Timer, kinds.Paint, kinds.Expose, kinds.UpdateRequest, kinds.MetaCall)

    class Listener(QtCore.QObject):
        def __init__(self) -> None:
            super().__init__()
            self._timer = QtCore.QTimer(self)
            self._timer.setSingleShot(True)
            self._timer.setInterval(0)
            self._timer.timeout.connect(zero)

        def post(self) -> None:
            event = QtCore.QEvent(kinds.User)
            QtCore.QCoreApplication.postEvent(self, event, _LAST)
            self._timer.start()

        def watch(self) -> None:
            QtCore.QCoreApplication.instance().installEventFilter(self)

        def unwatch(self) -> None:
            QtCore.QCoreApplication.instance().removeEventFilter(self)

        def eventFilter(self, watched: Any, event: Any) -> bool:
            if event.type() in delivered:
                sign()
            return False

        def event(self, event: Any) -> bool:
            if event.type() == kinds.User:
                low()
                return True
            return bool(super().event(event))

    return Listener()
