# SPDX-License-Identifier: LGPL-2.1-or-later
"""The process beside FreeCAD that writes its recordings into the store.

    python -m PerfProfilerWorkbench.keeping.child

It reads pieces (see ``pieces``), each with the number of its recording, packed by pickle, from its
stdin, which only FreeCAD holds open: it ends with FreeCAD. How it goes it says on stdout, which is
a file, a line of JSON for each [number, kind, message]. It needs no FreeCAD.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import BinaryIO

from ..model.message import Message, message_to_plain
from .desk import Desk
from .pieces import Piece

Coming = tuple[int, Piece]  # of which recording

_STEP_S = 1.0
_NICE = 5  # where there are more threads than processors, FreeCAD's come first


def main() -> None:
    """What goes wrong here is told, last of all its name."""
    try:
        _work()
    except Exception:
        traceback.print_exc(file=sys.stdout)
        sys.stdout.flush()
        os._exit(1)  # Python itself can't end while the other thread reads: it aborts


def _work() -> None:
    if hasattr(os, "nice"):
        os.nice(_NICE)
    waiting: SimpleQueue[Coming | None] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, waiting), daemon=True).start()
    desk = Desk(_say)
    for coming in _coming(waiting):
        if coming is not None:
            desk.feed(*coming)
        desk.step()
    desk.close()


def _read(stream: BinaryIO, waiting: SimpleQueue[Coming | None]) -> None:
    """Takes what comes at once, whatever the store does; None at the end."""
    try:
        while True:
            waiting.put(pickle.load(stream))
    except (EOFError, pickle.UnpicklingError, OSError):
        waiting.put(None)


def _coming(waiting: SimpleQueue[Coming | None]) -> Iterator[Coming | None]:
    """Piece after piece; None where a second has passed without one. Ends when FreeCAD has."""
    while True:
        try:
            coming = waiting.get(timeout=_STEP_S)
        except Empty:
            yield None
            continue
        if coming is None:
            return
        yield coming


def _say(number: int, kind: str, what: Message | None) -> None:
    with suppress(OSError):  # a full disk: what is recorded is worth more than what is said of it
        print(json.dumps([number, kind, message_to_plain(what)]), flush=True)


if __name__ == "__main__":
    main()
