# SPDX-License-Identifier: LGPL-2.1-or-later
"""Profiles models in all ways beside the truth, and prints how far off the profiles were.

python3 tests/truth/measure.py [--ways WAY...] [--models MODEL...] [--out FILE]

A model is a path, the name of a shared model or of a case (cases.py); without --models all of both.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent / "support")]

import library  # noqa: E402
import ways  # noqa: E402
from cases import CASES  # noqa: E402
from compare import Comparison, compare, report  # noqa: E402

MODELS = ways.ROOT.parent / "shared" / "models"


def shared_models() -> list[str]:
    """Their names; of a model in several files the one that opens the others."""
    single = [path.name for path in MODELS.glob("*") if path.suffix.lower() == ".fcstd"]
    return [*sorted(single), "asm_v4/asm_V4.FCStd"]


def measure(way: str, model: str, truth: Path, folder: Path) -> tuple[list[Comparison], str]:
    """One run: how each recompute compares, and the report of it."""
    known = MODELS / model
    path = str(known) if known.is_file() else model
    profile, recomputes = ways.run(way, path, truth, folder)
    comparisons = compare(profile, recomputes)
    title = f"{Path(model).name} {profile['environment']['freecad']} {way}"
    return comparisons, report(title, comparisons)


def runs(models: Sequence[str], wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(way, model) of each run that makes sense."""
    for model in models:
        for way in wanted:
            if model not in CASES or way in ways.CASE_WAYS:
                yield way, model


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ways", nargs="+", choices=ways.WAYS, default=ways.WAYS)
    parser.add_argument("--models", nargs="+", default=[*CASES, *shared_models()])
    parser.add_argument("--out", type=Path, help="write the lines into this file as well")
    options = parser.parse_args(arguments)
    status, lines = 0, []
    with tempfile.TemporaryDirectory(prefix="perfprofiler-truth-") as folder:
        truth = library.build(Path(folder))
        for number, (way, model) in enumerate(runs(options.models, options.ways)):
            try:
                comparisons, text = measure(way, model, truth, Path(folder) / str(number))
            except Exception as error:  # the other runs are worth having
                comparisons, text = [], f"FAIL {model} {way}: {error!r}"
            status |= not comparisons or not all(one.ok for one in comparisons)
            print(text, flush=True)
            lines.append(text + "\n")
    if options.out:
        options.out.write_text("".join(lines), "utf-8")
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
