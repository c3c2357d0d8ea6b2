# SPDX-License-Identifier: LGPL-2.1-or-later
"""What our event filters and slots cost in a storm of events, as a share of the wall time.

    /usr/bin/python3 tests/bench/storm.py [SECONDS]        600 unless told

Starts the real FreeCAD with its window, records, moves the mouse over all of the window several
hundred times a second (xdotool) and activates another workbench every few seconds. Prints a line
for each callback of ours: how often Qt called it, what a call took (calling it included, which is
calibrated), its share. Exit status 1 if all of them took 1 % or more.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "bench"
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT)]

from freecads import Home  # noqa: E402

LIMIT, ALLOWED_S = 0.01, 120
_SCRIPT = """
import sys
sys.path[:0] = {folders!r}
import storm_within
storm_within.main({seconds!r}, {out!r})
"""


def measured(seconds: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        script = _SCRIPT.format(folders=[str(HERE), *sys.path[:2]], seconds=seconds, out=str(out))
        said = Home(Path(folder) / "home").run(script, limit_s=int(seconds) + ALLOWED_S)
        if not out.exists():
            raise SystemExit(f"FreeCAD wrote no result:\n{said[-3000:]}")
        result: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return result


def show(result: dict[str, Any]) -> float:
    """Print the table; the share of all callbacks."""
    if "error" in result:
        raise SystemExit(result["error"])
    wall_ns = result["wall_ns"]
    print(f"FreeCAD {result['freecad']}, {wall_ns / 1e9:.0f} s, {result['switches']} workbenches,")
    print(f"{result['moves']} moves of the mouse; calling an empty filter costs PySide", end=" ")
    print(f"{result['filter_ns'] / 1e3:.2f} µs, an empty slot {result['slot_ns'] / 1e3:.2f} µs")
    print(f"{'':36} {'calls':>9} {'a second':>9} {'µs each':>8} {'share':>8}")
    total_ns = 0.0
    for name, calls, ns in sorted(result["rows"], key=lambda row: -row[2]):
        total_ns += ns
        each = f"{ns / calls / 1e3:8.2f}" if calls else f"{'':8}"
        rate = calls / (wall_ns / 1e9)
        print(f"{name:36} {calls:9} {rate:9.0f} {each} {ns / wall_ns:8.3%}")
    print(f"{'all':36} {'':9} {'':9} {'':8} {total_ns / wall_ns:8.3%}")
    for problem in result["problems"]:
        print(f"problem: {problem}")
    return total_ns / wall_ns


if __name__ == "__main__":
    found = measured(float(sys.argv[1]) if len(sys.argv) > 1 else 600.0)
    sys.exit(show(found) >= LIMIT)
