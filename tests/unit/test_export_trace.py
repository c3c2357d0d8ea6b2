# SPDX-License-Identifier: LGPL-2.1-or-later
"""Traces: the format is kept, and what is in them is what was recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from acts import MS, command, editing, file, recompute, session, span
from random_sessions import random_session
from test_plain import HOSTILE, labelled_session, session_of
from trace_format import checked_trace, named, of_thread

from PerfProfilerWorkbench.export.trace import write_trace
from PerfProfilerWorkbench.model.activity import FileWork, Frame, Part
from PerfProfilerWorkbench.model.calls import StackFrame, StackSample
from PerfProfilerWorkbench.model.facts import Change, Sample
from PerfProfilerWorkbench.model.gpu import GpuReading
from PerfProfilerWorkbench.model.span import SpanKind

RECOMPUTES = "Recomputes, features"
OUTER, INNER = StackFrame("outer", "/m/tool.py", 3), StackFrame("inner", "/m/tool.py", 9)


def written(session, folder):
    path = folder / "out.json"
    write_trace(str(path), session)
    return checked_trace(path)


def times(events):
    """(name, beginning, length) in ms of each slice."""
    return [(one["name"], one["ts"] / 1000, one["dur"] / 1000) for one in events]


def test_an_empty_session_is_a_valid_trace(tmp_path):
    trace = written(session_of(), tmp_path)
    assert named(trace, "process_name") == ["FreeCAD 1.1.3"] and len(trace["traceEvents"]) == 1
    assert trace["otherData"]["started_at"] == "2023-11-14T22:13:20.250000+00:00"


@pytest.mark.parametrize("seed", range(30))
def test_whatever_a_session_holds_the_format_is_kept(seed, tmp_path):
    trace = written(random_session(seed), tmp_path)
    phases = {event["ph"] for event in trace["traceEvents"]}
    assert phases == {"M", "X", "C", "i"}
    assert named(trace, "thread_sort_index") == sorted(named(trace, "thread_sort_index"))
    assert len(set(named(trace, "thread_name"))) == len(named(trace, "thread_name"))


def test_a_recompute_has_its_features_and_they_have_their_parts(tmp_path):
    spans = recompute(10, 40, ("Box", 5), ("Cut", 20))
    spans[1] = replace(spans[1], display_ns=8 * MS, compute_ns=12 * MS)
    trace = written(session(spans, {"Box": "Part::Box", "Cut": "Part::Cut"}), tmp_path)
    events = of_thread(trace, RECOMPUTES)
    assert times(events) == [
        ("recompute Doc", 10, 30),
        ("Box", 10, 5),
        ("compute", 10, 5),
        ("Cut", 15, 20),
        ("compute", 15, 12),
        ("display", 27, 8),
    ]
    assert events[3]["args"]["type"] == "Part::Cut" and events[3]["args"]["display_ns"] == 8 * MS
    # what took all of the feature's time is where it is; the order of two is the usual one
    assert "args" not in events[2] and events[5]["args"] == {"estimated": True}


def test_a_feature_in_which_another_recompute_ran_has_no_parts(tmp_path):
    spans = recompute(0, 50, ("Outer", 40))
    inner = [replace(one, parent=spans[0].id) for one in recompute(5, 9)]
    events = of_thread(written(session([*spans, *inner]), tmp_path), RECOMPUTES)
    assert [name for name, _, _ in times(events)] == ["recompute Doc", "Outer", "recompute Doc"]


def test_what_overlaps_in_part_is_in_threads_of_its_own(tmp_path):
    spans = [command("One", 0, 10), command("Two", 5, 15, estimated_start=True)]
    trace = written(session(spans), tmp_path)
    assert times(of_thread(trace, "Operations")) == [("One", 0, 10)]
    (two,) = of_thread(trace, "Operations (2)")
    assert two["args"]["estimated_start"] is True


def test_features_are_in_their_recompute_s_thread_if_that_is_not_the_first(tmp_path):
    first = span(SpanKind.RECOMPUTE, 0, 10)
    trace = written(session([first, *recompute(5, 20, ("Box", 4))]), tmp_path)
    assert times(of_thread(trace, f"{RECOMPUTES} (2)"))[1] == ("Box", 5, 4)


def test_features_that_failed_and_took_no_known_time_are_named_by_their_recompute(tmp_path):
    events = of_thread(
        written(session(recompute(0, 9, ("Pad", 0, "failed"))), tmp_path), RECOMPUTES
    )
    assert [one["args"]["features_without_time"] for one in events] == [["Pad"]]


def test_failed_features_are_coloured(tmp_path):
    spans = recompute(0, 9, ("Pad", 3, "failed"), ("Box", 3), failed=True)
    events = of_thread(written(session(spans), tmp_path), RECOMPUTES)
    assert [one["name"] for one in events if "cname" in one] == ["Pad"]


def test_files_and_edit_modes_have_their_parts(tmp_path):
    work = FileWork("/m/a.FCStd", 9, ((Part.READING, 4 * MS), (Part.MESHING, MS)), (Part.MESHING,))
    spans = [span(SpanKind.OPENING, 0, 5, detail=work), editing(10, 90, 20, 5)]
    trace = written(session(spans), tmp_path)
    opening, reading, meshing = of_thread(trace, "Operations")
    assert opening["name"] == "opening a.FCStd" and opening["args"]["detail"]["size_bytes"] == 9
    assert times([reading, meshing]) == [("reading", 0, 4), ("meshing", 4, 1)]
    assert "args" not in reading and meshing["args"] == {"estimated": True}
    assert times(of_thread(trace, "Edit modes, view")) == [
        ("Sketch", 10, 80), ("entering", 10, 20), ("leaving", 85, 5),
    ]  # fmt: skip


def test_parts_end_with_what_they_are_of(tmp_path):
    work = FileWork("/m/a.FCStd", parts=((Part.READING, 4 * MS), (Part.MESHING, 4 * MS)))
    trace = written(session([span(SpanKind.OPENING, 0, 5, detail=work)]), tmp_path)
    _, *parts = of_thread(trace, "Operations")
    assert times(parts) == [("reading", 0, 4), ("meshing", 4, 1)]


def test_freezes_say_their_cause(tmp_path):
    spans = [*recompute(0, 200, ("Pad", 180)), span(SpanKind.FREEZE, 0, 200, document="")]
    (freeze,) = of_thread(written(session(spans), tmp_path), "Freezes")
    assert freeze["name"] == "recompute of Doc, 90 % of it for Pad"


def test_samples_are_counters_and_a_load_is_of_the_time_before_its_sample(tmp_path):
    card = GpuReading(5 * MS, "0000:01:00.0", "Card", "AMD", "1", 0.25)
    samples = (
        Sample(0, 0, 2**20, 0, 0),
        Sample(10 * MS, 5 * MS, None, 8 * MS, 20 * MS, (card,)),
        Sample(20 * MS),
    )
    trace = written(session(samples=samples), tmp_path)
    found = [
        (one["name"], one["ts"], one["args"]["value"])
        for one in trace["traceEvents"]
        if one["ph"] == "C"
    ]
    assert found == [
        ("FreeCAD, % of all cores", 0, 50.0),
        ("All programs, % of all cores", 0, 40.0),
        ("Resident memory, MiB", 0, 1.0),
        ("Card (0000:01:00.0): busy, %", 5000, 25.0),
    ]


def test_frames_changes_and_the_unit_is_microseconds_to_the_nanosecond(tmp_path):
    frames = (Frame(1_000_001, 2_000_002), Frame(2_000_000, 9_000_000, True))
    made = session(frames=frames, changes=[Change(3_000_003, "Doc", "Box", "Length")])
    trace = written(made, tmp_path)
    (frame,), (other,) = of_thread(trace, "Frames"), of_thread(trace, "Frames (2)")
    assert (frame["ts"], frame["dur"]) == (1000.001, 2000.002) and other["args"]["moved"]
    (change,) = of_thread(trace, "Changes")
    assert (change["ph"], change["name"], change["ts"]) == ("i", "Box.Length", 3000.003)


def test_stacks_that_follow_each_other_are_one_function(tmp_path):
    stacks = (
        StackSample(0, (OUTER, INNER)),
        StackSample(100 * MS, (OUTER, INNER), held=True),
        StackSample(190 * MS, (OUTER,)),
        StackSample(900 * MS, (OUTER,)),
    )
    events = of_thread(written(session(stacks=stacks), tmp_path), "Python (sampled)")
    assert sorted(times(events)) == [
        ("(native code)", 100, 90), ("inner", 0, 190), ("outer", 0, 290), ("outer", 900, 100),
    ]  # fmt: skip
    assert all(one["args"]["estimated"] for one in events)


def test_what_was_read_before_the_session_has_a_place(tmp_path):
    trace = written(session(samples=(Sample(2, rss_bytes=1),), start_ns=5), tmp_path)
    assert [one["ts"] for one in trace["traceEvents"] if one["ph"] == "C"] == [0]


def test_what_began_before_the_session_has_a_place(tmp_path):
    made = session([command("Early", -5, 5, estimated_start=True)], started_at=10.0)
    trace = written(made, tmp_path)
    assert times(of_thread(trace, "Operations")) == [("Early", 0, 10)]
    assert trace["otherData"]["started_at"] == "1970-01-01T00:00:09.995000+00:00"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_come_through(name, tmp_path):
    events = of_thread(written(labelled_session([HOSTILE[name]]), tmp_path), RECOMPUTES)
    assert events[1]["name"] == HOSTILE[name]


def test_the_same_session_makes_the_same_file(tmp_path):
    for name in ("one", "two"):
        write_trace(str(tmp_path / name), random_session(1))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_files_of_a_command_lie_in_it(tmp_path):
    spans = [command("Std_Save", 0, 20), file(SpanKind.SAVING, 2, 15)]
    assert len(of_thread(written(session(spans), tmp_path), "Operations")) == 2
