# SPDX-License-Identifier: LGPL-2.1-or-later
"""Verdicts on features of sessions whose times are known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compared import MODEL, MS, session, sessions

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.analysis.compare import compare
from PerfProfilerWorkbench.analysis.comparison import Verdict
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure
from PerfProfilerWorkbench.texts import english, say

SLOWED = {**MODEL, "Pad3": round(1.2 * MODEL["Pad3"])}


def verdicts(comparison):
    return {one.label: one.compared.verdict for one in comparison.features}


def feature(comparison, name="Pad3"):
    (found,) = (
        one
        for one in comparison.features
        if name in (key.object for key in (*one.before, *one.after))
    )
    return found


def reason(compared):
    return compared.reason.text


def all_same(names=MODEL):
    return {f"My {name}": Verdict.SAME for name in names}


def test_a_feature_that_takes_a_fifth_longer_is_slower_and_no_other():
    found = compare(sessions(MODEL), sessions(SLOWED, seed=2))
    assert verdicts(found) == {**all_same(), "My Pad3": Verdict.SLOWER}
    slower = feature(found).compared
    assert slower.change.low < 1.2 < slower.change.high
    assert 1.15 < slower.change.ratio < 1.25
    assert slower.p < 0.01 and reason(slower) == texts.COMPARED_DIFFERENT
    assert found.features_that(Verdict.SLOWER) == [feature(found)]


def test_the_other_way_round_it_is_faster_by_as_much():
    there, back = (
        feature(compare(*both)).compared
        for both in (
            (sessions(MODEL), sessions(SLOWED, seed=2)),
            (sessions(SLOWED, seed=2), sessions(MODEL)),
        )
    )
    assert back.verdict is Verdict.FASTER
    assert back.change.ratio == pytest.approx(1 / there.change.ratio)


def test_the_difference_is_told_as_time_too():
    found = feature(compare(sessions(MODEL), sessions(SLOWED, seed=2))).compared
    middle_ns, low_ns, high_ns = found.difference_ns
    assert low_ns < middle_ns < high_ns
    assert middle_ns == round(found.total.before.median_ns * (found.change.ratio - 1))


def test_noise_is_no_difference_in_a_hundred_comparisons():
    """At 5 % five would be expected, half of them slower."""
    deceived = 0
    for seed in range(100):
        before = sessions(MODEL, seed=seed, noise=0.15)
        found = compare(before, sessions(MODEL, seed=1000 + seed, noise=0.15))
        deceived += any(one.compared.verdict is Verdict.SLOWER for one in found.features)
    assert deceived <= 5


def test_a_machine_that_became_slower_is_told_and_taken_out_of_each_feature():
    doubled = {name: 2 * wall_ns for name, wall_ns in MODEL.items()}
    found = compare(sessions(MODEL, machine=0.05), sessions(doubled, seed=2, machine=0.05))
    assert verdicts(found) == all_same()
    assert found.common.verdict is Verdict.SLOWER
    assert found.common.change.low < 2 < found.common.change.high
    (whole,) = found.recomputes
    assert (whole.name, whole.document) == ("recompute", "Doc")
    assert whole.compared.verdict is Verdict.SLOWER


def test_one_feature_much_faster_makes_no_other_one_slower():
    found = compare(sessions(MODEL), sessions({**MODEL, "Pad7": MS}, seed=2))
    assert verdicts(found) == {**all_same(), "My Pad7": Verdict.FASTER}


def test_less_than_a_twentieth_is_the_same_however_sure():
    slightly = {**MODEL, "Pad3": round(1.04 * MODEL["Pad3"])}
    before, after = sessions(MODEL, noise=0.001), sessions(slightly, seed=2, noise=0.001)
    found = feature(compare(before, after)).compared
    assert found.verdict is Verdict.SAME and found.p < 0.05
    assert reason(found) == texts.COMPARED_SMALL
    assert say(english, found.reason).endswith("less than the 5 % that count as a difference")


def test_what_is_shorter_than_a_millisecond_is_not_compared():
    tiny = {**MODEL, "Origin": MS // 10}
    found = feature(compare(sessions(tiny), sessions(tiny, seed=2)), "Origin").compared
    assert found.verdict is Verdict.NOT_COMPARABLE
    assert reason(found) == texts.COMPARED_TOO_SHORT and found.change is None


def test_what_was_short_and_is_long_is_compared():
    grown = sessions({**MODEL, "Pad0": 50 * MS}, seed=2)
    found = compare(sessions({**MODEL, "Pad0": MS // 10}), grown)
    assert feature(found, "Pad0").compared.verdict is Verdict.SLOWER


def test_too_few_recordings_say_how_many_would_do():
    found = feature(compare(sessions(MODEL, 3), sessions(SLOWED, 3, seed=2))).compared
    assert found.verdict is Verdict.NOT_COMPARABLE and found.change is None
    assert found.total.before.count == 3
    assert found.reason.values == {"before": 3, "after": 3, "needed": 6}
    enough = compare(sessions(MODEL, 6), sessions(SLOWED, 6, seed=2))
    assert feature(enough).compared.verdict is Verdict.SLOWER


def test_one_recording_each_is_compared_by_its_runs():
    one, other = session(MODEL, runs=10), session(SLOWED, runs=10)
    found = compare([one], [other])
    assert feature(found).compared.verdict is Verdict.SLOWER
    assert [note.text for note in found.notes] == [texts.COMPARED_ONE_EACH]
    few = compare([session(MODEL, runs=6)], [session(SLOWED, runs=6)])
    assert reason(feature(few).compared) == texts.COMPARED_TOO_FEW_RUNS


def test_of_several_recordings_each_has_one_value_however_often_it_ran():
    found = compare(sessions(MODEL, 8, runs=5), sessions(MODEL, 9, seed=2, runs=3))
    total = feature(found).compared.total
    assert (total.before.count, total.after.count) == (8, 9)


def test_a_feature_of_one_side_is_new_or_gone():
    with_one = {**MODEL, "Fillet": 30 * MS}
    new = feature(compare(sessions(MODEL), sessions(with_one, seed=2)), "Fillet")
    gone = feature(compare(sessions(with_one), sessions(MODEL, seed=2)), "Fillet")
    assert (new.compared.verdict, gone.compared.verdict) == (Verdict.NEW, Verdict.GONE)
    assert new.compared.total.before is None and new.compared.total.after.count == 10
    assert (new.before, gone.after) == ((), ())


def test_one_that_is_there_and_did_not_run_is_neither_new_nor_gone():
    with_one = {**MODEL, "Fillet": 30 * MS}
    facts = DocumentFacts("Doc", "", {"Fillet": ObjectFacts("My Fillet", "PartDesign::Pad")})
    lazy = [replace(one, structure=Structure(documents=(facts,))) for one in sessions(MODEL)]
    for found, text in (
        (compare(lazy, sessions(with_one, seed=2)), texts.COMPARED_NOT_RUN_BEFORE),
        (compare(sessions(with_one, seed=2), lazy), texts.COMPARED_NOT_RUN_AFTER),
    ):
        compared = feature(found, "Fillet").compared
        assert (compared.verdict, reason(compared)) == (Verdict.NOT_COMPARABLE, text)


def test_runs_that_failed_are_not_compared_with_those_that_did_not():
    found = feature(compare(sessions(MODEL), sessions(MODEL, seed=2, failed=["Pad3"]))).compared
    assert (found.verdict, reason(found)) == (
        Verdict.NOT_COMPARABLE,
        texts.COMPARED_FAILED_AFTER,
    )
    back = feature(compare(sessions(MODEL, failed=["Pad3"]), sessions(MODEL, seed=2))).compared
    assert reason(back) == texts.COMPARED_FAILED_BEFORE


def test_a_feature_that_always_fails_is_compared_by_how_long_that_takes():
    found = compare(sessions(MODEL, failed=["Pad3"]), sessions(SLOWED, seed=2, failed=["Pad3"]))
    assert feature(found).compared.verdict is Verdict.SLOWER


def test_recordings_in_which_it_failed_are_left_out():
    some = [*sessions(SLOWED, 9, seed=2), *sessions(MODEL, 3, seed=3, failed=["Pad3"])]
    found = feature(compare(sessions(MODEL), some)).compared
    assert found.verdict is Verdict.SLOWER and found.total.after.count == 9


def test_of_features_that_could_not_be_told_apart_the_sum_is_compared():
    swapped = {**MODEL, "Pad3": MODEL["Pad4"], "Pad4": MODEL["Pad3"]}
    groups = {"Pad3": 1, "Pad4": 1}
    found = compare(sessions(MODEL, groups=groups), sessions(swapped, seed=2, groups=groups))
    pair = feature(found)
    assert pair is feature(found, "Pad4")
    assert pair.label == "My Pad3 + My Pad4"
    assert pair.compared.verdict is Verdict.SAME
    assert pair.compared.total.before.median_ns == pytest.approx(
        MODEL["Pad3"] + MODEL["Pad4"], rel=0.3
    )


def test_a_group_in_one_recording_makes_them_one_in_all():
    mixed = [*sessions(MODEL, 9), session(MODEL, groups={"Pad3": 1, "Pad4": 1, "Pad5": 1})]
    found = compare(mixed, sessions(MODEL, seed=2))
    assert {key.object for key in feature(found, "Pad5").after} == {"Pad3", "Pad4", "Pad5"}
    assert len(found.features) == len(MODEL) - 2


def test_a_group_of_which_a_part_is_gone_is_not_compared():
    groups = {"Pad3": 1, "Pad4": 1}
    without = {name: ns for name, ns in MODEL.items() if name != "Pad4"}
    found = feature(compare(sessions(MODEL, groups=groups), sessions(without, seed=2))).compared
    assert (found.verdict, reason(found)) == (
        Verdict.NOT_COMPARABLE,
        texts.COMPARED_OTHER_PARTS,
    )


def test_display_is_left_out_where_one_side_had_no_window():
    def displaying(one):
        spans = [replace(span, display_ns=span.wall_ns) for span in one.spans]
        return replace(one, spans=tuple(spans), windowed=True)

    windowed = [displaying(one) for one in sessions(MODEL, seed=2)]
    found = compare(sessions(MODEL), windowed)
    assert verdicts(found) == all_same() and not found.displayed
    assert found.common.verdict is Verdict.SAME
    assert [note.text for note in found.notes] == [texts.COMPARED_WINDOWS]
    assert feature(found).display.after.median_ns > 0
    both = compare(windowed, windowed)
    assert both.displayed
    assert feature(both).compared.total.before.median_ns == pytest.approx(
        2 * feature(both).compute.before.median_ns, abs=2
    )


def test_other_versions_machines_and_presets_are_marked():
    other = [
        replace(
            one,
            preset="full",
            environment=replace(one.environment, freecad="1.0.0", machine="other"),
        )
        for one in sessions(MODEL, seed=2)
    ]
    found = compare(sessions(MODEL), other)
    said = [say(english, note) for note in found.notes]
    assert said[0] == "Other versions of FreeCAD: 1.1.3 before, 1.0.0 after"
    assert said[1].startswith("Other machines: bench (Processor, Linux) before, other (")
    assert said[2].endswith("lightweight before, full after")
    assert verdicts(found) == all_same()


def test_lost_events_are_told():
    lossy = [*sessions(MODEL, 9), session(MODEL, dropped_events=7)]
    (note,) = compare(lossy, sessions(MODEL, seed=2)).notes
    assert note.text == texts.COMPARED_DROPPED and note.values == {"count": 1}


def test_few_features_are_compared_as_they_are():
    """Two can't tell how fast the machine was: a change of one would look like it."""
    small = {"Box": 20 * MS, "Cut": 40 * MS}
    before = sessions(small, machine=0.02)
    after = sessions({**small, "Cut": 60 * MS}, seed=2, machine=0.02)
    found = compare(before, after)
    assert verdicts(found) == {"My Box": Verdict.SAME, "My Cut": Verdict.SLOWER}
    assert found.common.verdict is Verdict.NOT_COMPARABLE
    assert reason(found.common) == texts.COMPARED_FEW_FEATURES


def test_the_same_sessions_give_the_same_answer():
    one, other = sessions(MODEL), sessions(SLOWED, seed=2)
    assert compare(one, other) == compare(list(one), list(other))


def test_a_set_without_sessions_is_refused():
    with pytest.raises(ValueError, match="nothing to compare"):
        compare([], sessions(MODEL))


def test_sessions_in_which_nothing_ran_have_nothing_to_say():
    found = compare([session({})], [session({})])
    assert found.features == () and reason(found.common) == texts.COMPARED_FEW_FEATURES
