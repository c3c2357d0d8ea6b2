# SPDX-License-Identifier: LGPL-2.1-or-later
"""Times of features that failed, which FreeCAD does not tell, and of ones that recompute others."""

from __future__ import annotations

from collections import Counter

import pytest
from built_spans import BAR_NS, features_of, groups, rows, split, times, windowed
from event_tuples import changed, changing, end, order, paused, ran, raw, resumed, shown
from test_splitting import PAGE, any_recompute

from PerfProfilerWorkbench.capture.events import HEADLESS, Event
from PerfProfilerWorkbench.model.span import Row, Span, Status

ORDER = order("Box", "Cut", "Hole", "Pad")


def members(spans: list[Span]) -> list[set[str]]:
    """The names in each group, in the order of the first."""
    found: dict[int, set[str]] = {}
    for span in features_of(spans):
        if span.shared_group is not None:
            found.setdefault(span.shared_group, set()).add(span.object)
    return list(found.values())


def between(*events: Event, failed: tuple[str, ...] = ("Cut",)) -> list[Span]:
    """Box ran from 0 to 10, Pad until 70 with something before it that failed."""
    return split(ran(10, "Box"), *events, ran(70, "Pad"), end(75, order=ORDER), failed=failed)


def test_a_failed_feature_lies_before_the_one_that_is_executed_after_it():
    spans = between(changing(60, "Pad"))
    assert times(spans) == [("Box", 10, 0), ("Cut", 50, 0), ("Pad", 10, 0)]
    box, cut, pad, recompute = spans
    assert [span.status for span in spans] == [
        Status.OK, Status.FAILED, Status.OK, Status.FAILED,
    ]  # fmt: skip
    assert (cut.start_ns, cut.wall_ns, cut.parent) == (10, 50, recompute.id)
    assert members(spans) == [{"Cut", "Pad"}] and box.shared_group is None
    assert len({span.id for span in spans} | {pad.shared_group}) == 5


def test_what_nothing_tells_is_shared_also_where_the_next_one_changes_nothing():
    spans = between()
    assert times(spans) == [("Box", 10, 0), ("Cut", 60, 0), ("Pad", 0, 0)]
    assert members(spans) == [{"Cut", "Pad"}]


def test_up_to_an_event_of_its_own_the_failed_feature_was_at_work():
    spans = between(changing(30, "Cut"), changing(60, "Pad"))
    assert times(spans)[1:] == [("Cut", 50, 0), ("Pad", 10, 0)]
    assert members(spans) == [{"Cut", "Pad"}]  # Pad began somewhere between 30 and 60


def test_events_up_to_the_very_beginning_of_the_next_one_leave_nothing_to_share():
    spans = between(changing(30, "Cut"), changing(70, "Cut"))
    assert times(spans)[1:] == [("Cut", 60, 0), ("Pad", 0, 0)]
    assert members(spans) == []


def test_an_event_of_its_own_tells_it_from_failures_before_and_after():
    spans = between(changing(30, "Cut"), changing(50, "Hole"), failed=("Hole", "Cut"))
    assert times(spans)[1:] == [("Cut", 40, 0), ("Hole", 20, 0), ("Pad", 0, 0)]
    assert members(spans) == [{"Cut", "Hole", "Pad"}]


@pytest.mark.parametrize("failed", [("Cut", "Hole"), ("Hole", "Cut")])
@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), [("Cut", 60, 0), ("Hole", 0, 0), ("Pad", 0, 0)]),
        ((changing(30, "Cut"),), [("Cut", 60, 0), ("Hole", 0, 0), ("Pad", 0, 0)]),
        ((changing(30, "Hole"),), [("Cut", 20, 0), ("Hole", 40, 0), ("Pad", 0, 0)]),
        ((changing(30, "Pad"),), [("Cut", 20, 0), ("Hole", 0, 0), ("Pad", 40, 0)]),
    ],
)
def test_several_failures_in_one_gap_come_in_the_order_of_execution(failed, events, expected):
    spans = between(*events, failed=failed)
    assert times(spans)[1:] == expected
    assert members(spans) == [{"Cut", "Hole", "Pad"}]


def test_changes_of_another_object_are_work_of_whatever_is_executed():
    spans = between(changing(30, "Cut"), changing(40, "Group"), changing(50, "Pad"))
    assert times(spans)[1:] == [("Cut", 40, 0), ("Pad", 20, 0)]
    spans = between(changing(40, "Group"), changing(50, "Pad"))
    assert times(spans)[1:] == [("Cut", 40, 0), ("Pad", 20, 0)]
    assert members(spans) == [{"Cut", "Pad"}]


def test_a_failure_before_the_first_feature_comes_after_the_sort():
    spans = split(ran(30, "Cut"), end(40, order=ORDER), failed=("Box",))
    assert times(spans) == [("Box", 30, 0), ("Cut", 0, 0)]
    assert spans[0].start_ns == 0 and rows(spans)[Row.DEPENDENCIES] == BAR_NS


def test_each_failure_has_the_gap_that_its_place_says():
    spans = split(
        ran(30, "Cut"), ran(70, "Pad"), end(90, order=ORDER), failed=("Hole", "Box")
    )  # fmt: skip
    assert times(spans) == [("Box", 30, 0), ("Cut", 0, 0), ("Hole", 40, 0), ("Pad", 0, 0)]
    assert members(spans) == [{"Box", "Cut"}, {"Hole", "Pad"}]


def test_a_failed_object_of_a_linked_document_is_placed_by_its_own_key():
    linked = order("Cut", document="Linked")
    spans = split(
        ran(10, "Box"), changing(50, "Pad"), ran(60, "Pad"),
        end(70, order=(*order("Box"), *linked, *order("Cut", "Pad"))), failed=("Cut",),
    )  # fmt: skip
    assert [span.key for span in features_of(spans)][1] == ("A", "Cut")
    assert times(spans)[1] == ("Cut", 40, 0)


def at_the_end(*events: Event, woke_ns: int = 0, failed: tuple[str, ...] = ("Pad",)) -> list[Span]:
    last = end(90, own_ns=2, order=ORDER, woke_ns=woke_ns)
    return split(ran(10, "Box"), *events, last, failed=failed)


@pytest.mark.parametrize("events", [(), (changing(30, "Pad"),)])
@pytest.mark.parametrize(("woke_ns", "own_ns"), [(0, 80), (60, 50), (31, 21), (90, 80)])
def test_what_failed_at_the_very_end_was_at_work_until_qt_was(events, woke_ns, own_ns):
    spans = at_the_end(*events, woke_ns=woke_ns)
    assert times(spans) == [("Box", 10, 0), ("Pad", own_ns, 0)]
    assert rows(spans).get(Row.CLOSING, 0) == 80 - own_ns
    assert rows(spans)[Row.OWN] == 2
    assert members(spans) == []


def test_what_follows_the_events_of_a_failure_is_closing_where_qt_was_at_work_before():
    spans = at_the_end(changing(30, "Pad"), changing(80, "Group"), woke_ns=20)
    assert times(spans)[1] == ("Pad", 10, 0)
    assert rows(spans)[Row.CLOSING] == 70


def test_without_a_failure_the_end_is_all_closing_whenever_qt_worked():
    for woke_ns in (0, 20, 90):
        spans = at_the_end(changing(30, "Group"), woke_ns=woke_ns, failed=())
        assert times(spans) == [("Box", 10, 0)]
        assert rows(spans)[Row.CLOSING] == 80
        assert spans[-1].status is Status.OK


def test_several_failures_at_the_very_end_share_their_time():
    spans = at_the_end(woke_ns=60, failed=("Pad", "Hole"))
    assert times(spans)[1:] == [("Hole", 50, 0), ("Pad", 0, 0)]
    assert members(spans) == [{"Hole", "Pad"}] and rows(spans)[Row.CLOSING] == 30


def test_several_failures_at_the_very_end_with_events_of_their_own():
    spans = at_the_end(
        changing(30, "Hole"), changing(50, "Hole"), changing(60, "Pad"),
        woke_ns=80, failed=("Hole", "Pad"),
    )  # fmt: skip
    assert times(spans)[1:] == [("Hole", 50, 0), ("Pad", 20, 0)]
    assert members(spans) == [{"Hole", "Pad"}]


@pytest.mark.parametrize("known", [None, (), order("Box", "Pad")])
def test_a_failure_of_which_no_order_is_known_lies_at_the_end(known):
    spans = split(ran(10, "Box"), ran(70, "Pad"), end(90, order=known), failed=("Cut",))
    assert times(spans) == [("Box", 10, 0), ("Pad", 60, 0), ("Cut", 20, 0)]
    assert members(spans) == []


def test_nothing_but_a_failure():
    spans = split(end(90, order=ORDER), failed=("Cut",))
    assert times(spans) == [("Cut", 90, 0)] and spans[0].status is Status.FAILED
    assert dict(rows(spans)) == {Row.DEPENDENCIES: BAR_NS, Row.CLOSING: 0, Row.OWN: 0}


def test_what_qt_did_is_not_the_failed_features():
    spans = windowed(
        ran(10, "Box"), paused(12), resumed(20), changing(50, "Pad"), ran(60, "Pad"),
        end(60, order=ORDER), failed=("Cut",),
    )  # fmt: skip
    assert times(spans)[1:] == [("Cut", 30, 0), ("Pad", 10, 0)]
    assert (spans[1].start_ns, rows(spans)[Row.EVENTS]) == (20, 8)


def test_the_view_of_a_failed_feature_is_its_own():
    spans = windowed(
        ran(10, "Box"), changed(30, "Cut"), shown(40), changing(60, "Pad"), ran(60, "Pad"),
        end(60, order=ORDER), failed=("Cut",),
    )  # fmt: skip
    assert times(spans)[1:] == [("Cut", 20 + 12, 18), ("Pad", 0, 0)]


def test_readings_of_a_gap_with_a_failure_are_nobodys_and_end_with_it():
    spans = split(
        ran(10, "Box", counters=raw(110, 1)), ran(70, "Pad", counters=raw(200, 5)),
        ran(80, "Last", counters=raw(207, 6)),
        end(90, order=ORDER, counters=raw(300, 6)), counters=raw(100, 1), failed=("Cut",),
    )  # fmt: skip
    _, cut, pad, last, recompute = spans
    for span in (cut, pad):
        assert (span.cpu_ns, span.rss_bytes, span.rss_change_bytes) == (None, None, None)
    assert (last.cpu_ns, last.rss_change_bytes, recompute.cpu_ns) == (7, PAGE, 200)


def test_a_failure_alone_at_the_end_has_no_readings():
    box, pad, recompute = split(
        ran(10, "Box", counters=raw(110)), end(90, counters=raw(300)),
        counters=raw(100), failed=("Pad",),
    )  # fmt: skip
    assert (box.cpu_ns, pad.cpu_ns, recompute.cpu_ns) == (10, None, 200)


def python(*events: Event) -> list[Span]:
    return split(*events, end(100))


def test_what_a_python_feature_recomputes_shares_its_time():
    """Its own beginning lies before the end of the other one."""
    spans = python(ran(10, "Box"), ran(20, "Cut"), ran(50, "Box"), ran(80, "Maker", python=True))
    assert times(spans)[2:] == [("Box", 30, 0), ("Maker", 30, 0)]
    first, _, again, maker, _ = spans
    assert first.shared_group is None
    assert again.shared_group == maker.shared_group is not None


@pytest.mark.parametrize(
    "events",
    [
        (ran(10, "Box"), ran(80, "Maker", python=True)),  # it ran once as they all do
        (ran(10, "Box"), ran(50, "Box"), ran(80, "Maker")),  # no Python feature
        (ran(10, "Box"), ran(50, "Box"), ran(60, "Cut"), ran(80, "Maker", python=True)),
        (ran(80, "Maker", python=True), ran(90, "Box"), ran(95, "Box")),  # it came before
        tuple(
            ran(at, name, python=name == "Maker")  # both run twice in two passes
            for at, name in ((10, "Box"), (20, "Maker"), (30, "Box"), (40, "Maker"))
        ),
    ],
)
def test_other_python_features_share_with_nobody(events):
    assert set(groups(python(*events)).values()) == {None}


def test_the_end_of_a_recompute_shares_with_nobody():
    twice = (ran(10, "Box"), ran(50, "Box"))
    spans = split(*twice, end(60, order=order("Box", "Cut")), failed=("Cut",))
    assert set(groups(spans).values()) == {None}


def test_a_python_feature_that_recomputes_one_that_recomputes_another():
    spans = python(
        ran(10, "Box"), ran(20, "Box"), ran(30, "Inner", python=True),
        ran(40, "Box"), ran(50, "Inner", python=True), ran(60, "Outer", python=True),
    )  # fmt: skip
    assert {span.object for span in spans[3:6] if span.shared_group is not None} == {
        "Box", "Inner", "Outer",
    }  # fmt: skip
    assert len({span.shared_group for span in spans[3:6]}) == 1


def test_whatever_happens_a_group_has_several_members():
    for seed in range(500):
        spans = any_recompute(seed, HEADLESS)
        counted = Counter(span.shared_group for span in spans if span.shared_group is not None)
        assert all(number > 1 for number in counted.values()), (seed, counted)
