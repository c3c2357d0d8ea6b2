# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every automatic trial on the shared models: what advice promised, and what it delivered.

    python3 tests/bench/trials.py [--limit SECONDS] [--out FILE] [MODEL...]

Each model is profiled in a FreeCAD of its own, with its window under Xvfb where there is one; then
each piece of advice that a program can follow is tried. A promise is kept if at least half of it
was measured. Exits with 1 if fewer than four in five were.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PerfProfilerWorkbench.analysis.report import report
from PerfProfilerWorkbench.launch import display
from PerfProfilerWorkbench.launch.process import FreeCADRun
from PerfProfilerWorkbench.model.advice import Advice, Trial
from PerfProfilerWorkbench.texts import english, say
from PerfProfilerWorkbench.trial.run import TrialRun
from PerfProfilerWorkbench.units import duration

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT.parent / "shared" / "models"
NOT_ALONE = ("Bielle", "Piston", "crash", "malformed", "Crankshaft", "Cylindre")  # parts of asm_V4
REPEATS, PROMISES_KEPT = 3, 0.8
HEAD = ("model", "rule", "object", "promised", "measured", "runs", "verdict", "because")


def models() -> list[Path]:
    found = (path for path in MODELS.rglob("*") if path.suffix.lower() == ".fcstd")
    return sorted(path for path in found if not any(one in str(path) for one in NOT_ALONE))


def advice_for(model: Path) -> tuple[Advice, ...]:
    windowed = display.installed()
    run = FreeCADRun(str(model), "full", windowed, repeats=REPEATS, own_screen=windowed)
    try:
        run.start()
        run.wait()
        return report(run.result()).advice
    finally:
        run.end()


def tried(model: Path, limit_s: float) -> Iterator[tuple[Advice, Trial]]:
    for advice in advice_for(model):
        if advice.remedy is not None:
            run = TrialRun(str(model), advice.remedy, limit_s=limit_s, occasion=advice.occasion)
            try:
                run.start()
                run.wait()
            finally:
                run.end()
            yield advice, run.result()


def kept(advice: Advice, trial: Trial) -> bool | None:
    """None where nothing was promised or nothing measured."""
    if advice.expected_saving_ns is None or trial.saving_ns is None:
        return None
    return trial.saving_ns * 2 >= advice.expected_saving_ns


def line(model: Path, advice: Advice, trial: Trial) -> str:
    promised, measured = advice.expected_saving_ns, "—"
    if trial.saving_ns is not None:
        measured = f"{duration(trial.saving_ns)} ± {duration(trial.spread_ns or 0)}"
    said = [*trial.differences[:1], *([trial.reason] if trial.reason else [])]
    cells = (
        model.name,
        advice.rule,
        advice.object,
        "—" if promised is None else duration(promised),
        measured,
        str(trial.runs),
        trial.verdict.value,
        "; ".join(say(english, one) for one in said),
    )
    return f"| {' | '.join(cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", type=Path)
    parser.add_argument("--limit", type=float, default=180)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "trials.md")
    options = parser.parse_args()
    promises: list[bool] = []
    options.out.parent.mkdir(exist_ok=True)
    with open(options.out, "w", encoding="utf-8") as out:

        def write(text: str) -> None:
            print(text, flush=True)
            print(text, file=out, flush=True)

        write(f"| {' | '.join(HEAD)} |\n|{' --- |' * len(HEAD)}")
        for model in options.models or models():
            for advice, trial in tried(model, options.limit):
                write(line(model, advice, trial))
                promises += [one for one in [kept(advice, trial)] if one is not None]
        write(
            f"\n{sum(promises)} of {len(promises)} promises were kept: at least half was measured."
        )
    return 0 if sum(promises) >= PROMISES_KEPT * len(promises) else 1


if __name__ == "__main__":
    sys.exit(main())
