# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sessions that hold something of everything, hostile texts included, to be kept and read again."""

from __future__ import annotations

from dataclasses import replace

from PerfProfilerWorkbench.model.activity import (
    Command,
    Editing,
    FileMember,
    FileWork,
    Frame,
    Freeze,
    Part,
    Way,
)
from PerfProfilerWorkbench.model.calls import CallKind, CallNode, Calls, StackFrame, StackSample
from PerfProfilerWorkbench.model.facts import Change, Fingerprint, Print, Sample
from PerfProfilerWorkbench.model.gpu import GpuReading, OpenGL
from PerfProfilerWorkbench.model.memory import Allocator, MemorySnapshot
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.session import Environment, Feature, ModelFile, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Row, Span, SpanKind, Status
from PerfProfilerWorkbench.model.structure import (
    DocumentFacts,
    ObjectFacts,
    Structure,
    StructureStep,
)

HOSTILE = (
    "=cmd()",
    "<script>alert(1)</script>",
    "\"a\" 'b', c\r\n\t\x00end",
    "\u202eabc\u200f",
    "x" * 10_000,
    "a\udc80b",
    "\ud83d\ude00",  # two lone surrogates that would make one sign together
    "Çöğüş ığİ 🧊",
)
ENVIRONMENT = Environment(
    "1.1.3", "3.14.0", "6.9", "7.9", "Linux", 'Processor "™"', 8, None, "here"
)
REASON = message("not there: {why}", why=message("too {what}", what="old"))
HEAP = Allocator(*range(9))


def session_id(number: int) -> str:
    return f"20261126-040215-{number:08x}"


def bare(number: int = 1, **given) -> Session:
    """A session with nothing in it; each number has an id and a beginning of its own."""
    values = {
        "started_at": 1_790_000_000.123456 + number,
        "start_ns": 5_000_000_000_000,
        "end_ns": 5_010_000_000_000,
        "id": session_id(number),
        **given,
    }
    return Session(values.pop("preset", "lightweight"), ENVIRONMENT, **values)


def feature_span(id: int, object: str = "Box", document: str = "Doc", **given) -> Span:
    start_ns = 5_000_000_000_000 + id * 1_000_000
    values = {"wall_ns": 900_000, "compute_ns": 700_000, "other_ns": 1_000, **given}
    return Span(id, 1, SpanKind.FEATURE, document, object, start_ns, **values)


def spans() -> tuple[Span, ...]:
    """One of each field's kind, in no order of their ids."""
    every = Span(
        *(7, None, SpanKind.FEATURE, "Doc", "Pad", 4_999_999_999_000, 2**53 + 1, Status.FAILED),
        *(11, 12, 13, (), 3, True, -14, 15, 16, 17, 18, -19, 20, 21, True, (HEAP, HEAP), "name"),
    )
    work = FileWork(
        "/tmp/a\udc80.FCStd",
        12,
        ((Part.READING, 5), (Part.MESHING, 6)),
        (Part.MESHING,),
        (FileMember("Document.xml", 5, 50), FileMember("…", 1, 2, "Box")),
        7,
        REASON,
        "broken",
    )
    details = (
        (SpanKind.COMMAND, Command("PartWorkbench", Way.KEY, 5, "wrong")),
        (SpanKind.OPENING, work),
        (SpanKind.EDITING, Editing(1, 2, 3, 4, 5)),
        (SpanKind.FREEZE, Freeze((StackFrame("run", "a.py", 4),), True)),
    )
    told = [
        Span(20 + n, None, kind, "Doc", "", 5_000_000_000_000, n, name="n", detail=detail)
        for n, (kind, detail) in enumerate(details)
    ]
    rows = tuple((row, n * 1_000) for n, row in enumerate(Row))
    recompute = Span(3, None, SpanKind.RECOMPUTE, "Doc", "", 5_000_000_000_000, 99, rows=rows)
    hostile = [feature_span(40 + n, text, text, name=text) for n, text in enumerate(HOSTILE)]
    kinds = [Span(60 + n, 3, kind, "", "", 1, 2) for n, kind in enumerate(SpanKind)]
    return (every, *told, recompute, *hostile, *kinds)


def structure() -> Structure:
    facts = ObjectFacts(
        *("Würfel\udc80", "Part::Box", "module.Class"),
        links=(ObjectKey("Doc", "Sketch"), ObjectKey("Other", "Body")),
        expressions=(("Length", "Sketch.Width * 2"),),
        invalid=True,
        properties={"Length": 12.5, "Links": (("Doc", "Sketch"), None, True, (1, 2))},
        view={"Visibility": False},
        counts={"Face": 6},
        counts_missing="no time",
    )
    whole = DocumentFacts(
        *("Doc", "/home/me/Doc.FCStd", {"Box": facts, "Sketch": ObjectFacts("S", "Sketcher")}),
        *((("Document.xml", 10, 100),), "", 5_000_000_000_001, "ab" * 32),
    )
    step = StructureStep(5_000_000_000_500, "Doc", {"Box": replace(facts, links=())}, ("Sketch",))
    return Structure(
        {"BaseApp/Preferences/X": 4, "Y": None}, (whole, DocumentFacts("", "")), (step,)
    )


def gpu() -> GpuReading:
    return GpuReading(
        *(5, "0000:01:00.0", "RTX", "NVIDIA", "535"),
        busy_share=0.25,
        processes=((1, 2), (3, None)),
        errors={"xid_count": 1},
        missing={"fan_share": REASON},
    )


def snapshot(label: str = "now") -> MemorySnapshot:
    missing = dict.fromkeys(("traced", "objects", "collector", "cycles"), REASON)
    return MemorySnapshot(5, label, 7, HEAP, document_objects={"Part::Box": 2}, **missing)


def rich(number: int = 1) -> Session:
    """Every field of a session has something in it."""
    node = CallNode(0, None, CallKind.FEATURE, "execute", "a.py", 3, False, "Doc", "Box", 2, 99)
    label = HOSTILE[-3]
    prints = Print(1, 2, 3, (0.1, -0.2, 1e-300, 4.0, 5.0, 6.0), 7.1), Print(1, 2, 3)
    return replace(
        bare(number, preset="full"),
        environment=replace(ENVIRONMENT, opengl=OpenGL("Mesa", "llvmpipe", "4.5", True)),
        spans=spans(),
        changes=(Change(5_000_000_000_007, "Doc", "Box", "Length", "A1 B2", label),),
        fingerprints=(
            Fingerprint(5_000_000_000_009, "Doc", "Box", *prints, 33),
            Fingerprint(5_000_000_000_010, "Doc", "New", None, prints[1], 34),
        ),
        samples=(
            Sample(5_000_000_000_000, 1, 2, 3, 4),
            Sample(5_000_000_000_001),
            Sample(5_000_000_000_002, 5, gpus=(gpu(),), gpu_missing=REASON),
        ),
        snapshots=(snapshot(label), snapshot()),
        calls=Calls((node,), 1, 2, 3, 4, 5, True),
        stacks=(StackSample(6, (StackFrame("run", "b.py", 8),), True), StackSample(7, ())),
        stack_interval_ns=90_000_000,
        frames=(Frame(1, 2, True, False, 3), Frame(4, 5)),
        structure=structure(),
        features={ObjectKey("Doc", text): Feature(text, text) for text in HOSTILE},
        allocator_missing=REASON,
        dropped_events=12,
        problems=("slotX: ValueError", REASON, label),
        windowed=True,
        model=ModelFile("Doc", "/home/me/Doc.FCStd", 2, 77),
    )


def parts(session: Session, size: int = 5) -> list[Session]:
    """The session in parts as a recording writes them, the head of each that of the moment."""
    empty = replace(
        session,
        **dict.fromkeys(("spans", "changes", "fingerprints", "samples"), ()),
        **dict.fromkeys(("snapshots", "stacks", "frames"), ()),
        calls=None,
        structure=Structure(),
        features={},
    )
    head = replace(empty, end_ns=session.start_ns, problems=(), dropped_events=0)
    of_spans = [
        replace(head, spans=session.spans[n : n + size]) for n in range(0, len(session.spans), size)
    ]
    keys = list(session.features)
    halves = keys[::2], keys[1::2]
    named = [replace(head, features={k: session.features[k] for k in half}) for half in halves]
    whole = replace(session, spans=(), features={}, frames=session.frames[1:])
    return [replace(head, frames=session.frames[:1]), *named, *of_spans, whole]
