# SPDX-License-Identifier: LGPL-2.1-or-later
"""The process beside FreeCAD that writes a recording into the store.

    python -m PerfProfilerWorkbench.keeping.child

It reads pieces (see ``pieces``), packed by pickle, from its stdin, which only FreeCAD holds open:
when that ends without an END, FreeCAD is gone. How it goes it says on stdout, which is a file, a
line of JSON for each [kind, message]. It needs no FreeCAD.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import threading
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from typing import BinaryIO

from ..model.message import Message, message_to_plain
from . import pieces
from .pieces import Piece
from .writing import Writing

_STEP_S = 1.0
_NICE = 5  # where there are more threads than processors, FreeCAD's come first


def main() -> None:
    if hasattr(os, "nice"):
        os.nice(_NICE)
    waiting: SimpleQueue[Piece | None] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, waiting), daemon=True).start()
    first = waiting.get()
    if first is None or first[0] != pieces.HEAD:
        return
    head, settings, owner = first[1]
    writing = Writing(head, settings, owner, _say)
    for piece in _coming(waiting):
        if piece is not None:
            writing.feed(piece)
        writing.step()
    writing.close()


def _read(stream: BinaryIO, waiting: SimpleQueue[Piece | None]) -> None:
    """Takes what comes at once, whatever the store does; None at the end."""
    try:
        while True:
            waiting.put(pickle.load(stream))
    except (EOFError, pickle.UnpicklingError, OSError):
        waiting.put(None)


def _coming(waiting: SimpleQueue[Piece | None]) -> Iterator[Piece | None]:
    """Piece after piece; None where a second has passed without one. Ends when FreeCAD has."""
    while True:
        try:
            piece = waiting.get(timeout=_STEP_S)
        except Empty:
            yield None
            continue
        if piece is None:
            return
        yield piece


def _say(kind: str, what: Message | None) -> None:
    print(json.dumps([kind, message_to_plain(what)]), flush=True)


if __name__ == "__main__":
    main()
