# SPDX-License-Identifier: LGPL-2.1-or-later
"""What keeping a recording costs FreeCAD's main thread, and what FreeCAD and the process beside.

freecadcmd tests/bench/keeping.py [ROUNDS], or in plain Python with FreeCAD's folder on PYTHONPATH.
Recomputes of 300 boxes that depend on each other, recorded in turn with and without keeping.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter_ns, process_time_ns, thread_time_ns

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "bench"), str(ROOT / "tests" / "support")]

from sides import chained_boxes  # noqa: E402

from PerfProfilerWorkbench import record  # noqa: E402
from PerfProfilerWorkbench.keeping.keeper import Keeper  # noqa: E402

RECOMPUTES, ROUNDS = 100, 20
SHARES = (0.5, 0.99, 0.999)


class Calls:
    """Processor time of the main thread in what it calls of the keeper."""

    def __init__(self) -> None:
        self.ns: list[int] = []
        for name in ("__init__", "begin", "end"):
            setattr(Keeper, name, self._timed(getattr(Keeper, name)))

    def _timed(self, work):
        def timed(*arguments):
            start_ns = thread_time_ns()
            work(*arguments)
            self.ns.append(thread_time_ns() - start_ns)

        return timed


def rounds(document, keep: bool) -> tuple[list[int], list[int], int]:
    """(processor, wall) ns of the main thread per recompute, and of all threads together."""
    cpu, wall, before_ns = [], [], process_time_ns()
    with record(keep=keep) as recording:
        for _ in range(RECOMPUTES):
            for obj in document.Objects:
                obj.touch()
            start_ns, thread_ns = perf_counter_ns(), thread_time_ns()
            document.recompute()
            cpu.append(thread_time_ns() - thread_ns)
            wall.append(perf_counter_ns() - start_ns)
    recording.wait_until_kept(60)
    return cpu, wall, process_time_ns() - before_ns


def at(values: list[int], share: float) -> int:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main(count: int) -> None:
    os.environ["PERFPROFILER_STORE"] = os.path.join(tempfile.mkdtemp(), "bench.sqlite")
    calls, document = Calls(), chained_boxes()
    found = {True: ([], [], [0]), False: ([], [], [0])}
    children_s = getrusage(RUSAGE_CHILDREN)
    for number in range(2 * count):
        cpu, wall, all_ns = rounds(document, keep := bool(number % 2))
        found[keep][0].extend(cpu)
        found[keep][1].extend(wall)
        found[keep][2][0] += all_ns
    ended_s = getrusage(RUSAGE_CHILDREN)
    print(f"{count} recordings of {RECOMPUTES} recomputes of 300 boxes, kept / not kept, ms:")
    for title, place in (("processor time of the main thread", 0), ("wall time", 1)):
        for share in SHARES:
            kept, bare = (at(found[keep][place], share) / 1e6 for keep in (True, False))
            print(f"  {title}, {share:6.1%}: {kept:7.2f} {bare:7.2f}  ratio {kept / bare:.3f}")
    print(f"  FreeCAD's processor time, ratio {found[True][2][0] / found[False][2][0]:.3f}")
    beside_s = ended_s.ru_utime + ended_s.ru_stime - children_s.ru_utime - children_s.ru_stime
    print(f"  beside, a recording (the sampler too): {beside_s / 2 / count * 1e3:.0f} ms")
    for share in SHARES:
        print(f"  calls of the keeper, {share:6.1%}: {at(calls.ns, share) / 1e3:7.1f} µs")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
