# SPDX-License-Identifier: LGPL-2.1-or-later
"""What counts as an operation, and what of its time is FreeCAD's."""

from __future__ import annotations

import pytest
from acts import MS, change, command, editing, file, recompute, script, session, span

from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.model.operation import OperationType
from PerfProfilerWorkbench.model.span import SpanKind

SAVING, OPENING = SpanKind.SAVING, SpanKind.OPENING


def done(*spans, **more):
    return operations(session(spans, **more))


def only(*spans, **more):
    (found,) = done(*spans, **more)
    return found


def times(one):
    return one.response_ns / MS, one.waited_ns / MS


def test_a_command_without_what_it_waited():
    found = only(command("Part_Box", 10, 310, waited=250))
    assert (found.name, times(found)) == ("Part_Box", (50, 250))
    assert (found.recomputes, found.recompute_ns, found.inner) == (0, 0, ())


def test_the_recomputes_in_it_are_counted_but_are_none_of_their_own():
    inner = recompute(12, 14, document="Other")
    outer = recompute(11, 20, ("Box", 3))
    found = only(*inner, *outer, *recompute(20, 25), command("Std_Refresh", 10, 30))
    assert (found.recomputes, found.recompute_ns) == (2, 14 * MS)
    assert found.inner == ()


def test_a_recompute_outside_all_is_one():
    found = only(*recompute(10, 30, ("Box", 20)))
    assert (found.name, found.recomputes, found.recompute_ns) == ("recompute", 1, 20 * MS)
    assert times(found) == (20, 0)


def test_work_within_work_is_inside():
    macro = command("Std_DlgMacroExecuteDirect", 0, 100, waited=10)
    spans = [command("Part_Box", 5, 20, waited=10), file(SAVING, 30, 40), macro]
    opened_in_recompute = [file(OPENING, 52, 54), *recompute(50, 60)]
    found = only(*spans, *opened_in_recompute)
    assert [one.name for one in found.inner] == ["Part_Box", "saving", "opening"]
    assert times(found) == (90, 10)


def test_a_script_waited_what_its_commands_did():
    found = only(command("c", 5, 50, waited=40), command("d", 50, 60, waited=3), script("s", 0, 90))
    assert times(found) == (47, 43)


def test_they_come_in_the_order_of_their_ends():
    found = done(
        command("b", 20, 30), editing(0, 90, 1, 1), command("a", 5, 10), script("c", 40, 95)
    )
    assert [one.name for one in found] == ["a", "b", "editing", "c"]


def test_freezes_workflows_and_work_of_objects_are_none():
    kinds = (SpanKind.FREEZE, SpanKind.WORKFLOW, SpanKind.DISPLAY, SpanKind.COMPUTE)
    assert done(*(span(kind, 0, 9) for kind in kinds)) == []


@pytest.mark.parametrize(
    ("spans", "failed"),
    [
        ([command("c", 0, 9, failed=True)], True),
        ([script("s", 0, 9, failed=True)], True),
        ([file(SAVING, 0, 9, failed=True)], True),
        ([command("c", 0, 9)], False),
        ([file(SAVING, 1, 8, failed=True), command("Std_Save", 0, 9)], True),
        ([command("inner", 1, 8, failed=True), command("macro", 0, 9)], False),
        ([*recompute(1, 8, ("Cut", 5, "failed"), failed=True), command("c", 0, 9)], False),
        ([*recompute(1, 8, ("Cut", 5, "failed"), failed=True)], True),
    ],
)
def test_what_has_failed(spans, failed):
    assert only(*spans).failed is failed


def test_features_that_failed_are_counted():
    features = (("Cut", 2, "failed"), ("Box", 2), ("Pad", 2, "failed"))
    found = only(*recompute(1, 8, *features), command("c", 0, 9))
    assert (found.failed, found.failed_features) == (False, 2)


def test_a_command_without_a_document_has_that_in_which_something_happened():
    where = recompute(5, 9, ("Box", 2), document="Other")
    assert only(*where, command("c", 0, 10, document="")).document == "Other"
    told = [change(3, "Box", "Length", document="Third")]
    assert only(*where, command("c", 0, 10, document=""), changes=told).document == "Third"
    assert only(command("c", 0, 10, document="")).document == ""
    assert only(*where, command("c", 0, 10)).document == "Doc"


def test_an_edit_mode_is_what_freecad_took_for_it():
    found = only(editing(0, 1000, 30, 20, dragging_ns=100, drawing_ns=50))
    assert times(found) == (200, 800)
    assert found.is_mode


def test_an_edit_mode_has_no_time_that_another_operation_has():
    edit = editing(0, 1000, 30, 20)
    spans = [command("Sketcher_EditSketch", 5, 25), command("Sketcher_ConstrainLock", 500, 600)]
    enter, lock, mode, leave = done(edit, *spans, command("Sketcher_LeaveSketch", 985, 1005))
    assert [times(one)[0] for one in (enter, lock, leave)] == [20, 100, 20]
    assert times(mode) == (10 + 5, 1000 - 15 - 20 - 100 - 15)


def test_a_recompute_in_leaving_an_edit_mode_is_part_of_it():
    spans = [editing(0, 1000, 30, 100), *recompute(920, 980, ("Pad", 9)), *recompute(400, 500)]
    while_editing, mode = done(*spans)
    assert (while_editing.name, while_editing.start_ns) == ("recompute", 400 * MS)
    assert (mode.recomputes, mode.recompute_ns) == (1, 60 * MS)
    assert times(mode) == (130, 770)


def test_a_recompute_that_began_before_is_none_of_the_edit_mode_s():
    early, mode = done(*recompute(90, 120, ("Pad", 9)), editing(100, 1000, 30, 20))
    assert (early.name, mode.recomputes) == ("recompute", 0)
    assert times(mode) == (10 + 20, 900 - 20 - 30)


def test_a_measurement_of_the_view_is_no_container():
    view = span(SpanKind.VIEW, 0, 1000, name="measure the view")
    inside, found = done(command("c", 100, 300), view)
    assert (inside.name, found.type) == ("c", OperationType.RENDERING)
    assert times(found) == (800, 0)


def test_an_empty_session_has_none():
    assert done() == []
