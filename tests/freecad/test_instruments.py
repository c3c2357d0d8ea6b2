# SPDX-License-Identifier: LGPL-2.1-or-later
"""Several recordings at once: each has its own, and nothing stays on that none of them wants."""

from __future__ import annotations

import sys
import threading
import tracemalloc

import pytest

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.capture import instruments
from PerfProfilerWorkbench.recording import recorder


def helped():
    return sum(range(3))


def called(session):
    """How often ``helped`` was called in it."""
    return sum(node.calls for node in session.calls.nodes if node.name == "helped")


def on():
    """What is switched on now."""
    found = set()
    if sys.getprofile() is not None:
        found.add("calls")
    if tracemalloc.is_tracing():
        found.add("allocations")
    if any(each.name == "PerfProfiler stacks" for each in threading.enumerate()):
        found.add("stacks")
    return found


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        ("lightweight", set()),
        ("cpu", {"calls"}),
        ("memory", {"allocations"}),
        ("gpu", set()),
        ("full", {"stacks"}),
    ],
)
def test_each_preset_switches_on_what_it_reads_and_off_again(document, preset, expected):
    assert on() == set()
    with record(preset):
        assert on() == expected
    assert on() == set()


@pytest.mark.parametrize("preset", ["cpu", "memory", "full"])
def test_what_only_one_of_two_wanted_goes_with_it(document, preset):
    with record("lightweight") as outer:
        with record(preset):
            assert on()
        assert on() == set()
        document.recompute()
    assert outer.session.calls is None and outer.session.stacks == ()


def test_a_recording_has_the_calls_since_its_own_beginning(document):
    with record("cpu") as outer:
        helped()
        with record("cpu") as inner:
            helped()
            helped()
        helped()
    assert (called(outer.session), called(inner.session)) == (4, 2)
    assert inner.session.calls.events < outer.session.calls.events


def test_one_after_the_other_begins_anew(document):
    for _ in range(2):
        with record("cpu") as recording:
            helped()
        assert called(recording.session) == 1


def test_stacks_are_those_of_the_recording(document):
    with record("full") as outer, record("full") as inner:
        pass
    for one in (outer, inner):
        start_ns, end_ns = one.session.start_ns, one.session.end_ns
        assert all(start_ns <= each.time_ns for each in one.session.stacks)
        assert end_ns >= start_ns


def test_an_error_while_starting_leaves_nothing_installed(document, monkeypatch):
    def broken(*_):
        raise RuntimeError("planted")

    monkeypatch.setattr(instruments.Tracer, "start", broken)
    with pytest.raises(RuntimeError, match="planted"):
        record("cpu")
    monkeypatch.undo()
    assert not recorder.recording and recorder.hook._observer is None and on() == set()
    with record("cpu") as recording:
        helped()
    assert called(recording.session) == 1


def test_an_error_while_joining_leaves_the_other_recording_alone(document, monkeypatch):
    def broken(*_):
        raise RuntimeError("planted")

    with record("lightweight") as outer:
        monkeypatch.setattr(instruments.Tracer, "start", broken)
        with pytest.raises(RuntimeError, match="planted"):
            record("cpu")
        monkeypatch.undo()
        document.Box.touch()
        document.recompute()
    assert [span.object for span in outer.session.spans if span.object == "Box"] == ["Box"]


def test_samples_are_those_of_the_recording(document):
    with record("gpu") as outer:
        with record("lightweight") as inner:
            pass
        after_ns = inner.session.end_ns
    assert all(each.time_ns >= inner.session.start_ns for each in inner.session.samples)
    assert len(inner.session.samples) >= 1
    assert outer.session.samples[-1].time_ns >= after_ns
