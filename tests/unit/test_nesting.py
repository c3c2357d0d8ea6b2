# SPDX-License-Identifier: LGPL-2.1-or-later
"""What lies in what is told by times."""

from __future__ import annotations

from acts import MS, command, file, recompute, script, span

from PerfProfilerWorkbench.analysis.modes import Part
from PerfProfilerWorkbench.analysis.nesting import Timeline, forest, overlap_ns
from PerfProfilerWorkbench.model.span import SpanKind

UNDO, REDO, SAVING = SpanKind.UNDO, SpanKind.REDO, SpanKind.SAVING


def shape(nodes):
    return [
        (node.span.name or node.span.kind.value, shape(node.inner)) if node.inner
        else node.span.name or node.span.kind.value
        for node in nodes
    ]  # fmt: skip


def test_trees_by_time():
    spans = [
        *recompute(12, 20, ("Box", 5)),
        command("inner", 10, 30),
        file(SAVING, 40, 50),
        command("outer", 5, 60),
        script("after", 60, 70),
    ]
    assert shape(forest(spans)) == [("outer", [("inner", ["recompute"]), "saving"]), "after"]


def test_the_order_in_which_they_are_given_does_not_matter():
    spans = [command("outer", 0, 9), command("inner", 3, 9), *recompute(4, 9), script("s", 3, 4)]
    wanted = [("outer", [("inner", ["s", "recompute"])])]
    assert shape(forest(spans)) == shape(forest(reversed(spans))) == wanted


def test_of_two_that_end_at_once_the_recompute_is_the_inner_one():
    spans = [command("c", 5, 9), *recompute(5, 9), file(SAVING, 5, 9)]
    assert shape(forest(spans)) == [("c", [("saving", ["recompute"])])]


def test_a_beginning_that_is_estimated_too_early_leaves_it_inside():
    assert shape(forest([span(UNDO, 8, 15, estimated_start=True), command("c", 10, 16)])) == [
        ("c", ["undo"])
    ]
    assert shape(forest([span(UNDO, 8, 15), command("c", 10, 16)])) == ["undo", "c"]
    before = span(UNDO, 1, 10, estimated_start=True)
    assert shape(forest([before, command("c", 10, 16)])) == ["undo", "c"]


def test_several_steps_undone_at_once_follow_each_other():
    spans = [span(UNDO, 5, end, estimated_start=True) for end in (7, 9, 11)]
    assert shape(forest(spans)) == ["undo"] * 3
    assert shape(forest([*spans, command("c", 5, 12)])) == [("c", ["undo"] * 3)]


def test_what_overlaps_others_is_in_no_tree():
    kinds = (SpanKind.FREEZE, SpanKind.WORKFLOW, SpanKind.EDITING, SpanKind.VIEW)
    assert forest([span(kind, 0, 9) for kind in kinds]) == []


def test_a_timeline_is_asked_by_ends_and_by_overlap():
    things = [Part(start, start + 10) for start in (0, 10, 20, 30)]
    line = Timeline(reversed(things))
    assert line.ended(10, 30) == things[1:3]
    assert list(line.overlapping(Part(15, 30))) == things[1:3]
    assert list(line.overlapping(Part(100, 110))) == []
    assert overlap_ns(Part(0, 10), Part(7, 20)) == 3
    assert overlap_ns(Part(0, 10), Part(10, 20)) == 0


def test_a_span_is_a_stretch():
    assert overlap_ns(command("c", 0, 5), Part(2 * MS, 9 * MS)) == 3 * MS
