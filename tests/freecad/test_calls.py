# SPDX-License-Identifier: LGPL-2.1-or-later
"""Calls of Python features in recomputes of headless FreeCAD."""

from __future__ import annotations

import sys
from collections import Counter

import FreeCAD
import pytest
from documents import close_all
from python_features import (
    Failing,
    Starting,
    Summing,
    counted,
    counted_by_cprofile,
    python_document,
    traced,
)

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis import calls as analysis
from PerfProfilerWorkbench.capture.tracer import Tracer
from PerfProfilerWorkbench.capture.tracer_names import OWN_FOLDER
from PerfProfilerWorkbench.model.calls import CallKind


@pytest.fixture
def features():
    yield python_document()
    close_all()


def touch_all(document):
    for obj in document.Objects:
        obj.touch()


def test_a_recompute_counts_as_cprofile_counts(features):
    def work():
        touch_all(features)
        features.recompute()

    work()
    expected = counted_by_cprofile(work)
    assert counted(traced(work)) == expected
    assert sum(n for (_, _, name), n in expected.items() if name.endswith("squared")) == 14


def test_each_feature_has_its_own_calls(features):
    touch_all(features)
    calls = traced(features.recompute)
    found = {}
    for node in calls.nodes:
        if node.kind is CallKind.FEATURE:
            part = analysis.of_feature(calls.nodes, node.document, node.object)
            found[node.document, node.object] = sum(
                each.calls for each in part if each.name.endswith("squared")
            )
    assert found == {("Features", "Four"): 4, ("Features", "Seven"): 7, ("Features", "Three"): 3}


def test_features_stand_below_the_recompute_that_a_script_called(features):
    touch_all(features)
    calls = traced(features.recompute)
    (feature,) = [n for n in calls.nodes if n.object == "Four"]
    assert calls.nodes[feature.parent].name == "<method 'recompute' of 'App.Document' objects>"
    assert calls.nodes[feature.parent].native


def test_an_execute_that_calls_the_execute_of_its_base_counts_once(features):
    touch_all(features)
    calls = traced(features.recompute)
    both = [node for node in calls.nodes if node.object == "Seven"]
    assert [node.calls for node in both] == [1, 1] and both[1].parent == both[0].id
    (whole,) = [
        n for n in analysis.of_feature(calls.nodes, "Features", "Seven") if n.parent is None
    ]
    assert whole.name.endswith("Shaping.execute") or whole.name == "execute"


def test_a_feature_that_fails_is_there_and_what_comes_after_it(features):
    Failing(features.addObject("App::FeaturePython", "Fails"), 2)
    Summing(features.addObject("App::FeaturePython", "Zero"), 0)
    touch_all(features)
    calls = traced(features.recompute)
    objects = {node.object for node in calls.nodes if node.kind is CallKind.FEATURE}
    assert objects == {"Four", "Seven", "Three", "Fails", "Zero"}
    parents = {n.parent for n in calls.nodes if n.kind is CallKind.FEATURE and n.object != "Fails"}
    assert len(parents - {n.id for n in calls.nodes if n.object}) == 1, "all below one recompute"


def test_a_recompute_within_a_recompute(features):
    inner = python_document("Inner")
    Starting(features.addObject("App::FeaturePython", "Starts"), 1)
    touch_all(features)
    touch_all(inner)
    calls = traced(features.recompute)
    part = analysis.of_feature(calls.nodes, "Features", "Starts")
    below = {(node.document, node.object) for node in part if node.kind is CallKind.FEATURE}
    assert below == {
        ("Features", "Starts"),
        ("Inner", "Four"),
        ("Inner", "Seven"),
        ("Inner", "Three"),
    }


def test_features_of_two_documents_with_one_name_are_told_apart(features):
    other = python_document("Other")
    for document in (features, other):
        touch_all(document)
    calls = traced(lambda: [features.recompute(), other.recompute()])
    documents = Counter(n.document for n in calls.nodes if n.object == "Four")
    assert documents == {"Features": 1, "Other": 1}


def test_a_deleted_object_or_another_value_is_a_plain_call(features):
    proxy, gone = features.Four.Proxy, features.Four
    features.removeObject("Four")

    def work():
        for other in (gone, None, 5, "text", features):
            with pytest.raises((ReferenceError, AttributeError)):
                proxy.execute(other)

    calls = traced(work)
    executes = [node for node in calls.nodes if node.name.endswith("execute")]
    assert sum(node.calls for node in executes) == 5
    assert {(node.object, node.kind) for node in executes} == {("", CallKind.FUNCTION)}


RECOMPUTE = "def recompute(document):\n    document.recompute()\n"


def test_a_recompute_that_the_profiler_asked_for_has_its_features(features):
    space = {}
    exec(compile(RECOMPUTE, f"{OWN_FOLDER}asking.py", "exec"), space)
    touch_all(features)
    calls = traced(lambda: space["recompute"](features))
    assert {n.object for n in calls.nodes if n.object} == {"Four", "Seven", "Three"}
    assert not [node for node in calls.nodes if node.native and "recompute" in node.name]


def test_the_recording_beside_it_is_not_in_the_calls(features):
    touch_all(features)
    with record() as recording:
        calls = traced(features.recompute)
    assert not [node for node in calls.nodes if "PerfProfilerWorkbench" in node.file]
    assert {n.object for n in calls.nodes if n.object} == {"Four", "Seven", "Three"}
    assert len([s for s in recording.session.spans if s.object]) >= 3


def test_no_object_is_kept(features):
    touch_all(features)
    tracer = Tracer()
    tracer.start()
    before = sys.getrefcount(features.Four)
    features.recompute()
    tracer.stop()
    after = sys.getrefcount(features.Four)
    assert after == before
    name = features.Name
    FreeCAD.closeDocument(name)
    assert tracer.calls().nodes
