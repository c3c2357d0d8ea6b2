# SPDX-License-Identifier: LGPL-2.1-or-later
"""Plans: overlaps count once, nothing saves more than it takes, quick wins come first."""

from __future__ import annotations

import random
from dataclasses import replace

from advised import MS, advice, piece, session_of

from PerfProfilerWorkbench.analysis.plan import plan
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.advice import Effort, Occasion, Trial, Verdict

# a full recompute: 100 ms of A, 50 of B, 40 to show B, 10 of its own
SUBJECT = Subject(session_of({"A": 100, "B": 50, "B~": 40}, own_ms=10))


def planned(*some, subject=SUBJECT):
    return plan(subject, "Doc", some)


def added(found):
    """What each step adds, in milliseconds, by its rule."""
    return {step.advice.rule: step.adds_ns and step.adds_ns / MS for step in found.steps}


def test_savings_of_different_times_add_up_and_the_rest_stays():
    found = planned(advice("R1", "A", 60), advice("R2", "B", 20))
    assert (found.whole_ns, found.saving_ns, found.left_ns) == (200 * MS, 80 * MS, 120 * MS)
    assert found.left_share == 0.6
    assert found.pieces == {piece("A"): 60 * MS, piece("B"): 20 * MS}


def test_what_two_take_from_the_same_time_counts_once():
    found = planned(advice("R1", "A", 60), advice("R2", "A", 40), advice("R3", "A", 70))
    assert found.saving_ns == 70 * MS
    assert added(found) == {"R3": 70, "R1": 0, "R2": 0}


def test_an_overlap_in_part_counts_in_part():
    wide = advice("R1", saves_ms=90, pieces={piece("A"): 50 * MS, piece("B"): 40 * MS})
    found = planned(wide, advice("R2", "A", 60))
    assert found.saving_ns == 100 * MS
    assert added(found) == {"R1": 90, "R2": 10}


def test_compute_and_display_are_different_times():
    shown = advice("R1", "B", 99, pieces={piece("B", "display"): 99 * MS})
    assert planned(shown, advice("R2", "B", 50)).saving_ns == 90 * MS


def test_nothing_saves_more_than_it_takes():
    assert planned(advice("R1", "A", 500)).saving_ns == 100 * MS
    placeless = advice("R2", "A", 500, pieces={})
    assert planned(placeless).saving_ns == 200 * MS
    everything = [advice(f"R{n}", name, 999) for n, name in enumerate("AB")]
    assert planned(*everything, placeless).left_ns == 0


def test_who_does_not_say_whose_time_it_saves_is_not_added_to_the_others():
    found = planned(advice("R1", "A", 60), advice("R2", "A", 80, pieces={}))
    assert found.saving_ns == 80 * MS
    assert planned(advice("R1", "A", 60), advice("R2", "A", 30, pieces={})).saving_ns == 60 * MS


def test_times_of_what_is_no_part_of_a_full_recompute_save_nothing_of_it():
    assert planned(advice("R1", "Elsewhere", 60)).saving_ns == 0
    two = Subject(session_of({"A": 100, "B": 50}, {"Alone": 100}))
    assert planned(advice("R1", "Alone", 60), subject=two).saving_ns == 0


def test_quick_wins_come_first_and_much_work_at_the_end():
    found = planned(
        advice("R1", "A", 90, effort=Effort.MUCH),
        advice("R2", "B", 10, effort=Effort.SOME),
        advice("R3", "A", 1),
        advice("R4", "A"),
        advice("R5", "B", 2),
    )
    assert [step.advice.rule for step in found.steps] == ["R5", "R3", "R2", "R4", "R1"]


def test_what_promises_nothing_or_saves_other_time_adds_none():
    found = planned(advice("R1", "A"), advice("R2", "A", 50, occasion=Occasion.OPENING))
    assert added(found) == {"R1": None, "R2": None} and found.saving_ns == 0


def test_what_was_tried_counts_as_tried():
    wide = advice("R1", saves_ms=80, pieces={piece("A"): 60 * MS, piece("B"): 20 * MS})
    tried = replace(wide, trial=Trial(Verdict.SAVES, 40 * MS))
    assert planned(tried).pieces == {piece("A"): 30 * MS, piece("B"): 10 * MS}
    slower = Trial(Verdict.SAVES, 200 * MS, before_ns=800 * MS, display_tried=True)
    assert planned(replace(wide, trial=slower)).saving_ns == 50 * MS, "a quarter of it"
    windowed = Subject(replace(SUBJECT.session, windowed=True))
    without = replace(wide, trial=replace(slower, saving_ns=40 * MS, display_tried=False))
    assert planned(without, subject=windowed).saving_ns == 40 * MS
    assert planned(replace(wide, trial=Trial(Verdict.NO_GAIN, 40 * MS))).saving_ns == 0
    assert planned(replace(wide, trial=Trial(Verdict.NOT_TRIED))).saving_ns == 80 * MS


def test_without_a_full_recompute_nothing_is_summed_up():
    found = planned(advice("R1", "A", 60), subject=Subject(session_of()))
    assert (found.whole_ns, found.saving_ns, found.left_share) == (0, 0, None)


def test_in_whatever_order_the_sum_is_that_of_its_steps():
    chosen = random.Random(7)
    for _ in range(50):
        some = [
            advice(
                f"R{number}",
                saves_ms=90,
                pieces={
                    piece(chosen.choice("ABC"), chosen.choice(("compute", "display"))): (
                        chosen.randrange(1, 200) * MS
                    )
                    for _ in range(3)
                },
                effort=chosen.choice(list(Effort)),
            )
            for number in range(6)
        ]
        found = planned(*some)
        assert sum(step.adds_ns for step in found.steps) == found.saving_ns
        assert 0 <= found.saving_ns <= found.whole_ns
        assert planned(*reversed(some)) == found
