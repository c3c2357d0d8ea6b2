# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the timeline takes of FreeCAD's main thread, with 10,000 features and 100,000 spans.

    /usr/bin/python3 tests/bench/timeline.py

Starts the real FreeCAD with its window. Of a zoom step, from the wheel's event until all is drawn:
a sweep from the whole recording to a hundredth of a second and back, at several widths. All times
are processor time of the main thread.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "bench"
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "support"), str(ROOT)]

from freecads import Home  # noqa: E402
from panel import told  # noqa: E402

LIMIT_S = 300
_SCRIPT = """
import sys
sys.path[:0] = {folders!r}
import timeline_within
timeline_within.main({out!r})
"""


def measured() -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        script = _SCRIPT.format(folders=sys.path[:3], out=str(out))
        said = Home(Path(folder) / "home").run(script, limit_s=LIMIT_S)
        if not out.exists():
            raise SystemExit(f"FreeCAD wrote no result:\n{said[-3000:]}")
        result: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return result


def show(result: dict[str, Any]) -> None:
    if "error" in result:
        raise SystemExit(result["error"])
    print(f"FreeCAD {result['freecad']}, the timeline with {result['spans']} spans")
    print("a step, ms of the main thread (limit: 16)")
    print(f"{'':30} {'median':>7} {'95 %':>7}")
    for name, times_ns in result["steps"]:
        print(f"{name:30} {told(times_ns)}")
    longest, whole = max(result["slices"]) / 1e6, sum(result["slices"]) / 1e6
    print(f"taking over the recording: {len(result['slices'])} slices, {whole:.0f} ms in all")
    print(f"{'a slice':30} {told(result['slices'])}, the longest {longest:.2f}")


if __name__ == "__main__":
    show(measured())
