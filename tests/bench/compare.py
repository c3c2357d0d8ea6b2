# SPDX-License-Identifier: LGPL-2.1-or-later
"""What comparing is worth, on real recordings: docs/comparing.md has the figures.

python3 tests/bench/compare.py FOLDER [--count N] [--runs N] [--models MODEL...] [--size N]
                               [--draws N] [--beside-others]

Records into FOLDER until each pool (see ``tests/support/pools.py``) has enough, then draws sets
without replacement. As root it takes the processor before all other programs, unless they are to
disturb it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "support"), str(ROOT)]

from draws import Tally, from_one, from_two  # noqa: E402
from pools import AS_IT_IS, SLOWER, WORKING, Pools, first_in_line  # noqa: E402
from work_features import WORK  # noqa: E402

CHOSEN = ("axis_cross_spreadsheet", "xyz_cube_mesh")


def report(pools: Pools, name: str, size: int, draws: int) -> None:
    """A line for each pair of pools."""
    known = {kind: pools.sessions(name + kind) for kind in (AS_IT_IS, WORKING, SLOWER)}
    for kind, pool in known.items():
        tally = from_one(pool, size, draws)
        print(_line(f"{name}{kind}, {len(pool)}", "the same pool", tally), flush=True)
    tally = from_two(known[WORKING], known[SLOWER], size, draws)
    print(_line(name + WORKING, name + SLOWER, tally), flush=True)


def _line(before: str, after: str, tally: Tally) -> str:
    """How often each of the working features was slower, and by which ratio, in the median."""
    found = [
        f"{tally.slower[label]} ({tally.ratio(label):.2f})" if label in tally.ratios else ""
        for label in WORK
    ]
    others = sum(count for label, count in tally.slower.items() if label not in WORK)
    cells = (before, after, tally.any_slower, tally.any_faster, *found, others, tally.draws)
    return "| " + " | ".join(map(str, cells)) + " |"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=60, help="recordings of each pool")
    parser.add_argument("--runs", type=int, default=10, help="full recomputes in each recording")
    parser.add_argument("--models", nargs="+", default=CHOSEN)
    parser.add_argument("--size", type=int, default=10, help="recordings in each set")
    parser.add_argument("--draws", type=int, default=100)
    parser.add_argument("--beside-others", action="store_true", help="with no rank above others")
    options = parser.parse_args(arguments)
    if not options.beside_others and not first_in_line():
        print("other programs can take the processor away", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="perfprofiler-bench-") as home:
        pools = Pools(options.folder, Path(home) / "home", options.runs)
        for name in options.models:
            pools.add(name)
        pools.record(options.count)
    header = ("before", "after", "any slower", "any faster", *WORK, "others slower", "draws")
    print("| " + " | ".join(header) + " |\n|" + " --- |" * len(header))
    for name in options.models:
        report(pools, name, options.size, options.draws)


if __name__ == "__main__":
    main(sys.argv[1:])
