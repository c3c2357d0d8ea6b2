# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the panel takes of FreeCAD's main thread, with 10,000 features and 100,000 spans.

    /usr/bin/python3 tests/bench/panel.py [IDLE_SECONDS]       4 unless told

Starts the real FreeCAD with its window. Of each page: what taking over an edit takes, without and
with painting; what sorting takes, by each column; and what the panel takes of a core while nothing
happens. All times are processor time of the main thread, but for the last table: how much more of
a core all of FreeCAD takes with the panel than with it hidden, in turn, fifteen times each.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "bench"
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT)]

from freecads import Home  # noqa: E402
from ratios import estimate  # noqa: E402

LIMIT_S = 900
_SCRIPT = """
import sys
sys.path[:0] = {folders!r}
import panel_within
panel_within.main({idle_s!r}, {out!r})
"""


def measured(idle_s: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        folders = [str(HERE), *sys.path[:2]]
        script = _SCRIPT.format(folders=folders, idle_s=idle_s, out=str(out))
        said = Home(Path(folder) / "home").run(script, limit_s=LIMIT_S)
        if not out.exists():
            raise SystemExit(f"FreeCAD wrote no result:\n{said[-3000:]}")
        result: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return result


def told(times_ns: list[int]) -> str:
    """Median, and the 95th percentile."""
    return f"{median(times_ns) / 1e6:7.2f} {quantiles(times_ns, n=20)[-1] / 1e6:7.2f}"


def show(result: dict[str, Any]) -> None:
    if "error" in result:
        raise SystemExit(result["error"])
    print(f"FreeCAD {result['freecad']}, {result['features']} features, {result['spans']} spans")
    print("taking over an edit, ms of the main thread (limits: median 4, 95th percentile 12)")
    print(f"{'page':12} {'median':>7} {'95 %':>7}   with painting: {'median':>7} {'95 %':>7}")
    for name, times_ns, painted_ns in result["refreshes"]:
        print(f"{name:12} {told(times_ns)}   {'':14} {told(painted_ns)}")
    print("sorting the features, ms (limit: 50)")
    for name, ns in result["sorting"]:
        print(f"{name:30} {ns / 1e6:7.1f}")
    print("idle, our ticks, share of a core")
    for name, share in result["ticks"]:
        print(f"{name:30} {share:8.3%}")
    print("idle, all of FreeCAD: % of a core more than with the panel hidden (limit: 0.5)")
    for name, more in result["idle"]:
        print(f"{name:30} {estimate([100 * share for share in more])}")


if __name__ == "__main__":
    show(measured(float(sys.argv[1]) if len(sys.argv) > 1 else 4.0))
