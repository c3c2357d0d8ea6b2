# SPDX-License-Identifier: LGPL-2.1-or-later
"""Recording real recomputes in headless FreeCAD."""

from __future__ import annotations

import importlib.util
import os
import sys
import threading
import time

import FreeCAD
import pytest

from PerfProfilerWorkbench import record, start, stop
from PerfProfilerWorkbench.analysis.costs import recompute_costs
from PerfProfilerWorkbench.capture import calls
from PerfProfilerWorkbench.capture.geometry import GeometryCounter
from PerfProfilerWorkbench.model.span import ObjectKey, SpanKind, Status
from PerfProfilerWorkbench.recording import recorder


def touch_all(document):
    for obj in document.Objects:
        obj.touch()


def busy_ms(milliseconds):
    """Computes for a known time on the profiler's own clock."""
    end_ns = time.perf_counter_ns() + milliseconds * 1_000_000
    while time.perf_counter_ns() < end_ns:
        pass


class Busy:
    """A Python feature that computes for a known time, then sets its result."""

    def __init__(self, obj, milliseconds=30, fails=False):
        self.milliseconds, self.fails = milliseconds, fails
        obj.addProperty("App::PropertyInteger", "Result")
        obj.Proxy = self

    def execute(self, obj):
        busy_ms(self.milliseconds)
        if self.fails:
            raise ValueError("planted")
        obj.Result += 1


def one(session):
    (recompute,) = recompute_costs(session)
    return recompute


def by_name(recompute):
    return {cost.key.object: cost for cost in recompute.features}


def test_each_feature_of_a_recompute_is_there(document):
    touch_all(document)
    with record() as recording:
        document.recompute()
    recompute = one(recording.session)
    features = by_name(recompute)
    assert list(features) == ["Box", "Ball", "Fusion"] or set(features) == {"Box", "Ball", "Fusion"}
    fusion = features["Fusion"]
    assert (fusion.label, fusion.type, fusion.runs) == ("My fusion", "Part::Fuse", 1)
    assert all(cost.total_ns > 0 and cost.status is Status.OK for cost in features.values())


def test_times_add_up_to_the_recompute(document):
    touch_all(document)
    with record() as recording:
        document.recompute()
    recompute = one(recording.session)
    totals = sum(cost.total_ns for cost in recompute.features)
    assert totals + recompute.unattributed_ns == recompute.span.wall_ns
    assert sum(ns for _, ns in recompute.rows) == recompute.unattributed_ns


def test_a_recompute_lies_where_it_was(document):
    """Its start and end, seen from outside; headless 1.1 sends no signal at its beginning."""
    touch_all(document)
    with record() as recording:
        busy_ms(20)  # an edit before must not be taken for the recompute
        before_ns = time.perf_counter_ns()
        document.recompute()
        after_ns = time.perf_counter_ns()
    span = one(recording.session).span
    assert before_ns <= span.start_ns
    assert span.start_ns + span.wall_ns <= after_ns
    assert not span.estimated_start


@pytest.fixture
def no_call_watching():
    """All places for watching calls are taken by others, as if Python were older than 3.12."""
    monitoring = getattr(sys, "monitoring", None)
    tools = (3, 4) if monitoring else ()
    for tool in tools:
        monitoring.use_tool_id(tool, "somebody else")
    yield
    for tool in tools:
        monitoring.free_tool_id(tool)


def test_a_recompute_is_found_where_calls_cannot_be_watched(document, no_call_watching):
    """Headless 1.1 tells no beginning: then it is estimated, and said to be."""
    touch_all(document)
    with record() as recording:
        document.recompute()
    recompute = one(recording.session)
    assert set(by_name(recompute)) == {"Box", "Ball", "Fusion"}
    signalled = tuple(int(part) for part in FreeCAD.Version()[:2]) < (1, 1)
    assert recompute.span.estimated_start is not signalled
    totals = sum(cost.total_ns for cost in recompute.features)
    assert totals + recompute.unattributed_ns == recompute.span.wall_ns


def test_a_known_time_is_measured(document):
    Busy(document.addObject("App::FeaturePython", "Busy"), 30)
    with record() as recording:
        document.recompute()
    cost = by_name(one(recording.session))["Busy"]
    assert cost.total_ns >= 30_000_000
    assert cost.total_ns <= one(recording.session).span.wall_ns


def test_a_failing_feature_is_reported_as_failed(document):
    Busy(document.addObject("App::FeaturePython", "Bad"), 1, fails=True)
    with record() as recording:
        document.recompute()
    assert by_name(one(recording.session))["Bad"].status is Status.FAILED
    assert one(recording.session).span.status is Status.FAILED


def test_features_of_linked_documents_carry_their_own_document(document, tmp_path):
    document.saveAs(str(tmp_path / "library.FCStd"))
    other = FreeCAD.newDocument("Assembly")
    other.saveAs(str(tmp_path / "assembly.FCStd"))
    link = other.addObject("App::Link", "Link")
    link.LinkedObject = document.Fusion
    other.recompute()
    document.Box.Length = 17
    with record() as recording:
        other.recompute()
    keys = {cost.key for cost in one(recording.session).features}
    assert ObjectKey(document.Name, "Fusion") in keys
    assert ObjectKey("Assembly", "Link") in keys


def test_each_caller_has_its_own_stretch_of_one_observer(document):
    with record() as outer:
        document.Box.Length = 11
        document.recompute()
        observer = recorder.hook._observer
        with record() as inner:
            assert recorder.hook._observer is observer
            document.Box.Length = 12
            document.recompute()
        document.Box.Length = 13
        document.recompute()
    assert len(recompute_costs(outer.session)) == 3
    assert len(recompute_costs(inner.session)) == 1
    assert recorder.buffer.events == []


def test_start_and_stop(document):
    recording = start()
    document.Box.Length = 14
    document.recompute()
    session = stop()
    assert session == recording.session and len(recompute_costs(session)) == 1
    with pytest.raises(RuntimeError):
        stop()


def test_an_unknown_preset_is_refused_and_starts_nothing():
    with pytest.raises(ValueError, match="lightweight"):
        record(preset="everything")
    assert not recorder.recording


def test_an_error_in_the_block_ends_the_recording(document):
    with pytest.raises(KeyError), record() as recording:
        raise KeyError("planted")
    assert not recording.running and not recorder.recording


def test_nothing_to_recompute_is_no_feature(document):
    with record() as recording:
        document.recompute()
    assert all(not recompute.features for recompute in recompute_costs(recording.session))


def test_a_deleted_object_and_a_closed_document_leave_no_trouble(document):
    with record() as recording:
        document.Box.Length = 15
        document.recompute()
        document.removeObject("Fusion")
        FreeCAD.closeDocument(document.Name)
        fresh = FreeCAD.newDocument("Test")
        fresh.addObject("Part::Cone", "Box")
        fresh.recompute()
    session = recording.session
    assert session.problems == ()
    assert session.features[ObjectKey("Test", "Box")].type == "Part::Cone"


def test_a_renamed_feature_carries_its_new_label(document):
    with record() as recording:
        document.Box.Length = 16
        document.recompute()
        document.Fusion.Label = "Renamed"
    assert recording.session.features[ObjectKey("Test", "Fusion")].label == "Renamed"


def test_a_feature_that_recomputes_another_document_nests(document):
    inner = FreeCAD.newDocument("Inner")
    inner.addObject("Part::Box", "InnerBox")

    class Nesting:
        def __init__(self, obj):
            obj.Proxy = self

        def execute(self, obj):
            inner.recompute()

    Nesting(document.addObject("App::FeaturePython", "Nesting"))
    with record() as recording:
        document.recompute()
    spans = [span for span in recording.session.spans if span.kind is SpanKind.RECOMPUTE]
    assert [span.document for span in spans] == ["Inner", "Test"]
    assert spans[0].parent == spans[1].id


def test_the_environment_is_named(document):
    with record() as recording:
        pass
    environment = recording.session.environment
    assert environment.freecad == ".".join(FreeCAD.Version()[:3])
    for name, value in vars(environment).items():
        if name == "qt" and importlib.util.find_spec("PySide") is None:
            assert value.startswith("not available: ")  # a plain Python without FreeCAD's shim
        elif name == "opengl":
            assert value is None  # there is no window
        elif name == "cores":
            assert value == os.cpu_count()
        else:
            assert value and not value.startswith("not available"), name


def test_two_hundred_starts_and_stops_leave_nothing_behind(document):
    with record() as recording:  # what is made once, such as cached modules, does not count
        document.Box.touch()
        document.recompute()
    recording.wait_until_kept(60)  # the process beside stays for a moment, for the next ones
    threads, files = threading.active_count(), _open_files()
    for _ in range(200):
        with record() as recording:
            pass
    assert recording.wait_until_kept(60) is None
    assert threading.active_count() == threads
    assert _open_files() == files
    assert recorder.hook._observer is None and calls._tool is None
    with record() as recording:  # one observer, not two hundred: each feature is seen once
        document.Box.Length = 31
        document.recompute()
    assert all(cost.runs == 1 for cost in one(recording.session).features)
    monitoring = getattr(sys, "monitoring", None)
    if monitoring is not None:
        assert monitoring.get_tool(3) is None and monitoring.get_tool(4) is None


def _open_files():
    return len(os.listdir("/proc/self/fd"))


def test_counting_faces_in_steps(document):
    counter = GeometryCounter()
    steps = 0
    while not counter.step(budget_ns=0):
        steps += 1
    assert steps >= 2
    assert counter.latest.objects == 3
    faces = sum(len(obj.Shape.Faces) for obj in document.Objects if obj.Visibility)
    assert counter.latest.faces == faces
    document.addObject("Part::Feature", "Null")
    while not counter.step():
        pass
    assert counter.latest.objects == 4
