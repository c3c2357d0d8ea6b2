# SPDX-License-Identifier: LGPL-2.1-or-later
"""The report: what fails is left out, the gravest and the best come first, each thing once."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from advised import MS, advice, piece, session_of

from PerfProfilerWorkbench.analysis.ranking import (
    best_first,
    gravest_first,
    is_quick_win,
    merged,
    saving,
)
from PerfProfilerWorkbench.analysis.report import report
from PerfProfilerWorkbench.model.advice import (
    Effort,
    Occasion,
    Remedy,
    RemedyKind,
    Risk,
    Trial,
    Verdict,
)
from PerfProfilerWorkbench.model.issue import Issue, IssueType, Severity
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.texts import english, say

SESSION = session_of({"A": 1})
REFINE_OFF = Remedy(RemedyKind.SET_PROPERTY, "Doc", ("A",), "Refine", False)


def issue(severity=Severity.LOW, object="A", impact_ms=None, type="slow feature"):
    impact_ns = None if impact_ms is None else impact_ms * MS
    return Issue(type, severity, "Doc", object, message("seen"), impact_ns=impact_ns)


def names(some):
    return [one.rule for one in some]


def test_a_model_without_a_problem_gets_nothing():
    found = report(SESSION)
    assert (found.issues, found.advice, found.left_out) == ((), (), ())
    assert found.session == SESSION.id


def test_what_fails_is_left_out_and_the_rest_is_heard():
    def broken(subject):
        yield issue()
        raise KeyError("gone")

    def junk(subject):
        return ["advice"]

    found = report(SESSION, None, [broken, lambda _: [issue()]], [junk, lambda _: [advice("X1")]])
    assert found.issues == (issue(),)
    assert names(found.advice) == ["X1"]
    first, second = [say(english, one) for one in found.left_out]
    assert f"{__name__}." in first and "broken" in first and "KeyError: 'gone'" in first
    assert "junk" in second and "'advice' is no Advice" in second


@pytest.mark.parametrize(
    "wrong",
    [
        {"steps": [message("a list")]},
        {"pieces": {("Doc", "A"): 5}},
        {"expected_saving_ns": 1.5},
        {"title": "no message"},
        {"seen": message("{missing}")},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_advice_that_could_not_be_shown_is_left_out(wrong):
    found = report(SESSION, None, (), [lambda _: [replace(advice(), **wrong)]])
    assert found.advice == ()
    assert f"{next(iter(wrong))} of Advice can't be" in say(english, found.left_out[0])


def test_an_issue_is_of_one_of_our_types_or_of_a_text():
    ours = issue(type=IssueType.SLOW_FEATURE)
    assert report(SESSION, None, [lambda _: [ours, issue(type="mine")]]).issues == (
        issue(type="mine"),
        ours,
    )
    assert report(SESSION, None, [lambda _: [issue(type=5)]]).left_out
    assert report(SESSION, None, [lambda _: [replace(ours, evidence={"a": []})]]).left_out


def test_a_detector_that_gives_nothing_at_all_is_left_out():
    assert len(report(SESSION, None, [lambda _: None]).left_out) == 1


def test_issues_come_by_severity_then_by_what_they_cost():
    grave = [
        issue(Severity.CRITICAL),
        issue(Severity.HIGH, impact_ms=5),
        issue(Severity.HIGH, "B", impact_ms=2),
        issue(Severity.HIGH, "A"),
        issue(Severity.LOW, impact_ms=99),
    ]
    assert gravest_first(reversed(grave)) == grave


def test_advice_comes_by_saving_over_effort_and_promises_before_the_rest():
    ranked = [
        advice("R1", saves_ms=100),
        advice("R9", saves_ms=200, effort=Effort.SOME),
        advice("R2", saves_ms=50),
        advice("R3", saves_ms=400, effort=Effort.MUCH),
        advice("R4"),
        advice("R10"),
        advice("R5", effort=Effort.SOME),
    ]
    assert best_first(reversed(ranked)) == ranked


def test_a_trial_takes_the_place_of_the_promise():
    def tried(rule, verdict, saving_ns=None, **given):
        return replace(advice(rule, saves_ms=100, **given), trial=Trial(verdict, saving_ns))

    ranked = [
        tried("R5", Verdict.SAVES, 500 * MS),
        tried("R6", Verdict.CHANGES_MODEL, 300 * MS, risk=Risk.GEOMETRY),
        tried("R7", Verdict.NOT_TRIED),
        advice("R8"),
        tried("R1", Verdict.NO_GAIN, 1),
        tried("R2", Verdict.CHANGES_MODEL, 300 * MS),
        tried("R3", Verdict.FAILED),
    ]
    assert best_first(reversed(ranked)) == ranked
    assert [saving(one) for one in ranked] == [500 * MS, 300 * MS, 100 * MS, *[None] * 4]


def test_a_quick_win_is_easy_and_known_to_save():
    assert is_quick_win(advice(saves_ms=1))
    assert not is_quick_win(advice())
    assert not is_quick_win(advice(saves_ms=1, effort=Effort.SOME))
    assert is_quick_win(replace(advice(), trial=Trial(Verdict.SAVES, 5)))
    assert not is_quick_win(replace(advice(saves_ms=1), trial=Trial(Verdict.NO_GAIN, 1)))


def test_the_same_remedy_is_offered_once_and_both_rules_are_named():
    one = advice("R4", saves_ms=10, remedy=REFINE_OFF, also=("R7",))
    other = advice("R15", saves_ms=30, remedy=REFINE_OFF)
    (found,) = merged([one, other])
    assert found == replace(other, also=("R4", "R7"))


def test_the_same_times_are_offered_once_and_what_a_program_can_do_is_kept():
    by_hand = advice("R8", saves_ms=90)
    by_program = advice("R24", saves_ms=50, remedy=REFINE_OFF)
    assert merged([by_hand, by_program]) == [replace(by_program, also=("R8",))]


@pytest.mark.parametrize(
    "other",
    [
        advice("R2", saves_ms=5, pieces={piece("A", "display"): 5 * MS}),
        advice("R2", "B", pieces={piece("A"): 5 * MS}),
        advice("R2", saves_ms=5, occasion=Occasion.OPENING),
        advice("R2", saves_ms=5, remedy=replace(REFINE_OFF, value=True)),
        advice("R2"),
    ],
    ids=["other time", "other object", "other occasion", "other remedy", "no time"],
)
def test_what_is_not_the_same_stays_apart(other):
    one = advice("R1", saves_ms=5, remedy=REFINE_OFF)
    assert names(merged([one, other])) == ["R1", "R2"]


def test_what_says_nothing_of_times_is_never_taken_for_the_same():
    assert names(merged([advice("R1"), advice("R2")])) == ["R1", "R2"]


def test_the_same_recording_gives_the_same_report():
    remedies = (None, REFINE_OFF, replace(REFINE_OFF, value=True))
    some = [
        advice(f"R{number}", object, saves_ms, remedy=remedy, effort=effort)
        for number, (object, saves_ms, remedy, effort) in enumerate(
            (object, saves_ms, remedy, effort)
            for object in "AB"
            for saves_ms in (None, 5, 5)
            for remedy in remedies
            for effort in Effort
        )
    ]
    rules = [lambda _, one=one: [one] for one in some]
    first = report(SESSION, None, (), rules)
    for seed in range(20):
        random.Random(seed).shuffle(rules)
        assert report(SESSION, None, (), rules) == first, seed
