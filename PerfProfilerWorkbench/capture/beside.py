# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs in a process of its own beside FreeCAD, and reads it while a script holds its Python.

    python -m PerfProfilerWorkbench.capture.beside PID INTERVAL_S GPU [PYNVML]

Each sample is a line of JSON on stdout, which is a file: FreeCAD reads it when it has time, and
neither ever waits for the other. It ends when stdin does, which only FreeCAD holds open, so also
when FreeCAD is killed. Needs no FreeCAD. It starts beside the first recompute, so it imports next
to nothing: not typing, dataclasses, json or threading, which take 50 ms.
"""

from __future__ import annotations

import _thread
import os
import sys
import time

from .system.reading import process

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .gpu.watch import Watch

_GPU_S = 0.5  # a graphics card's own figures are no fresher
_BEHIND = 2  # intervals; who is later starts counting anew instead of catching up


def main(arguments: list[str]) -> None:
    pid, interval_s, gpu = int(arguments[0]), float(arguments[1]), arguments[2] == "1"
    _thread.start_new_thread(_end_with_stdin, ())
    parent = os.getppid()
    due_s = time.monotonic()
    read = _reader(pid, _watch(pid, max(interval_s, _GPU_S), *arguments[3:4]) if gpu else None)
    while os.getppid() == parent:
        os.write(1, read().encode())
        due_s += interval_s
        now_s = time.monotonic()
        if now_s - due_s > _BEHIND * interval_s:
            due_s = now_s
        time.sleep(max(0.0, due_s - now_s))
    os._exit(0)


def _watch(pid: int, interval_s: float, pynvml: str | None = None) -> Watch:
    from .gpu.watch import Watch

    return Watch(pid, interval_s, pynvml)


def _end_with_stdin() -> None:
    """At once: a graphics driver that hangs must not keep the process."""
    while os.read(0, 1):
        continue
    os._exit(0)


def _reader(pid: int, watch: Watch | None) -> Callable[[], str]:
    """Reads a line for ``model.plain.sample_from_line``; graphics cards only where that is new."""
    of = process(pid)
    last: object = None

    def read() -> str:
        nonlocal last
        time_ns, reading = time.perf_counter_ns(), of.read()
        numbers = ", ".join("null" if each is None else str(each) for each in (time_ns, *reading))
        latest = watch.latest() if watch is not None else None
        if latest is last:
            return f"[{numbers}]\n"
        last = latest
        return f"[{numbers}, {_cards(latest)}]\n"

    return read


def _cards(latest: object) -> str:
    import json

    from ..model.gpu import to_plain
    from ..model.message import Message, message_to_plain

    if isinstance(latest, Message):
        return f"[], {json.dumps(message_to_plain(latest))}"
    assert isinstance(latest, tuple)
    return f"{json.dumps([to_plain(each) for each in latest])}, null"


if __name__ == "__main__":
    main(sys.argv[1:])
