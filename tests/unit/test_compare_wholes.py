# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whole recomputes and operations compared."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from compared import MODEL, MS, session, sessions

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.analysis.compare import compare
from PerfProfilerWorkbench.analysis.comparison import Verdict
from PerfProfilerWorkbench.model.span import Span, SpanKind, Status
from PerfProfilerWorkbench.texts import message

STEADY = {"machine": 0.02}


def operated(one, kind, wall_ns, **more):
    """A session with an operation after all recomputes."""
    span = Span(1_000_000, None, kind, "Doc", "", one.end_ns, wall_ns, **more)
    return replace(one, spans=(*one.spans, span), end_ns=span.end_ns)


def opened(mean_ms, seed, **more):
    chance = random.Random(seed)
    return [
        operated(one, SpanKind.OPENING, round(mean_ms * MS * chance.uniform(0.95, 1.05)), **more)
        for one in sessions(MODEL, seed=seed, **STEADY)
    ]


def test_the_whole_recompute_is_compared_as_it_is():
    longer = {name: round(1.3 * ns) for name, ns in MODEL.items()}
    found = compare(sessions(MODEL, **STEADY), sessions(longer, seed=2, **STEADY))
    (whole,) = found.recomputes
    assert (whole.name, whole.document) == ("recompute", "Doc")
    assert whole.compared.verdict is Verdict.SLOWER
    assert whole.compared.change.ratio == pytest.approx(1.3, abs=0.05)


def test_the_fullest_recomputes_of_a_session_count():
    """Those of a single feature, of which an editing session is full, say nothing of the whole."""

    def edited(one):
        again = [replace(span, parent=900, id=901) for span in one.spans[:1]]
        recompute = replace(one.spans[-1], id=900, start_ns=one.end_ns, wall_ns=5 * MS)
        return replace(one, spans=(*one.spans, *again, recompute))

    before = sessions(MODEL, **STEADY)
    found = compare(before, [edited(one) for one in sessions(MODEL, seed=2, **STEADY)])
    (whole,) = found.recomputes
    assert whole.compared.verdict is Verdict.SAME
    assert whole.compared.total.after.median_ns > 100 * MS


def test_runs_of_one_recording_say_nothing_of_the_whole():
    """The machine is in all of them alike."""
    slower = {name: 2 * ns for name, ns in MODEL.items()}
    found = compare([session(MODEL, runs=20)], [session(slower, runs=20)])
    for compared in (found.recomputes[0].compared, found.common):
        assert compared.verdict is Verdict.NOT_COMPARABLE
        assert compared.reason == message(texts.COMPARED_TOO_FEW, before=1, after=1, needed=4)


def test_display_is_taken_out_of_the_whole_where_one_side_had_no_window():
    def displaying(one):
        *features, recompute = (
            replace(span, wall_ns=2 * span.wall_ns, display_ns=span.wall_ns)
            if span.kind is SpanKind.FEATURE
            else replace(span, wall_ns=2 * span.wall_ns)
            for span in one.spans
        )
        return replace(one, spans=(*features, recompute), windowed=True)

    after = [displaying(one) for one in sessions(MODEL, seed=2, **STEADY)]
    found = compare(sessions(MODEL, **STEADY), after)
    (whole,) = found.recomputes
    assert whole.compared.verdict is Verdict.SAME
    assert found.operations == ()


def test_the_recompute_of_a_renamed_document_is_the_same_one():
    found = compare(sessions(MODEL), sessions(MODEL, seed=2, document="Copy"))
    assert [whole.document for whole in found.recomputes] == ["Doc"]


def test_operations_of_one_name_are_compared():
    (opening,) = compare(opened(200, 1), opened(300, 2)).operations
    assert (opening.name, opening.document) == ("opening", "Doc")
    assert opening.compared.verdict is Verdict.SLOWER
    assert opening.compared.change.ratio == pytest.approx(1.5, abs=0.05)


def test_what_only_one_side_did_is_not_compared():
    assert compare(opened(200, 1), sessions(MODEL, seed=2)).operations == ()


def test_an_operation_that_failed_is_left_out():
    failed = [*opened(200, 2)[:9], *opened(1, 3, status=Status.FAILED)[:1]]
    (opening,) = compare(opened(200, 1), failed).operations
    assert opening.compared.total.after.count == 9
    assert compare(opened(200, 1), opened(1, 3, status=Status.FAILED)).operations == ()


def test_edit_modes_last_as_long_as_somebody_likes():
    def editing(seed):
        return [operated(one, SpanKind.EDITING, 900 * MS) for one in sessions(MODEL, seed=seed)]

    assert compare(editing(1), editing(2)).operations == ()


def test_a_session_without_a_recompute_of_a_document_has_no_whole():
    assert compare([session({})], [session({})]).recomputes != ()
    bare = replace(session({}), spans=())
    assert compare([bare], [bare]).recomputes == ()
