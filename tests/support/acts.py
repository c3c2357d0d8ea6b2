# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans of what a person did, for tests of what is concluded from them; times in ms."""

from __future__ import annotations

from itertools import count

from test_plain import session_of

from PerfProfilerWorkbench.model.activity import Command, Editing, FileWork, Way
from PerfProfilerWorkbench.model.facts import Change
from PerfProfilerWorkbench.model.session import Feature
from PerfProfilerWorkbench.model.span import ObjectKey, Span, SpanKind, Status
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure

MS = 1_000_000
_ids = count(1)


def span(kind: SpanKind, start: float, end: float, **more) -> Span:
    """A span from ``start`` to ``end``; ``failed`` is short for its status."""
    if more.pop("failed", False):
        more["status"] = Status.FAILED
    given = {"id": next(_ids), "parent": None, "document": "Doc", "object": "", **more}
    return Span(kind=kind, start_ns=int(start * MS), wall_ns=int((end - start) * MS), **given)


def command(name: str, start: float, end: float, waited: float = 0, **more) -> Span:
    detail = Command("PartWorkbench", Way.MENU, int(waited * MS))
    return span(SpanKind.COMMAND, start, end, name=name, detail=detail, **more)


def script(name: str, start: float, end: float, **more) -> Span:
    return span(SpanKind.SCRIPT, start, end, name=name, **more)


def file(kind: SpanKind, start: float, end: float, path: str = "/m/a.FCStd", **more) -> Span:
    return span(kind, start, end, detail=FileWork(path, 2**20), **more)


def editing(start: float, end: float, entering: float, leaving: float, **more) -> Span:
    given = {"object": "Sketch", "name": "Sketcher::SketchObject", **more}
    dragged = {name: int(given.pop(name, 0) * MS) for name in ("dragging_ns", "drawing_ns")}
    detail = Editing(int(entering * MS), int(leaving * MS), **dragged)
    return span(SpanKind.EDITING, start, end, detail=detail, estimated_start=True, **given)


def recompute(start: float, end: float, *features: tuple, **more) -> list[Span]:
    """A recompute after its features, each (name, ms), or (name, ms, "failed")."""
    whole = span(SpanKind.RECOMPUTE, start, end, **more)
    spans, at = [], start
    for name, length, *failed in features:
        given = {"parent": whole.id, "object": name, "compute_ns": int(length * MS)}
        spans.append(
            span(SpanKind.FEATURE, at, at + length, failed=bool(failed), **given, **_document(more))
        )
        at += length
    return [*spans, whole]


def _document(more: dict) -> dict:
    return {"document": more["document"]} if "document" in more else {}


def change(at: float, name: str, prop: str = "", document: str = "Doc") -> Change:
    """Without a property: the object was made."""
    return Change(int(at * MS), document, name, prop)


def session(spans=(), types=None, changes=(), **more):
    """A session of 100 s; ``types`` of the objects of Doc, which was read at the start."""
    known = types or {}
    facts = {
        name: ObjectFacts(name, *(type if isinstance(type, tuple) else (type,)))
        for name, type in known.items()
    }
    features = {ObjectKey("Doc", name): Feature(name, one.type) for name, one in facts.items()}
    read = Structure(documents=(DocumentFacts("Doc", "", facts),))
    given = {"start_ns": 0, "end_ns": 100_000 * MS, "structure": read, **more}
    ordered = sorted(spans, key=lambda one: one.end_ns)
    return session_of(ordered, features, changes=tuple(changes), **given)
