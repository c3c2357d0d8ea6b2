# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the span builder makes of events, in a form that tests can compare."""

from __future__ import annotations

from itertools import count

from event_tuples import order

from PerfProfilerWorkbench.analysis.costs import RecomputeCost, SessionCosts
from PerfProfilerWorkbench.capture.counters import Raw
from PerfProfilerWorkbench.capture.events import HEADLESS, WINDOWED, Event
from PerfProfilerWorkbench.capture.spans import SpanBuilder
from PerfProfilerWorkbench.capture.splitting import Recompute, Splitter
from PerfProfilerWorkbench.model.span import Row, Span, SpanKind

# FreeCAD sets up its progress bar before the first feature: so much of that feature's time counts
# as dependencies, without and with a window. Tests begin so much before the time 0.
BAR_NS, WINDOW_BAR_NS = 20_000, 250_000


def spans_of(*events: Event) -> list[Span]:
    builder = SpanBuilder()
    builder.feed(events)
    return builder.spans


def split(
    *events: Event,
    start_ns: int = -BAR_NS,
    how: int = HEADLESS,
    counters: Raw | None = None,
    failed: tuple[str, ...] = (),
) -> list[Span]:
    """Spans of a recompute of document A; its first feature begins at 0 if it can."""
    recompute = Recompute(1, None, "A", start_ns, how, counters, list(events), order(*failed))
    ids = count(2)
    return Splitter(recompute, lambda: next(ids)).spans()


def windowed(*events: Event, failed: tuple[str, ...] = ()) -> list[Span]:
    return split(*events, start_ns=-WINDOW_BAR_NS, how=WINDOWED, failed=failed)


def features_of(spans: list[Span]) -> list[Span]:
    return [span for span in spans if span.kind is SpanKind.FEATURE]


def times(spans: list[Span]) -> list[tuple[str, int, int]]:
    """Each feature's name, time of computing and time of display, in the order of the spans."""
    return [(span.object, span.compute_ns, span.display_ns) for span in features_of(spans)]


def groups(spans: list[Span]) -> dict[str, int | None]:
    return {span.object: span.shared_group for span in features_of(spans)}


def rows(spans: list[Span]) -> dict[Row, int]:
    """The rows of the recompute that ended last."""
    *_, recompute = spans
    assert recompute.kind is SpanKind.RECOMPUTE
    return dict(recompute.rows)


def costs_of(*events: Event) -> list[RecomputeCost]:
    """What the analysis makes of the events, each sum exact, in the order of their beginning."""
    costs = SessionCosts()
    costs.add(spans_of(*events))
    recomputes = sorted(costs.recomputes, key=lambda span: span.start_ns)
    found = [RecomputeCost(span, tuple(costs.features({}, span))) for span in recomputes]
    for cost in found:
        assert dict(cost.rows)[Row.UNEXPLAINED] == 0, cost
    return found


def names(cost: RecomputeCost) -> list[str]:
    return [one.key.object for one in cost.features]
