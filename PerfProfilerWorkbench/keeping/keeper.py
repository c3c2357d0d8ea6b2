# SPDX-License-Identifier: LGPL-2.1-or-later
"""One recording on its way to the store, as the recording sees it.

Nothing here that FreeCAD's main thread calls waits: it sets a value and releases a lock.
"""

from __future__ import annotations

from _thread import allocate_lock
from collections.abc import Callable, Iterator
from time import perf_counter_ns

from ..model.message import Message
from ..model.session import Session
from ..store import owners
from . import pieces, post
from .pieces import DONE, MISSING, NOTICE, SHARING, Piece
from .settings import Settings
from .taking import Taking

Problems = tuple["str | Message", ...]


class Keeper:
    """``begin``, ``end_events`` and ``end`` once, in this order; the rest is for ``post``'s thread.

    ``problems`` tells those of the recording so far. ``missing`` says why the recording is not
    kept, if it is not; ``notices`` what the store did by itself; ``sharing`` how sending to other
    machines goes, if there are any. ``done``: nothing more will be said.
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
        self.done = self.told_all = False
        self._taking, self._head, self._settings = taking, head, settings
        self._problems = problems
        self._ended: Session | None = None
        self._begun = False
        self._busy = allocate_lock()

    def begin(self) -> None:
        self._busy.acquire()
        post.take(self)

    def end_events(self) -> None:
        """The hooks are about to come down."""
        self._taking.end_events()

    def end(self, session: Session) -> None:
        """The recording has ended: hand on what is left of it. Returns at once."""
        self._taking.end()
        self._ended = session
        post.wake()

    def wait(self, timeout_s: float) -> bool:
        """Wait until all is in the store, or is known not to come; False if that takes longer."""
        if not self._busy.acquire(timeout=timeout_s):
            return False
        self._busy.release()
        return True

    def new(self, samples: bool, last: bool) -> Iterator[Piece]:
        """What is to be handed on now; ``last``: Python is about to go, whatever is under way."""
        if not self._begun:
            self._begun = True
            yield pieces.HEAD, (self._head, self._settings, owners.owner())
        now, ended = perf_counter_ns(), self._ended
        yield from self._taking.new(ended, samples)
        if ended is None:
            yield pieces.TICK, (now, self._problems())
        if last and ended is None:
            yield pieces.CUT, None
        self.told_all = last or ended is not None

    def hear(self, kind: str, what: Message | None) -> None:
        """What the other side says of it."""
        if kind == MISSING:
            self.missing = what
        elif kind == SHARING:
            self.sharing = what
        elif kind == NOTICE and what is not None:
            self.notices = (*self.notices, what)
        elif kind == DONE:
            self.close()

    def close(self, why: Message | None = None) -> None:
        """It is in the store; or it will never be, for which there is a reason."""
        if not self.done:
            self.done = True
            self.missing = self.missing or why
            self._taking.forget()
            self._busy.release()
