# SPDX-License-Identifier: LGPL-2.1-or-later
"""From where on files, geometry and settings are an issue; sessions made by hand, in ms."""

from __future__ import annotations

from dataclasses import replace

import pytest
from acts import MS, recompute, span
from detecting import found, names, of_type

from PerfProfilerWorkbench.analysis.detect.file_size import oversized_file
from PerfProfilerWorkbench.analysis.detect.files import slow_opening, slow_saving
from PerfProfilerWorkbench.analysis.detect.settings import CHECK_MODEL, costly_setting
from PerfProfilerWorkbench.analysis.detect.sketches import heavy_sketch
from PerfProfilerWorkbench.analysis.detect.surfaces import mesh_born_solid, spline_geometry
from PerfProfilerWorkbench.model.activity import Editing, FileMember, FileWork, Part
from PerfProfilerWorkbench.model.issue import Severity
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.texts import english, say


def file_span(kind, start, end, path="/m/a.FCStd", **parts):
    given = tuple((Part(name), int(time * MS)) for name, time in parts.items())
    return span(kind, start, end, detail=FileWork(path, 2**20, given))


def test_an_opening_is_slow_with_its_linked_files_and_names_its_longest_part():
    parts = {"reading": 2000, "restoring": 7000, "finishing": 1000}
    linked = file_span(SpanKind.OPENING, 5, 10_006, "/m/b.FCStd", reading=10_001)
    spans = [file_span(SpanKind.OPENING, 0, 10_010, **parts), linked]
    (issue,) = found(slow_opening, spans)
    text = "Opening a.FCStd took 10.0 s, 70 % of it for reading properties and shapes"
    assert say(english, issue.message) == text and issue.severity is Severity.CRITICAL
    assert found(slow_opening, [file_span(SpanKind.OPENING, 0, 9999, reading=9999)]) == []


def test_a_saving_is_slow_once_a_file_and_freecads_own_is_none():
    saved = [
        file_span(SpanKind.SAVING, 0, 3000, writing=3000),
        file_span(SpanKind.SAVING, 4000, 8000, writing=4000),
        file_span(SpanKind.AUTOSAVE, 9000, 19_000, "/m/c.FCStd", writing=10_000),
        file_span(SpanKind.SAVING, 20_000, 22_999, "/m/b.FCStd", writing=2999),
    ]
    (issue,) = found(slow_saving, saved)
    assert (issue.evidence["wall_ns"], issue.impact_ns) == (4000 * MS, 7000 * MS)


def test_a_file_is_filled_by_objects_and_copies_look_alike():
    members = (
        FileMember("Document.xml", 10_000_000, 90_000_000),
        FileMember("a.brp", 20_000_000, 80_000_000, "Clone"),
        FileMember("b.brp", 20_000_000, 80_000_000, "Cut"),
        FileMember("c.txt", 1_000_000, 2_000_000, "Clone"),
        FileMember("…", 20_000_000, 80_000_000),
    )
    work = FileWork("C:\\m\\Big.FCStd", 71_000_000, members=members)
    (issue,) = found(oversized_file, [span(SpanKind.SAVING, 0, 10, detail=work)])
    assert (issue.object, issue.severity) == ("Clone", Severity.MEDIUM)
    assert say(english, issue.message) == "Big.FCStd has 67.7 MiB, 30 % of it for Clone"
    assert (issue.evidence["copies"], issue.evidence["copies_bytes"]) == (1, 20_000_000)
    small = replace(work, size_bytes=49_999_999)
    assert found(oversized_file, [span(SpanKind.SAVING, 0, 10, detail=small)]) == []


def test_a_file_that_was_open_before_is_known_by_its_members():
    members = (("Document.xml", 1, 1), ("a.brp", 60_000_000, 90_000_000))
    (issue,) = found(oversized_file, [], members=members)
    assert (issue.document, issue.evidence["size_bytes"]) == ("Doc", 60_000_001)


@pytest.mark.parametrize(
    ("counts", "compute", "speaks"),
    [
        ({"Constraints": 300}, 20, True),
        ({"Constraints": 299}, 90, False),
        ({"Constraints": 300}, 19, False),
        ({"ExternalGeometry": 50}, 20, True),
        ({"ExternalGeometry": 49}, 90, False),
    ],
)
def test_a_sketch_is_heavy_if_it_has_much_and_takes_its_time(counts, compute, speaks):
    objects = {"Sketch": of_type("Sketcher::SketchObject", **counts)}
    issues = found(heavy_sketch, recompute(0, 100, ("Sketch", compute)), objects)
    assert names(issues) == ["Sketch"] * speaks


def test_a_sketch_is_solved_while_it_is_dragged():
    edit = Editing(0, 0, drags=10, dragging_ns=200 * MS)
    spans = [span(SpanKind.EDITING, 0, 900, object="Sketch", detail=edit)]
    objects = {"Sketch": of_type("Sketcher::SketchObject", Constraints=300)}
    (issue,) = found(heavy_sketch, spans, objects)
    assert (issue.evidence["dragging_ns"], issue.impact_ns) == (20 * MS, 200 * MS)


def test_splines_are_told_of_the_first_objects_that_the_same_features_work_on():
    splines = {"SampledFace": 10, "SplineFace": 3}
    objects = {
        "Loft": of_type("Part::Loft", **splines),
        "Sweep": of_type("Part::Sweep", **splines),
        "Cut": of_type("Part::Cut", "Loft", "Sweep", **splines),
        "Few": of_type("Part::Cut", SampledFace=10, SplineFace=2),
        "Face": of_type("Part::Face", SampledFace=5, SplineFace=5),
        "Alone": of_type("Part::Loft", **splines),
    }
    times = [("Loft", 5), ("Sweep", 6), ("Cut", 40), ("Few", 90), ("Face", 90), ("Alone", 49)]
    (issue,) = found(spline_geometry, recompute(0, 300, *times), objects)
    assert issue.evidence["objects"] == ("Sweep", "Loft")
    assert issue.evidence["features"] == ("Cut", "Sweep", "Loft")
    assert issue.evidence["total_ns"] == 51 * MS


@pytest.mark.parametrize(
    ("counts", "speaks"),
    [
        ({"Face": 500, "Edge": 750, "Vertex": 252, "Solid": 1}, True),
        ({"Face": 498, "Edge": 747, "Vertex": 251, "Solid": 1}, False),
        ({"Face": 500, "Edge": 750, "Vertex": 252, "Solid": 0}, False),
        ({"Face": 500, "Edge": 1000, "Vertex": 502, "Solid": 1}, False),
        ({"Face": 500, "Edge": 750, "Vertex": 300, "Solid": 1}, False),
    ],
)
def test_a_solid_of_a_mesh_is_told_by_its_counts(counts, speaks):
    objects = {"Bunny": of_type("Part::Feature", **counts), "Cut": of_type("Part::Cut", "Bunny")}
    issues = found(mesh_born_solid, recompute(0, 100, ("Cut", 60)), objects)
    assert names(issues) == ["Bunny"] * speaks


@pytest.mark.parametrize(
    ("version", "value", "booleans", "speaks"),
    [
        ("0.20.2", True, 120, True),
        ("0.20.2", True, 110, False),
        ("0.20.2", None, 900, False),
        ("1.0.0", None, 510, True),
        ("1.1.3", None, 200, True),
        ("1.1.3", None, 190, False),
        ("1.1.3", False, 900, False),
    ],
)
def test_booleans_are_checked_by_default_from_freecad_1_0_on(version, value, booleans, speaks):
    spans = recompute(0, 1000, ("Cut", booleans))
    given = ({"Cut": of_type("Part::Cut")}, {CHECK_MODEL: value})
    issues = found(costly_setting, spans, *given, version=version)
    assert [issue.evidence["setting"] for issue in issues] == [CHECK_MODEL] * speaks
