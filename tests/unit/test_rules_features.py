# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the rules about features and geometry conclude from sessions made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from advised import MS, key, session_of

from PerfProfilerWorkbench.analysis.advise.r01_tessellation import ANGLE, DEVIATION, r1, spared
from PerfProfilerWorkbench.analysis.advise.r02_faces import r2
from PerfProfilerWorkbench.analysis.advise.r03_booleans import r3, saving, touch
from PerfProfilerWorkbench.analysis.advise.r04_patterns import occurrences, r4
from PerfProfilerWorkbench.analysis.advise.r05_threads import r5, turns
from PerfProfilerWorkbench.analysis.advise.r06_splines import r6
from PerfProfilerWorkbench.analysis.advise.r07_meshes import is_triangulated, r7
from PerfProfilerWorkbench.analysis.advise.r13_sketches import r13
from PerfProfilerWorkbench.analysis.advise.r15_refine import r15
from PerfProfilerWorkbench.analysis.advise.r17_fused_arrays import r17
from PerfProfilerWorkbench.analysis.advise.r31_text import r31
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.activity import Editing
from PerfProfilerWorkbench.model.advice import Basis, Piece, RemedyKind
from PerfProfilerWorkbench.model.facts import Fingerprint, Print
from PerfProfilerWorkbench.model.span import Span, SpanKind
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure
from PerfProfilerWorkbench.texts import english, say

UNMOVED = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
ANGLE_PREFERENCE = "BaseApp/Preferences/Mod/Part/MeshAngularDeflection"


def facts(type, *links, **given):
    return ObjectFacts("", type, links=tuple(map(key, links)), **given)


def pair(name):
    return ("Doc", name)


def subject(objects, run, preferences=None, **given):
    """``run``: milliseconds of computing by name, of display by name and "~"."""
    made = session_of(run, **given)
    structure = Structure(preferences or {}, (DocumentFacts("Doc", "", objects),))
    return Subject(replace(made, structure=structure))


def only(advice):
    (one,) = advice
    return one


def seen(advice):
    return say(english, advice.seen)


# R1


def shown(triangles=1000, faces=10, angle=28.65, deviation=0.2):
    view = {"AngularDeflection": angle, "Deviation": deviation}
    return facts("Part::Cut", view=view, counts={"Face": faces, "Triangles": triangles})


def test_half_of_what_the_angle_makes_is_promised():
    found = only(r1(subject({"Round": shown(angle=5.73)}, {"Round~": 100})))
    assert found.expected_saving_ns == pytest.approx(100 * MS * 0.5 * (1 - 0.2))
    assert found.pieces == {Piece(key("Round"), "display"): found.expected_saving_ns}
    remedy = found.remedy
    assert (remedy.kind, remedy.objects, remedy.name) == (
        RemedyKind.SET_VIEW,
        ("Round",),
        "AngularDeflection",
    )
    assert remedy.value == 28.65


def test_triangles_go_with_the_root_of_the_deviation():
    assert spared(DEVIATION, 0.05) == pytest.approx(0.25)
    assert spared(ANGLE, ANGLE.default) == 0


def test_flat_faces_have_few_triangles_however_fine():
    assert not list(r1(subject({"Flat": shown(triangles=490, angle=5)}, {"Flat~": 100})))


def uncounted(angle=5):
    return facts("Part::Cut", view={"AngularDeflection": angle, "Deviation": 0.2}, counts={})


def test_while_triangles_are_not_counted_what_is_heavier_to_show_than_to_compute_is_curved():
    found = only(r1(subject({"Round": uncounted()}, {"Round": 50, "Round~": 150})))
    assert "triangles" not in seen(found) and "150 ms" in seen(found)
    assert not list(r1(subject({"Flat": uncounted()}, {"Flat": 160, "Flat~": 150})))
    assert not list(r1(subject({"Quick": uncounted()}, {"Quick": 5, "Quick~": 90})))


def test_an_angle_of_fifteen_degrees_is_not_fine():
    assert not list(r1(subject({"Round": shown(angle=15)}, {"Round~": 100})))


def test_nothing_is_promised_of_one_setting_while_the_other_is_fine_too():
    found = list(r1(subject({"Round": shown(angle=5, deviation=0.02)}, {"Round~": 100})))
    assert [one.property for one in found] == ["AngularDeflection", "Deviation"]
    assert {one.expected_saving_ns for one in found} == {None}
    assert {one.basis for one in found} == {Basis.TRY_IT}


def test_a_body_is_as_round_as_its_last_feature():
    body = replace(
        shown(triangles=0, angle=3), type="PartDesign::Body", properties={"Tip": pair("Pad")}
    )
    objects = {"Body": body, "Pad": replace(shown(angle=3), type="PartDesign::Pad")}
    found = only(r1(subject(objects, {"Body~": 100, "Pad~": 90})))
    assert found.remedy.objects == ("Body", "Pad")
    assert "1,000 triangles" in seen(found)


def test_the_preference_is_named_where_new_objects_take_the_value_from_it():
    objects, run = {"Round": shown(angle=5)}, {"Round~": 100}
    without = only(r1(subject(objects, run)))
    with_it = only(r1(subject(objects, run, preferences={ANGLE_PREFERENCE: 5.0})))
    assert len(with_it.steps) == len(without.steps) + 1


# R2


def body(faces, times_ms, **properties):
    """A Body of features, each on the one before; with what each takes."""
    names = [f"F{number}" for number in range(len(faces))]
    objects = {"Body": facts("PartDesign::Body", properties={"Tip": pair(names[-1])})}
    for number, (name, count) in enumerate(zip(names, faces)):
        base = {"BaseFeature": pair(names[number - 1]) if number else None}
        objects[name] = facts(
            "PartDesign::Pocket", properties={**base, **properties}, counts={"Face": count}
        )
    return subject(objects, dict(zip(names, times_ms)))


def test_features_after_a_jump_of_the_faces_pay():
    found = only(r2(body([6, 8, 200, 202, 204], [4, 4, 300, 160, 170])))
    assert found.object == "F2"
    assert found.expected_saving_ns is None
    assert "from 8 to 200" in seen(found)
    assert "330 ms, 165 ms each" in seen(found)


@pytest.mark.parametrize(
    ("faces", "times_ms"),
    [
        ([6, 8, 200, 202, 204], [40, 40, 300, 60, 70]),  # not much slower than before
        ([6, 8, 50, 52, 54], [4, 4, 300, 160, 170]),  # too few new faces
        ([90, 92, 200, 202, 204], [4, 4, 300, 160, 170]),  # many faces all along
        ([6, 8, 10, 200, 204], [4, 4, 4, 300, 170]),  # one feature follows
    ],
)
def test_nothing_is_said_where_no_jump_made_later_features_slow(faces, times_ms):
    assert not list(r2(body(faces, times_ms)))


# R3


def chain(count, kind="Part::Cut", **middle):
    """Booleans C0, C1 …, each with the one before as its base."""
    objects = {"Base": facts("Part::Box")}
    last = "Base"
    for number in range(count):
        objects[f"T{number}"] = facts("Part::Cylinder")
        properties = {"Base": pair(last), "Tool": pair(f"T{number}"), "Placement": UNMOVED}
        last_one = number == count - 1
        objects[f"C{number}"] = facts(
            kind,
            *(last, f"T{number}"),
            properties=properties if last_one else {**properties, **middle},
        )
        last = f"C{number}"
    return objects


def boxes(*starts, width=1.0):
    """Fingerprints of the tools, which begin there along x."""
    return tuple(
        Fingerprint(
            *(0, "Doc", f"T{number}", None),
            Print(3, 3, 2, (start, 0.0, 0.0, start + width, 1.0, 1.0), 1.0),
            0,
        )
        for number, start in enumerate(starts)
    )


TIMES = {f"C{number}": 20 + 10 * number for number in range(5)}  # 20, 30 … 60: 200 ms


def test_one_boolean_takes_for_each_tool_what_the_first_two_took_at_most():
    assert saving([20, 30, 40, 50, 60]) == 200 - 5 * 30
    assert saving([50, 10, 10, 10]) == 0


def test_a_chain_of_tools_apart_is_promised_what_one_boolean_spares():
    found = only(r3(subject(chain(5), TIMES, fingerprints=boxes(0, 2, 4, 6, 8))))
    assert found.expected_saving_ns == 50 * MS
    assert sum(found.pieces.values()) == pytest.approx(50 * MS, abs=10)
    assert found.object == "C4"
    assert found.remedy.kind is RemedyKind.JOIN_BOOLEANS
    assert found.remedy.objects == ("C0", "C1", "C2", "C3", "C4")


@pytest.mark.parametrize("prints", [boxes(0, 2, 4, 6, 6.5), boxes(0, 2, 4, 6), ()])
def test_nothing_is_promised_of_tools_that_touch_or_of_which_that_is_not_known(prints):
    found = only(r3(subject(chain(5), TIMES, fingerprints=prints)))
    assert (found.expected_saving_ns, found.basis, found.pieces) == (None, Basis.TRY_IT, {})


def test_where_plain_tools_are_is_known_from_their_measures():
    objects = chain(5)
    for number in range(5):
        placement = (3.0 * number, *UNMOVED[1:])
        measures = {"Radius": 1.0, "Height": 5.0, "Placement": placement}
        objects[f"T{number}"] = facts("Part::Cylinder", properties=measures)
    assert only(r3(subject(objects, TIMES))).expected_saving_ns == 50 * MS


def test_boxes_touch_in_all_three_directions_or_not_at_all():
    assert touch((0, 0, 0, 1, 1, 1), (1, 0, 0, 2, 1, 1))
    assert not touch((0, 0, 0, 1, 1, 1), (0, 0, 1.1, 1, 1, 2))


def test_where_the_first_was_held_up_once_the_chain_is_told_without_a_promise():
    held_up = {**TIMES, "C0": 400}
    found = only(r3(subject(chain(5), held_up, fingerprints=boxes(0, 2, 4, 6, 8))))
    assert found.expected_saving_ns is None and found.basis is Basis.TRY_IT
    even = dict.fromkeys(TIMES, 50)
    assert not list(r3(subject(chain(5), even, fingerprints=boxes(0, 2, 4, 6, 8))))


def test_a_chain_of_three_is_left_alone():
    assert not list(r3(subject(chain(3), {f"C{number}": 90 for number in range(3)})))


@pytest.mark.parametrize(
    "middle", [{"Placement": (1.0, *UNMOVED[1:])}, {"Base": None}, {"Tool": pair("T0")}]
)
def test_a_chain_ends_at_what_is_moved_or_begins_anew(middle):
    assert not list(r3(subject(chain(5, **middle), TIMES)))


def test_what_others_use_too_is_no_chain_but_a_group_may_hold_it():
    used = {**chain(5), "Fillet": facts("Part::Fillet", "C2")}
    assert not list(r3(subject(used, TIMES)))
    group = facts("App::DocumentObjectGroup", "C2", properties={"Group": (pair("C2"),)})
    assert only(r3(subject({**chain(5), "Group": group}, TIMES)))


def test_unions_of_several_shapes_are_a_chain_that_is_joined_by_hand():
    objects = {"S0": facts("Part::Box")}
    for number in range(4):
        objects[f"S{number + 1}"] = facts("Part::Cylinder")
        before = f"U{number - 1}" if number else "S0"
        shapes = (pair(f"S{number + 1}"), pair(before))
        properties = {"Shapes": shapes, "Placement": UNMOVED}
        names = (f"S{number + 1}", before)
        objects[f"U{number}"] = facts("Part::MultiFuse", *names, properties=properties)
    found = only(r3(subject(objects, {f"U{number}": 50 for number in range(4)})))
    assert (found.object, found.property, found.remedy) == ("U3", "Shapes", None)
    assert "all 4 tools" in say(english, found.steps[0])


def test_cutting_and_uniting_are_told_in_their_own_steps():
    cut, fuse = (only(r3(subject(chain(5, kind), TIMES))) for kind in ("Part::Cut", "Part::Fuse"))
    assert (len(cut.steps), len(fuse.steps)) == (2, 1)


# R4


def pattern(count, **given):
    return facts("PartDesign::LinearPattern", properties={"Occurrences": count, **given})


def test_patterns_within_one_another_multiply_and_a_mirror_doubles():
    inner = (pair("Row"), pair("Column"), pair("Mirror"))
    whole = facts("PartDesign::MultiTransform", properties={"Transformations": inner})
    mirror = facts("PartDesign::Mirrored")
    parts = {"Row": pattern(5), "Column": pattern(4), "Mirror": mirror, "Whole": whole}
    assert occurrences(subject(parts, {}), whole) == 40
    assert occurrences(subject({}, {}), pattern(5, Occurrences2=8)) == 40


def test_a_pattern_that_refines_can_be_tried_without():
    found = only(r4(subject({"Row": pattern(31, Refine=True)}, {"Row": 100})))
    assert (found.remedy.name, found.remedy.value) == ("Refine", False)
    assert found.expected_saving_ns is None
    assert only(r4(subject({"Row": pattern(31)}, {"Row": 100}))).remedy is None


def test_dress_ups_that_are_repeated_are_named():
    objects = {
        "Row": pattern(31, Originals=(pair("Hole"), pair("Edge"))),
        "Hole": facts("PartDesign::Pocket"),
        "Edge": facts("PartDesign::Fillet"),
    }
    found = only(r4(subject(objects, {"Row": 100})))
    assert "Take Edge out" in say(english, found.steps[0])


@pytest.mark.parametrize("given", [{}, {"Suppressed": True}])
def test_few_occurrences_and_suppressed_patterns_are_left_alone(given):
    count = 31 if given else 30
    assert not list(r4(subject({"Row": pattern(count, **given)}, {"Row": 100})))


def test_a_pattern_with_a_small_share_is_left_alone():
    objects = {"Row": pattern(40), "Other": facts("Part::Box")}
    assert not list(r4(subject(objects, {"Row": 100, "Other": 900})))


# R5


def test_a_hole_without_its_thread_saves_nine_tenths():
    hole = facts("PartDesign::Hole", properties={"ModelThread": True})
    found = only(r5(subject({"Hole": hole}, {"Hole": 1000})))
    assert found.expected_saving_ns == 900 * MS
    assert found.remedy.name == "ModelThread"
    assert "1.00 s" in seen(found)
    without = replace(hole, properties={"ModelThread": False})
    assert not list(r5(subject({"Hole": without}, {"Hole": 1000})))


@pytest.mark.parametrize("name", ["Thread", "thread"])
def test_threads_of_screws_are_tried_by_whatever_name(name):
    screw = facts(
        "Part::FeaturePython", proxy="FastenersCmd.FSScrewObject", properties={name: True}
    )
    found = only(r5(subject({"Screw": screw}, {"Screw": 1000})))
    assert (found.remedy.name, found.expected_saving_ns) == (name, None)


def test_turns_of_a_helix_are_told_or_come_from_height_and_pitch():
    assert turns(facts("PartDesign::AdditiveHelix", properties={"Turns": 7.5})) == 7.5
    assert turns(facts("Part::Helix", properties={"Height": 24.0, "Pitch": 3.0})) == 8
    assert turns(facts("Part::Helix", properties={"Height": 24.0, "Pitch": 0.0})) == 0


def test_a_helix_costs_what_is_swept_along_it():
    helix = facts("Part::Helix", properties={"Height": 24.0, "Pitch": 3.0})
    objects = {"Helix": helix, "Spring": facts("Part::Sweep", "Helix")}
    found = only(r5(subject(objects, {"Helix": 1, "Spring": 500})))
    assert (found.object, found.remedy) == ("Helix", None)
    assert "501 ms" in seen(found)
    short = replace(helix, properties={"Height": 15.0, "Pitch": 3.0})
    assert not list(r5(subject({**objects, "Helix": short}, {"Helix": 1, "Spring": 500})))


# R6


def faced(type, *links, splines, faces=10):
    counts = {"Face": faces, "SampledFace": faces, "SplineFace": splines}
    return facts(type, *links, counts=counts)


def scaled(before=0, after=10, faces=10):
    return {
        "Source": faced("Part::Box", splines=before),
        "Scaled": faced("Part::FeaturePython", "Source", splines=after, faces=faces),
        "Cut": faced("Part::Cut", "Scaled", splines=8),
        "Drawing": facts("TechDraw::DrawViewPart", "Cut"),
    }


RUN = {"Scaled": 1, "Cut": 100, "Drawing": 900}


def test_what_turned_planes_into_splines_is_named_and_only_who_has_them_pays():
    found = only(r6(subject(scaled(), RUN)))
    assert (found.object, found.property) == ("Scaled", "Scale")
    assert "Of 10 faces looked at 10 are splines; of Source" in seen(found)
    assert "100 ms" in seen(found)


@pytest.mark.parametrize(
    "given", [{"before": 10}, {"before": 6}, {"after": 3}, {"faces": 12}], ids=str
)
def test_splines_of_the_source_or_new_faces_are_nobodys_mistake(given):
    assert not list(r6(subject(scaled(**given), RUN)))


def test_an_import_without_a_plane_is_named_and_one_with_some_is_not():
    objects = {"Import": faced("Part::Feature", splines=10), **scaled(before=10)}
    objects["Cut"] = faced("Part::Cut", "Import", splines=8)
    found = only(r6(subject(objects, RUN)))
    assert (found.object, found.property) == ("Import", "Shape")
    objects["Import"] = faced("Part::Feature", splines=8)
    assert not list(r6(subject(objects, RUN)))


# R7


def meshed(faces=600, edges=900, splines=0):
    return {"Face": faces, "Edge": edges, "SplineFace": splines}


def test_three_half_edges_to_a_face_are_triangles():
    assert is_triangulated(facts("Part::Feature", counts=meshed()), 500)
    assert not is_triangulated(facts("Part::Feature", counts=meshed(edges=1200)), 500)
    assert not is_triangulated(facts("Part::Feature", counts=meshed(splines=1)), 500)
    assert not is_triangulated(facts("Part::Feature", counts=meshed(500, 750)), 500)
    assert not is_triangulated(facts("Part::Feature", counts={"Face": 600}), 500)


def test_the_first_solid_of_triangles_is_named_with_what_it_costs_all_others():
    objects = {
        "Ball": facts("Part::Feature", counts=meshed()),
        "Refined": facts("Part::Refine", "Ball", counts=meshed()),
        "Cut": facts("Part::Cut", "Refined", counts=meshed(700, 1300)),
    }
    found = only(r7(subject(objects, {"Refined": 100, "Cut": 300})))
    assert found.object == "Ball"
    assert "400 ms" in seen(found)
    assert not list(r7(subject({"Ball": objects["Ball"]}, {"Other": 100})))


# R13


def sketch(constraints, external=0):
    counts = {"Constraints": constraints, "ExternalGeometry": external}
    return {"Sketch": facts("Sketcher::SketchObject", counts=counts)}


def test_many_constraints_or_external_edges_that_cost():
    found = only(r13(subject(sketch(301), {"Sketch": 100})))
    assert "301 constraints" in seen(found)
    assert len(only(r13(subject(sketch(0, 51), {"Sketch": 100}))).steps) == 4
    assert not list(r13(subject(sketch(300, 50), {"Sketch": 100})))
    assert not list(r13(subject(sketch(301), {"Sketch": 19, "Other": 1})))


def test_editing_counts_where_recomputing_does_not():
    detail = Editing(100 * MS, 20 * MS, drags=5, dragging_ns=90 * MS, drawing_ns=999 * MS)
    edited = Span(99, None, SpanKind.EDITING, "Doc", "Sketch", 1, 5000 * MS, detail=detail)
    made = subject(sketch(301), {"Sketch": 1})
    session = replace(made.session, spans=(*made.session.spans, edited))
    assert "busy for 210 ms" in seen(only(r13(Subject(session))))
    short = replace(edited, detail=replace(detail, dragging_ns=79 * MS))
    assert not list(r13(Subject(replace(session, spans=(*made.session.spans, short)))))


# R15


def plate(holes, kind="PartDesign::Pad", refine=True, count=5):
    """A Body of so many features that take 50 ms each, with so many holes in their faces."""
    made = body([70] * count, [50] * count, Refine=refine)
    features = {
        key: replace(one, type=kind, counts={"Face": 70, "Wire": 70 + holes})
        if one.type == "PartDesign::Pocket"
        else one
        for key, one in made.objects.items()
    }
    return subject(
        {key.object: one for key, one in features.items()},
        {f"F{number}": 50 for number in range(count)},
    )


def test_what_adds_to_a_plate_full_of_holes_can_be_tried_without_refining():
    found = only(r15(plate(60, count=4)))
    assert found.remedy.objects == ("F0", "F1", "F2")
    assert found.expected_saving_ns is None
    assert "60 holes" in seen(found) and "150 ms" in seen(found)


@pytest.mark.parametrize(
    "given",
    [{"holes": 59}, {"kind": "PartDesign::Pocket"}, {"refine": False}, {"count": 3}],
    ids=str,
)
def test_few_holes_cuts_or_few_features_are_left_alone(given):
    assert not list(r15(plate(**{"holes": 60, **given})))


# R17


def test_an_array_without_fusing_saves_seven_tenths():
    array = facts(
        "Part::FeaturePython", proxy="draftobjects.array.Array", properties={"Fuse": True}
    )
    found = only(r17(subject({"Array": array}, {"Array": 100})))
    assert found.expected_saving_ns == 70 * MS
    assert found.remedy.objects == ("Array",)
    binder = replace(array, type="PartDesign::SubShapeBinder", proxy="")
    assert not list(r17(subject({"Array": binder}, {"Array": 100})))
    apart = replace(array, properties={"Fuse": False})
    assert not list(r17(subject({"Array": apart}, {"Array": 100})))


# R31


def lettered(edges=301, **properties):
    text = facts(
        "Part::Part2DObjectPython",
        proxy="draftobjects.shapestring.ShapeString",
        counts={"Edge": edges},
        properties=properties,
    )
    return {"Text": text, "Raised": facts("Part::Extrusion", "Text")}


def test_text_that_features_are_made_of_is_named_with_them():
    found = only(r31(subject(lettered(), {"Text": 5, "Raised": 100})))
    assert (found.property, found.remedy) == ("Text", None)
    assert "105 ms" in seen(found) and seen(found).endswith(": Raised.")
    assert only(r31(subject(lettered(Fuse=True), {"Raised": 100}))).remedy.name == "Fuse"


def test_short_text_and_text_that_nothing_is_made_of_are_left_alone():
    assert not list(r31(subject(lettered(300), {"Text": 5, "Raised": 100})))
    alone = {"Text": lettered()["Text"]}
    assert not list(r31(subject(alone, {"Text": 100})))
