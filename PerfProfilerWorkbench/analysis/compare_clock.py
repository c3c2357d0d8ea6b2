# SPDX-License-Identifier: LGPL-2.1-or-later
"""By which clock a thing is compared: the one on the wall, or the processor's.

While other programs run FreeCAD waits for the processor, which makes any feature longer and tells
nothing of it. Processor time has none of that; but a feature that waits by itself, for a file or a
lock, has a right to be called slow. So processor time is taken for what is known to compute.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from .compare_runs import Run, Runs

_SHORTEST_NS = 10_000_000  # in the reading of a shorter one is what ran before it
_READ = 0.9  # of the runs have a reading
_UNDISTURBED = 0.25  # of the runs of either set took no longer than they computed
_ALIKE = 0.1  # by which the two clocks may differ then


def by_processor(sides: Sequence[Sequence[Runs]]) -> list[list[Runs]]:
    """The runs of all things that compute, with processor time in place of their time."""
    things = {thing for side in sides for runs in side for thing in runs}
    computing = {thing for thing in things if _computes(sides, thing)}
    return [
        [
            {
                thing: [_worked(run) for run in each if run.cpu_ns]
                for thing, each in runs.items()
                if thing in computing
            }
            for runs in side
        ]
        for side in sides
    ]


def _computes(sides: Sequence[Sequence[Runs]], thing: int) -> bool:
    """On both sides: else a feature that begins to wait would seem to be what it was."""
    runs = [[run for each in side for run in each.get(thing, ())] for side in sides]
    return all(map(_known_to_compute, runs))


def _known_to_compute(runs: Sequence[Run]) -> bool:
    if not runs or median(run.total_ns for run in runs) < _SHORTEST_NS:
        return False
    read = sum(bool(run.cpu_ns) for run in runs)
    alike = sum(abs((run.cpu_ns or 0) - run.total_ns) <= _ALIKE * run.total_ns for run in runs)
    return read >= _READ * len(runs) and alike >= _UNDISTURBED * len(runs)


def _worked(run: Run) -> Run:
    assert run.cpu_ns is not None
    return run._replace(total_ns=min(run.total_ns, run.cpu_ns))
