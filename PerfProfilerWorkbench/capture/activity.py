# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a person did and what it cost: starts the watches of it and takes them down again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace
from typing import Any

from .. import texts
from ..model.activity import Frame
from ..model.span import Span, SpanKind
from ..texts import Message, message
from .commands import CommandWatch
from .documents import DocumentWork
from .editing import EditWatch
from .frames import FrameWatch
from .freezes import FreezeWatch
from .guard import guarded, note
from .loop import Loop
from .missing import missing
from .window import WindowMarks

_IDLE_NS = 1_000_000_000
_GUESSED = (SpanKind.UNDO, SpanKind.REDO)  # of which nothing tells the beginning


class Activity:
    """``spans`` and ``frames`` only grow; whoever joins later reads them from a position on.

    ``busy`` says that a recompute is under way; ``own_work`` that what FreeCAD does now it does for
    us, so that it is no freeze. ``problems`` are sentences about our own errors, ``missing`` what
    can't be told here.
    """

    def __init__(self, busy: Callable[[], bool]) -> None:
        self._busy, self._idled_ns = busy, 0
        self._watches: list[Any] = []
        self._commands: CommandWatch | None = None
        self._frames: FrameWatch | None = None
        self._documents: DocumentWork | None = None
        self._loop: Loop | None = None
        self.own_work, self.ended_ns = False, 0
        self.spans: list[Span] = []
        self.problems: dict[str, None] = {}
        self._missing: list[Message] = []

    @property
    def missing(self) -> list[Message]:
        if self._frames is None or not self._frames.dropped:
            return self._missing
        dropped = message(texts.FRAMES_DROPPED, count=self._frames.dropped)
        return [*self._missing, dropped]

    @property
    def frames(self) -> list[Frame]:
        return [] if self._frames is None else self._frames.frames

    def install(self, marks: WindowMarks | None) -> None:
        """``marks`` are those of the window, None without one."""
        if marks is not None:
            self._install_windowed(marks)
        else:
            self._documents = DocumentWork(self.add, None, self.problems)
            self._start(self._documents)

    def _install_windowed(self, marks: WindowMarks) -> None:
        add = self.add
        loop = self._loop = Loop(self._blocked, self._frozen, self.problems, marks)
        self._freezes = FreezeWatch(add, lambda: loop.mark_ns, self.problems)
        self._commands = CommandWatch(add, loop, self.problems, self.ended)
        self._documents = DocumentWork(add, self._began_ns, self.problems)
        self._frames = FrameWatch(self.problems)
        editing = EditWatch(add, loop.woke_ns, self._frames, self.problems)
        self._start(loop)
        self._start(self._freezes)
        if self._start(self._commands) is False:
            failures = message(texts.ERRORS_NOT_SHOWN)
            self._missing.append(missing(texts.COMMAND_FAILURES, failures))
        self._start(self._documents)
        self._start(self._frames)
        self._start(editing)
        backs = (self._documents.looped, editing.looped, self._back)
        loop.backs += backs

    def add(self, span: Span) -> None:
        """Take a span; what another one had ended before can't be part of a guessed beginning."""
        if span.estimated_start and span.kind in _GUESSED:
            start_ns = min(max(span.start_ns, self.ended_ns), span.end_ns)
            span = replace(span, start_ns=start_ns, wall_ns=span.end_ns - start_ns)
        self.ended(span.end_ns)
        self.spans.append(span)

    def ended(self, now: int = 0) -> int:
        """Something has ended now; when the last thing did."""
        self.ended_ns = max(self.ended_ns, now)
        return self.ended_ns

    def _began_ns(self) -> int:
        """When the command began that runs now, or what FreeCAD's event loop does."""
        assert self._commands is not None and self._loop is not None  # there is a window
        return self._commands.running_ns or self._loop.woke_ns()

    def _start(self, watch: Any) -> Any:
        """What can't be started leaves the others as they are."""
        self._watches.append(watch)
        try:
            return watch.install()
        except Exception as error:
            note(self.problems, f"{type(watch).__name__} could not be started", error)
            return None

    def _blocked(self) -> bool:
        """Whether FreeCAD takes no input though its event loop may run, for its progress bar."""
        return self._busy() or (self._documents is not None and self._documents.busy)

    def _frozen(self, began_ns: int, ended_ns: int) -> None:
        own_ns = 0 if self._commands is None else self._commands.own_ns
        if not self.own_work and not began_ns <= own_ns <= ended_ns:
            self._freezes.frozen(began_ns, ended_ns)

    def _back(self, now: int) -> None:
        if now - self._idled_ns > _IDLE_NS:
            self._idled_ns = now
            self.idle()

    def aside(self) -> AbstractContextManager[None]:
        """For work of our own that takes long: nothing of it is a freeze."""
        return nullcontext() if self._loop is None else self._loop.aside()

    def idle(self) -> None:
        """Once a second: what no signal tells."""
        if self._documents is not None:
            self._documents.idle()
        if self._frames is not None:
            self._frames.scan()

    def settle(self) -> None:
        """Hand on what has ended and waited for something."""
        try:
            if self._documents is not None:
                self._documents.settle()
            if self._commands is not None:
                self._commands.settle()
        except Exception as error:
            note(self.problems, "settling", error)

    def remove(self) -> None:
        """Each comes down whatever becomes of the others, in reverse order."""
        watches, self._watches = self._watches, []
        with ExitStack() as each:
            for watch in watches:
                each.callback(guarded(watch.remove, self.problems))
