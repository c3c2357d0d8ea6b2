# SPDX-License-Identifier: LGPL-2.1-or-later
"""The structure of documents: at a time, as plain values, and the parts of a file."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import replace

import pytest

from PerfProfilerWorkbench.capture.members import members
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.model.structure import (
    DocumentFacts,
    ObjectFacts,
    Structure,
    StructureStep,
    at,
)
from PerfProfilerWorkbench.model.structure_plain import structure_from_plain, structure_to_plain

BOX = ObjectFacts("Box", "Part::Box", counts={"Face": 6})
LONG = replace(BOX, properties={"Length": 20.0})
BALL = ObjectFacts("Ball", "Part::Sphere")
START = DocumentFacts("Doc", "/doc.FCStd", {"Box": BOX, "Ball": BALL}, time_ns=100)


def structure(*steps: StructureStep, documents=(START,)) -> Structure:
    return Structure(documents=documents, steps=steps)


def test_at_the_start_all_is_as_it_was_read():
    assert at(structure(), "Doc", 100) == {"Box": BOX, "Ball": BALL}


def test_before_it_was_read_nothing_is_known():
    late = StructureStep(150, "Doc", {"Box": LONG})
    assert at(structure(late), "Doc", 99) == {}
    assert at(structure(late), "Other", 200) == {}


def test_a_step_holds_from_its_own_time_on():
    step = StructureStep(150, "Doc", {"Box": LONG}, ("Ball",))
    assert at(structure(step), "Doc", 149) == {"Box": BOX, "Ball": BALL}
    assert at(structure(step), "Doc", 150) == {"Box": LONG}
    assert at(structure(step), "Doc", 10**12) == {"Box": LONG}


def test_steps_of_other_documents_are_theirs():
    step = StructureStep(150, "Other", {"Cone": BALL}, ("Box",))
    assert at(structure(step), "Doc", 200) == {"Box": BOX, "Ball": BALL}
    assert at(structure(step), "Other", 200) == {"Cone": BALL}


def test_an_object_deleted_and_made_anew_in_one_step_is_the_new_one():
    step = StructureStep(150, "Doc", {"Ball": BOX}, ("Ball",))
    assert at(structure(step), "Doc", 150)["Ball"] == BOX


def test_a_document_opened_again_begins_anew():
    again = DocumentFacts("Doc", "/other.FCStd", {"Cone": BALL}, time_ns=300)
    step = StructureStep(150, "Doc", {"Box": LONG})
    both = structure(step, documents=(START, again))
    assert at(both, "Doc", 299) == {"Box": LONG, "Ball": BALL}
    assert at(both, "Doc", 300) == {"Cone": BALL}


def test_asking_changes_nothing():
    step = StructureStep(150, "Doc", {"Box": LONG}, ("Ball",))
    whole = structure(step)
    at(whole, "Doc", 200).clear()
    assert dict(START.objects) == {"Box": BOX, "Ball": BALL} == at(whole, "Doc", 100)


def full() -> Structure:
    facts = ObjectFacts(
        "Ünüsual",
        "Part::FeaturePython",
        proxy="draftobjects.array.Array",
        links=(ObjectKey("Doc", "Box"), ObjectKey("Other", "Ball")),
        expressions=((".Length", "Sheet.width * 2"),),
        invalid=True,
        properties={
            "Refine": True,
            "Occurrences": 8,
            "Pitch": 1.5,
            "BindMode": "Frozen",
            "Tip": None,
            "Source": (("Doc", "Box"), ("Doc", "Ball")),
            "Support": ((("Doc", "Box"), ("Face1", "Face2")),),
        },
        view={"Deviation": 0.5},
        counts={"Face": 6},
        counts_missing="why",
    )
    document = replace(START, objects={"Array": facts}, members=(("Document.xml", 10, 99),))
    never = DocumentFacts("New", "", members_missing="the document was never saved")
    step = StructureStep(150, "Doc", {"Array": replace(facts, invalid=False)}, ("Ball", "Box"))
    preferences = {"BaseApp/Preferences/View/ShowFPS": None, "BaseApp/Preferences/Mod/A": 0.1}
    return Structure(preferences, (document, never), (step,))


def test_a_structure_comes_back_from_json_as_it_was():
    there = json.loads(json.dumps(structure_to_plain(full())))
    assert structure_from_plain(there) == full()
    # equal is not enough: lists must have become tuples again, and keys be keys
    array = structure_from_plain(there).documents[0].objects["Array"]
    assert isinstance(array.links[0], ObjectKey)
    assert array.properties["Support"] == ((("Doc", "Box"), ("Face1", "Face2")),)


@pytest.mark.parametrize("key", ["preferences", "documents", "steps"])
def test_what_is_no_structure_is_refused(key):
    plain = structure_to_plain(full())
    del plain[key]
    with pytest.raises(KeyError):
        structure_from_plain(plain)


def test_the_members_of_a_file(tmp_path):
    path = tmp_path / "model.FCStd"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Document.xml", "x" * 1000)
    ((name, stored, unpacked),), missing = members(str(path))
    assert (name, unpacked, missing) == ("Document.xml", 1000, "")
    assert 0 < stored < 1000


def test_members_that_cannot_be_read_say_why(tmp_path):
    broken, pipe = tmp_path / "broken.FCStd", tmp_path / "pipe.FCStd"
    broken.write_text("no archive")
    os.mkfifo(pipe)  # whoever opened it would wait for ever
    assert members("") == ((), "the document was never saved")
    for path in (tmp_path / "gone.FCStd", pipe, tmp_path):
        assert members(str(path)) == ((), "there is no such file any more")
    listed, missing = members(str(broken))
    assert listed == () and "BadZipFile" in missing
