# SPDX-License-Identifier: LGPL-2.1-or-later
"""Commands: each becomes a span, whichever way it was called."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter_ns

from ..model.activity import Command, Way
from ..model.span import Span, SpanKind, Status
from .command_calls import CommandCalls
from .command_signs import CommandSigns
from .guard import error_text, guarded
from .loop import Loop
from .report_view import MACRO, NATIVE, ReportView

OWN = "PerfProfiler_"
_WORKBENCH = "Std_Workbench"
_MACROS = ("Std_Macro_", "Std_DlgMacroExecute", "Std_RecentMacros")


@dataclass(eq=False)
class _Running:
    """A command that runs, or may be about to run: then its name is empty."""

    start_ns: int
    waited_ns: int
    way: Way
    workbench: str
    document: str
    level: int
    name: str = ""
    estimated: bool = False
    end_ns: int = 0
    error: str = ""
    failed: bool = False

    def may_be(self, name: str) -> bool:
        """Whether the report view means this one; of an action's the name is not known yet."""
        macro = self.name.startswith(_MACROS)
        return macro if name == MACRO else not macro if name == NATIVE else self.name == name


class CommandWatch:
    """Windowed only. ``own_ns`` is when a command of ours last ended: no one's command.

    Finished commands wait for the event loop: FreeCAD's report view then says what failed.
    ``ended`` takes when one has ended, and gives when anything did last.
    """

    def __init__(
        self,
        add: Callable[[Span], None],
        loop: Loop,
        problems: dict[str, None],
        ended: Callable[[int], int],
    ) -> None:
        self._add, self._loop, self._told_ended = add, loop, ended
        self._rescan = False  # the workbench is another one
        self._stack: list[_Running] = []
        self._ended: list[_Running] = []
        # by action's id and level, in this turn of the event loop
        self._changed: dict[tuple[int, int], _Running] = {}
        self._workbench = self._workbench_before = ""  # now, and when this turn began
        self.own_ns = 0
        self._signs = CommandSigns(
            guarded(self._began, problems),
            guarded(self._action_disabled, problems),
            guarded(self._ran, problems),
        )
        self._other = guarded(self._other_workbench, problems)
        self._calls = CommandCalls(self._called, self._returned, problems)
        self._report = ReportView(guarded(self._failed, problems))

    def install(self) -> bool:
        """Whether failures can be told."""
        import FreeCADGui

        from ..qt import QtCore

        self._thread = QtCore.QThread.currentThread()
        self._workbench = self._workbench_before = _active_workbench()
        self._window = FreeCADGui.getMainWindow()
        self._window.workbenchActivated.connect(self._other)
        self._signs.install()
        self._calls.install()
        self._loop.backs.append(self._back)
        return self._report.install()

    def remove(self) -> None:
        with suppress(Exception):  # the window may be gone
            self._window.workbenchActivated.disconnect(self._other)
        self._calls.remove()
        self._signs.remove()
        self._report.remove()

    def settle(self) -> None:
        """Hand on all that has ended."""
        self._report.catch_up()
        ended, self._ended = self._ended, []
        for running in ended:
            self._add(_span(running))

    @property
    def running_ns(self) -> int:
        """When the innermost command began that runs, or may be about to; 0 if none is known."""
        return self._stack[-1].start_ns if self._stack else 0

    def _other_workbench(self, name: str) -> None:
        self._workbench, self._rescan = name, True  # later: it is not the person's command

    def _new(self, way: Way, start_ns: int, waited_ns: int, name: str = "") -> _Running:
        import FreeCAD

        document = FreeCAD.ActiveDocument
        active = "" if document is None else document.Name
        level = self._thread.loopLevel()
        return _Running(start_ns, waited_ns, way, self._workbench, active, level, name)

    def _began(self, way: Way) -> None:
        """A button, a menu or a key may call a command: the last sign before it counts."""
        now = perf_counter_ns()
        sign = self._new(way, now, self._loop.waited_until(now))
        self._drop_signs(sign.level)
        self._stack.append(sign)

    def _drop_signs(self, level: int) -> None:
        """Forget what was seen in this event loop or one within it, and no command followed."""
        while self._stack and not self._stack[-1].name and self._stack[-1].level >= level:
            self._stack.pop()

    def _drop_changes(self, level: int) -> None:
        for key in [key for key in self._changed if key[1] >= level]:
            del self._changed[key]

    def _action_disabled(self, identity: int) -> None:
        key = identity, self._thread.loopLevel()
        if key not in self._changed:
            now = perf_counter_ns()
            self._changed[key] = self._new(Way.KEY, now, self._loop.waited_until(now))

    def _ran(self, name: str, identity: int) -> None:
        """An action's command has run; its sign came in the same event loop."""
        now = perf_counter_ns()
        if self._is_echo(name):
            return
        level = self._thread.loopLevel()
        self._drop_signs(level + 1)
        last = self._stack[-1] if self._stack else None
        if last is not None and not last.name and last.level == level:
            running = self._stack.pop()
        else:
            running = self._changed.get((identity, level)) or self._unsigned(now)
        self._drop_changes(level)
        running.name = name
        self._end(running, now)

    def _is_echo(self, name: str) -> bool:
        """FreeCAD 0.20 also triggers a workbench's action when that was activated otherwise."""
        return name == _WORKBENCH and _active_workbench() != self._workbench

    def _unsigned(self, now: int) -> _Running:
        """No button, menu or shortcut was seen before a command."""
        start_ns = min(now, max(self._loop.woke_ns(now), self._told_ended(0)))
        running = self._new(Way.OTHER, start_ns, self._loop.waited_ns)
        running.workbench, running.estimated = self._workbench_before, True
        return running

    def _called(self, name: str, way: Way) -> _Running:
        """A script calls a command."""
        if self._ended:
            self.settle()  # else nobody could tell which of the two failed
        now = perf_counter_ns()
        running = self._new(way, now, self._loop.waited_until(now), name)
        self._stack.append(running)
        return running

    def _returned(self, running: _Running | None, error: BaseException | None) -> None:
        now = perf_counter_ns()
        if running is None:
            return
        if running in self._stack:
            del self._stack[self._stack.index(running) :]
        if error is not None:
            running.failed, running.error = True, error_text(error)
        self._end(running, now)

    def _end(self, running: _Running, now: int) -> None:
        if running.name.startswith(OWN):
            self.own_ns = now
            return
        self._told_ended(now)
        running.end_ns = now
        running.waited_ns = self._loop.waited_until(now) - running.waited_ns
        self._ended.append(running)

    def _back(self, now: int) -> None:
        """The event loop is back: a sign that no command followed was none."""
        self._workbench_before = self._workbench
        if self._rescan:
            self._rescan = False
            self._signs.scan()
        if self._stack or self._changed:
            level = self._thread.loopLevel()
            self._drop_signs(level)
            self._drop_changes(level)
        if self._loop.level > 1:  # where a menu of the moment is open
            self._signs.take_popup()
        if self._ended:
            self.settle()

    def _failed(self, name: str, error: str) -> None:
        """The innermost that it can be: those that ended wait in the order of their ends."""
        for each in (*self._ended, *reversed(self._stack)):
            if not each.failed and each.may_be(name):
                each.failed, each.error = True, error
                return


def _span(running: _Running) -> Span:
    waited_ns = min(max(0, running.waited_ns), running.end_ns - running.start_ns)
    return Span(
        id=0,
        parent=None,
        kind=SpanKind.COMMAND,
        document=running.document,
        object="",
        start_ns=running.start_ns,
        wall_ns=running.end_ns - running.start_ns,
        status=Status.FAILED if running.failed else Status.OK,
        estimated_start=running.estimated,
        name=running.name,
        detail=Command(running.workbench, running.way, waited_ns, running.error),
    )


def _active_workbench() -> str:
    """Its name; empty while FreeCAD 0.20 sets up one that was never shown."""
    import FreeCADGui

    try:
        return str(FreeCADGui.activeWorkbench().name())
    except AttributeError:
        return ""
