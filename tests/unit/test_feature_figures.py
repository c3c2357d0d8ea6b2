# SPDX-License-Identifier: LGPL-2.1-or-later
"""Prices, waste and trends of many features at once."""

from __future__ import annotations

import pytest
from acts import MS, change, recompute
from caused import document, key, obj, printed, subject_of

from PerfProfilerWorkbench.analysis.feature_figures import (
    Course,
    causes_by_recompute,
    feature_figures,
    last_causes,
    trend_of,
)

CHAIN = document(A=obj(), B=obj("Part::Cut", "A"), C=obj("Part::Cut", "B"), Never=obj())


def runs(*lengths, failed=()):
    spans = []
    for place, length in enumerate(lengths):
        mark = ("failed",) if place in failed else ()
        spans += recompute(100 * place, 100 * place + 50, ("A", length, *mark))
    return [span for span in spans if span.object == "A"]


def test_the_price_says_what_of_it_was_measured():
    spans = recompute(0, 30, ("B", 3), ("C", 4))
    found = feature_figures(subject_of(spans, CHAIN))
    assert (found[key("B")].price.measured, found[key("B")].price.at_least) == (True, False)
    assert (found[key("A")].price.measured, found[key("A")].price.at_least) == (True, True)
    assert not found[key("Never")].price.measured


def test_waste_is_what_is_known_and_the_rest_is_said_to_be_unknown():
    spans = recompute(0, 30, ("A", 1), ("B", 3), ("C", 4))
    spans += recompute(100, 130, ("A", 1), ("B", 3), ("C", 4))
    changes = [change(-5, "A", "Length"), change(60, "A", "Length")]
    prints = [printed("B", same=True, at=25), printed("B", same=False, at=125)]
    found = feature_figures(subject_of(spans, CHAIN, changes, prints))
    assert (found[key("B")].wasted_ns, found[key("B")].wasted_runs) == (3 * MS, 1)
    assert (found[key("B")].unknown_runs, found[key("C")].unknown_runs) == (0, 2)
    assert found[key("C")].wasted_runs == 0


def test_what_somebody_asked_for_is_not_wasted():
    spans = recompute(0, 30, ("A", 1), ("B", 3))
    found = feature_figures(subject_of(spans, CHAIN, (), [printed("B", same=True, at=25)]))
    assert found[key("B")].wasted_ns == 0


@pytest.mark.parametrize(
    ("lengths", "course"),
    [
        ((10, 11, 10, 10, 11, 10), Course.STEADY),
        ((10, 11, 10, 14, 15, 16), Course.SLOWER),
        ((14, 15, 16, 10, 11, 10), Course.FASTER),
        ((10, 30, 10, 14, 15, 16), Course.STEADY),  # one of the first was as slow
        ((0.1, 0.1, 0.1, 0.3, 0.3, 0.3), Course.STEADY),  # less than runs differ by anyway
    ],
)
def test_a_trend_is_one_if_all_first_runs_are_on_one_side_of_all_last_ones(lengths, course):
    assert trend_of(runs(*lengths)).course is course


def test_a_trend_tells_by_how_much():
    trend = trend_of(runs(10, 10, 12, 99, 15, 15, 17))
    assert (trend.first_ns, trend.last_ns, trend.runs) == (10 * MS, 15 * MS, 7)
    assert trend.change == pytest.approx(0.5)


def test_too_few_runs_or_failed_ones_have_no_trend():
    assert trend_of(runs(10, 10, 10, 20, 20)) is None
    assert trend_of(runs(10, 10, 10, 20, 20, 20, failed=(2,))) is None


def test_causes_are_found_by_the_last_recompute_and_by_any():
    first, second = recompute(0, 30, ("A", 1), ("B", 3)), recompute(100, 130, ("B", 3))
    changes = [change(-5, "A", "Length"), change(60, "B", "Refine")]
    subject = subject_of([*first, *second], CHAIN, changes)
    assert last_causes(subject)[key("B")].causes[0].key == key("B")
    assert last_causes(subject)[key("A")].path(key("B")) == (key("A"), key("B"))
    assert set(causes_by_recompute(subject)) == {first[-1].id, second[-1].id}
