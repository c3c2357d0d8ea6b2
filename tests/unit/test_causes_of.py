# SPDX-License-Identifier: LGPL-2.1-or-later
"""What set a recompute off, by which way, and what was for nothing."""

from __future__ import annotations

from dataclasses import replace

from acts import MS, change, command, recompute, span
from caused import all_of, document, key, names, obj, only, printed, subject_of

from PerfProfilerWorkbench.analysis.cause_texts import told_last_waste
from PerfProfilerWorkbench.analysis.causes import CauseKind, WasteBasis
from PerfProfilerWorkbench.analysis.past import Past
from PerfProfilerWorkbench.model.facts import Change
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.model.structure import DocumentFacts, Structure, StructureStep

CHAIN = document(
    Box=obj(), Fuse=obj("Part::Fuse", "Box", "Ball"), Cut=obj("Part::Cut", "Fuse"), Ball=obj()
)


def test_the_way_from_the_changed_object_to_each_feature():
    found = only(CHAIN, [("Box", 1), ("Fuse", 2), ("Cut", 3)], [change(5, "Box", "Length")])
    (cause,) = found.causes
    assert (cause.kind, cause.key, cause.property) == (CauseKind.PROPERTY, key("Box"), "Length")
    assert names(found.path(key("Cut"))) == ["Box", "Fuse", "Cut"]
    assert found.path(key("Ball")) == () and found.unreached == ()
    assert found.features == {key("Box"): MS, key("Fuse"): 2 * MS, key("Cut"): 3 * MS}


def test_a_short_way_is_told_rather_than_a_long_one():
    structure = document(
        A=obj(), X=obj("", "A"), B=obj("", "A"), C=obj("", "B"), D=obj("", "C", "X"), E=obj("", "D")
    )
    ran = [(name, 1) for name in "AXBCDE"]
    found = only(structure, ran, [change(5, "A", "Length")])
    assert names(found.path(key("E"))) == ["A", "X", "D", "E"]


def test_what_makes_nothing_run_is_no_cause():
    changes = [change(5, "Fuse", "Label"), change(5, "Fuse", "Visibility"), change(6, "Ball", "X")]
    found = only(CHAIN, [("Ball", 1), ("Fuse", 2)], changes)
    assert [(cause.key.object, cause.property) for cause in found.causes] == [("Ball", "X")]


def test_what_did_not_run_after_a_change_was_not_to_run():
    """An object that skips recomputes, say, and runs later for another reason."""
    spans = [*recompute(10, 20, ("Ball", 1)), *recompute(30, 40, ("Ball", 1), ("Fuse", 1))]
    first, second = all_of(spans, CHAIN, [change(5, "Fuse", "X"), change(25, "Ball", "Radius")])
    assert first.causes == () and names(first.unreached) == ["Ball"]
    assert names(cause.key for cause in second.causes) == ["Ball"]


def test_a_shape_is_a_cause_only_if_nothing_else_of_its_object_changed():
    shape, both = [change(5, "Box", "Shape")], [change(5, "Box", "Length")]
    (alone,) = only(CHAIN, [("Box", 1)], shape).causes
    (other,) = only(CHAIN, [("Box", 1)], shape + both).causes
    assert (alone.property, other.property) == ("Shape", "Length")


def test_of_a_new_object_only_that_it_was_made():
    changes = [change(4, "Ball"), change(5, "Ball", "Radius")]
    (cause,) = only(CHAIN, [("Ball", 1)], changes).causes
    assert cause.kind is CauseKind.MADE


def test_a_change_counts_for_the_next_recompute_only():
    spans = [*recompute(10, 20, ("Box", 1)), *recompute(30, 40, ("Box", 1))]
    first, second = all_of(spans, CHAIN, [change(5, "Box", "Length")])
    assert len(first.causes) == 1 and second.causes == ()
    assert names(second.unreached) == ["Box"]


def test_a_change_waits_for_the_recompute_in_which_its_object_runs():
    """Another document's recompute leaves it alone."""
    spans = [*recompute(10, 20, document="Other"), *recompute(30, 40, ("Box", 1))]
    first, second = all_of(spans, CHAIN, [change(5, "Box", "Length")])
    assert first.causes == () and len(second.causes) == 1


def test_what_ran_along_with_another_document_was_not_changed_any_more():
    feature, whole = recompute(10, 20, ("Box", 1), document="Other")
    spans = [replace(feature, document="Doc"), whole, *recompute(30, 40, ("Box", 1))]
    first, second = all_of(spans, CHAIN, [change(5, "Box", "Length")])
    assert len(first.causes) == 1 and second.causes == ()


def test_what_had_failed_is_tried_again():
    spans = [*recompute(10, 20, ("Box", 1, "failed")), *recompute(30, 40, ("Box", 1, "failed"))]
    _, again = all_of(spans, CHAIN, [change(5, "Box", "Length")])
    assert [cause.kind for cause in again.causes] == [CauseKind.FAILED]
    assert again.unreached == ()


def test_the_command_the_undo_and_the_transaction():
    spans = [
        *recompute(10, 20, ("Box", 1)),
        command("Std_Edit", 4, 6),
        span(SpanKind.UNDO, 22, 24),
        *recompute(30, 40, ("Box", 1)),
    ]
    edit = Change(5 * MS, "Doc", "Box", "Length", transaction="Edit box")
    first, second = all_of(spans, CHAIN, [edit, change(23, "Box", "Length")])
    (cause,), (undone,) = first.causes, second.causes
    assert (cause.command, cause.transaction, cause.undone) == ("Std_Edit", "Edit box", None)
    assert (undone.command, undone.undone) == ("", SpanKind.UNDO)


def test_the_same_fingerprint_is_waste_and_another_one_is_none():
    ran = [("Box", 1), ("Fuse", 2), ("Cut", 3)]
    prints = [printed("Fuse", True), printed("Box", False)]
    found = only(CHAIN, ran, [change(5, "Box", "Length")], prints)
    (waste,) = found.wasted
    assert (waste.key, waste.ns, waste.basis) == (key("Fuse"), 2 * MS, WasteBasis.OBSERVED)
    assert (names(found.different), names(found.unknown)) == (["Box"], ["Cut"])
    assert (found.wasted_ns, found.unknown_ns) == (2 * MS, 3 * MS)


def test_what_somebody_asked_for_without_a_change_is_not_called_waste():
    spans, prints = recompute(10, 50, ("Box", 1), ("Fuse", 2)), [printed("Fuse", True)]
    edited = subject_of(spans, CHAIN, [change(5, "Box", "Length")], prints)
    assert told_last_waste(edited) is not None
    assert told_last_waste(subject_of(spans, CHAIN, prints=prints)) is None


def test_a_fingerprint_is_of_the_recompute_after_which_it_was_taken():
    spans = [*recompute(10, 20, ("Box", 1)), *recompute(30, 40, ("Box", 1))]
    first, second = all_of(spans, CHAIN, prints=[printed("Box", True, at=40)])
    assert (names(first.unknown), len(second.wasted)) == (["Box"], 1)


def test_links_are_those_of_the_time():
    """Fuse used Box at first, and Ball later."""
    start = DocumentFacts("Doc", "", {"Box": obj(), "Ball": obj(), "Fuse": obj("", "Box")})
    steps = (StructureStep(25 * MS, "Doc", {"Fuse": obj("", "Ball")}),)
    spans = [
        *recompute(10, 20, ("Box", 1), ("Fuse", 1)),
        *recompute(30, 40, ("Box", 1), ("Ball", 1), ("Fuse", 1)),
    ]
    later = [change(27, "Box", "Length"), change(27, "Ball", "Radius")]
    changes = [change(5, "Box", "Length"), *later]
    first, second = all_of(spans, Structure(documents=(start,), steps=steps), changes)
    assert names(first.path(key("Fuse"))) == ["Box", "Fuse"]
    assert names(second.path(key("Fuse"))) == ["Ball", "Fuse"]


def test_the_past_follows_deletions_and_documents_that_are_opened_again():
    first = DocumentFacts("Doc", "", {"A": obj(), "B": obj("", "A")}, time_ns=0)
    again = DocumentFacts("Doc", "", {"A": obj(), "C": obj("", "A")}, time_ns=50)
    step = StructureStep(20, "Doc", {"D": obj("", "A")}, deleted=("B",))
    past = Past(Structure(documents=(first, again), steps=(step,)))
    seen = []
    for time_ns in (0, 20, 50):
        past.go(time_ns)
        seen.append(sorted(set(names(past.users(key("A"))))))
    assert seen == [["B", "D"], ["D"], ["C"]]  # what will be read next counts too
