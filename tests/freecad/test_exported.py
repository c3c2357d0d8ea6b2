# SPDX-License-Identifier: LGPL-2.1-or-later
"""What FreeCAD really did, in the formats of other programs and in the report."""

from __future__ import annotations

import pytest
from html_reading import page, rows, sections
from python_features import Summing
from speedscope_format import checked_speedscope, tree
from trace_format import checked_trace, named, of_thread

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.export.html import write_html
from PerfProfilerWorkbench.export.speedscope import CALLS, FEATURES, write_speedscope
from PerfProfilerWorkbench.export.trace import write_trace
from PerfProfilerWorkbench.model.span import SpanKind


def recorded(document, preset, folder):
    """A recompute, a snapshot, a saving, and another recompute within an operation."""
    Summing(document.addObject("App::FeaturePython", "Sum"), 50)
    document.Box.Length = 6
    with record(preset=preset) as recording:
        document.recompute()
        recording.snapshot("between")
        document.saveAs(str(folder / "model.FCStd"))
        document.Box.Length = 7
        with recording.operation("longer"):
            document.recompute()
    return recording.session


@pytest.mark.parametrize("preset", ["cpu", "full"])
def test_a_trace_has_all_that_was_recorded(document, preset, tmp_path):
    session = recorded(document, preset, tmp_path)
    write_trace(str(tmp_path / "trace.json"), session)
    trace = checked_trace(tmp_path / "trace.json")
    drawn = of_thread(trace, "Recomputes, features")
    spans = [one for one in session.spans if one.kind in (SpanKind.RECOMPUTE, SpanKind.FEATURE)]
    ours = {span.kind.value for span in spans}
    assert sum(one["cat"] in ours for one in drawn) == len(spans)
    whole = [one for one in drawn if one["cat"] == "recompute"]
    assert [round(one["dur"] * 1000) for one in whole] == [
        one.wall_ns for one in spans if one.kind is SpanKind.RECOMPUTE
    ]
    assert [one["name"] for one in of_thread(trace, "Operations") if one["cat"] == "script"] == [
        "longer"
    ]
    assert "snapshot between" in [one["name"] for one in trace["traceEvents"]]
    assert {"Operations", "Changes"} <= set(named(trace, "thread_name"))


def test_speedscope_has_the_features_and_python_s_calls(document, tmp_path):
    session = recorded(document, "cpu", tmp_path)
    write_speedscope(str(tmp_path / "out.json"), session)
    content = checked_speedscope(tmp_path / "out.json")
    names = [name for depth, name, _ in tree(content, FEATURES) if depth == 1]
    assert {"Box", "My fusion", "Sum"} <= set(names)
    calls = tree(content, CALLS)
    assert sum(time for depth, _, time in calls if not depth) == sum(
        node.self_ns for node in session.calls.nodes
    )
    assert any("squared" in name for _, name, _ in calls)


def test_a_report_tells_of_it(document, tmp_path):
    session = recorded(document, "full", tmp_path)
    write_html(str(tmp_path / "report.html"), session)
    found = sections(page(tmp_path / "report.html"))
    assert "My fusion" in [row[0] for row in rows(found["Slowest features"])]
    assert rows(found["Opening and saving"])[0][0] == "Saved model.FCStd"
    assert "Test holds" in found["Geometry"].text()
