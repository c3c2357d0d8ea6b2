# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tables of what was measured, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ratios import Estimate
from rounds import CPU, WALL, milliseconds, ratio

_RECOMPUTE = "recompute"
_ALONE, _EMPTY, _OURS, _PEER = (
    (side, _RECOMPUTE) for side in ("alone", "empty", "ours", "one by one")
)


def markdown(found: Sequence[dict[str, Any]], windowed: bool) -> str:
    """``found``: by model, as ``within`` wrote it."""
    versions = ", ".join(dict.fromkeys(one["freecad"] for one in found if "freecad" in one))
    lines = [f"## FreeCAD {versions}, {'with its window' if windowed else 'headless'}", ""]
    jobs = [(one["model"], job) for one in found for job in one.get("jobs", ())]
    measured = [(model, job) for model, job in jobs if "rounds" in job]
    for title, columns, make, kinds in _TABLES:
        rows = [row for model, job in measured if job["job"] in kinds for row in make(model, job)]
        if rows:
            lines += [title, "", *table(columns, rows), ""]
    return "\n".join([*lines, *complaints(found)]).rstrip()


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    marks = ["---" if number < 2 else "---:" for number in range(len(columns))]
    return [f"| {' | '.join(cells)} |" for cells in (columns, marks, *rows)]


def preset_rows(model: str, job: dict[str, Any]) -> list[list[str]]:
    rounds = job["rounds"]
    numbers = [
        ratio(rounds, _OURS, _ALONE),
        ratio(rounds, ("ours", "settled"), _ALONE),
        ratio(rounds, ("ours", "whole"), _ALONE),
    ]
    times = [_ms(milliseconds(rounds, (side, part))) for side, part in _PRESET_TIMES]
    return [[model, job["preset"], *map(str, numbers), *times, str(len(rounds))]]


_PRESET_TIMES = (("alone", _RECOMPUTE), ("ours", "start"), ("ours", "stop"))


def box_rows(model: str, job: dict[str, Any]) -> list[list[str]]:
    preset, rounds = job["preset"], job["rounds"]
    compared = {
        f"{preset} to the empty observer": (_OURS, _EMPTY),
        f"{preset} to no observer": (_OURS, _ALONE),
        "the empty observer to none": (_EMPTY, _ALONE),
    }
    if job["job"] == "long":
        name = f"{preset} with its stop, after many recomputes, to the empty observer"
        compared = {name: (("ours", "settled"), _EMPTY)}
    return [
        [name, str(ratio(rounds, *two, CPU)), str(ratio(rounds, *two, WALL)), str(len(rounds))]
        for name, two in compared.items()
    ]


def peer_rows(model: str, job: dict[str, Any]) -> list[list[str]]:
    rounds = job["rounds"]
    numbers = [str(ratio(rounds, _PEER, _ALONE, clock)) for clock in (CPU, WALL)]
    return [[model, *numbers, _ms(milliseconds(rounds, _ALONE)), str(len(rounds))]]


def _ms(value: Estimate) -> str:
    return f"{value.median:.1f}" if value.median < 1000 else f"{value.median:.0f}"


_TABLES = (
    (
        "Processor time of a recompute in a recording, as a multiple of one without. "
        "*With stop* and *whole* are recordings of a single recompute.",
        (
            "model",
            "preset",
            "recompute",
            "with stop",
            "whole",
            "recompute alone, ms",
            "start, ms",
            "stop, ms",
            "pairs",
        ),
        preset_rows,
        ("preset",),
    ),
    (
        "300 boxes chained by expressions.",
        ("compared", "processor time", "wall time", "rounds"),
        box_rows,
        ("boxes", "long"),
    ),
    (
        "Every feature told to recompute, one by one, as a multiple of FreeCAD's own recompute.",
        ("model", "processor time", "wall time", "recompute alone, ms", "pairs"),
        peer_rows,
        ("peer",),
    ),
)


def complaints(found: Sequence[dict[str, Any]]) -> list[str]:
    """What must be known before the numbers are believed."""
    lines = []
    for one in found:
        lines += [f"FAILED {one['model']}: {one['error']}"] if "error" in one else []
        for job in one.get("jobs", ()):
            title = f"{one['model']} {job.get('preset', job['job'])}"
            lines += [f"FAILED {title}: {job['error']}"] if "error" in job else []
            lines += [f"{title}: {problem}" for problem in job.get("problems", ())]
            if job.get("spans") == 0:
                lines.append(f"FAILED {title}: the recording holds nothing")
    return lines


def failed(found: Sequence[dict[str, Any]]) -> bool:
    return any(line.startswith("FAILED") for line in complaints(found))
