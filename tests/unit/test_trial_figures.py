# SPDX-License-Identifier: LGPL-2.1-or-later
"""What pairs of times tell of a saving, and the verdicts on what a second FreeCAD answered."""

from __future__ import annotations

import random

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.model.advice import Occasion, Remedy, RemedyKind, Verdict
from PerfProfilerWorkbench.model.message import message_to_plain
from PerfProfilerWorkbench.texts import english, message, say
from PerfProfilerWorkbench.trial.figures import MOST_PAIRS, clear, saving
from PerfProfilerWorkbench.trial.plain import remedy_from_plain, remedy_to_plain
from PerfProfilerWorkbench.trial.verdicts import judged, untriable

MS = 1_000_000


def pairs(*differences_ms, before_ms=100):
    return [(before_ms * MS, (before_ms - one) * MS) for one in differences_ms]


def answer(*differences_ms, **more):
    found = {"differences": [], "compared": 3, "once_s": 0.2, "pairs": pairs(*differences_ms)}
    return {**found, **more}


def test_six_pairs_span_from_the_least_to_the_most():
    found = saving(pairs(10, 12, 8, 11, 9, 20))
    assert found.saving_ns == 10.5 * MS and found.spread_ns == 9.5 * MS
    assert found.before_ns == 100 * MS and found.after_ns == 89.5 * MS


@pytest.mark.parametrize(("count", "left_out"), [(6, 0), (8, 0), (9, 1), (11, 1), (12, 2)])
def test_so_many_outliers_at_either_end_do_not_widen_the_interval(count, left_out):
    good = [10] * (count - 2 * left_out)
    with_outliers = [*good, *[-500] * left_out, *[90] * left_out]
    assert saving(pairs(*with_outliers)).spread_ns == 0
    assert saving(pairs(*with_outliers[:-1], 90)).spread_ns == (0 if left_out else 80 * MS)


def test_three_pairs_are_very_unsure():
    found = saving(pairs(10, 11, 12))
    assert found.saving_ns == 11 * MS
    assert found.spread_ns == pytest.approx(4.303 * 1.2533 * MS / 3**0.5, rel=1e-6)


@pytest.mark.parametrize("count", [3, 5, 6, 9, 12])
def test_the_interval_holds_the_truth_as_often_as_it_says(count):
    """Of measurements with the outliers of a busy machine; 2000 trials, so 1.5 % either way."""
    chance = random.Random(count)

    def measured():
        noise = [chance.gauss(0, 5) + (30 if chance.random() < 0.1 else 0) for _ in range(2)]
        return (100 + noise[0], 90 + noise[1])

    hits = 0
    for _ in range(2000):
        found = saving([tuple(int(one * MS) for one in measured()) for _ in range(count)])
        hits += abs(found.saving_ns - 10 * MS) <= found.spread_ns
    assert hits / 2000 > 0.935


@pytest.mark.parametrize(
    ("differences", "enough"),
    [
        ([50] * 3, False),
        ([50] * 6, True),
        ([50, 50, 50, 50, 50, 10], False),
        ([0.5, -0.5, 0.2, 0, 0.1, -0.2], True),
        ([50] * 7, False),
        ([5, -5] * 6, True),
    ],
    ids=["too few", "sure", "unsure", "surely none", "no look at seven", "the most"],
)
def test_measuring_ends_when_more_would_tell_nothing(differences, enough):
    assert clear(pairs(*differences)) is enough
    assert len(differences) <= MOST_PAIRS


def test_a_sure_saving_saves():
    trial = judged(answer(*[30] * 6), True, 60)
    assert trial.verdict is Verdict.SAVES and trial.saving_ns == 30 * MS
    assert trial.same_geometry and trial.display_tried and trial.runs == 6


@pytest.mark.parametrize(
    "differences", [[30, -40, 20, -10, 5, 1], [0.9] * 6, [-30] * 6], ids=["unsure", "1 %", "worse"]
)
def test_what_is_unsure_or_tiny_or_worse_is_no_gain(differences):
    trial = judged(answer(*differences), False, 60)
    assert trial.verdict is Verdict.NO_GAIN and trial.saving_ns is not None
    assert not trial.display_tried


def test_another_model_is_the_verdict_whatever_it_saves():
    other = message(texts.DIFFERENT_GONE, label="Pad")
    plain = [message_to_plain(other)]
    trial = judged(answer(*[30] * 6, differences=plain), False, 60)
    assert trial.verdict is Verdict.CHANGES_MODEL and trial.saving_ns == 30 * MS
    assert trial.same_geometry is False and trial.differences == (other,)
    slow = judged(answer(differences=plain), False, 60)
    assert slow.verdict is Verdict.CHANGES_MODEL and slow.saving_ns is None


def test_too_few_pairs_are_no_verdict():
    trial = judged(answer(30, 30, once_s=25.0), False, 60)
    assert trial.verdict is Verdict.NOT_TRIED and trial.saving_ns is None
    said = say(english, trial.reason)
    assert "25.0 s" in said and "60 s" in said


def test_what_failed_and_what_was_refused_is_said():
    trial = judged({"failing": ["Pad", "Pocket"]}, False, 60)
    assert trial.verdict is Verdict.FAILED and "Pad, Pocket" in say(english, trial.reason)
    refused = message_to_plain(message(texts.REMEDY_DONE))
    trial = judged({"refused": refused}, False, 60)
    assert trial.verdict is Verdict.NOT_TRIED and trial.reason.text == texts.REMEDY_DONE


@pytest.mark.parametrize(
    ("kind", "occasion", "windowed", "told"),
    [
        (RemedyKind.SET_PROPERTY, Occasion.RECOMPUTE, False, None),
        (RemedyKind.SET_PROPERTY, Occasion.DRAWING, True, texts.TRIAL_OF_DRAWING),
        (RemedyKind.SET_PREFERENCE, Occasion.OPENING, True, texts.TRIAL_OF_OPENING),
        (RemedyKind.SET_PREFERENCE, Occasion.SAVING, False, None),
        (RemedyKind.HIDE, Occasion.RECOMPUTE, False, texts.TRIAL_NEEDS_WINDOW),
        (RemedyKind.SET_VIEW, Occasion.RECOMPUTE, True, None),
    ],
)
def test_what_a_trial_would_not_show_is_not_tried(kind, occasion, windowed, told):
    reason = untriable(Remedy(kind, "D"), occasion, windowed)
    assert (reason and reason.text) == told


def test_a_preference_of_how_often_something_is_done_is_not_tried():
    path = "BaseApp/Preferences/Document/AutoSaveTimeout"
    remedy = Remedy(RemedyKind.SET_PREFERENCE, "", (), path, 30)
    reason = untriable(remedy, Occasion.SAVING, True)
    assert reason is not None and reason.text == texts.TRIAL_OF_HABITS


@pytest.mark.parametrize("value", [None, True, 2.5, "Frozen", (1, (2, "x"))])
def test_a_remedy_arrives_as_it_was_sent(value):
    remedy = Remedy(RemedyKind.SET_PROPERTY, "D", ("A", "B"), "Refine", value)
    assert remedy_from_plain(remedy_to_plain(remedy)) == remedy


def test_where_nothing_could_be_compared_nothing_is_said_of_the_geometry():
    assert judged(answer(*[30] * 6), True, 60).same_geometry is True
    assert judged({**answer(*[30] * 6), "compared": 0}, True, 60).same_geometry is None
    assert judged({**answer(30), "compared": 0}, True, 60).same_geometry is None
