# SPDX-License-Identifier: LGPL-2.1-or-later
"""The machine's speed and other programs are taken out of the times of features."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from compared import MODEL, MS, noisy, session, sessions

from PerfProfilerWorkbench.analysis.compare import compare
from PerfProfilerWorkbench.analysis.comparison import Verdict
from PerfProfilerWorkbench.model.span import SpanKind

MANY = {f"Pad{number:02}": (12 + number) * MS for number in range(20)}
SLOWED = {**MANY, "Pad09": round(1.2 * MANY["Pad09"])}


def changed(comparison):
    different = (Verdict.SLOWER, Verdict.FASTER)
    return {one.label for one in comparison.features if one.compared.verdict in different}


def of(comparison, label):
    (found,) = (one for one in comparison.features if one.label == label)
    return found


def paced(times_ns, chance):
    """The machine goes at half its speed in a stretch that begins anywhere."""
    names = list(times_ns)
    begin = chance.randrange(len(names))
    slow = set(names[begin : begin + len(names) // 2])
    return noisy(
        {name: ns * (2 if name in slow else 1) for name, ns in times_ns.items()}, chance, machine=0
    )


def test_a_machine_that_is_slow_at_times_hides_no_difference():
    chance = random.Random(4)
    before = [session(paced(MANY, chance)) for _ in range(10)]
    after = [session(paced(SLOWED, chance)) for _ in range(10)]
    found = compare(before, after)
    assert changed(found) == {"My Pad09"}
    assert of(found, "My Pad09").compared.change.ratio == pytest.approx(1.2, abs=0.05)


def test_features_that_changed_do_not_make_others_look_changed():
    """Three of eight, and among them the one that tells most of the machine."""
    mixed = {
        **MODEL,
        "Pad2": round(0.7 * MODEL["Pad2"]),
        "Pad3": round(1.2 * MODEL["Pad3"]),
        "Pad6": round(1.4 * MODEL["Pad6"]),
    }
    found = compare(sessions(MODEL), sessions(mixed, seed=2))
    assert changed(found) == {"My Pad2", "My Pad3", "My Pad6"}


def with_a_long_one(times_ns, chance):
    """In the middle; it is anything but steady, and takes more than all others together."""
    timed = list(noisy(times_ns, chance).items())
    return dict([*timed[:9], ("Big", round(chance.uniform(500, 1500) * MS)), *timed[9:]])


def test_one_long_feature_does_not_stand_for_the_machine():
    chance = random.Random(3)
    before, after = (
        [session(with_a_long_one(times_ns, chance)) for _ in range(10)]
        for times_ns in (MANY, SLOWED)
    )
    assert changed(compare(before, after)) == {"My Pad09"}


def computing(one, waited_ns):
    """Processor time is what a feature takes without what it ``waited_ns`` by name."""
    spans = tuple(
        replace(
            span,
            compute_ns=span.compute_ns + waited_ns.get(span.object, 0),
            cpu_ns=span.compute_ns,
        )
        if span.kind is SpanKind.FEATURE
        else span
        for span in one.spans
    )
    return replace(one, spans=spans)


def disturbed(times_ns, seed):
    """Recordings beside programs that take the processor, each time for others of the features."""
    chance = random.Random(seed)
    return [
        computing(one, {name: chance.randrange(80) * MS for name in chance.sample(list(MANY), 10)})
        for one in sessions(times_ns, seed=seed, machine=0.02)
    ]


def test_what_computes_is_compared_by_processor_time():
    """Else waiting for the processor would hide it."""
    found = compare(disturbed(MANY, 5), disturbed(SLOWED, 6))
    slower = of(found, "My Pad09")
    assert changed(found) == {"My Pad09"} and slower.by_processor
    assert slower.compared.change.ratio == pytest.approx(1.2, abs=0.05)


def test_what_begins_to_wait_by_itself_is_slower():
    before = [computing(one, {}) for one in sessions(MANY)]
    after = [computing(one, {"Pad09": 10 * MS}) for one in sessions(MANY, seed=2)]
    found = compare(before, after)
    assert changed(found) == {"My Pad09"} and not of(found, "My Pad09").by_processor
    assert of(found, "My Pad08").by_processor


def test_the_processor_time_of_several_threads_is_not_compared():
    def parallel(one):
        spans = (
            replace(span, cpu_ns=2 * span.compute_ns) if span.object == "Pad09" else span
            for span in computing(one, {}).spans
        )
        return replace(one, spans=tuple(spans))

    found = compare(
        [parallel(one) for one in sessions(MANY)],
        [parallel(one) for one in sessions(SLOWED, seed=2)],
    )
    assert changed(found) == {"My Pad09"} and not of(found, "My Pad09").by_processor


def test_without_others_that_compute_the_clock_is_the_one_on_the_wall():
    """Nothing tells how fast the processor was, but what waits tells how fast all was."""

    def mixed(one):
        times_ns = {span.object: span.compute_ns for span in one.spans}
        return computing(one, {**times_ns, "Pad09": 0, "Pad10": 0})

    found = compare(
        [mixed(one) for one in sessions(MANY)], [mixed(one) for one in sessions(SLOWED, seed=2)]
    )
    assert changed(found) == {"My Pad09"} and not of(found, "My Pad09").by_processor
