# SPDX-License-Identifier: LGPL-2.1-or-later
"""The part of a benchmark that runs inside FreeCAD: does what is asked, writes all its readings.

They go into a file, and so does what went wrong: FreeCAD 1.1 keeps what a script prints.
"""

from __future__ import annotations

import json
import os
import traceback
from typing import Any

import FreeCAD
import single
from rounds import Round, alternate, ratio
from sides import Alone, Heard, OneByOne, Recorded, chained_boxes

BATCH = 5  # of boxes' recomputes: one takes 16 ms, and a recording's start as much again
WINDOWED_BATCH = 1  # one takes many times that where the boxes are shown
LONG_BATCH = 52  # work that fast recomputes put off is done after fifty at the latest

_RECOMPUTE = "recompute"


def main(request: dict[str, Any]) -> None:
    """``request``: output (a file), windowed, seconds, width, and jobs: a list of job, its name,
    its model (a path, none for boxes) and preset.
    """
    single.register()
    if request["windowed"]:
        from PerfProfilerWorkbench.gui import window

        window.when_up(lambda: leave(request))
    else:
        leave(request)


def leave(request: dict[str, Any]) -> None:
    """Do the jobs and end: a normal end would ask about the document."""
    try:
        result = {"freecad": ".".join(FreeCAD.Version()[:3]), "jobs": do(request)}
    except BaseException:
        result = {"error": traceback.format_exc()}
    with open(request["output"] + ".new", "w", encoding="utf-8") as stream:
        json.dump(result, stream)
    os.rename(request["output"] + ".new", request["output"])
    os._exit(0)


def do(request: dict[str, Any]) -> list[dict[str, Any]]:
    model = request["model"]
    document = FreeCAD.openDocument(model) if model else chained_boxes()
    return [attempt(document, job, request) for job in request["jobs"]]


def attempt(document: Any, job: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    """The job with its readings, or with its error: the other jobs are worth having."""
    try:
        return {**job, **compare(document, job, request["seconds"], request["width"])}
    except Exception:
        return {**job, "error": traceback.format_exc()}


def compare(document: Any, job: dict[str, Any], seconds: float, width: float) -> dict[str, Any]:
    sides = sides_of(document, job)
    first, *_, last = sides
    for side in sides.values():
        side()  # the first of each kind makes FreeCAD, Python and us fill our caches

    def enough(rounds: list[Round]) -> bool:
        return ratio(rounds, (last, _RECOMPUTE), (first, _RECOMPUTE)).width < width

    rounds = alternate(sides, seconds, enough)
    found: dict[str, Any] = {"rounds": rounds}
    if isinstance(sides[last], Recorded):
        found.update(problems=list(sides[last].problems), spans=sides[last].spans)
    return found


def sides_of(document: Any, job: dict[str, Any]) -> dict[str, Alone]:
    """In the order in which the last is measured against the first."""
    if job["job"] == "preset":
        return {"alone": Alone(document), "ours": Recorded(document, job["preset"])}
    if job["job"] == "peer":
        return {"alone": Alone(document), "one by one": OneByOne(document)}
    if job["job"] == "long":
        return {
            "empty": Heard(document, LONG_BATCH),
            "ours": Recorded(document, job["preset"], LONG_BATCH),
        }
    batch = WINDOWED_BATCH if FreeCAD.GuiUp else BATCH
    return {
        "empty": Heard(document, batch),
        "alone": Alone(document, batch),
        "ours": Recorded(document, job["preset"], batch),
    }
