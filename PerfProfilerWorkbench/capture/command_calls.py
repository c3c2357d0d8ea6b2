# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hears when a script calls a command: ``Gui.runCommand`` and ``Gui.Command.get(name).run``.

The first is an attribute of a module and can be replaced while recording. The second is a method
of a native type that can't be altered: Python 3.12 and later tell of calls of native functions
(``capture.calls``); for older ones a stand-in for the type gives out commands that tell of it.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any

from ..model.activity import Way
from . import calls
from .guard import guarded

_MONITORED = sys.version_info >= (3, 12)
Begin = Callable[[str, Way], object]
End = Callable[[Any, "BaseException | None"], None]


class CommandCalls:
    """``begin`` is called with a command's name and way, ``end`` with what that gave back and the
    error that left the command, if any.
    """

    def __init__(self, begin: Begin, end: End, problems: dict[str, None]) -> None:
        self._begin_it, self._end = begin, guarded(end, problems)
        self._begin = guarded(self._begin_named, problems)
        self._begun: list[object] = []
        self._replaced: list[tuple[str, Any, Any]] = []  # name, what was there, what is ours

    def install(self) -> None:
        import FreeCADGui

        self._replace("runCommand", self._run_command(FreeCADGui.runCommand))
        if _MONITORED:
            calls.watch("run", self._called, self._returned)
        else:
            self._replace("Command", _stand_in(FreeCADGui.Command, self._around))

    def _replace(self, name: str, ours: Any) -> None:
        import FreeCADGui

        self._replaced.append((name, getattr(FreeCADGui, name), ours))
        setattr(FreeCADGui, name, ours)

    def remove(self) -> None:
        import FreeCADGui

        replaced, self._replaced = self._replaced, []
        for name, original, ours in replaced:
            if getattr(FreeCADGui, name) is ours:  # else somebody else's is around ours
                setattr(FreeCADGui, name, original)
        if replaced and _MONITORED:
            calls.unwatch()

    def _run_command(self, original: Any) -> Any:
        @functools.wraps(original)
        def runCommand(*arguments: Any) -> Any:
            return self._around(
                Way.RUN_COMMAND, original, arguments[0] if arguments else "", arguments
            )

        return runCommand

    def _around(self, way: Way, original: Any, command: Any, arguments: tuple[Any, ...]) -> Any:
        """``command`` is its name or what tells it."""
        if not self._replaced:  # somebody kept us
            return original(*arguments)
        begun = self._begin(command, way)
        try:
            result = original(*arguments)
        except BaseException as error:
            self._end(begun, error)
            raise
        self._end(begun, None)
        return result

    def _begin_named(self, command: Any, way: Way) -> object:
        name = command if isinstance(command, str) else str(command.getInfo()["name"])
        return self._begin_it(name, Way.MACRO if _in_macro() else way)

    def _called(self, command: Any) -> None:
        if _is_command(command):
            self._begun.append(self._begin(command, Way.RUN))

    def _returned(self, command: Any) -> None:
        if _is_command(command) and self._begun:
            self._end(self._begun.pop(), None)


def _is_command(called: Any) -> bool:
    return type(called).__qualname__.endswith("Command") and hasattr(called, "getInfo")


def _in_macro() -> bool:
    """Whether the calling script is a macro's file."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename.lower().endswith(".fcmacro"):
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False


def _stand_in(kind: Any, around: Callable[..., Any]) -> Any:
    """Does what FreeCAD's type for commands does, and goes around their ``run``."""
    told = _told(kind, around)

    class Kind(type):
        def __getattr__(cls, name: str) -> Any:
            found = getattr(kind, name)
            return _unbound(found, told, around) if callable(found) else found

        def __instancecheck__(cls, instance: Any) -> bool:
            return isinstance(instance, kind)

        def __dir__(cls) -> list[str]:
            return dir(kind)

        def __repr__(cls) -> str:
            return repr(kind)

    class Command(metaclass=Kind):
        __doc__ = kind.__doc__

        @staticmethod
        def get(*arguments: Any) -> Any:
            found = kind.get(*arguments)
            return None if found is None else told(found)

    return Command


def _told(kind: Any, around: Callable[..., Any]) -> Any:
    """The type of a command that tells of its ``run``; any other look finds FreeCAD's own."""

    class Told:
        __slots__ = ("_command",)

        def __init__(self, command: Any) -> None:
            object.__setattr__(self, "_command", command)

        @property  # type: ignore[misc]
        def __class__(self) -> Any:
            return kind

        def __getattr__(self, name: str) -> Any:
            return getattr(self._command, name)

        def __setattr__(self, name: str, value: Any) -> None:
            setattr(self._command, name, value)

        def __dir__(self) -> list[str]:
            return dir(self._command)

        def __repr__(self) -> str:
            return repr(self._command)

        def run(self, *arguments: Any) -> Any:
            return around(Way.RUN, self._command.run, self._command, arguments)

    return Told


def _unbound(function: Any, told: Any, around: Callable[..., Any]) -> Any:
    """A method as the type has it: its first argument may be a command that tells."""

    @functools.wraps(function)
    def unbound(*arguments: Any, **named: Any) -> Any:
        if not arguments:
            return function(**named)
        first, *others = arguments
        command: Any = first._command if type(first) is told else first
        if function.__name__ == "run" and hasattr(command, "getInfo") and not named:
            return around(Way.RUN, function, command, (command, *others))
        return function(command, *others, **named)

    return unbound
