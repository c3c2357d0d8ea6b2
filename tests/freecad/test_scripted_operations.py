# SPDX-License-Identifier: LGPL-2.1-or-later
"""Twenty operations that a script names, of which three fail: rate, response times, error share."""

from __future__ import annotations

from statistics import median
from time import perf_counter_ns

import pytest

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.metrics import metrics, windows
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.analysis.workflows import workflows
from PerfProfilerWorkbench.model.activity import Way

FAILING = (4, 11, 17)
_CLOCK_NS = 2_000_000  # entering and leaving an operation, on a busy machine


class Planted(Exception):
    pass


def work(document, number):
    document.Box.Length = 10 + number
    document.recompute()
    if number in FAILING:
        raise Planted(f"number {number}")


def done(recording, document):
    """Twenty operations, and how long each took as the script saw it."""
    times = []
    for number in range(20):
        start_ns = perf_counter_ns()
        try:
            with recording.operation(f"step {number}"):
                work(document, number)
        except Planted:
            assert number in FAILING
        times.append(perf_counter_ns() - start_ns)
    return times


def test_rate_times_and_error_share_are_those_of_the_script(document):
    with record() as recording:
        times = done(recording, document)
    session = recording.session
    found = operations(session)
    assert [one.name for one in found] == [f"step {number}" for number in range(20)]
    whole = windows(session)[-1]
    counted = metrics(found, whole.start_ns, whole.end_ns)
    assert (counted.operations, counted.failed, counted.error_share) == (20, 3, 0.15)
    seconds = (session.end_ns - session.start_ns) / 1e9
    assert counted.per_second == pytest.approx(20 / seconds, rel=1e-9)
    assert counted.mean_ns == pytest.approx(sum(times) / 20, abs=_CLOCK_NS)
    assert counted.median_ns == pytest.approx(median(times), abs=_CLOCK_NS)
    assert counted.worst_ns == pytest.approx(max(times), abs=_CLOCK_NS)


def test_each_knows_its_recompute_and_its_failure(document):
    with record() as recording:
        done(recording, document)
    found = operations(recording.session)
    assert [one.recomputes for one in found] == [1] * 20
    assert [number for number, one in enumerate(found) if one.failed] == list(FAILING)
    details = [one.span.detail for one in found]
    assert {detail.way for detail in details} == {Way.SCRIPT}
    assert details[4].error == "Planted: number 4" and details[5].error == ""


def test_a_workflow_has_the_operations_in_it_and_no_others(document):
    with record() as recording:
        with recording.operation("before"):
            work(document, 1)
        recording.begin_workflow("the work")
        with recording.operation("within"):
            work(document, 2)
        recording.end_workflow()
        with recording.operation("after"):
            work(document, 3)
    session = recording.session
    (workflow,) = workflows(session, operations(session))
    assert workflow.span.name == "the work"
    assert [one.name for one in workflow.operations] == ["within"]
    assert workflow.steps[0].name == "within" and workflow.steps[0].share == 1.0


def test_a_workflow_that_nobody_ended_ends_with_the_recording(document):
    with record() as recording:
        recording.begin_workflow("open")
        assert recording.workflow == "open"
    (workflow,) = workflows(recording.session, operations(recording.session))
    assert workflow.span.name == "open" and recording.workflow is None


def test_ending_what_did_not_begin_is_an_error(document):
    with record() as recording, pytest.raises(RuntimeError, match="no workflow"):
        recording.end_workflow()


def test_an_undo_does_not_swallow_what_was_done_before_it(document):
    document.UndoMode = 1
    document.openTransaction("longer")
    document.Box.Length = 33
    document.commitTransaction()
    with record() as recording:
        for name in ("one", "two"):
            with recording.operation(name):
                document.Ball.Radius = 7 if name == "one" else 8
                document.recompute()
        document.undo()
    found = operations(recording.session)
    assert [one.name for one in found] == ["one", "two", "undo"]
    assert all(one.inner == () for one in found)
    assert found[2].start_ns >= found[1].end_ns


def test_a_second_recording_has_nothing_that_ended_before_it(document, tmp_path):
    with record() as first:
        document.saveAs(str(tmp_path / "a.FCStd"))  # told when its file has been read
        second = record()
        second.stop()
    assert [one.name for one in operations(first.session)] == ["saving"]
    assert second.session.spans == ()


class Awkward(Exception):
    def __str__(self):
        raise ZeroDivisionError


def test_an_error_that_has_no_text_stays_the_one_it_is(document):
    with record() as recording, pytest.raises(Awkward), recording.operation("awkward"):
        raise Awkward
    (found,) = operations(recording.session)
    assert found.failed and found.span.detail.error == "Awkward"


class Lazy:
    """As proxies of remote things are: asking for anything but a call is an error."""

    def __getattribute__(self, name):
        raise RuntimeError(f"lazy {name}")

    def __call__(self):
        return 1


def test_what_is_called_while_recording_is_not_looked_at(document):
    lazy = Lazy()
    with record():
        assert lazy() == 1
