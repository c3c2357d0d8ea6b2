# SPDX-License-Identifier: LGPL-2.1-or-later
"""The thread of FreeCAD that hands recordings on to a process beside it: one for all of them.

It begins with the first recording and goes a moment after the last, so that many short ones do not
start a process each. Only at the very end of FreeCAD, when Python is about to go, a few seconds are
granted to what is left.
"""

from __future__ import annotations

import atexit
import signal
from _thread import allocate_lock, start_new_thread
from collections import deque
from contextlib import suppress
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING

from .. import texts
from ..model.message import Message, message
from .sinks import Sink, sink

if TYPE_CHECKING:
    from .keeper import Keeper

_TICK_S, _LOOK_S = 0.4, 0.05
_SELDOM = 2  # ticks: what makes the thread wait once more is done so often
_LINGER_S = 2.0
_LEAVE_S = 5.0

_coming: deque[Keeper] = deque()
_wake = allocate_lock()
_alive = _leaving = False


def take(keeper: Keeper) -> None:
    """Hand it on from now on. Without a lock: at worst two threads run for a while."""
    global _alive
    _coming.append(keeper)
    if not _alive:
        _alive = True
        start_new_thread(_run, ())


def wake() -> None:
    """There is something to hand on at once."""
    with suppress(RuntimeError):  # it is awake already
        _wake.release()


def _run() -> None:
    global _alive
    _block_sigpipe()
    hands = _Hands()
    leave = atexit.register(hands.leave)
    while True:
        hands.run()
        _alive = False  # whoever comes from here on starts another thread
        if not _coming:
            break
        _alive = True
    hands.close()
    atexit.unregister(leave)


class _Hands:
    """The recordings under way, those that wait for an answer, and where they are handed to."""

    def __init__(self) -> None:
        self._active: dict[int, Keeper] = {}
        self._into: Sink | None = None
        self._numbers, self._ticks = count(), count()
        self._busy_s = monotonic()

    def leave(self) -> None:
        """Python is about to go, perhaps in the middle of a recording."""
        global _leaving
        _leaving = True
        wake()
        until_s = monotonic() + _LEAVE_S
        for keeper in (*self._active.values(), *_coming):
            keeper.wait(max(0.0, until_s - monotonic()))

    def run(self) -> None:
        """Until there was nothing to do for a while. Each time it waits, FreeCAD has Python."""
        self._busy_s = monotonic()
        while not self._idle():
            self._welcome()
            try:
                self._turn()
            except Exception as error:
                self._give_up(self._why_ended() or message(texts.NOT_KEPT, reason=str(error)))
            waits_only = all(keeper.told_all for keeper in self._active.values())
            _wake.acquire(timeout=_LOOK_S if self._active and waits_only else _TICK_S)

    def _welcome(self) -> None:
        """Take over those that have begun; what has ended since the last ones is no use to them."""
        if _coming and not self._active and self._why_ended() is not None:
            self.close()
        with suppress(IndexError):
            while True:
                self._active[next(self._numbers)] = _coming.popleft()

    def _idle(self) -> bool:
        if self._active or _coming:
            self._busy_s = monotonic()
            return False
        return _leaving or monotonic() - self._busy_s > _LINGER_S

    def _turn(self) -> None:
        seldom, last = next(self._ticks) % _SELDOM == 0, _leaving
        into = self._into
        if into is None:
            if not self._active:
                return
            into = self._into = sink(self._hear)
        for number, keeper in list(self._active.items()):
            if not keeper.told_all:
                into.put(number, keeper.new(seldom, last))
        if seldom or any(keeper.told_all for keeper in self._active.values()):
            ended = into.ended
            if ended is not None:
                self._give_up(ended)

    def _why_ended(self) -> Message | None:
        """A process that has ended says more than the pipe that it has left."""
        with suppress(Exception):
            return self._into.ended if self._into is not None else None
        return None

    def _hear(self, number: int, kind: str, what: Message | None) -> None:
        keeper = self._active.get(number)
        if keeper is not None:
            keeper.hear(kind, what)
            if keeper.done:
                del self._active[number]

    def _give_up(self, why: Message) -> None:
        """The other side is gone. The next recording has another."""
        for keeper in self._active.values():
            keeper.close(why)
        self._active.clear()
        self.close()

    def close(self) -> None:
        into, self._into = self._into, None
        with suppress(Exception):
            if into is not None:
                into.close()


def _block_sigpipe() -> None:
    """FreeCAD does not ignore it: writing to a process that has ended would end FreeCAD."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPIPE})
