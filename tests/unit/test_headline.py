# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a recompute was spent on, in three numbers, and the feature that took most of it."""

from __future__ import annotations

from acts import MS, span

from PerfProfilerWorkbench.analysis.costs import SessionCosts
from PerfProfilerWorkbench.analysis.headline import headline
from PerfProfilerWorkbench.model.span import SpanKind


def of(*features, wall=100):
    """Each feature: name, compute, display and other in ms, and more of its span."""
    whole = span(SpanKind.RECOMPUTE, 0, wall)
    costs = SessionCosts()
    for name, compute, display, other, more in features:
        times = {"compute_ns": compute * MS, "display_ns": display * MS, "other_ns": other * MS}
        costs.add([span(SpanKind.FEATURE, 0, 1, parent=whole.id, object=name, **times, **more)])
    costs.add([whole])
    return headline(whole, costs.spans_of(whole))


def names(keys):
    return [key.object for key in keys]


def test_the_three_numbers_make_up_the_whole():
    found = of(("Pad", 20, 5, 1, {}), ("Fillet", 10, 40, 2, {}))
    assert (found.compute_ns, found.display_ns, found.other_ns) == (30 * MS, 45 * MS, 25 * MS)
    assert found.features == 2 and found.failed == ()


def test_the_slowest_with_what_it_spent_on_display():
    found = of(("Pad", 49, 0, 0, {}), ("Fillet", 8, 40, 2, {}))
    assert names(found.slowest) == ["Fillet"]
    assert (found.slowest_ns, found.slowest_display_ns) == (50 * MS, 40 * MS)


def test_the_slowest_is_not_the_one_that_drew_most():
    found = of(("Pad", 49, 0, 0, {}), ("Fillet", 1, 20, 0, {}))
    assert names(found.slowest) == ["Pad"] and found.slowest_display_ns == 0


def test_a_group_that_nothing_tells_apart_counts_as_one():
    apart = {"shared_group": 3}
    found = of(("Pad", 30, 0, 0, {}), ("Bad", 0, 0, 0, apart), ("Next", 20, 15, 0, apart))
    assert names(found.slowest) == ["Bad", "Next"]
    assert (found.slowest_ns, found.slowest_display_ns) == (35 * MS, 15 * MS)


def test_nothing_ran_or_took_any_time():
    assert of().slowest == of(("Bad", 0, 0, 0, {})).slowest == ()
    assert of().other_ns == 100 * MS


def test_those_that_failed():
    found = of(("Pad", 1, 0, 0, {"failed": True}), ("Fillet", 8, 0, 0, {}))
    assert names(found.failed) == ["Pad"]


def test_rounding_makes_no_time_below_nothing():
    assert of(("Pad", 101, 0, 0, {})).other_ns == 0
