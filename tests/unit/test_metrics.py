# SPDX-License-Identifier: LGPL-2.1-or-later
"""Operations a second, response times, error share: exact, over stated windows."""

from __future__ import annotations

import pytest
from acts import MS, command, editing, script, session, span

from PerfProfilerWorkbench.analysis.metrics import Metrics, metrics, windows
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.model.span import SpanKind

S = 1000 * MS


def of(*spans, start=0, end=100 * S):
    return metrics(operations(session(spans)), start, end)


def twenty():
    """One a second, of 10, 20 ... 200 ms; the 5th, 10th and 15th fail."""
    return [
        script(
            f"s{number}", 1000 * number, 1000 * number + 10 * number, failed=number in (5, 10, 15)
        )
        for number in range(1, 21)
    ]


def test_twenty_of_which_three_fail():
    found = of(*twenty(), end=25 * S)
    assert found == Metrics(
        0, 25 * S, operations=20, failed=3, per_second=0.8,
        mean_ns=105 * MS, median_ns=105 * MS, worst_ns=200 * MS, error_share=0.15,
    )  # fmt: skip
    assert found.seconds == 25


def test_an_operation_belongs_to_the_window_in_which_it_ended():
    spans = [command("c", 1000, 5000)]
    assert of(*spans, start=0, end=4 * S).operations == 0
    assert of(*spans, start=4 * S, end=6 * S).operations == 1
    assert of(*spans, start=0, end=5 * S).operations == 1
    assert of(*spans, start=5 * S, end=6 * S).operations == 0


def test_times_are_without_what_was_waited():
    found = of(command("a", 0, 1000, waited=900), command("b", 2000, 2300))
    assert (found.mean_ns, found.worst_ns, found.median_ns) == (200 * MS, 300 * MS, 200 * MS)


def test_nothing_is_made_up_where_nothing_happened():
    none = Metrics(0, 100 * S, 0, 0)
    assert of() == none
    assert (none.per_second, none.mean_ns, none.error_share) == (None, None, None)
    assert of(command("c", 0, 10), start=5, end=5).operations == 0


def test_modes_do_not_count():
    modes = [editing(0, 9000, 1, 1, failed=True), span(SpanKind.VIEW, 0, 9000)]
    assert of(*modes).operations == 0
    assert of(*modes, command("c", 10, 20)).operations == 1


def test_what_lies_in_another_does_not_count():
    assert of(command("inner", 5, 10), script("outer", 0, 20)).operations == 1


@pytest.mark.parametrize(
    ("seconds", "starts"),
    [(1000, [990, 940, 400, 0]), (90, [80, 30, 0, 0]), (5, [0, 0, 0, 0])],
)
def test_the_windows_reach_back_from_the_end_but_not_before_the_beginning(seconds, starts):
    found = windows(session(end_ns=seconds * S))
    assert [one.start_ns // S for one in found] == starts
    assert {one.end_ns for one in found} == {seconds * S}
    assert [one.wanted_s for one in found] == [10, 60, 600, None]
