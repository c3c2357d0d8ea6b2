# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans from any events in order of time: all sums exact, nothing negative, nothing left behind."""

from __future__ import annotations

import random

from built_spans import costs_of, features_of, names, spans_of
from event_tuples import (
    begin,
    called,
    changed,
    changed_hidden,
    changing,
    end,
    failed,
    paused,
    ran,
    resumed,
    returned,
    shown,
)

from PerfProfilerWorkbench.capture.events import END, HEADLESS, LATE, RECOMPUTED, WINDOWED, Event
from PerfProfilerWorkbench.model.span import Row, Span, SpanKind

DOCUMENTS, OBJECTS = ("A", "B", "C"), ("Box", "Cut", "Pad")
PROPERTIES = ("Shape", "Placement", "Visibility")
CHANGES = (changing, changed, changed_hidden)


def any_event(chance: random.Random, time_ns: int) -> Event:
    document, name = chance.choice(DOCUMENTS), chance.choice(OBJECTS)
    prop, own_ns = chance.choice(PROPERTIES), chance.randrange(5)
    makers = [
        lambda: begin(time_ns, document, chance.choice((HEADLESS, WINDOWED, LATE))),
        lambda: end(time_ns, document, own_ns, woke_ns=chance.randrange(time_ns + 1)),
        lambda: ran(time_ns, name, document, own_ns, python=own_ns == 1),
        lambda: failed(time_ns, name, document),
        *(lambda make=make: make(time_ns, document) for make in (called, returned)),
        *(lambda make=make: make(time_ns, name, prop, document) for make in CHANGES),
        *(lambda make=make: make(time_ns) for make in (shown, paused, resumed)),
    ]
    return chance.choices(makers, (4, 2, 4, *[1] * (len(makers) - 3)))[0]()


def any_events(seed: int, number: int = 2000) -> list[Event]:
    """Their times grow, and nothing comes while a slot of ours is at work."""
    chance, time_ns, events = random.Random(seed), 1, []
    for _ in range(number):
        time_ns += chance.choice((0, 1, 7, 1000, 90_000))
        events.append(any_event(chance, time_ns))
        if events[-1][1] in (RECOMPUTED, END):
            time_ns += events[-1][3][0]
    return events


SEEDS = range(40)


def check_times(span: Span) -> None:
    parts = (span.compute_ns, span.display_ns, span.other_ns, *(ns for _, ns in span.rows))
    assert min(span.start_ns, span.wall_ns, *parts) >= 0, span
    if span.kind is SpanKind.FEATURE:
        assert span.total_ns <= span.wall_ns, span


def test_whatever_comes_in_order_of_time_no_span_has_a_negative_time():
    for seed in SEEDS:
        spans = spans_of(*any_events(seed))
        recomputes = [span for span in spans if span.kind is SpanKind.RECOMPUTE]
        assert len(recomputes) > 20 and len(features_of(spans)) > 20
        assert len({span.id for span in spans}) == len(spans)
        for span in spans:
            check_times(span)


def test_whatever_comes_in_order_of_time_every_recompute_is_explained():
    displayed = 0
    for seed in SEEDS:
        costs = costs_of(*any_events(seed))
        assert len(costs) > 20
        displayed += sum(one.display_ns > 0 for cost in costs for one in cost.features)
        assert any(Row.NESTED in dict(cost.rows) for cost in costs), seed
    assert displayed > 100


def test_whatever_was_lost_a_whole_recompute_afterwards_is_recorded_whole():
    """Both ends of every document are told first, so that nothing can still be open."""
    clean = [event for name in DOCUMENTS for event in (begin(10**9, name), end(10**9, name))]
    whole = (begin(10**9 + 1), ran(10**9 + 5, "Box"), end(10**9 + 9))
    for seed in SEEDS:
        cost = costs_of(*any_events(seed, 200), *clean, *whole)[-1]
        assert (cost.span.wall_ns, names(cost)) == (8, ["Box"]), seed
