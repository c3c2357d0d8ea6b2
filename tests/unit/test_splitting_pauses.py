# SPDX-License-Identifier: LGPL-2.1-or-later
"""Features that ran while Qt worked, as TechDraw's dimensions do: of them only ends are told."""

from __future__ import annotations

from built_spans import rows, times, windowed
from event_tuples import end, order, paused, ran, resumed

from PerfProfilerWorkbench.model.span import Row

MS = 1_000_000


def test_a_row_of_them_has_all_the_time_between_their_ends():
    sizes = [ran(ms * MS, f"Size{ms}") for ms in (12, 14, 16, 18)]
    spans = windowed(paused(0), resumed(10 * MS), *sizes, resumed(30 * MS), end(30 * MS))
    assert times(spans) == [(f"Size{ms}", 2 * MS, 0) for ms in (12, 14, 16, 18)]
    assert rows(spans)[Row.EVENTS] == 22 * MS


def test_the_one_before_which_qt_worked_is_given_what_its_like_take():
    sizes = [ran(ms * MS, f"Size{ms}") for ms in (90, 92, 94, 97)]
    spans = windowed(paused(0), resumed(10 * MS), *sizes, resumed(99 * MS), end(99 * MS))
    assert times(spans) == [
        ("Size90", 2 * MS, 0), ("Size92", 2 * MS, 0), ("Size94", 2 * MS, 0), ("Size97", 3 * MS, 0),
    ]  # fmt: skip
    assert rows(spans)[Row.EVENTS] == (10 + 78 + 2) * MS


def test_of_a_few_nothing_tells_how_long_they_take():
    spans = windowed(
        paused(0), resumed(10 * MS), ran(12 * MS, "Short"), ran(90 * MS, "Late"),
        resumed(91 * MS), end(91 * MS),
    )  # fmt: skip
    assert times(spans) == [("Short", 2 * MS, 0), ("Late", 800_000, 0)]


def test_a_feature_that_failed_did_not_do_so_before_one_that_ran_while_qt_worked():
    """That one did not have its turn yet: the failure lies before the next that had."""
    spans = windowed(
        paused(0), resumed(10), ran(15, "Size"), resumed(20), ran(30, "Box"), ran(50, "Pad"),
        ran(60, "Size"), end(60, order=order("Box", "Cut", "Pad", "Size")), failed=("Cut",),
    )  # fmt: skip
    assert [name for name, *_ in times(spans)] == ["Size", "Box", "Cut", "Pad", "Size"]
