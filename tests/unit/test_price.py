# SPDX-License-Identifier: LGPL-2.1-or-later
"""What an edit will cost, from what was measured, and what that was worth."""

from __future__ import annotations

import random

import pytest
from acts import MS, change, recompute, session

from PerfProfilerWorkbench.analysis.forecasts import worth
from PerfProfilerWorkbench.analysis.price_texts import told_price, told_worth
from PerfProfilerWorkbench.analysis.prospect import prospect
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.span import ObjectKey, Row
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure
from PerfProfilerWorkbench.texts import english, say


def key(name, document="Doc"):
    return ObjectKey(document, name)


def subject(links, *spans, changes=(), document="Doc"):
    """``links`` of each object; recomputes of them."""
    objects = {
        name: ObjectFacts(name, "Part::Feature", links=tuple(key(each) for each in used))
        for name, used in links.items()
    }
    structure = Structure(documents=(DocumentFacts(document, "", objects),))
    return Subject(session([s for each in spans for s in each], None, changes, structure=structure))


def names(keys):
    return [each.object for each in keys]


TREE = {"A": (), "B": ("A",), "C": ("A",), "D": ("B", "C"), "E": ()}
WHOLE = recompute(0, 30, ("A", 1), ("B", 2), ("C", 4), ("D", 8), ("E", 5))


def test_the_price_is_what_runs_once_each_and_what_a_recompute_takes_by_itself():
    price = subject(TREE, WHOLE).prices.of(key("A"))
    assert names(price.features) == ["A", "B", "C", "D"]
    assert (price.ns, price.own_ns, price.overhead_ns) == (25 * MS, MS, 10 * MS)
    assert price.unmeasured == ()


def test_the_critical_chain_is_the_way_that_takes_longest():
    prices = subject(TREE, WHOLE).prices
    chain, chain_ns = prices.chain(key("A"))
    assert (names(chain), chain_ns) == (["A", "C", "D"], 13 * MS)
    assert prices.chain(key("E")) == ((key("E"),), 5 * MS)


def test_what_was_never_measured_is_named_and_not_guessed():
    price = subject(TREE, recompute(0, 10, ("A", 1), ("B", 2))).prices.of(key("A"))
    assert names(price.unmeasured) == ["C", "D"]
    assert price.ns == 10 * MS and price.own_ns == MS
    assert subject(TREE).prices.of(key("A")).own_ns is None


def test_a_price_follows_what_features_took_of_late():
    runs = [recompute(at, at + length, ("E", length)) for at, length in enumerate_times()]
    assert subject(TREE, *runs).prices.of(key("E")).ns == 9 * MS


def enumerate_times():
    """Eight runs of 1 ms, five of 9 ms."""
    return [(10 * number, 1) for number in range(8)] + [(100 + 10 * n, 9) for n in range(5)]


def test_a_feature_that_runs_twice_in_a_recompute_costs_both():
    spans = recompute(0, 6, ("E", 1), ("E", 5))
    assert subject(TREE, spans).prices.of(key("E")).own_ns == 6 * MS


def test_overhead_grows_with_the_time_of_features_as_it_did():
    """Qt paints while features run: here 10 ms and a tenth of their time."""
    runs = [
        recompute(1000 * n, 1000 * n + 10 + 1.1 * length, ("E", length))
        for n, length in enumerate((100, 200, 50, 400))
    ]
    runs.append(recompute(9000, 9000 + 10 + 1.1 * 2000, ("A", 2000)))
    prices = subject({"E": (), "A": ()}, *runs).prices
    assert prices.of(key("E")).overhead_ns == pytest.approx((10 + 15) * MS, abs=1000)
    assert prices.of(key("A")).overhead_ns == pytest.approx((10 + 200) * MS, abs=1000)


def test_what_comes_before_the_first_feature_is_no_feature_s():
    """It is in the time of whoever runs first: here 3 ms, seen with four objects."""
    links = {"A": (), "B": (), "C": (), "D": (), "All": ("A", "B", "C", "D")}
    whole = recompute(0, 56, ("All", 40), *((name, 4) for name in "ABCD"))
    edits = [
        recompute(100 * n, 100 * n + 47, (name, 7), ("All", 40)) for n, name in enumerate("ABCD", 1)
    ]
    few = subject(links, whole, *edits[:2]).prices
    assert few.of(key("D")).overhead_ns == 0
    price = subject(links, whole, *edits).prices.of(key("D"))
    assert (price.ns, price.own_ns, price.overhead_ns) == (47 * MS, 4 * MS, 3 * MS)


def test_our_own_work_and_recomputes_within_are_not_in_it():
    *features, whole = recompute(0, 30, ("E", 5))
    rows = ((Row.OWN, 10 * MS), (Row.NESTED, 7 * MS))
    spans = [*features, type(whole)(**{**vars(whole), "rows": rows})]
    assert subject({"E": ()}, spans).prices.of(key("E")).ns == 13 * MS


def test_what_fails_is_tried_again_and_what_depends_on_it_is_not():
    spans = recompute(0, 20, ("A", 1), ("B", 2, "failed"), ("C", 4), ("E", 5))
    prices = subject(TREE, spans).prices
    assert names(prices.of(key("A")).features) == ["A", "B", "C"]
    assert names(prices.of(key("E")).features) == ["E", "B"]
    assert names(prices.of(key("D")).features) == ["B"]  # it is not even begun


def test_a_recompute_of_one_document_leaves_the_others():
    facts = {"Link": ObjectFacts("Link", "App::Link", links=(key("A"),))}
    documents = (
        DocumentFacts("Doc", "", {"A": ObjectFacts("A", "Part::Box")}),
        DocumentFacts("Other", "", facts),
    )
    made = session(recompute(0, 5, ("A", 1)), structure=Structure(documents=documents))
    assert names(Subject(made).prices.of(key("A")).features) == ["A"]


def test_a_loop_of_links_has_a_price_too():
    loop = {"A": ("B",), "B": ("A",), "C": ("B",)}
    prices = subject(loop, recompute(0, 6, ("A", 1), ("B", 2), ("C", 3))).prices
    price = prices.of(key("A"))
    assert set(names(price.features)) == {"A", "B", "C"} and price.ns == 6 * MS
    assert names(prices.chain(key("A"))[0]) == ["A", "B", "C"]


@pytest.mark.parametrize("seed", range(5))
def test_all_prices_at_once_are_those_one_by_one(seed):
    draw = random.Random(seed)
    links = {
        f"F{number}": tuple({f"F{draw.randrange(number)}" for _ in range(draw.randrange(3))})
        if number
        else ()
        for number in range(60)
    }
    runs = [
        (name, draw.randrange(1, 50), *(("failed",) if draw.random() < 0.05 else ()))
        for name in links
        if draw.random() < 0.9
    ]
    prices = subject(links, recompute(0, 5000, *runs)).prices
    keys = [key(name) for name in links]
    assert prices.all_ns(keys) == {each: prices.of(each).ns for each in keys}
    for each, quote in prices.quotes(keys).items():
        price = prices.of(each)
        assert quote.at_least == bool(price.unmeasured)
        assert quote.measured == (len(price.unmeasured) < len(price.features))


def test_predictions_stand_beside_what_was_observed():
    second = recompute(100, 136, ("A", 2), ("B", 2), ("C", 4), ("D", 8))
    found = subject(TREE, WHOLE, second, changes=[change(50, "A", "Length")]).forecasts
    (forecast,) = found  # of the first nothing was known
    assert names(forecast.changed) == ["A"]
    assert (forecast.predicted_ns, forecast.observed_ns) == (25 * MS, 36 * MS)
    assert forecast.error == pytest.approx(11 / 36) and forecast.unmeasured == 0
    known = worth(found)
    assert (known.count, known.median, known.ninetieth) == (1, forecast.error, forecast.error)
    assert worth([]) is None


def test_what_a_script_touched_is_what_nothing_else_led_to():
    second = recompute(100, 140, ("B", 2), ("D", 8))
    (forecast,) = subject(TREE, WHOLE, second).forecasts
    assert names(forecast.changed) == ["B"] and forecast.predicted_ns == 20 * MS


def test_a_prediction_says_how_much_it_could_not_know():
    first, second = recompute(0, 10, ("A", 1)), recompute(100, 110, ("A", 1), ("B", 5))
    found = subject({"A": (), "B": ("A",)}, first, second).forecasts
    assert [forecast.unmeasured for forecast in found] == [1] and worth(found) is None


def said(subject, name):
    sentences = [*told_price(subject, key(name)), *told_worth(worth(subject.forecasts))]
    return [say(english, sentence) for sentence in sentences]


def test_the_price_in_sentences():
    second = recompute(100, 136, ("A", 2), ("B", 2), ("C", 4), ("D", 8))
    known = subject(TREE, WHOLE, second, changes=[change(50, "A", "Length")])
    assert said(known, "B") == [
        "Editing B costs 25.0 ms; features that recompute: 2.",
        "The longest way through what depends on it takes 10.0 ms: B, D.",
        "The last 1 such predictions were off by 31 % in the median, 31 % at the ninetieth "
        "percentile.",
    ]


def test_a_price_that_is_not_known_says_so():
    known = subject(TREE, recompute(0, 10, ("A", 1), ("B", 2)))
    assert said(known, "A")[0] == (
        "Editing A costs at least 10.0 ms: 4 features recompute, of which these were never "
        "measured: C, D."
    )
    assert said(known, "E") == [
        "What editing E costs is not known: none of what depends on it ran."
    ]


def test_the_dearest_edits_come_first_and_what_was_never_measured_not_at_all():
    known = subject(TREE, recompute(0, 10, ("A", 1), ("B", 2)))
    dearest = prospect(known, 2)
    assert [edit.price.key.object for edit in dearest.edits] == ["A", "B"]
    first = dearest.edits[0]
    assert [one.object for one in first.price.unmeasured] == ["C", "D"] and len(first.said) == 2
    assert "E" not in [edit.price.key.object for edit in prospect(known).edits]
