# SPDX-License-Identifier: LGPL-2.1-or-later
"""A FreeCAD whose main thread is watched for what could make it wait: ``audited_recording.py``.

Prints, as JSON, what Python's audit hook heard of the main thread while code of ours for keeping
recordings was on its stack: files, processes, sockets, SQLite. A hook can't be taken away again, so
that this is a process of its own.
"""

from __future__ import annotations

import json
import os
import sys
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROOMS = tuple(os.path.join(ROOT, "PerfProfilerWorkbench", room) for room in ("keeping", "store"))
WAITING = ("open", "subprocess.", "socket.", "sqlite3.", "os.", "shutil.", "tempfile.")


class Watch:
    """``heard`` has (event, file) of the main thread's, ``others`` of all other threads'."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []
        self.others: list[tuple[str, str]] = []
        self.on = False
        self._main = threading.get_ident()

    def hear(self, event: str, arguments: object) -> None:
        if not self.on or not event.startswith(WAITING):
            return
        frame = sys._getframe()
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith(ROOMS):
                main = threading.get_ident() == self._main
                (self.heard if main else self.others).append((event, file))
                return
            frame = frame.f_back


def main() -> None:
    import FreeCAD

    import PerfProfilerWorkbench.recording  # noqa: F401  what is imported is read from files
    from PerfProfilerWorkbench import record

    watch = Watch()
    sys.addaudithook(watch.hear)
    document = FreeCAD.newDocument("Audited")
    document.addObject("Part::Box", "Box")
    watch.on = True
    for _ in range(3):
        with record() as recording:
            for _ in range(50):
                document.Box.touch()
                document.recompute()
    watch.on = False
    why = recording.wait_until_kept(60)
    print(json.dumps({"main": watch.heard, "others": watch.others, "why": why}))


if __name__ == "__main__":
    sys.path.insert(0, ROOT)
    main()
