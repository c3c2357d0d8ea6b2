# SPDX-License-Identifier: LGPL-2.1-or-later
"""What recording costs, beside the same recomputes without it, and beside the way of the macro.

python3 tests/bench/overhead.py [--models MODEL...] [--presets PRESET...] [--seconds N]
                                [--width POINTS] [--no-peer] [--window] [--out FILE]

Every number is the median of ratios of runs that alternate within one FreeCAD, with the interval
that holds the true median with 95 % probability. A model is a path or the name of a shared one;
"boxes" are 300 of them chained by expressions.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "bench"
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "support"), str(ROOT)]

import report  # noqa: E402
import single  # noqa: E402
from freecads import Home  # noqa: E402

from PerfProfilerWorkbench.model.preset import PRESETS  # noqa: E402

MODELS = ROOT.parent / "shared" / "models"
BOXES = "boxes"
SHORT = ("xyz_cube_mesh", "axis_cross_spreadsheet", "ap3030s8_bracket_techdraw", BOXES)
ALL = (
    "xyz_cube_mesh",
    "axis_cross_spreadsheet",
    "ap3030s8_bracket_techdraw",
    "thor_part_booleans",
    "demo_fixture_links",
    "car_remote",
    BOXES,
)
_SCRIPT = "import sys\nsys.path[:0] = {folders!r}\nimport within\nwithin.main({request!r})\n"


def model_path(name: str) -> str:
    """Of a path or of a shared model's name, with or without its ending; none for the boxes."""
    if name == BOXES:
        return ""
    for path in (Path(name), *sorted(MODELS.glob(f"{name}*"))):
        if path.is_file():
            return str(path.resolve())
    raise SystemExit(f"{name} is neither a file nor a model in {MODELS}")


def jobs_of(name: str, options: argparse.Namespace) -> list[dict[str, str]]:
    """With a window nothing is put off for long: idle moments take it up."""
    if name == BOXES:
        jobs = ("boxes",) if options.window else ("boxes", "long")
        return [{"job": job, "preset": options.presets[0]} for job in jobs]
    peer = [] if options.no_peer else [{"job": "peer"}]
    return [*({"job": "preset", "preset": one} for one in options.presets), *peer]


def copy(addon: Path) -> None:
    """The add-on as it is now: it may be edited while a benchmark runs."""
    addon.mkdir()
    for name in ("PerfProfilerWorkbench", "Resources"):
        shutil.copytree(ROOT / name, addon / name, ignore=shutil.ignore_patterns("*.pyc"))
    for name in ("Init.py", "InitGui.py", "package.xml"):
        shutil.copy(ROOT / name, addon)


def measure(name: str, options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """All comparisons of a model, in one FreeCAD."""
    home = Home(folder / Path(name).stem)
    home.link(folder / "addon")
    output = home.folder / "readings.json"
    request = {
        "model": model_path(name),
        "jobs": jobs_of(name, options),
        "seconds": options.seconds,
        "width": options.width / 100,
        "windowed": options.window,
        "output": str(output),
    }
    script = _SCRIPT.format(folders=[str(HERE), str(HERE.parent / "support")], request=request)
    limit_s = 300 + len(request["jobs"]) * (300 + round(options.seconds))
    # QtWebEngine's sandbox lets FreeCAD 0.20's start page die as root
    variables = {"QTWEBENGINE_DISABLE_SANDBOX": "1"}
    try:
        said = home.run(script, windowed=options.window, limit_s=limit_s, variables=variables)
    except subprocess.TimeoutExpired:  # the other models are worth having
        said = f"it took more than {limit_s} s"
    found = json.loads(output.read_text("utf-8")) if output.exists() else {"error": said[-2000:]}
    return {"model": name, **found}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", nargs="+", default=SHORT, help=f"{', '.join(ALL)}; all")
    parser.add_argument(
        "--presets",
        nargs="+",
        choices=(*PRESETS, *single.NAMES),
        default=PRESETS,
        help="or lightweight with one reading more, such as +calls",
    )
    parser.add_argument("--seconds", type=float, default=20, help="at most, for each comparison")
    parser.add_argument(
        "--width", type=float, default=2, help="of an interval that is enough, in %%"
    )
    parser.add_argument("--no-peer", action="store_true", help="leave out the macro's way")
    parser.add_argument("--window", action="store_true", help="in FreeCAD with its window")
    parser.add_argument("--out", type=Path, help="write the tables into this file as well")
    parser.add_argument("--readings", type=Path, help="write every single reading as JSON")
    options = parser.parse_args(arguments)
    names = ALL if list(options.models) == ["all"] else options.models
    found = []
    with tempfile.TemporaryDirectory(prefix="perfprofiler-bench-") as folder:
        copy(Path(folder) / "addon")
        for name in names:
            print(f"{name} ...", file=sys.stderr, flush=True)
            found.append(measure(name, options, Path(folder)))
    text = report.markdown(found, options.window)
    print(text)
    if options.out:
        options.out.write_text(text + "\n", "utf-8")
    if options.readings:
        options.readings.write_text(json.dumps(found), "utf-8")
    return int(report.failed(found))


if __name__ == "__main__":
    # so that an end from outside ends FreeCAD and its screen as well
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    sys.exit(main(sys.argv[1:]))
