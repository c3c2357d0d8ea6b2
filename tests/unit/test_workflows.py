# SPDX-License-Identifier: LGPL-2.1-or-later
"""A workflow's time is its operations', waiting and idling; steps above 30 % are named."""

from __future__ import annotations

import pytest
from acts import MS, command, editing, recompute, script, session, span

from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.analysis.workflows import Step, workflows
from PerfProfilerWorkbench.model.span import SpanKind

FLOW = span(SpanKind.WORKFLOW, 100, 1100, name="bracket", document="")


def found(*spans, **more):
    recorded = session([*spans, FLOW])
    (one,) = workflows(recorded, operations(recorded), **more)
    return one


def names(one):
    return [(step.kind.value, step.name, step.count, step.total_ns // MS) for step in one.steps]


def test_busy_waited_and_idle_add_up_to_the_whole():
    one = found(command("a", 200, 400, waited=150), script("b", 500, 550))
    assert (one.busy_ns, one.waited_ns, one.idle_ns) == (100 * MS, 150 * MS, 750 * MS)
    assert one.busy_ns + one.waited_ns + one.idle_ns == FLOW.wall_ns


def test_only_what_lies_wholly_in_it_is_in_it():
    before, after = command("before", 50, 101), command("after", 1099, 1200)
    one = found(before, command("in", 100, 1100), after)
    assert [each.name for each in one.operations] == ["in"]
    assert (one.metrics.operations, one.metrics.mean_ns) == (1, 1000 * MS)


def test_operations_of_one_name_are_one_step():
    spans = [command("Pad", at, at + 20) for at in (200, 300, 400)]
    one = found(*spans, command("Fillet", 500, 550), script("Pad", 600, 640))
    assert names(one) == [("command", "Pad", 3, 60), ("command", "Fillet", 1, 50)]
    assert one.steps[0].share == pytest.approx(60 / 150)


def test_a_share_of_exactly_the_threshold_is_not_above_it():
    spans = [command("a", 200, 230), command("b", 300, 370)]
    assert names(found(*spans)) == [("command", "b", 1, 70)]
    assert len(found(*spans, threshold=0.29).steps) == 2
    assert found(*spans, threshold=0.7).steps == ()


def test_features_are_steps_by_their_time_in_its_operations():
    spans = [
        *recompute(210, 280, ("Cut", 50), ("Box", 5)),
        command("Std_Refresh", 200, 290),
        *recompute(400, 460, ("Cut", 60)),
        *recompute(20, 90, ("Box", 60)),
    ]
    one = found(*spans)
    assert names(one) == [
        ("feature", "Cut", 2, 110),
        ("command", "Std_Refresh", 1, 90),
        ("recompute", "recompute", 1, 60),
    ]
    assert one.steps[0] == Step(SpanKind.FEATURE, "Doc", "Cut", 2, 110 * MS, 110 / 150)


def test_an_edit_mode_is_busy_with_its_own_and_waits_for_nobody():
    spans = [editing(200, 900, 30, 70), *recompute(840, 890, ("Pad", 45))]
    one = found(*spans)
    assert (one.busy_ns, one.waited_ns, one.idle_ns) == (100 * MS, 0, 900 * MS)
    assert names(one) == [("editing", "editing", 1, 100), ("feature", "Pad", 1, 45)]


def test_a_recompute_in_an_edit_mode_is_counted_once():
    spans = [editing(200, 900, 30, 20), *recompute(400, 460, ("Pad", 50))]
    assert names(found(*spans)) == [
        ("recompute", "recompute", 1, 60),
        ("editing", "editing", 1, 50),
        ("feature", "Pad", 1, 50),
    ]


def test_a_workflow_in_which_nothing_was_done():
    one = found()
    assert (one.busy_ns, one.idle_ns, one.steps) == (0, FLOW.wall_ns, ())
    assert one.metrics.mean_ns is None


def test_without_workflows_there_are_none():
    assert workflows(session(), []) == []
