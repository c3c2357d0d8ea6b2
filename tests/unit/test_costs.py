# SPDX-License-Identifier: LGPL-2.1-or-later
"""Costs: spans added up by feature, in one recompute and over all of them."""

from __future__ import annotations

import random

from test_plain import feature_span, recompute_span, session_of

from PerfProfilerWorkbench.analysis.costs import FeatureSums, SessionCosts, recompute_costs
from PerfProfilerWorkbench.model.session import Feature
from PerfProfilerWorkbench.model.span import ObjectKey, Row, Status

KNOWN = {ObjectKey("Doc", "Box"): Feature("My box", "Part::Box")}
FAILURE = {"compute_ns": 0, "status": Status.FAILED}


def sums_of(*spans, features=KNOWN):
    sums = FeatureSums()
    for span in spans:
        sums.add(span)
    return sums.costs(features)


def test_the_runs_of_a_feature_add_up_time_by_time():
    (cost,) = sums_of(
        feature_span(1, 0, "Box", 10, display_ns=1, other_ns=5),
        feature_span(2, 0, "Box", 20, display_ns=2),
        feature_span(3, 0, "Box", 0, other_ns=7),
    )
    assert (cost.runs, cost.failed) == (3, 0)
    assert (cost.compute_ns, cost.display_ns, cost.other_ns) == (30, 3, 12)
    assert cost.total_ns == 45


def test_a_feature_is_as_its_latest_run_was_and_failures_are_counted():
    cut, box, ball = sums_of(
        feature_span(1, 0, "Cut"),
        feature_span(2, 0, "Cut", **FAILURE),
        feature_span(3, 0, "Box"),
        feature_span(4, 0, "Cut", **FAILURE),
        feature_span(5, 0, "Ball", **FAILURE),
        feature_span(7, 0, "Ball"),
        feature_span(6, 0, "Ball", **FAILURE),  # known only now
    )
    assert (cut.runs, cut.failed, cut.status, cut.total_ns) == (3, 2, Status.FAILED, 10)
    assert (box.runs, box.failed, box.status) == (1, 0, Status.OK)
    assert (ball.runs, ball.failed, ball.status) == (3, 2, Status.OK)


def test_features_come_in_the_order_in_which_they_first_ran():
    spans = [feature_span(n, 0, name) for n, name in enumerate(["Pad", "Box", "Pad", "Cut", "Box"])]
    assert [cost.key.object for cost in sums_of(*spans)] == ["Pad", "Box", "Cut"]


def test_a_feature_is_called_by_its_label_and_without_one_by_its_name():
    nameless = {**KNOWN, ObjectKey("Doc", "Cut"): Feature("", "Part::Cut")}
    spans = [feature_span(n, 0, name) for n, name in enumerate(["Box", "Cut", "Unseen"])]
    found = [(cost.label, cost.type) for cost in sums_of(*spans, features=nameless)]
    assert found == [("My box", "Part::Box"), ("Cut", "Part::Cut"), ("Unseen", "")]


def test_features_of_one_name_in_two_documents_are_two():
    found = sums_of(feature_span(1, 0, "Box"), feature_span(2, 0, "Box", document="Other"))
    assert [(cost.key, cost.runs, cost.label) for cost in found] == [
        (("Doc", "Box"), 1, "My box"),
        (("Other", "Box"), 1, "Box"),
    ]


def test_a_shared_group_stays_with_its_feature():
    shared, alone = sums_of(feature_span(1, 0, "Box", shared_group=4), feature_span(2, 0, "Cut"))
    assert (shared.shared_group, alone.shared_group) == (4, None)


def test_a_group_survives_a_later_run_without_one():
    (cost,) = sums_of(
        feature_span(1, 0, "Box"),
        feature_span(2, 0, "Box", shared_group=4),
        feature_span(3, 0, "Box"),
    )
    assert (cost.runs, cost.shared_group) == (3, 4)


def test_of_two_groups_the_last_one_is_told():
    (cost,) = sums_of(
        feature_span(1, 0, "Box", shared_group=4), feature_span(2, 0, "Box", shared_group=9)
    )
    assert cost.shared_group == 9


def test_what_neither_rows_nor_features_explain_is_a_row_of_its_own():
    rows = ((Row.CLOSING, 100), (Row.OWN, 50))
    (cost,) = recompute_costs(
        session_of([feature_span(2, 1, "Box", 600), recompute_span(1, wall_ns=1000, rows=rows)])
    )
    assert cost.rows == (*rows, (Row.UNEXPLAINED, 250))
    assert cost.unattributed_ns == 400


def test_a_recompute_without_features_is_all_unattributed():
    (cost,) = recompute_costs(session_of([recompute_span(1, wall_ns=70)]))
    assert (cost.features, cost.unattributed_ns) == ((), 70)


def test_recomputes_come_in_the_order_of_their_beginning_with_their_own_features():
    session = session_of(
        [
            feature_span(3, 1, "Pad"),
            recompute_span(1, parent=2, document="Inner", start_ns=20),
            feature_span(4, 2, "Link"),
            recompute_span(2, start_ns=10),
        ]
    )
    outer, inner = recompute_costs(session)
    assert (outer.span.id, inner.span.id) == (2, 1)
    assert [cost.key.object for cost in outer.features] == ["Link"]
    assert [cost.key.object for cost in inner.features] == ["Pad"]


def test_an_empty_session_costs_nothing():
    assert recompute_costs(session_of()) == []
    costs = SessionCosts()
    assert (costs.count, costs.recomputes, costs.features({})) == (0, [], [])


def test_features_of_a_recompute_under_way_are_in_the_sum_over_all():
    costs = SessionCosts()
    costs.add([feature_span(2, 1, "Box")])
    assert costs.recomputes == []
    assert [cost.total_ns for cost in costs.features(KNOWN)] == [10]


def test_a_recompute_in_which_nothing_ran_has_no_features():
    costs = SessionCosts()
    costs.add([feature_span(2, 1, "Box"), recompute_span(1), recompute_span(3)])
    assert costs.features(KNOWN, costs.recomputes[1]) == []
    assert len(costs.features(KNOWN, costs.recomputes[0])) == 1


def any_spans(seed, recomputes=30):
    chance, spans = random.Random(seed), []
    for number in range(1, recomputes + 1):
        for _ in range(chance.randrange(6)):
            name, status = chance.choice("ABCDE"), chance.choice(list(Status))
            more = {"display_ns": chance.randrange(9), "other_ns": chance.randrange(9)}
            id = 1000 + len(spans)
            spans.append(
                feature_span(id, number, name, chance.randrange(99), status=status, **more)
            )
        spans.append(recompute_span(number, wall_ns=chance.randrange(5000)))
    return spans


def all_of(costs):
    parts = [costs.features(KNOWN, recompute) for recompute in costs.recomputes]
    return costs.count, costs.recomputes, costs.features(KNOWN), parts


def by_bits(spans, chance):
    """The costs of spans that came a few at a time, with questions in between."""
    costs = SessionCosts()
    while costs.count < len(spans):
        costs.add(spans[costs.count : costs.count + chance.randrange(5)])
        all_of(costs)
    return costs


def test_spans_added_bit_by_bit_cost_the_same_as_all_at_once():
    for seed in range(20):
        spans, at_once = any_spans(seed), SessionCosts()
        at_once.add(spans)
        assert all_of(by_bits(spans, random.Random(seed))) == all_of(at_once), seed


def test_the_sum_over_all_is_the_sum_of_the_recomputes():
    names = ("runs", "failed", "compute_ns", "display_ns", "other_ns", "total_ns")
    for seed in range(20):
        count, _, wholes, recomputes = all_of(by_bits(any_spans(seed), random.Random(seed)))
        assert count > 60 and len(wholes) == 5
        parts = [part for recompute in recomputes for part in recompute]
        for whole in wholes:
            mine = [part for part in parts if part.key == whole.key]
            for name in names:
                total = sum(getattr(part, name) for part in mine)
                assert getattr(whole, name) == total, (seed, whole.key, name)
