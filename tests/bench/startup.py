# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the add-on costs at FreeCAD's start: the time spent in our files, settings at defaults.

    PYTHONPATH=/usr/lib/freecad-python3/lib /usr/bin/python3 tests/bench/startup.py

Starts the real FreeCAD some times, with its window under Xvfb and a copy of the add-on installed
whose Init.py and InitGui.py write down how long they took, and prints the milliseconds. The first
start compiles the sources, as a user's first does; the others find them compiled.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT)]

from freecads import Home  # noqa: E402

STARTS = 8
LEAVE = """
import os
from PySide import QtCore
QtCore.QTimer.singleShot(3000, lambda: os._exit(0))
"""
TIMED = """
import time as _time
_bench_began = _time.perf_counter()
{content}
with open({out!r}, "a") as _stream:
    _stream.write(str((_time.perf_counter() - _bench_began) * 1000) + "\\n")
"""


def copy(addon: Path, out: Path) -> None:
    """The add-on as a user has it, with the two files that FreeCAD runs timed."""
    addon.mkdir()
    for name in ("PerfProfilerWorkbench", "Resources"):
        shutil.copytree(ROOT / name, addon / name, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "package.xml", addon)
    for name in ("Init.py", "InitGui.py"):
        content = (ROOT / name).read_text("utf-8")
        (addon / name).write_text(TIMED.format(content=content, out=str(out)), "utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        addon, out = Path(folder) / "addon", Path(folder) / "out"
        copy(addon, out)
        for number in range(STARTS):
            home = Home(Path(folder) / f"home{number}")
            home.link(addon)
            home.run(LEAVE)
        times = [float(line) for line in out.read_text().split()]
    starts = [init + initgui for init, initgui in zip(times[::2], times[1::2])]
    print(f"first start {starts[0]:.2f} ms (compiles the sources), then median", end=" ")
    print(f"{statistics.median(starts[1:]):.2f} ms of {len(starts) - 1} starts", end=" ")
    print(f"({min(starts[1:]):.2f} to {max(starts[1:]):.2f})")


if __name__ == "__main__":
    main()
