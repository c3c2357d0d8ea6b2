# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ends a wait on SIGINT, SIGTERM or SIGHUP, in a way in which everything started is ended too."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupted(BaseException):
    """The user or the system wants us to end; ``signal`` is its number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.signal = number


@contextmanager
def interruptible() -> Iterator[Callable[[], None]]:
    """In this block signals are only noted; the function that it gives raises Interrupted then.

    An exception out of a signal handler could come in the midst of starting a process, which would
    then be running without anybody knowing it.
    """
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if _ends(name)]
    noted: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        noted.append(number)

    def check() -> None:
        if noted:
            raise Interrupted(noted[0])

    before = {name: signal.signal(signal.Signals[name], note) for name in names}
    try:
        yield check
    finally:
        for name, handler in before.items():
            signal.signal(signal.Signals[name], handler)


def _ends(name: str) -> bool:
    """Not what the system lacks, nor a hang-up that nohup has ignored.

    A script's shell has SIGINT ignored by what it starts in the background, but whoever sends it to
    us wants us to end.
    """
    number = getattr(signal, name, None)
    nohup = name == "SIGHUP" and number and signal.getsignal(number) is signal.SIG_IGN
    return number is not None and not nohup
