# SPDX-License-Identifier: LGPL-2.1-or-later
"""A FreeCAD that records busily, to be killed: ``busy_recording.py LOG SECONDS``.

Its log has a line for each recompute that has ended: the moment (``perf_counter_ns``, which all
processes of a machine share) and how many recomputes there were. The first line names the session.
"""

from __future__ import annotations

import os
import sys
import time

FEATURES = 8  # of one recompute


def main(log: str, seconds: str) -> None:
    import FreeCAD

    from PerfProfilerWorkbench import record

    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    document = FreeCAD.newDocument("Busy")
    for number in range(FEATURES - 1):
        document.addObject("Part::Box", f"Box{number}").Length = 1 + number
    fusion = document.addObject("Part::MultiFuse", "Fusion")
    fusion.Shapes = document.Objects
    document.recompute()
    with record() as recording:
        os.write(file, f"{recording.id}\n".encode())
        until_s, count = time.monotonic() + float(seconds), 0
        while time.monotonic() < until_s:
            for each in document.Objects:
                each.touch()
            document.recompute()
            count += 1
            os.write(file, f"{time.perf_counter_ns()} {count}\n".encode())


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    main(*sys.argv[1:])
