# SPDX-License-Identifier: LGPL-2.1-or-later
"""What lies in what, and sums that count nothing twice."""

from __future__ import annotations

import random

from acts import session

from PerfProfilerWorkbench.analysis.rollup import Rollup, containers, document_key
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure


def key(name, document="Doc"):
    return ObjectKey(document, name)


def group(*names, type="App::DocumentObjectGroup", document="Doc", **more):
    members = tuple((document, name) for name in names)
    return ObjectFacts("", type, properties={"Group": members, **more})


def subject(**documents):
    read = tuple(DocumentFacts(name, "", objects) for name, objects in documents.items())
    return Subject(session(structure=Structure(documents=read)))


PLAIN = ObjectFacts("", "Part::Feature")


def test_features_lie_in_bodies_bodies_in_parts_parts_in_groups():
    objects = {
        "Pad": PLAIN,
        "Body": group("Pad", type="PartDesign::Body"),
        "Part": group("Body", type="App::Part"),
        "Group": group("Part"),
        "Alone": PLAIN,
    }
    assert containers(subject(Doc=objects)) == {
        key("Pad"): key("Body"),
        key("Body"): key("Part"),
        key("Part"): key("Group"),
    }


def test_of_several_containers_the_innermost_counts_whatever_comes_first():
    for order in (("Part", "Group"), ("Group", "Part")):
        objects = {"Part": group("Group", "Box", type="App::Part"), "Group": group("Box")}
        found = containers(subject(Doc={**{name: objects[name] for name in order}, "Box": PLAIN}))
        assert found == {key("Box"): key("Group"), key("Group"): key("Part")}


def test_an_origin_lies_in_its_part_with_its_axes():
    objects = {
        "Part": group(type="App::Part", Origin=("Doc", "Origin")),
        "Origin": ObjectFacts("", "App::Origin", properties={"OriginFeatures": (("Doc", "X"),)}),
        "X": ObjectFacts("", "App::Line"),
    }
    assert containers(subject(Doc=objects)) == {
        key("Origin"): key("Part"),
        key("X"): key("Origin"),
    }


def test_groups_that_lie_in_each_other_end():
    found = containers(subject(Doc={"A": group("B"), "B": group("A", "C"), "C": PLAIN}))
    assert found[key("C")] == key("B")
    assert len(found) == 2  # one of the two lies in none


def test_a_linked_document_lies_in_the_one_that_links_to_it_and_in_one_only():
    def link(document):
        return ObjectFacts("", "App::Link", links=(key("Box", document),))

    found = containers(
        subject(
            Main={"Link": link("Part"), "Other": link("Part")},
            Second={"Link": link("Part")},
            Part={"Box": PLAIN, "Back": link("Main")},
        )
    )
    assert found == {document_key("Part"): document_key("Main")}


def test_sums_go_up_as_they_change():
    parents = {key("Pad"): key("Body"), key("Pocket"): key("Body"), key("Body"): key("Part")}
    sums = Rollup(parents.get)
    assert sums.put(key("Pad"), (5, 1, 0)) == [key("Pad"), key("Body"), key("Part")]
    sums.put(key("Body"), (1, 3, 0))
    sums.put(key("Pocket"), (7, 0, 0))
    sums.put(key("Pad"), (2, 0, 1))
    assert sums.whole(key("Pad")) == (2, 0, 1)
    assert sums.whole(key("Body")) == sums.whole(key("Part")) == (10, 3, 1)
    assert sums.children[None] == [key("Part")]
    assert set(sums.children[key("Body")]) == {key("Pad"), key("Pocket")}


def test_the_tops_are_as_much_as_all_together_whatever_lies_in_what():
    draw = random.Random(3)
    names = [key(str(number)) for number in range(200)]
    parents = {
        name: names[draw.randrange(at)]
        for at, name in enumerate(names)
        if at and draw.random() < 0.9
    }
    sums, own = Rollup(parents.get), {}
    for _ in range(1000):
        name = draw.choice(names)
        own[name] = tuple(draw.randrange(1000) for _ in range(3))
        sums.put(name, own[name])
    tops = [sums.whole(name) for name in sums.children[None]]
    assert [sum(part) for part in zip(*tops)] == [sum(part) for part in zip(*own.values())]
