# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the price of an edit is worth, on copies of the shared models: docs/advice.md has figures.

python3 tests/bench/price.py [MODEL...] [--touches N] [--seed N] [--limit SECONDS]

Of each model objects are drawn and touched; the price is written down before each. As root it
takes the processor before all other programs. A line for each model: the touches that cost 5 ms or
more, how many of them ran just the features that the price named, and by how much the price was
wrong (of what it cost; median and 90th percentile). Each is touched once more right after that.
Then the same of those that cost 5 ms both times, because a busy machine makes some that cost 1 ms
take 5 for once, and by how much the two touches of these differed, which no price can know.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from PerfProfilerWorkbench.launch.find import find  # noqa: E402

MODELS = ROOT.parent / "shared" / "models"
WITHIN = ROOT / "tests" / "bench" / "price_within.py"
HEADER = ("model", "touches", "ran as told", "error", "90th")
HEADER += ("both times", "error", "90th", "between the two", "90th")
WORTH_NS = 5_000_000
Touch = tuple[int, int, int, bool]


def models(names: Sequence[str]) -> list[Path]:
    found = [*MODELS.glob("*.[Ff][Cc][Ss]td"), MODELS / "asm_v4" / "asm_V4.FCStd"]
    return sorted(path for path in found if not names or path.stem in names)


def touched(path: Path, options: argparse.Namespace) -> list[Touch]:
    """Of a copy: predicted, what two touches took (ns), whether those features ran."""
    with tempfile.TemporaryDirectory(prefix="perfprofiler-bench-") as folder:
        copy = Path(folder) / "model"
        shutil.copytree(path.parent, copy, ignore=_others(path), copy_function=shutil.copy)
        out = Path(folder) / "out"
        given = {
            "PRICE_MODEL": str(copy / path.name),
            "PRICE_OUT": str(out),
            "PRICE_TOUCHES": str(options.touches),
            "PRICE_SEED": str(options.seed),
            "PRICE_LIMIT_S": str(options.limit),
        }
        command = [find(None, windowed=False).path, str(WITHIN)]
        told = subprocess.run(
            command, stdin=subprocess.DEVNULL, env={**os.environ, **given}, capture_output=True
        )
        if told.returncode or not out.is_file():
            raise SystemExit(f"{path.name}: FreeCAD ended with {told.returncode}")
        lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    return [
        (one["predicted_ns"], other["first_ns"], other["second_ns"], other["as_told"])
        for one, other in pairwise(lines)
        if "first_ns" in other
    ]


def _others(path: Path):
    """Of the folder of a model without links only itself is copied."""
    linked = path.parent != MODELS
    return lambda _, names: [] if linked else [name for name in names if name != path.name]


def line(name: str, touches: Sequence[Touch]) -> str:
    both = [each for each in touches if each[2] >= WORTH_NS]
    as_told = sum(told for *_, told in touches)
    between = [abs(second - first) / first for _, first, second, _ in both]
    cells = (len(touches), as_told, *_errors(touches), len(both), *_errors(both), *_spread(between))
    return f"| {name} | " + " | ".join(map(str, cells)) + " |"


def _errors(touches: Sequence[Touch]) -> tuple[str, str]:
    return _spread([abs(predicted - first) / first for predicted, first, *_ in touches])


def _spread(shares: Sequence[float]) -> tuple[str, str]:
    """Median and ninetieth percentile; empty without any."""
    ordered = sorted(shares)
    if not ordered:
        return "", ""
    return f"{median(ordered):.0%}", f"{ordered[int(0.9 * (len(ordered) - 1))]:.0%}"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="*", help="names without their endings; all by default")
    parser.add_argument("--touches", type=int, default=30)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=float, default=500, help="seconds for a model")
    options = parser.parse_args(arguments)
    print("| " + " | ".join(HEADER) + " |\n|" + " --- |" * len(HEADER))
    all_touches: list[Touch] = []
    for path in models(options.models):
        found = touched(path, options)
        all_touches += found
        print(line(path.stem, found), flush=True)
    print(line("all", all_touches))


if __name__ == "__main__":
    main(sys.argv[1:])
