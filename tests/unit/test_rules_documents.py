# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the rules about documents and dependencies conclude from sessions made by hand."""

from __future__ import annotations

from dataclasses import replace
from math import cos, sin

import pytest
from rich_sessions import bare, feature_span

from PerfProfilerWorkbench.analysis.advise.making import heaviest
from PerfProfilerWorkbench.analysis.advise.r03_booleans import r3
from PerfProfilerWorkbench.analysis.advise.r08_spreadsheet import r8
from PerfProfilerWorkbench.analysis.advise.r14_drawings import r14
from PerfProfilerWorkbench.analysis.advise.r16_binders import r16
from PerfProfilerWorkbench.analysis.advise.r18_assemblies import PREFERENCE as SOLVE
from PerfProfilerWorkbench.analysis.advise.r18_assemblies import r18
from PerfProfilerWorkbench.analysis.advise.r19_shown import r19
from PerfProfilerWorkbench.analysis.advise.r23_twice import r23
from PerfProfilerWorkbench.analysis.advise.r27_linked_files import PREFERENCE as WHOLE
from PerfProfilerWorkbench.analysis.advise.r27_linked_files import r27
from PerfProfilerWorkbench.analysis.advise.r28_dress_ups import r28
from PerfProfilerWorkbench.analysis.advise.r32_python import r32
from PerfProfilerWorkbench.analysis.advise.r35_failing import r35
from PerfProfilerWorkbench.analysis.advise.r39_between_bodies import r39
from PerfProfilerWorkbench.analysis.linked import linked
from PerfProfilerWorkbench.analysis.python_time import functions_of
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.activity import FileWork
from PerfProfilerWorkbench.model.advice import Basis, Piece, RemedyKind
from PerfProfilerWorkbench.model.calls import CallKind, CallNode, Calls, StackFrame, StackSample
from PerfProfilerWorkbench.model.span import ObjectKey, Span, SpanKind, Status
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure
from PerfProfilerWorkbench.texts import english, say

MS = 1_000_000


def key(name, document="Doc"):
    return ObjectKey(document, name)


def pair(name, document="Doc"):
    return (document, name)


def facts(type, *links, **given):
    properties = given.pop("properties", {})
    return ObjectFacts(
        given.pop("label", ""),
        type,
        links=tuple(map(key, links)),
        properties=properties,
        **given,
    )


def subject(objects, *runs, preferences=None, **given):
    """``runs`` are (name, computing, display) in ms of one recompute, in order."""
    spans = [
        feature_span(
            2 + place, name, compute_ns=int(ms * MS), display_ns=int(shown * MS), other_ns=0
        )
        for place, (name, ms, shown) in enumerate(runs)
    ]
    recompute = Span(1, None, SpanKind.RECOMPUTE, "Doc", "", spans[0].start_ns if spans else 0, 1)
    document = DocumentFacts("Doc", "", objects)
    structure = Structure(preferences or {}, (document, *given.pop("documents", ())))
    spans = (*spans, recompute, *given.pop("spans", ()))
    return Subject(bare(spans=spans, structure=structure, **given))


def only(advice):
    (one,) = advice
    return one


def seen(advice):
    return say(english, advice.seen)


def page(**properties):
    return {
        "Page": facts("TechDraw::DrawPage", "View", "Table", "Sheet", properties=properties),
        "Table": facts("TechDraw::DrawViewSpreadsheet", "Sheet"),
        "View": facts("TechDraw::DrawViewPart", "Solid"),
        "Solid": facts("Part::Feature"),
        "Sheet": facts("Spreadsheet::Sheet"),
    }


def test_a_page_that_follows_saves_what_its_views_take_and_not_their_sources_or_tables():
    runs = (("Solid", 50, 0), ("View", 40, 0), ("Table", 30, 0), ("Page", 1, 0))
    one = only(r14(subject(page(KeepUpdated=True), *runs)))
    assert one.expected_saving_ns == 36 * MS and one.basis is Basis.MEASURED_SHARE
    assert one.pieces == {Piece(key("View"), "compute"): 36 * MS}
    assert (one.remedy.objects, one.remedy.name, one.remedy.value) == (
        ("Page",),
        "KeepUpdated",
        False,
    )
    assert not list(r14(subject(page(KeepUpdated=False), *runs)))
    assert not list(r14(subject(page(KeepUpdated=True), ("Solid", 50, 0), ("View", 4, 0))))


def test_only_binders_that_follow_are_frozen_and_only_those_that_cost():
    binder = "PartDesign::SubShapeBinder"
    objects = {
        "Dear": facts(binder, properties={"BindMode": "Synchronized"}),
        "Cheap": facts(binder, properties={"BindMode": "Synchronized"}),
        "Frozen": facts(binder, properties={"BindMode": "Frozen"}),
    }
    runs = (("Dear", 100, 0), ("Cheap", 1, 0), ("Frozen", 100, 0))
    one = only(r16(subject(objects, *runs)))
    assert one.remedy.objects == ("Dear",) and one.expected_saving_ns == 90 * MS


def test_assemblies_that_are_solved_by_hand_need_no_advice():
    objects = {
        "Assembly": facts("Assembly::AssemblyObject"),
        "Fixed": facts("App::FeaturePython", properties={"JointType": "Fixed"}),
    }
    one = only(r18(subject(objects, ("Assembly", 50, 0))))
    assert one.remedy.kind is RemedyKind.SET_PREFERENCE and "for 1 joints" in seen(one)
    by_hand = subject(objects, ("Assembly", 50, 0), preferences={SOLVE: False})
    assert not list(r18(by_hand))


def body(tip_shown, early_shown):
    def feature(shown):
        return facts("PartDesign::Pad", properties={"BaseFeature": None, "Visibility": shown})

    members = (pair("Early"), pair("Tip"))
    return {
        "Body": facts("PartDesign::Body", properties={"Tip": pair("Tip"), "Group": members}),
        "Early": feature(early_shown),
        "Tip": feature(tip_shown),
    }


def test_what_is_shown_behind_a_shown_tip_is_hidden_and_the_tip_is_not():
    runs = (("Early", 5, 60), ("Tip", 5, 60))
    one = only(r19(subject(body(True, True), *runs)))
    assert one.remedy.objects == ("Early",) and one.expected_saving_ns == 54 * MS
    assert not list(r19(subject(body(True, False), *runs)))
    assert not list(r19(subject(body(False, True), *runs)))  # somebody wants to see that state


def test_a_second_run_in_the_same_recompute_is_what_could_be_spared():
    objects = {"Twice": facts("Part::Cut", label="Cut it"), "Once": facts("Part::Box")}
    one = only(r23(subject(objects, ("Twice", 30, 0), ("Once", 90, 0), ("Twice", 40, 0))))
    assert one.object == "Twice" and one.expected_saving_ns is None
    assert "30.0 ms" in seen(one) and "So did" not in seen(one)
    assert "not 2 times" in say(english, one.title)
    apart = subject(objects, ("Twice", 30, 0), ("Once", 90, 0))
    assert not list(r23(apart))


def openings(linked_s, whole_s):
    def opening(number, document, start_s, wall_s):
        work = FileWork(f"/models/{document}.FCStd")
        times = (int(start_s * 1e9), int(wall_s * 1e9))
        return Span(number, None, SpanKind.OPENING, document, "", *times, detail=work)

    return (opening(8, "Doc", 10, whole_s), opening(9, "Other", 11, linked_s))


@pytest.mark.parametrize(("linked_s", "whole_s", "count"), [(6, 20, 1), (5, 20, 0), (4, 9, 0)])
def test_a_linked_file_is_named_if_it_takes_much_of_a_slow_opening(linked_s, whole_s, count):
    objects = {"Link": replace(facts("App::Link"), links=(key("Solid", "Other"),))}
    other = DocumentFacts("Other", "", {"Solid": facts("Part::Feature")})
    found = list(r27(subject(objects, spans=openings(linked_s, whole_s), documents=(other,))))
    assert [say(english, one.title) for one in found] == [
        "Link to a simplified copy of Other.FCStd"
    ] * count


def test_loading_whole_files_is_a_preference_that_can_be_taken_back():
    spans = openings(1, 20)
    one = only(r27(subject({}, spans=spans, preferences={WHOLE: True})))
    assert one.remedy.name == WHOLE and one.remedy.value is False
    assert not list(r27(subject({}, spans=spans)))


def chain(length, own_ms=40):
    """So many cuts of a box, of 10 ms each, and a chamfer of the last one."""
    objects = {"Box": facts("Part::Box")}
    before = "Box"
    for number in range(length):
        name = f"Cut{number}"
        objects[name] = facts("Part::Cut", before, properties={"Base": pair(before)})
        before = name
    base = {"Base": (pair(before), ("Edge1", "Edge2"))}
    objects["Chamfer"] = facts("Part::Chamfer", before, properties=base)
    runs = [*((f"Cut{number}", 10, 0) for number in range(length)), ("Chamfer", own_ms, 0)]
    return subject(objects, *runs)


def test_a_late_dress_up_is_suspect_if_it_is_far_dearer_than_the_many_before_it():
    one = only(r28(chain(5)))
    assert one.object == "Chamfer" and one.expected_saving_ns is None and one.remedy is None
    assert "40.0 ms" in seen(one) and "5 features" in seen(one) and "50.0 ms" in seen(one)
    assert not list(r28(chain(4)))
    assert not list(r28(chain(5, own_ms=20)))


def test_python_features_are_summed_by_class_and_tell_where_their_time_goes():
    objects = {name: facts("Part::FeaturePython", proxy="gears.Gear") for name in "AB"}
    objects["Box"] = facts("Part::Box")
    runs = (("A", 30, 0), ("B", 20, 0), ("Box", 100, 0))
    whole = subject(objects, *runs)
    assert "2 of them take 50.0 ms" in seen(only(r32(whole)))
    start_ns = whole.runs[key("A")][0].start_ns
    frames = (StackFrame("execute", "/a/gears.py", 4), StackFrame("tooth", "/a/gears.py", 9))
    stack = StackSample(start_ns, frames)
    told = only(r32(subject(objects, *runs, stacks=(stack,))))
    assert seen(told).endswith("Most time was in tooth (gears.py:9).")


def test_native_code_counts_in_the_python_function_that_called_it():
    def node(id, parent, name, file, self_ns, object=""):
        kind = CallKind.FEATURE if object else CallKind.FUNCTION
        place = ("Doc", object) if object else ("", "")
        return CallNode(id, parent, kind, name, file, 1, not file, *place, 1, self_ns)

    nodes = (
        node(0, None, "execute", "a.py", 5, "A"),
        node(1, 0, "cut", "", 70),
        node(2, 0, "helper", "b.py", 20),
        node(3, None, "elsewhere", "c.py", 900),
    )
    found = functions_of(subject({}, calls=Calls(nodes)), {key("A")})
    assert [(function.name, ns) for function, ns in found] == [("execute", 75), ("helper", 20)]


def failing(*statuses, ns=30 * MS, **properties):
    spans = tuple(
        feature_span(20 + place, "Pad", compute_ns=ns, other_ns=0, status=status)
        for place, status in enumerate(statuses)
    )
    objects = {"Pad": facts("PartDesign::Pad", properties=properties)}
    return subject(objects, spans=spans)


def test_what_fails_at_last_is_to_be_repaired_and_suppressed_where_that_can_be():
    one = only(r35(failing(Status.OK, Status.FAILED, Suppressed=False)))
    assert one.remedy.name == "Suppressed" and one.remedy.value is True
    assert one.expected_saving_ns is None and "1 of 2 recomputes" in seen(one)
    assert only(r35(failing(Status.FAILED))).remedy is None
    assert not list(r35(failing(Status.FAILED, Status.OK)))
    assert only(r35(failing(Status.FAILED, ns=1000))).object == "Pad"  # however quick it fails


def test_a_failure_whose_time_nobody_can_tell_is_not_said_to_take_none():
    told = seen(only(r35(failing(Status.FAILED, ns=0))))
    assert "1 of 1 recomputes" in told and "not known" in told and "µs" not in told


def test_what_was_cut_is_to_be_hidden_where_the_cut_is_shown():
    def cut(shown):
        used = {"Base": pair("Block"), "Tool": pair("Rod"), "Visibility": shown}
        return {
            "Block": facts("Part::Box", properties={"Visibility": True}),
            "Rod": facts("Part::Cylinder", properties={"Visibility": False}),
            "Cut": facts("Part::Cut", "Block", "Rod", properties=used),
        }

    runs = (("Block", 1, 100), ("Rod", 1, 100), ("Cut", 10, 100))
    assert only(r19(subject(cut(True), *runs))).remedy.objects == ("Block",)
    assert not list(r19(subject(cut(False), *runs)))


def row(count, type="PartDesign::Pocket", place=(0.0, 0.0, 5.0)):
    """Pockets, each on the one before it, with sketches turned in their plane."""
    objects, base = {}, ()
    for n in range(count):
        turned = (n * 1.0, 0.0, place[2] + place[0] * n, 0.0, 0.0, sin(n / 2), cos(n / 2))
        objects[f"Sketch{n}"] = facts("Sketcher::SketchObject", properties={"Placement": turned})
        used = {"Profile": (pair(f"Sketch{n}"),), "BaseFeature": base}
        objects[f"Pocket{n}"] = facts(type, f"Sketch{n}", properties=used)
        base = pair(f"Pocket{n}")
    objects["Body"] = facts("PartDesign::Body", properties={"Tip": base})
    return subject(objects, *((f"Pocket{n}", 10, 0) for n in range(count)))


def test_pockets_in_one_plane_are_to_be_one():
    one = only(r3(row(4)))
    assert (one.rule, one.object, one.expected_saving_ns) == ("R3", "Pocket3", None)
    assert "40.0 ms, 100 %" in seen(one)
    assert not list(r3(row(3)))
    assert not list(r3(row(4, place=(1.0, 0.0, 5.0))))  # each in a plane of its own
    assert not list(r3(row(4, "PartDesign::Hole")))


def driven(*cells):
    """A box for each cell that it takes its length from."""
    boxes = {
        f"Box{place}": facts("Part::Box", "Sheet", expressions=(("Length", f"Sheet.{cell}"),))
        for place, cell in enumerate(cells)
    }
    sheet = facts("Spreadsheet::Sheet", properties={"cells": ()})
    return subject({"Sheet": sheet, **boxes}, *((name, 10, 0) for name in boxes))


def test_a_sheet_of_many_parts_is_to_be_split_before_a_cell_was_edited():
    one = only(r8(driven(*(f"A{row}" for row in range(1, 13)))))
    assert (one.object, one.expected_saving_ns) == ("Sheet", None)
    assert "12 features (120 ms)" in seen(one) and "for 1 of them" in seen(one)
    assert not list(r8(driven(*["A1"] * 12)))


def two_bodies(expression):
    """Pad of the second Body depends on Box of the first; Late depends on both ways."""
    objects = {
        "First": facts("PartDesign::Body", properties={"Group": (pair("Box"),)}),
        "Second": facts("PartDesign::Body", properties={"Group": (pair("Pad"), pair("Late"))}),
        "Box": facts("PartDesign::AdditiveBox"),
        "Pad": facts("PartDesign::Pad", "Box", expressions=(("Length", expression),)),
        "Late": facts("PartDesign::Pad", "Pad", "Box"),
    }
    return subject(objects, ("Box", 5, 0), ("Pad", 60, 0), ("Late", 700, 0))


def test_a_value_of_another_body_costs_what_is_reached_through_it_only():
    one = only(r39(two_bodies("Box.Length * 2")))
    assert (one.object, one.property) == ("Pad", "Length")
    assert "recomputes a feature of Second as well: 60.0 ms." in seen(one)
    assert not list(r39(two_bodies("Sheet.Box.Length")))  # a cell of that name


def test_names_of_sub_elements_are_no_objects():
    one = subject({"Box": facts("Part::Box")})
    value = ((pair("Box"), ("Edge1", "Edge2")), None, 3, (pair("Gone"), ()))
    assert list(linked(one, value)) == [key("Box")]


def test_the_heaviest_pieces_leave_out_what_hardly_counts():
    saved = {Piece(key(name), "compute"): ns for name, ns in (("A", 3), ("B", 90), ("C", 7))}
    assert [piece.key.object for piece in heaviest(saved)] == ["B", "C"]
    assert heaviest({}) == {}
