# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs in a process of its own beside FreeCAD, and reads it while a script holds its Python.

    python -m PerfProfilerWorkbench.capture.beside PID INTERVAL_S GPU [PYNVML]

Each sample is a line of JSON on stdout, which is a file: FreeCAD reads it when it has time, and
neither ever waits for the other. It ends when stdin does, which only FreeCAD holds open, so also
when FreeCAD is killed. Needs no FreeCAD.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..model.gpu import GpuReading, to_plain
from ..model.message import Message, message_to_plain
from .system.reading import process

if TYPE_CHECKING:
    from .gpu.watch import Watch

_GPU_S = 0.5  # a graphics card's own figures are no fresher
_BEHIND = 2  # intervals; who is later starts counting anew instead of catching up


def main(arguments: list[str]) -> None:
    pid, interval_s, gpu = int(arguments[0]), float(arguments[1]), arguments[2] == "1"
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    watch = _watch(pid, max(interval_s, _GPU_S), *arguments[3:4]) if gpu else None
    parent = os.getppid()
    due_s = time.monotonic()
    read = _reader(pid, watch)
    while os.getppid() == parent:
        os.write(1, json.dumps(read()).encode() + b"\n")
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


def _reader(pid: int, watch: Watch | None) -> Callable[[], list[Any]]:
    """Reads what ``sampler.sample_of`` takes; graphics cards only where their reading is new."""
    of = process(pid)
    last: tuple[GpuReading, ...] | Message | None = None

    def read() -> list[Any]:
        nonlocal last
        time_ns, reading = time.perf_counter_ns(), of.read()
        line = [time_ns, *vars(reading).values()]
        latest = watch.latest() if watch is not None else None
        if latest is None or latest is last:
            return line
        last = latest
        if isinstance(latest, Message):
            return [*line, [], message_to_plain(latest)]
        return [*line, [to_plain(each) for each in latest], None]

    return read


if __name__ == "__main__":
    main(sys.argv[1:])
