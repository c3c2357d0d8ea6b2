# SPDX-License-Identifier: LGPL-2.1-or-later
"""Anonymous sessions: no text of anybody comes through, in no format, and the numbers stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from random_sessions import random_session
from rich_sessions import rich

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.analysis.costs import recompute_costs
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.export import anonymous_words as words
from PerfProfilerWorkbench.export.anonymous import anonymous
from PerfProfilerWorkbench.export.html import write_html
from PerfProfilerWorkbench.export.json import profile_dict, write_json
from PerfProfilerWorkbench.export.spans_csv import write_spans_csv
from PerfProfilerWorkbench.export.speedscope import write_speedscope
from PerfProfilerWorkbench.export.trace import write_trace
from PerfProfilerWorkbench.model.activity import Command, FileMember, FileWork, Freeze, Way
from PerfProfilerWorkbench.model.calls import CallKind, CallNode, Calls, StackFrame, StackSample
from PerfProfilerWorkbench.model.facts import Change, Fingerprint, Print, Sample
from PerfProfilerWorkbench.model.gpu import GpuReading, OpenGL
from PerfProfilerWorkbench.model.memory import (
    Allocation,
    Cycles,
    MemorySnapshot,
    PythonObjects,
    Traced,
)
from PerfProfilerWorkbench.model.message import Message, message
from PerfProfilerWorkbench.model.session import Environment, Feature, ModelFile, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Span, SpanKind
from PerfProfilerWorkbench.model.span_line import lines_of
from PerfProfilerWorkbench.model.structure import (
    DocumentFacts,
    ObjectFacts,
    Structure,
    StructureStep,
)

SECRET = "SECRET"
NAMED, PATH = f"My{SECRET}", f"/home/{SECRET}/{SECRET} plans/{SECRET}.FCStd"
SIZES = (12.5, 33.25, 8.75)  # of the model: nobody's business
FRAME = StackFrame(f"{SECRET}.build", f"/home/{SECRET}/{SECRET}.FCMacro", 3)
WHY = message(texts.CANNOT_WRITE, file=PATH, reason=Message(f"{SECRET} {{x}}", {"x": PATH}))
SAME = Print(6, 12, 8, (*SIZES, 12.5, 1.0, 2.0), 99.125)


def facts(**more) -> ObjectFacts:
    return ObjectFacts(
        **{
            "label": f"{SECRET} label",
            "type": "Part::Box",
            "proxy": f"{SECRET}.Maker",
            "links": (ObjectKey(NAMED, f"{SECRET}2"),),
            "expressions": ((f".{SECRET}", f"{SECRET}.Width * 12.5"),),
            "properties": {
                "Occurrences": 7,
                "Refine": True,
                "Height": SIZES[0],
                "Placement": SIZES,
                "Base": ((NAMED, f"{SECRET}2"), (f"{SECRET}", "Face6")),
                "Profile": SIZES,
                "BindMode": "Frozen",
                "JointType": SECRET,
                f"{SECRET}Property": SECRET,
                "Thread": SECRET,
            },
            "view": {"DisplayMode": "Shaded", "DrawStyle": SECRET, "Deviation": 0.5},
            "counts": {"Face": 6, SECRET: 1},
            "counts_missing": f"OSError: {PATH}",
            **more,
        }
    )


def snapshot() -> MemorySnapshot:
    return MemorySnapshot(
        *(7, SECRET, 4096, WHY),
        traced=Traced(1, 2, (Allocation(FRAME.file, 3, 4, 5),)),
        objects=PythonObjects(9, {"dict": 3, f"{SECRET}.Class": 2}),
        document_objects={"Part::Box": 1, f"{SECRET}::Thing": 2},
        collector=WHY,
        cycles=Cycles(1, {f"{SECRET}.Class": 1}),
    )


def card() -> GpuReading:
    return GpuReading(
        *(5, SECRET, "RTX 4090", "NVIDIA", "535.1"),
        processes=((4711, 1),),
        errors={"xid_count": 1, SECRET: 2},
        missing={"fan_share": WHY},
    )


def spans() -> tuple[Span, ...]:
    """Of each kind one with names everywhere."""
    work = FileWork(
        PATH, 10, members=(FileMember(f"{SECRET}.brp", 1, 2, SECRET),), missing=WHY, error=PATH
    )
    details = {
        SpanKind.COMMAND: Command(f"{SECRET}Workbench", Way.MENU, 3, error=PATH),
        SpanKind.SAVING: work,
        SpanKind.IMPORT: work,
        SpanKind.FREEZE: Freeze((FRAME,), True),
    }
    return tuple(
        Span(
            number, None, kind, NAMED, SECRET, 10 * number, 9, name=SECRET, detail=details.get(kind)
        )
        for number, kind in enumerate(SpanKind, 1)
    )


def session() -> Session:
    node = CallNode(
        *(0, None, CallKind.FEATURE, FRAME.name, FRAME.file, 3, False, NAMED, SECRET, 2, 9)
    )
    native = replace(
        node, id=1, parent=0, native=True, file="", line=0, name=f"<built-in method {SECRET}.run>"
    )
    environment = Environment(
        *("1.1.3", "3.14.0", "6.9", f"not available: {PATH}", "Linux-6.1", "AMD EPYC 7763"),
        cores=8,
        opengl=OpenGL("Mesa", "llvmpipe (LLVM 15.0.6, 256 bits)", "4.5", True),
        machine=f"{SECRET}.example",
    )
    whole = DocumentFacts(
        *(NAMED, PATH, {SECRET: facts(), f"{SECRET}2": facts(links=())}),
        members=((f"{SECRET}.Shape.brp", 1, 2), ("Document.xml", 3, 4)),
        members_missing=PATH,
        time_ns=1,
        sha256="5ec7e7" * 10,
    )
    return Session(
        *("full", environment, 1_795_651_335.5, 0, 10_000),
        spans=spans(),
        changes=(Change(5, NAMED, SECRET, f"{SECRET}Length", f"B2 .{SECRET}.x", f"Move {SECRET}"),),
        fingerprints=(
            Fingerprint(6, NAMED, SECRET, SAME, SAME, 1),
            Fingerprint(7, NAMED, SECRET, SAME, replace(SAME, length_mm=1.5), 1),
        ),
        samples=(Sample(4, gpus=(card(),), gpu_missing=WHY),),
        snapshots=(snapshot(),),
        calls=Calls((node, native)),
        stacks=(StackSample(5, (FRAME,)),),
        structure=Structure(
            {"BaseApp/Preferences/View/ShowFPS": True, f"BaseApp/{SECRET}": SECRET},
            (whole,),
            (StructureStep(3, NAMED, {SECRET: facts()}, (f"{SECRET}3",)),),
        ),
        features={ObjectKey(NAMED, SECRET): Feature(f"{SECRET} label", f"{SECRET}::Type")},
        allocator_missing=WHY,
        problems=(f"{SECRET}: {PATH}", WHY),
        id="20261126-040215-3f9a1c0b",
        model=ModelFile(NAMED, PATH, 2, 5),
    )


WRITERS = {
    "json": lambda path, one: write_json(path, profile_dict(one)),
    "html": write_html,
    "trace": write_trace,
    "speedscope": write_speedscope,
    "csv": lambda path, one: write_spans_csv(path, one.features, lines_of(one.spans, one)),
}


@pytest.mark.parametrize("format", WRITERS)
def test_no_format_holds_a_word_of_anybody(format, tmp_path):
    plain, nameless = tmp_path / "plain", tmp_path / "anonymous"
    WRITERS[format](str(plain), session())
    WRITERS[format](str(nameless), anonymous(session()))
    assert SECRET.lower() in plain.read_text("utf-8").lower()
    text = nameless.read_text("utf-8").lower()
    for word in (SECRET.lower(), "/home", "3f9a1c0b", "5ec7e7", "4711", *map(str, SIZES)):
        assert word not in text, word
    assert "99.125" not in text


def test_the_same_thing_has_the_same_stand_in_everywhere():
    found = anonymous(session())
    ((key, feature),) = found.features.items()
    (whole,), (step,) = found.structure.documents, found.structure.steps
    name = key.object
    assert {span.object for span in found.spans} == {name} == set(step.objects)
    assert feature.label == whole.objects[name].label == name
    assert {span.document for span in found.spans} == {whole.document} == {found.model.name}
    other = next(one for one in whole.objects if one != name)
    assert whole.objects[name].links == (ObjectKey(key.document, other),)
    assert whole.objects[name].properties["Base"][0] == (key.document, other)
    assert found.calls.nodes[0].object == found.changes[0].object == name
    assert whole.path == found.model.path == "File1.FCStd"
    saving = next(span.detail for span in found.spans if span.kind is SpanKind.SAVING)
    assert saving.path == whole.path and saving.members[0].owner == name
    assert found.stacks[0].frames[0].file == found.calls.nodes[0].file


def test_what_matters_stays():
    found = anonymous(session())
    one = next(iter(found.structure.documents[0].objects.values()))
    assert one.type == "Part::Box" and one.counts == {"Face": 6}
    assert one.properties == {
        "Occurrences": 7,
        "Refine": True,
        "Base": one.properties["Base"],
        "Profile": (None, None, None),
        "BindMode": "Frozen",
        "JointType": None,
    }
    assert one.view == {"DisplayMode": "Shaded", "DrawStyle": None, "Deviation": 0.5}
    assert found.structure.preferences == {"BaseApp/Preferences/View/ShowFPS": True}
    environment = found.environment
    assert (environment.freecad, environment.processor) == ("1.1.3", "AMD EPYC 7763")
    assert (environment.occ, environment.machine) == ("not available", "")
    assert environment.opengl == session().environment.opengl
    assert [one.same for one in found.fingerprints] == [True, False]
    assert found.changes[0].path.startswith("B2 Path")
    assert found.started_at == 1_795_651_200.0
    assert found.id.startswith("20261126-000000-") and found.id != session().id
    assert texts.ANONYMOUS_NOTE in [one.text for one in found.problems]


@pytest.mark.parametrize(
    "whole", [random_session(6), rich(), session()], ids=["random", "rich", "named"]
)
def test_the_numbers_are_the_same(whole):
    found = anonymous(whole)
    assert len(found.spans) == len(whole.spans)
    for mine, theirs in zip(recompute_costs(whole), recompute_costs(found), strict=True):
        assert mine.rows == theirs.rows
        assert [(one.runs, one.total_ns) for one in mine.features] == [
            (one.runs, one.total_ns) for one in theirs.features
        ]
    told = [(one.response_ns, one.failed, one.recomputes) for one in operations(whole)]
    assert told == [(one.response_ns, one.failed, one.recomputes) for one in operations(found)]


@pytest.mark.parametrize(
    "path, kept",
    [
        ("/usr/share/freecad/Mod/Draft/draftobjects/wire.py", "Mod/Draft/draftobjects/wire.py"),
        (r"C:\Program Files\FreeCAD\Mod\Part\JoinFeatures.py", "Mod/Part/JoinFeatures.py"),
        ("/usr/lib/python3.11/json/decoder.py", "python3.11/json/decoder.py"),
        ("/usr/lib/python3/dist-packages/numpy/core/x.py", "dist-packages/numpy/core/x.py"),
        ("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>"),
        ("/home/me/.local/share/FreeCAD/Mod/MyCompany/tool.py", ""),
        ("/home/me/Mod/Draft/our plan.py", ""),
        ("/usr/lib/python3/dist-packages/my_company/x.py", ""),
        ("/home/me/python3.11/my_script.py", ""),
        ("/home/me/part.FCMacro", ""),
        ("<macro of me>", ""),
        ("", ""),
    ],
)
def test_of_files_only_those_of_freecad_and_python_keep_a_name(path, kept):
    assert words.python_file(path) == kept


@pytest.mark.parametrize(
    "allowed, right, wrong",
    [
        (words.is_type, ("Part::Box", "App::FeaturePython"), ("Acme::Box", "Part::Box x", "Box")),
        (words.is_command, ("Std_Save", "PartDesign_Pad"), ("Acme_Pad", "Std_", "Std_Save as X")),
        (words.is_class, ("Draft.Wire", "dict", "a2p_x.Y"), ("__main__.Acme", "acme.Box", "")),
        (
            words.is_native,
            ("<method 'append' of 'list' objects>", "<built-in method Part.makeBox>"),
            ("<built-in method acme.run>", "<method 'x' of 'acme.Y' objects>", "len"),
        ),
        (words.is_workbench, ("PartWorkbench", "NoneWorkbench"), ("AcmeWorkbench", "Workbench")),
        (words.is_cell, ("A1", "ZZ100"), ("A", "Acme1", "a1")),
        (words.is_member, ("Document.xml", "PartShape12.brp"), ("Acme.brp", "PartShapeX.brp")),
    ],
)
def test_words_are_of_a_list_and_nothing_else_is(allowed, right, wrong):
    assert all(map(allowed, right))
    assert not any(map(allowed, wrong))
