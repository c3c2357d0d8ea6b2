# SPDX-License-Identifier: LGPL-2.1-or-later
"""From where on features, and work for nothing, are an issue; sessions made by hand, in ms."""

from __future__ import annotations

import pytest
from acts import MS, change, command, recompute, script, span
from detecting import found, names, of_type

from PerfProfilerWorkbench.analysis.detect.display import heavy_display
from PerfProfilerWorkbench.analysis.detect.failing import failing_feature
from PerfProfilerWorkbench.analysis.detect.python_features import slow_python_feature
from PerfProfilerWorkbench.analysis.detect.repeated import repeated_recompute
from PerfProfilerWorkbench.analysis.detect.slow_features import slow_feature
from PerfProfilerWorkbench.analysis.detect.waste import cache_miss, wasted_recompute
from PerfProfilerWorkbench.model.calls import CallKind, CallNode, Calls, StackFrame, StackSample
from PerfProfilerWorkbench.model.facts import Fingerprint, Print
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.texts import english, say


@pytest.mark.parametrize(
    ("feature", "other", "slow"),
    [(200, 1000, True), (199, 1000, False), (49, 10, False), (50, 199, True), (50, 201, False)],
)
def test_a_feature_is_slow_by_its_time_or_from_a_quarter_of_that_by_its_share(feature, other, slow):
    rest = [(f"Other{number}", other / 25) for number in range(25)]
    issues = found(slow_feature, recompute(0, feature + other, ("Pad", feature), *rest))
    assert names(issues) == ["Pad"] * slow


def test_what_is_slow_but_next_to_nothing_of_its_document_is_none():
    assert not found(slow_feature, recompute(0, 10_000, ("Pad", 250), ("Loft", 9750)))[1:]


def test_five_of_a_document_are_named_the_slowest_first():
    pads = [(f"Pad{number}", 300 + number) for number in range(8)]
    assert names(found(slow_feature, recompute(0, 3000, *pads))) == [
        f"Pad{number}" for number in (7, 6, 5, 4, 3)
    ]


def test_other_detectors_speak_of_what_fails_and_of_what_is_python_and_of_sketches():
    objects = {
        "Code": of_type("Part::FeaturePython", proxy="mod.Class"),
        "Sketch": of_type("Sketcher::SketchObject", Constraints=300),
    }
    features = [("Code", 300), ("Sketch", 300), ("Broken", 300, "failed")]
    assert found(slow_feature, recompute(0, 900, *features), objects) == []


def failures(*outcomes):
    """A recompute for each outcome: True where it failed."""
    return [
        one
        for number, failed in enumerate(outcomes)
        for one in recompute(
            100 * number, 100 * number + 50, ("Broken", 40, *["failed"] * failed), ("Box", 1)
        )
    ]


@pytest.mark.parametrize(
    ("outcomes", "speaks"),
    [
        ((True,), True),
        ((False, True), True),
        ((False, False, True), False),
        ((True, True, False), False),
    ],
)
def test_a_feature_fails_if_it_did_last_and_half_of_the_time(outcomes, speaks):
    assert names(found(failing_feature, failures(*outcomes))) == ["Broken"] * speaks


def test_a_failure_names_what_was_not_computed_for_it():
    objects = {"Broken": of_type("A"), "Box": of_type("A", "Broken"), "Cut": of_type("A", "Broken")}
    (issue,) = found(failing_feature, failures(True, True), objects)
    assert issue.evidence["skipped"] == ("Cut",)
    assert (issue.evidence["each_ns"], issue.impact_ns) == (40 * MS, 80 * MS)


def test_a_failure_whose_time_nobody_can_tell_is_not_said_to_take_none():
    spans = recompute(0, 50, ("Broken", 0, "failed"), ("Box", 1))
    (issue,) = found(failing_feature, spans)
    told = say(english, issue.message)
    assert "not known" in told and "µs" not in told
    assert issue.impact_ns is None and "each_ns" not in issue.evidence
    (issue,) = found(failing_feature, [*spans, *failures(True)])
    assert issue.evidence["each_ns"] == issue.impact_ns == 40 * MS  # of the one that is known


def shown(name, start, compute, display):
    """A feature of a recompute, which takes ``compute`` and ``display``."""
    given = {"compute_ns": int(compute * MS), "display_ns": int(display * MS), "parent": 1}
    return span(SpanKind.FEATURE, start, start + compute + display, object=name, **given)


def displayed(*features):
    start, spans = 0, []
    for name, compute, display in features:
        spans.append(shown(name, start, compute, display))
        start += compute + display
    return [*spans, span(SpanKind.RECOMPUTE, 0, start, id=1)]


def test_display_is_heavy_from_a_tenth_of_a_second_and_beyond_computing():
    features = [("Heavy", 99, 100), ("Quick", 10, 99), ("Costly", 300, 250)]
    assert names(found(heavy_display, displayed(*features))) == ["Heavy"]


def test_a_body_stands_for_its_features():
    body = of_type("PartDesign::Body", properties={"Group": (("Doc", "Pad"),)})
    objects = {"Body": body, "Pad": of_type("PartDesign::Pad")}
    assert found(heavy_display, displayed(("Pad", 300, 0), ("Body", 1, 250)), objects) == []
    (issue,) = found(heavy_display, displayed(("Pad", 100, 60), ("Body", 1, 60)), objects)
    assert (issue.object, issue.evidence["display_ns"]) == ("Body", 120 * MS)


def test_many_objects_are_heavy_together():
    features = [(f"Box{number}", 5, 51) for number in range(10)]
    (issue,) = found(heavy_display, displayed(*features))
    assert (issue.object, issue.evidence["display_ns"]) == ("", 510 * MS)
    assert found(heavy_display, displayed(*features[:9])) == []


def test_showing_outside_of_recomputes_counts():
    spans = [span(SpanKind.DISPLAY, 0, 150, object="Box", display_ns=150 * MS)]
    assert names(found(heavy_display, spans, {"Box": of_type("Part::Box")})) == ["Box"]


def test_a_command_repeats_what_it_computes_again_itself():
    twice = [*recompute(1, 60, ("Pad", 50)), *recompute(70, 130, ("Pad", 50), ("Box", 1))]
    inside = [*twice, command("Tool", 0, 140)]
    (issue,) = found(repeated_recompute, [*inside, script("mine", 0, 150)])
    assert issue.evidence == {"command": "Tool", "again_ns": 50 * MS, "recomputes": 2, "times": 1}
    assert found(repeated_recompute, [*twice, script("mine", 0, 150)]) == []
    others = [*recompute(1, 60, ("Pad", 50)), *recompute(70, 130, ("Box", 50))]
    assert found(repeated_recompute, [*others, command("Tool", 0, 140)]) == []


def test_runs_within_one_recompute_but_the_longest_are_too_many():
    spans = recompute(0, 200, ("Pad", 50), ("Cut", 20), ("Pad", 60))
    (issue,) = found(repeated_recompute, spans)
    assert (issue.object, issue.evidence["again_ns"]) == ("Pad", 50 * MS)
    assert found(repeated_recompute, recompute(0, 200, ("Pad", 49), ("Pad", 60))) == []


def node(id, parent, name, self_ms, kind=CallKind.FUNCTION, object="", native=False):
    file = "" if native or kind is CallKind.HELD else f"/mod/{name}.py"
    where = (name, file, 7, native, "Doc" if object else "", object)
    return CallNode(id, parent, kind, *where, 1, self_ms * MS)


PYTHON = {"Code": of_type("Part::FeaturePython", proxy="mod.Class")}


def where(issue):
    return [(name, ns // MS) for name, _, _, ns in issue.evidence["functions"]]


def test_a_python_features_time_is_that_of_its_functions_with_what_they_call_in_compiled_code():
    nodes = (
        node(0, None, "macro", 5000, CallKind.MACRO),
        node(1, 0, "execute", 10, CallKind.FEATURE, "Code"),
        node(2, 1, "makeBox", 150, native=True),
        node(3, 1, "helper", 60),
        node(4, 0, "execute", 9000, CallKind.FEATURE, "Other"),
    )
    spans = recompute(0, 300, ("Code", 220))
    (issue,) = found(slow_python_feature, spans, PYTHON, calls=Calls(nodes))
    assert where(issue) == [("execute", 160), ("helper", 60)]


def test_stacks_tell_it_where_calls_were_not_recorded():
    execute, helper = StackFrame("Class.execute", "/m.py", 3), StackFrame("helper", "/m.py", 9)
    outer = StackFrame("script", "/s.py", 1)
    stacks = (
        StackSample(100 * MS, (outer, execute)),
        StackSample(200 * MS, (outer, execute, helper), held=True),
        StackSample(210 * MS, (outer, execute, helper)),
        StackSample(215 * MS, (outer,), held=True),
        StackSample(900 * MS, (outer, execute)),
    )
    spans = recompute(0, 300, ("Code", 220))
    (issue,) = found(slow_python_feature, spans, PYTHON, stacks=stacks)
    assert where(issue) == [("helper", 200), ("Class.execute", 100)]


def test_features_of_one_class_are_slow_together():
    objects = {f"Code{number}": PYTHON["Code"] for number in range(4)}
    times = [(name, 50) for name in objects]
    (issue,) = found(slow_python_feature, recompute(0, 300, *times), objects)
    assert issue.evidence["total_ns"] == 200 * MS
    assert found(slow_python_feature, recompute(0, 300, *times[1:]), objects) == []


def edits(same, touched=(), cut_same=False):
    """Four edits of First, after which Cut (150 ms) is another and Small (100 ms) is not.

    It is another after those from ``same`` on. ``touched`` are further features, to which nothing
    leads.
    """
    spans, changes, prints = [], [], []
    for number in range(4):
        start = 1000 * number
        changes.append(change(start, "First", "Size"))
        features = [("First", 1), ("Cut", 150), ("Small", 100)]
        spans += recompute(start + 1, start + 900, *features, *[(name, 1) for name in touched])
        before, after = Print(6, 12, 8, (0.0,), 1.0), Print(6, 12, 8, (1.0,), 1.0)
        ended_ns = spans[-1].end_ns
        cut, small = (before if one else after for one in (cut_same, number < same))
        for name, result in (("Cut", cut), ("Small", small)):
            prints.append(Fingerprint(ended_ns, "Doc", name, before, result, 1))
    objects = {name: of_type("A", "First") for name in ("Cut", "Small")}
    facts = {"First": of_type("A"), **objects, **{name: of_type("A") for name in touched}}
    return spans, facts, {"changes": changes, "fingerprints": tuple(prints)}


def test_a_feature_that_comes_out_the_same_edit_after_edit_is_a_cache_miss():
    spans, facts, more = edits(same=4)
    (issue,) = found(cache_miss, spans, facts, **more)
    assert (issue.object, issue.evidence["same"], issue.impact_ns) == ("Small", 4, 400 * MS)
    assert found(wasted_recompute, spans, facts, **more) == []
    spans, facts, more = edits(same=3)
    assert found(cache_miss, spans, facts, **more) == []


def test_where_most_was_touched_for_no_reason_that_was_seen_no_edit_is_to_blame():
    spans, facts, more = edits(same=4, touched=("A", "B", "C", "D"))
    assert found(cache_miss, spans, facts, **more) == []


def test_edits_after_which_nothing_is_another_are_wasted_and_no_cache_miss():
    spans, facts, more = edits(same=4, cut_same=True)
    assert found(cache_miss, spans, facts, **more) == []
    (issue,) = found(wasted_recompute, spans, facts, **more)
    assert (issue.object, issue.evidence["property"]) == ("First", "Size")
    assert (issue.evidence["wasted_ns"], issue.impact_ns) == (250 * MS, 1000 * MS)
