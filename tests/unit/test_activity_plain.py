# SPDX-License-Identifier: LGPL-2.1-or-later
"""Details of spans and frames as plain values and back."""

from __future__ import annotations

import pytest
from acts import MS, span
from test_plain import session_of, through_json

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
from PerfProfilerWorkbench.model.calls import StackFrame
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.plain import session_from_plain, session_to_plain
from PerfProfilerWorkbench.model.span import SpanKind

PARTS = ((Part.READING, 3 * MS), (Part.MESHING, 2**53 + 1))
MEMBERS = (FileMember("Document.xml", 9, 80), FileMember("ş.brp", 70, 90, "Box"))
DETAILS = [
    Command("PartWorkbench", Way.KEY, 5 * MS, 'it said "no"\n'),
    FileWork("/m/Çöğüş.FCStd", 90, PARTS, (Part.MESHING,), MEMBERS, 11),
    FileWork("", missing=message("why: {error}", error=message("inner", value=2.5)), error="x"),
    Editing(1, 2, 3, 4, 5),
    Freeze((StackFrame("outer", "/x.py", 3), StackFrame("inner", "/y.py", 4)), held=True),
    Freeze(),
    None,
]
FRAMES = (Frame(5, 6), Frame(2**53 + 1, 9, True, True, 7))


@pytest.mark.parametrize("detail", DETAILS)
def test_a_detail_comes_back_equal(detail):
    session = session_of([span(SpanKind.COMMAND, 0, 1, name="Std_Ş", detail=detail)])
    found = through_json(session)
    assert found == session
    assert type(found.spans[0].detail) is type(detail)


def test_enums_and_tuples_of_a_detail_come_back_as_they_were():
    spans = [span(SpanKind.OPENING, 0, 1, detail=DETAILS[1])]
    (found,) = through_json(session_of(spans)).spans
    assert found.detail.parts[0][0] is Part.READING and found.detail.estimated[0] is Part.MESHING
    assert isinstance(found.detail.members[0], FileMember) and isinstance(found.detail.parts, tuple)


@pytest.mark.parametrize("kind", SpanKind)
def test_each_kind_of_span_comes_back(kind):
    (found,) = through_json(session_of([span(kind, 0, 1)])).spans
    assert found.kind is kind


def test_frames_come_back_equal():
    found = through_json(session_of(frames=FRAMES))
    assert found.frames == FRAMES
    assert all(isinstance(frame, Frame) for frame in found.frames)
    assert found.frames[1].moved is True and found.frames[1].dragging is True


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain.pop("frames"),
        lambda plain: plain["spans"]["rows"][0][-1].pop("of"),
        lambda plain: plain["spans"]["rows"][0][-1].update(of="Nonsense"),
        lambda plain: plain["spans"]["rows"][0][-1].update(way="nonsense"),
        lambda plain: plain["spans"]["rows"][0][-1].pop("workbench"),
        lambda plain: plain["frames"].append([1]),
    ],
)
def test_a_plain_session_without_all_of_it_is_refused(spoil):
    spans = [span(SpanKind.COMMAND, 0, 1, detail=DETAILS[0])]
    plain = session_to_plain(session_of(spans, frames=FRAMES))
    assert session_from_plain(plain).frames == FRAMES
    spoil(plain)
    with pytest.raises((KeyError, TypeError, ValueError)):
        session_from_plain(plain)


def test_a_span_s_name_is_needed_by_nobody_but_kept():
    plain = session_to_plain(session_of([span(SpanKind.SCRIPT, 0, 1, name="mine")]))
    names = plain["spans"]["columns"]
    assert plain["spans"]["rows"][0][names.index("name")] == "mine"
    names[names.index("name")] = "another"
    assert session_from_plain(plain).spans[0].name == ""
