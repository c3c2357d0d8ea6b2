# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans on the lanes of the timeline, and one recompute as a flame."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich_sessions import bare, spans

from PerfProfilerWorkbench.analysis.flame import flame, python_calls
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.analysis.timeline import Lanes, Line, freeze_reasons, line_of, slowest
from PerfProfilerWorkbench.model.activity import FileWork, Part
from PerfProfilerWorkbench.model.calls import CallKind, CallNode, Calls
from PerfProfilerWorkbench.model.span import Span, SpanKind, Status

MS = 1_000_000
RECOMPUTE = Span(9, None, SpanKind.RECOMPUTE, "Doc", "", 0, 100 * MS)


def feature(id: int, name: str, start_ms: int, compute_ms: int, display_ms: int = 0) -> Span:
    of = (id, 9, SpanKind.FEATURE, "Doc", name, start_ms * MS, (compute_ms + display_ms) * MS)
    return Span(*of, compute_ns=compute_ms * MS, display_ns=display_ms * MS)


RUNS = (feature(1, "Box", 5, 10), feature(2, "Cut", 20, 30, 20), feature(3, "Fillet", 70, 10))


def node(id: int, parent: int | None, name: str, self_ms: int, object: str = "") -> CallNode:
    kind = CallKind.FEATURE if object else CallKind.FUNCTION
    of = ("Doc" if object else "", object)
    return CallNode(id, parent, kind, name, "maker.py", 3, False, *of, 1, self_ms * MS)


CALLS = Calls(
    (
        node(0, None, "Maker.execute", 10, "Cut"),
        node(1, 0, "helper", 25),
        node(2, 0, "other", 5),
        node(3, 1, "inner", 10),
        node(4, None, "elsewhere", 500),
    )
)


def subject(**given) -> Subject:
    return Subject(bare(start_ns=0, end_ns=200 * MS, spans=(*RUNS, RECOMPUTE), **given))


def test_every_kind_of_span_has_its_line():
    assert {line_of(Span(1, None, kind, "", "", 0, 1)) for kind in SpanKind} == set(Line)


def test_no_span_is_lost_whatever_comes_when():
    for size in (1, 3, 100):
        lanes, told = Lanes(), spans()
        for first in range(0, len(told), size):
            lanes.add(told[first : first + size])
        kept = [span.id for row in lanes.rows.values() for span in row.all()]
        assert sorted(kept) == sorted(span.id for span in told)
        assert lanes.count == len(told)


def test_a_recompute_knows_its_features_and_no_others():
    lanes = Lanes()
    other = replace(RUNS[0], id=7, parent=None, kind=SpanKind.DISPLAY, start_ns=50 * MS)
    lanes.add((*reversed(RUNS), other, RECOMPUTE))
    assert lanes.features_of(RECOMPUTE) == list(RUNS)
    assert lanes.longest is RECOMPUTE
    assert slowest(RUNS) is RUNS[1] and slowest(()) is None


def test_meshing_counts_as_display_when_a_file_is_opened():
    work = FileWork("/m/a.FCStd", parts=((Part.READING, 5), (Part.MESHING, 7)))
    lanes = Lanes()
    lanes.add((Span(1, None, SpanKind.OPENING, "Doc", "", 0, 12, Status.FAILED, detail=work),))
    (layer,) = lanes.rows[Line.FILES].layers
    assert (layer.display_ns[-1], layer.failed[-1]) == (7, 1)


def test_a_freeze_has_its_reason():
    freeze = Span(20, None, SpanKind.FREEZE, "", "", 10 * MS, 80 * MS)
    found = freeze_reasons(Subject(bare(start_ns=0, spans=(*RUNS, RECOMPUTE, freeze))))
    assert list(found) == [20] and found[20].values["document"] == "Doc"


def boxes(rows, depth: int) -> list[tuple[str, int, int]]:
    return [
        (
            box.call.name if box.call else box.span.object if box.span else "rest",
            box.start_ns // MS,
            box.end_ns // MS,
        )
        for box in rows[depth].all()
    ]


def test_in_order_of_time_features_are_where_they_were():
    rows = flame(RECOMPUTE, RUNS, None, by_total=False)
    assert boxes(rows, 0) == [("", 0, 100)]
    assert boxes(rows, 1) == [("Box", 5, 15), ("Cut", 20, 70), ("Fillet", 70, 80)]
    assert len(rows) == 2


def test_the_longest_comes_first_and_the_rest_last():
    rows = flame(RECOMPUTE, RUNS, None, by_total=True)
    assert boxes(rows, 1) == [
        ("Cut", 0, 50),
        ("Box", 50, 60),
        ("Fillet", 60, 70),
        ("rest", 70, 100),
    ]


def test_python_calls_stand_below_their_feature_as_shares_of_all_its_runs():
    calls = python_calls(subject(calls=CALLS))
    rows = flame(RECOMPUTE, RUNS, calls, by_total=False)
    assert boxes(rows, 2) == [("Maker.execute", 20, 70)]
    assert boxes(rows, 3) == [("helper", 20, 55), ("other", 55, 60)]
    assert boxes(rows, 4) == [("inner", 20, 30)]
    shares = {box.call.name: (box.share, box.runs) for row in rows[2:] for box in row.all()}
    assert shares["helper"] == (pytest.approx(0.7), 1)
    assert shares["inner"] == (pytest.approx(0.2), 1)


def test_of_a_feature_that_ran_often_a_call_has_its_share_of_all_runs():
    again = replace(RUNS[1], id=12, start_ns=120 * MS)
    session = replace(subject(calls=CALLS).session, spans=(*RUNS, RECOMPUTE, again))
    rows = flame(RECOMPUTE, RUNS, python_calls(Subject(session)), by_total=False)
    assert boxes(rows, 2) == [("Maker.execute", 20, 45)]
    assert [box.runs for box in rows[2].all()] == [2]


def test_without_calls_nothing_is_below():
    assert python_calls(subject()) is None


def test_calls_too_small_to_be_seen_are_left_out_and_depth_has_an_end():
    deep = [node(0, None, "execute", 0, "Cut"), node(1, 0, "tiny", 0)]
    deep += [node(n, n - 1 if n > 2 else 0, f"f{n}", 1) for n in range(2, 60)]
    calls = python_calls(subject(calls=Calls(tuple(deep))))
    rows = flame(RECOMPUTE, RUNS, calls, by_total=True)
    assert len(rows) == 24
    assert "tiny" not in [box.call.name for row in rows[2:] for box in row.all()]
