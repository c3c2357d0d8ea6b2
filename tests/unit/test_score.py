# SPDX-License-Identifier: LGPL-2.1-or-later
"""The score: what share of the time was needed, and never without its reasons."""

from __future__ import annotations

from dataclasses import replace

from advised import MS, advice, key, piece, session_of

from PerfProfilerWorkbench.analysis.plan import plan
from PerfProfilerWorkbench.analysis.score import score
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.facts import Change, Fingerprint, Print
from PerfProfilerWorkbench.texts import english, say


def scored(session, *some):
    subject = Subject(session)
    found = score(subject, plan(subject, "Doc", some))
    return found.value, [say(english, reason) for reason in found.reasons]


def test_no_data_is_no_score():
    assert scored(session_of()) == (None, ["no data: no feature was recomputed"])
    assert scored(session_of({}, own_ms=5))[0] is None
    other = plan(Subject(session_of({"A": 100})), "Other", ())
    assert score(Subject(session_of({"A": 100})), other).value is None


def test_time_that_nothing_can_save_is_a_full_score():
    value, reasons = scored(session_of({"A": 100, "B": 50}, own_ms=50))
    assert value == 100
    assert reasons == [
        "200 ms of recomputing were recorded",
        "nothing was found that this time could be saved by",
    ]


def test_advice_that_promises_nothing_is_no_reason_to_say_that_all_is_well():
    session = session_of({"A": 100})
    value, reasons = scored(session, advice("R2", "A"))
    said = "advice whose saving nobody knows until it is tried: 1"
    assert (value, reasons[1:]) == (100, [said])


def test_what_advice_promises_is_taken_off_in_each_recompute():
    session = session_of({"A": 100, "B": 100}, {"A": 100, "B": 100}, {"B": 200})
    value, reasons = scored(session, advice("R1", "A", 50), advice("R2", "A", 30))
    assert value == 83  # 100 of 600 ms
    assert reasons[1:] == ["100 ms of that (17 %) should be saved by the advice"]


def test_what_is_saved_nobody_says_where_is_taken_off_everywhere():
    placeless = advice("R3", "A", 50, pieces={})
    assert scored(session_of({"A": 100, "B": 100}), placeless)[0] == 75


def test_display_that_can_be_saved_counts_too():
    shown = advice("R1", "A", 60, pieces={piece("A", "display"): 60 * MS})
    assert scored(session_of({"A": 100, "A~": 60}, own_ms=40), shown)[0] == 70


def test_failing_features_are_lost_time_and_count_once():
    session = session_of({"A": 100, "B": 100}, failed=("A",))
    value, reasons = scored(session, advice("R35", "A", 100))
    assert value == 50
    assert reasons[1:] == ["100 ms of that (50 %) went into features that failed"]


def test_what_an_edit_recomputed_for_nothing_is_lost_time():
    session = session_of({"A": 100, "B": 100})
    same = Print(1, 2, 3, (0.0,) * 6, 4.0)
    prints = (Fingerprint(150 * MS, "Doc", "B", same, same, 1),)
    touched = replace(session, fingerprints=prints)
    assert scored(touched)[0] == 100, "nobody edited anything: all of it was asked for"
    value, reasons = scored(_edited(touched))
    assert value == 50
    assert reasons[1:] == ["100 ms of that (50 %) went into features that came out as they were"]


def _edited(session):
    """A was changed before the recompute, and B depends on it."""
    documents = session.structure.documents
    objects = dict(documents[0].objects)
    objects["B"] = replace(objects["B"], links=(key("A"),))
    structure = replace(
        session.structure, documents=(replace(documents[0], objects=objects, time_ns=-2),)
    )
    change = Change(-1, "Doc", "A", "Length", "", "")
    return replace(session, structure=structure, changes=(change,), start_ns=-2)
