# SPDX-License-Identifier: LGPL-2.1-or-later
"""The thread of FreeCAD that hands a recording on.

Nothing here that FreeCAD's main thread calls waits: it sets a value and releases a lock. Only at
the very end of FreeCAD, when Python is about to go, a few seconds are granted to what is left.
"""

from __future__ import annotations

import atexit
import signal
from _thread import allocate_lock, start_new_thread
from collections.abc import Callable
from itertools import chain, count
from time import perf_counter_ns

from .. import texts
from ..model.message import Message, message
from ..model.session import Session
from ..store import owners
from . import pieces
from .pieces import MISSING, NOTICE, SHARING
from .settings import Settings
from .sinks import Sink, sink
from .taking import Taking

_TICK_S = 0.4
_SELDOM = 2  # ticks: what makes the thread wait once more is done so often
_LEAVE_S = 5.0

Problems = tuple["str | Message", ...]


class Keeper:
    """``begin`` once, ``end`` once. ``problems`` tells those of the recording so far.

    ``missing`` says why the recording is not kept, if it is not; ``notices`` what the store did
    by itself; ``sharing`` how sending to other machines goes, if there are any.
    """

    def __init__(
        self,
        taking: Taking,
        head: Session,
        settings: Settings,
        problems: Callable[[], Problems],
    ) -> None:
        self.missing: Message | None = None
        self.notices: tuple[Message, ...] = ()
        self.sharing: Message | None = None
        self._taking, self._head, self._settings = taking, head, settings
        self._problems = problems
        self._ended: Session | None = None
        self._leaving = False
        self._wake, self._busy = allocate_lock(), allocate_lock()
        self._wake.acquire()

    def begin(self) -> None:
        self._busy.acquire()
        atexit.register(self._leave)
        start_new_thread(self._run, ())

    def end(self, session: Session) -> None:
        """The recording has ended: hand on what is left of it. Returns at once."""
        self._taking.end()
        self._ended = session
        self._wake.release()

    def wait(self, timeout_s: float) -> bool:
        """Wait until all is in the store, or is known not to come; False if that takes longer."""
        if not self._busy.acquire(timeout=timeout_s):
            return False
        self._busy.release()
        return True

    def _leave(self) -> None:
        """Python is about to go, perhaps in the middle of a recording."""
        if self._ended is None and self._wake.locked():
            self._leaving = True
            self._wake.release()
        self.wait(_LEAVE_S)

    def _run(self) -> None:
        """All errors are told in ``missing``: there is nobody else to tell."""
        into = None
        try:
            _block_sigpipe()
            into = sink(self._told)
            self._hand_on(into)
        except Exception as error:
            self._told(MISSING, self.missing or message(texts.NOT_KEPT, reason=str(error)))
        finally:
            self._close(into)

    def _hand_on(self, into: Sink) -> None:
        """Each time it waits, Python's lock goes to FreeCAD, and FreeCAD has to give it back."""
        into.put([(pieces.HEAD, (self._head, self._settings, owners.owner()))])
        for tick in count():
            now, ended, leaving = perf_counter_ns(), self._ended, self._leaving
            new = self._taking.new(ended, samples=tick % _SELDOM == 0)
            more = [] if ended is not None else [(pieces.TICK, (now, self._problems()))]
            into.put(chain(new, more))
            if ended is not None or leaving or (tick % _SELDOM == 0 and into.ended):
                return
            self._wake.acquire(timeout=_TICK_S)

    def _close(self, into: Sink | None) -> None:
        try:
            if into is not None:
                into.close()
        except Exception as error:
            self._told(MISSING, self.missing or message(texts.NOT_KEPT, reason=str(error)))
        self._taking.forget()
        atexit.unregister(self._leave)
        self._busy.release()
        if into is not None:
            into.reap()

    def _told(self, kind: str, what: Message | None) -> None:
        if kind == MISSING:
            self.missing = what
        elif kind == SHARING:
            self.sharing = what
        elif kind == NOTICE and what is not None:
            self.notices = (*self.notices, what)


def _block_sigpipe() -> None:
    """FreeCAD does not ignore it: writing to a process that has ended would end FreeCAD."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPIPE})
