# SPDX-License-Identifier: LGPL-2.1-or-later
"""PartDesign gets slower with every recompute of a pad whose sketch has arcs and is not recomputed:
it is found, and what touching the sketch and reopening bring is measured. ``-rP`` prints it.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

import FreeCAD
import Part
import pytest
from documents import close_all

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.detect.drift import session_drift
from PerfProfilerWorkbench.analysis.subject import Subject

RESET_RUNS = 12


@pytest.fixture
def pad():
    """A pad of a sketch with holes."""
    document = FreeCAD.newDocument("Drift")
    body = document.addObject("PartDesign::Body", "Body")
    sketch = body.newObject("Sketcher::SketchObject", "Sketch")
    corners = [FreeCAD.Vector(*at, 0) for at in ((0, 0), (20, 0), (20, 10), (0, 10), (0, 0))]
    for start, end in pairwise(corners):
        sketch.addGeometry(Part.LineSegment(start, end), False)
    for number in range(4):
        middle = FreeCAD.Vector(3 + 4 * number, 5, 0)
        sketch.addGeometry(Part.Circle(middle, FreeCAD.Vector(0, 0, 1), 1), False)
    made = body.newObject("PartDesign::Pad", "Pad")
    made.Profile, made.Length = sketch, 5
    document.recompute()
    yield made
    close_all()


def recompute(document, times):
    for _ in range(times):
        document.Pad.touch()
        document.recompute()


def processor_ns(runs):
    return median(run.total_ns if run.cpu_ns is None else run.cpu_ns for run in runs)


@pytest.mark.long
def test_it_is_found_and_touching_the_sketch_resets_it(pad):
    drifting(pad.Document, 160)


@pytest.mark.long
def test_500_recomputes(pad, tmp_path):
    document, path = pad.Document, str(tmp_path / "drift.FCStd")
    drifting(document, 500)
    recompute(document, 100)
    document.saveAs(path)
    FreeCAD.closeDocument(document.Name)
    with record(keep=False) as recording:
        recompute(FreeCAD.openDocument(path), RESET_RUNS)
    runs = Subject(recording.session).runs[next(iter(FreeCAD.listDocuments())), "Pad"]
    print(f"reopened after 100 more: {processor_ns(runs) / 1e6:.2f} ms")


def drifting(document, times):
    with record(keep=False) as recording:
        recompute(document, times)
        document.Sketch.touch()
        recompute(document, RESET_RUNS)
    subject = Subject(recording.session)
    (found,) = [one for one in session_drift(subject) if one.object == "Pad"]
    runs = subject.runs[document.Name, "Pad"]
    reset_ns, told = processor_ns(runs[-RESET_RUNS + 1 :]), found.evidence
    first_ms, last_ms = told["first_ns"] / 1e6, told["last_ns"] / 1e6
    print(f"{told['runs']} recomputes: {first_ms:.2f} ms, then {last_ms:.2f} ms", end="; ")
    print(f"after touching the sketch {reset_ns / 1e6:.2f} ms")
    assert told["ratio"] >= 2 and reset_ns - told["first_ns"] < (last_ms - first_ms) * 5e5
