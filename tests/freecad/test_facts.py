# SPDX-License-Identifier: LGPL-2.1-or-later
"""What an analysis will need is in the recording: facts of a real model, read back."""

from __future__ import annotations

import hashlib
import json
import threading
import time
import typing

import pytest

FreeCAD = pytest.importorskip("FreeCAD")

from PerfProfilerWorkbench import record  # noqa: E402
from PerfProfilerWorkbench.model.plain import session_from_plain, session_to_plain  # noqa: E402
from PerfProfilerWorkbench.model.preset import PRESETS  # noqa: E402
from PerfProfilerWorkbench.model.span import SpanKind  # noqa: E402
from PerfProfilerWorkbench.model.structure import at  # noqa: E402


class Sleeper:
    def __init__(self, obj):
        obj.Proxy = self

    def execute(self, obj):
        time.sleep(0.3)


class TwoBurners(Sleeper):
    """Two threads at work at once; hashing much releases Python's lock."""

    used_ns: typing.ClassVar[list[int]] = []

    def execute(self, obj):
        data = b"x" * 50_000_000
        threads = [threading.Thread(target=self._burn, args=(data,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _burn(self, data):
        for _ in range(5):
            hashlib.sha256(data)
        self.used_ns.append(time.thread_time_ns())


@pytest.fixture
def document():
    made = FreeCAD.newDocument("Facts")
    yield made
    FreeCAD.closeDocument(made.Name)


def recomputed(document, preset="lightweight"):
    with record(preset) as recording:
        document.recompute()
    return recording.session


def features(session):
    return {span.object: span for span in session.spans if span.kind is SpanKind.FEATURE}


def test_a_feature_that_sleeps_uses_no_processor(document):
    Sleeper(document.addObject("App::FeaturePython", "Sleeper"))
    span = features(recomputed(document))["Sleeper"]
    assert span.total_ns > 290_000_000
    assert span.cpu_ns is not None and span.cpu_ns < 10_000_000


def test_the_processor_time_of_a_feature_is_that_of_all_its_threads(document):
    TwoBurners(document.addObject("App::FeaturePython", "Burner"))
    span = features(recomputed(document))["Burner"]
    assert span.cpu_ns is not None and span.cpu_ns >= sum(TwoBurners.used_ns)
    assert sum(TwoBurners.used_ns) > 1.5 * max(TwoBurners.used_ns)


def test_what_a_feature_reads_and_writes_is_told_in_the_full_preset(document, tmp_path):
    path = tmp_path / "written"

    class Writer(Sleeper):
        def execute(self, obj):
            path.write_bytes(b"x" * 1_000_000)
            path.read_bytes()

    Writer(document.addObject("App::FeaturePython", "Writer"))
    session = recomputed(document, "full")
    recompute = next(span for span in session.spans if span.kind is SpanKind.RECOMPUTE)
    assert 1_000_000 <= features(session)["Writer"].written_bytes <= recompute.written_bytes
    assert features(session)["Writer"].read_bytes >= 1_000_000
    assert recompute.switches is not None and recompute.rss_bytes > 0


def test_changes_name_cell_expression_and_transaction(document):
    sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
    box = document.addObject("Part::Box", "Box")
    sheet.set("A1", "5")
    document.recompute()
    with record() as recording:
        document.UndoMode = 1
        document.openTransaction("Thicker")
        sheet.set("B2", "7")
        document.commitTransaction()
        box.setExpression("Length", "Sheet.A1")
        box.Height = 12
    changes = {(c.object, c.property): c for c in recording.session.changes}
    cell = changes["Sheet", "cells"]
    assert (cell.path, cell.transaction) == ("B2", "Thicker")
    assert changes["Box", "ExpressionEngine"].path in ("Length", ".Length")
    assert changes["Box", "Height"].transaction == ""


@pytest.mark.parametrize("others", [0, 60])
def test_a_result_that_comes_out_as_it_was_has_the_same_fingerprint(document, others):
    """Also beside so many others that reading the structure is put off from one to the next."""
    import Part

    class Slow(Sleeper):
        """Taking a fingerprint is worth it only beside much computing."""

        radius = 5

        def execute(self, obj):
            time.sleep(0.2)
            obj.Shape = Part.makeSphere(self.radius)

    proxy = Slow(document.addObject("Part::FeaturePython", "Slow"))
    for number in range(others):
        document.addObject("Part::Box", f"Other{number}")
    document.recompute()
    with record("full") as recording:
        for proxy.radius in (5, 6):
            for obj in document.Objects:
                obj.touch()
            document.recompute()
    found = [each for each in recording.session.fingerprints if each.object == "Slow"]
    assert [each.same for each in found] == [True, False]
    assert all(each.cost_ns > 0 for each in found)


def test_the_structure_follows_an_edit(document):
    box = document.addObject("Part::Box", "Box")
    document.recompute()
    with record() as recording:
        before_ns = time.perf_counter_ns()
        fuse = document.addObject("Part::MultiFuse", "Fuse")
        fuse.Shapes = [box, document.addObject("Part::Sphere", "Ball")]
        document.recompute()
        box.Label = "Renamed"
    structure = recording.session.structure
    assert set(at(structure, "Facts", before_ns)) == {"Box"}
    now = at(structure, "Facts", recording.session.end_ns)
    assert now["Box"].label == "Renamed"
    assert {key.object for key in now["Fuse"].links} == {"Box", "Ball"}


def test_the_structure_follows_what_a_recompute_changes(document):
    """Of native features without a failure FreeCAD's changes are not even heard there."""
    first, second = (document.addObject("Part::Cylinder", name) for name in ("First", "Second"))
    second.setExpression("Height", "First.Height")
    document.recompute()
    with record() as recording:
        first.Height = 25
        document.recompute()
    structure = recording.session.structure
    before, after = (
        at(structure, document.Name, time_ns)["Second"]
        for time_ns in (recording.session.start_ns, recording.session.end_ns)
    )
    assert (before.properties["Height"], after.properties["Height"]) == (10, 25)


def test_a_single_property_that_computes_is_a_span(document):
    """A sketch solves when it is edited, with no recompute."""
    import Part

    sketch = document.addObject("Sketcher::SketchObject", "Sketch")
    document.recompute()
    with record() as recording:
        lines = [
            Part.LineSegment(FreeCAD.Vector(i, 0, 0), FreeCAD.Vector(i, 9, 0)) for i in range(300)
        ]
        sketch.addGeometry(lines)
        sketch.solve()
    spans = [span for span in recording.session.spans if span.kind is SpanKind.COMPUTE]
    assert spans and {span.object for span in spans} == {"Sketch"}
    assert all(0 < span.compute_ns <= span.wall_ns for span in spans)


def test_opening_a_file_is_a_span_and_no_change(models):
    with record() as recording:
        opened = FreeCAD.openDocument(str(models / "axis_cross_spreadsheet.FCStd"))
        name = opened.Name
        FreeCAD.closeDocument(name)
    session = recording.session
    openings = [span for span in session.spans if span.kind is SpanKind.OPENING]
    assert [span.document for span in openings] == [name]
    assert openings[0].wall_ns > 0
    assert [change for change in session.changes if change.document == name] == []


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_records_a_model_that_survives_the_way_to_a_file(preset, models):
    document = FreeCAD.openDocument(str(models / "axis_cross_spreadsheet.FCStd"))
    try:
        for obj in document.Objects:
            obj.touch()
        objects = len(document.Objects)
        session = recomputed(document, preset)
    finally:
        FreeCAD.closeDocument(document.Name)
    assert session.preset == preset and session.samples and session.problems == ()
    assert session_from_plain(json.loads(json.dumps(session_to_plain(session)))) == session
    facts = session.structure.documents[0]
    assert facts.members and len(facts.objects) == objects
    assert len(session.structure.preferences) > 30
