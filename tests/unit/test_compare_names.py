# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which feature is which of another set: by name, and after renames by label and type."""

from __future__ import annotations

from compared import MODEL, MS, sessions

from PerfProfilerWorkbench.analysis.compare import compare
from PerfProfilerWorkbench.analysis.compare_names import documents, matches
from PerfProfilerWorkbench.analysis.comparison import Verdict
from PerfProfilerWorkbench.model.session import Feature
from PerfProfilerWorkbench.model.span import ObjectKey


def features(*known, document="Doc"):
    return {ObjectKey(document, name): Feature(label, type) for name, label, type in known}


def names(before, after):
    return {key.object: known.object for key, known in matches(before, after).items()}


def test_a_new_label_changes_nothing():
    before = features(("Pad", "Base", "Pad"), ("Pad001", "Top", "Pad"))
    after = features(("Pad", "Top", "Pad"), ("Pad001", "Base", "Pad"))
    assert names(before, after) == {"Pad": "Pad", "Pad001": "Pad001"}


def test_a_new_name_is_found_by_label_and_type():
    before = features(("Pad", "Base", "Pad"), ("Cut", "Hole", "Cut"))
    after = features(("Pad007", "Base", "Pad"), ("Cut", "Hole", "Cut"))
    assert names(before, after) == {"Pad007": "Pad", "Cut": "Cut"}


def test_a_label_of_another_type_is_another_feature():
    assert names(features(("Pad", "Base", "Pad")), features(("Box", "Base", "Box"))) == {}


def test_a_name_that_was_given_to_another_type_is_another_feature():
    before, after = features(("Tool", "Old", "Pad")), features(("Tool", "New", "Cut"))
    assert names(before, after) == {}


def test_labels_that_several_have_match_none_of_them():
    before = features(("A", "Hole", "Cut"), ("B", "Hole", "Cut"))
    assert names(before, features(("C", "Hole", "Cut"))) == {}
    assert names(features(("C", "Hole", "Cut")), before) == {}


def test_of_two_of_one_label_the_one_that_is_left_is_matched():
    before = features(("A", "Hole", "Cut"), ("B", "Hole", "Cut"))
    after = features(("A", "Hole", "Cut"), ("C", "Hole", "Cut"))
    assert names(before, after) == {"A": "A", "C": "B"}


def test_features_without_a_label_or_type_match_by_name_only():
    assert names(features(("A", "", "")), features(("B", "", ""))) == {}
    assert names(features(("A", "", "")), features(("A", "Hole", "Cut"))) == {"A": "A"}


def test_a_document_that_was_renamed_is_the_same_if_there_is_no_choice():
    old, new = (features(("Pad", "Base", "Pad"), document=name) for name in ("Old", "New"))
    other = features(("Pad", "Base", "Pad"), document="Other")
    assert documents(old, new) == {"New": "Old"}
    assert documents({**old, **other}, {**new, **other}) == {"New": "Old", "Other": "Other"}
    assert documents({**old, **other}, new) == {"New": "New"}
    assert matches(old, new) == {ObjectKey("New", "Pad"): ObjectKey("Old", "Pad")}


def test_one_name_in_two_documents_is_two_features():
    both = {**features(("Pad", "A", "Pad")), **features(("Pad", "B", "Pad"), document="Other")}
    assert matches(both, both) == {key: key for key in both}


def test_a_label_in_another_document_is_another_feature():
    """Both sets have both documents, so that neither was renamed."""
    here, there = features(("A", "Hole", "Cut")), features(("B", "Hole", "Cut"), document="Other")
    rest = {**features(("Box", "Box", "Box")), **features(("Box", "Box", "Box"), document="Other")}
    assert matches({**rest, **here}, {**rest, **there}) == {key: key for key in rest}


def test_a_renamed_model_with_a_renamed_feature_compares():
    """The label is that of the second set, the names are those of both."""
    slowed = {name if name != "Pad3" else "Pad103": ns for name, ns in MODEL.items()}
    slowed["Pad103"] = round(1.3 * slowed["Pad103"])
    after = sessions(
        slowed, seed=2, document="Copy", label=lambda name: f"My {name.replace('10', '')}"
    )
    found = compare(sessions(MODEL), after)
    assert len(found.features) == len(MODEL)
    (slower,) = found.features_that(Verdict.SLOWER)
    assert slower.before == (ObjectKey("Doc", "Pad3"),)
    assert slower.after == (ObjectKey("Copy", "Pad103"),)
    assert slower.label == "My Pad3"


def test_a_name_that_was_given_to_another_type_is_gone_and_new():
    def typed(type):
        made = sessions({**MODEL, "Tool": 9 * MS})
        for one in made:
            one.features[ObjectKey("Doc", "Tool")] = Feature("Tool", type)
        return made

    found = compare(typed("Pad"), typed("Cut"))
    assert [one.compared.verdict for one in found.features if one.label == "Tool"] == [
        Verdict.GONE,
        Verdict.NEW,
    ]
