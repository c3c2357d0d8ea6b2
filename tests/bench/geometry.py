# SPDX-License-Identifier: LGPL-2.1-or-later
"""One edit of a document of 2,000 objects: bringing its geometry up to date, beside a full walk.

freecadcmd tests/bench/geometry.py, or in plain Python with FreeCAD's folder on PYTHONPATH. Every
number is a median; the ratio is of the two medians.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from time import perf_counter_ns

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

import FreeCAD  # noqa: E402
import Part  # noqa: E402, F401

from PerfProfilerWorkbench import record  # noqa: E402
from PerfProfilerWorkbench.analysis.geometry import geometry  # noqa: E402
from PerfProfilerWorkbench.analysis.live_geometry import LiveGeometry  # noqa: E402
from PerfProfilerWorkbench.capture.structure import StructureReader  # noqa: E402
from PerfProfilerWorkbench.recording import recorder  # noqa: E402

OBJECTS, EDITS, WALKS = 2_000, 60, 7
PLENTY_NS = 10**12


def document():
    made = FreeCAD.newDocument("Bench")
    for number in range(OBJECTS):
        made.addObject("Part::Box", f"Box{number}")
    made.recompute()
    return made


def walk_ns(made) -> int:
    """Read, count and add up all, as whoever knows nothing yet has to."""
    start_ns = perf_counter_ns()
    reader = StructureReader()
    reader.whole(made, PLENTY_NS)
    while reader._documents[made.Name].counting.pending:
        reader.complete(made, PLENTY_NS)
    geometry(reader._documents[made.Name].facts)
    return perf_counter_ns() - start_ns


class Live:
    """A recording that has counted all so far."""

    def __init__(self, made) -> None:
        self.made, self.facts, self.live, self.seen = made, recorder.hook.facts, LiveGeometry(), 0
        self.live.take(self.facts.documents, ())
        self.update_ns()

    def update_ns(self) -> int:
        """Read and count what was edited, and bring the sums up to date."""
        start_ns = perf_counter_ns()
        self.facts.settle()
        known = self.facts.reader._documents[self.made.Name]
        while known.counting.pending:
            self.facts.count(self.made, PLENTY_NS)
        self.live.take((), self.facts.steps[self.seen :])
        self.seen = len(self.facts.steps)
        self.live.document(self.made.Name)
        return perf_counter_ns() - start_ns


def main() -> None:
    made = document()
    with record():
        live, updates = Live(made), []
        for number in range(EDITS):
            box = made.getObject(f"Box{number * 31 % OBJECTS}")
            box.Length = 20 + number
            box.recompute()
            updates.append(live.update_ns())
        walks = [walk_ns(made) for _ in range(WALKS)]
    one_ns, all_ns = median(updates), median(walks)
    print(f"FreeCAD {'.'.join(FreeCAD.Version()[:3])}, {len(made.Objects)} objects")
    print(f"full walk {all_ns / 1e6:.1f} ms, one edit {one_ns / 1e3:.0f} µs")
    print(f"ratio {one_ns / all_ns:.2%} (the limit is 1 %)")
    FreeCAD.closeDocument(made.Name)


main()
