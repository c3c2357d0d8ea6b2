# SPDX-License-Identifier: LGPL-2.1-or-later
"""The figures of the moment; advice, issues and plans."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
import rich_sessions as made

from PerfProfilerWorkbench.store.advice import Advice, Issue, Plan
from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.live import (
    STALE_S,
    LiveFigures,
    figures_from_plain,
    figures_to_plain,
    together,
)
from PerfProfilerWorkbench.store.owners import Owner, owner
from PerfProfilerWorkbench.store.store import Store

NOW_S = 1_790_000_000.0


@pytest.fixture
def store(tmp_path):
    with Store(str(tmp_path / "recordings.sqlite")) as opened:
        yield opened


def figures(number: int = 1, *responses_ns: int, **given) -> LiveFigures:
    counted = {
        "operations": len(responses_ns),
        "response_sum_ns": sum(responses_ns),
        "worst_ns": max(responses_ns, default=None),
        "responses_ns": responses_ns,
    }
    return LiveFigures(made.session_id(number), NOW_S, **{"window_s": 10.0, **counted, **given})


def test_each_session_s_latest_figures(store):
    writers = [store.begin(made.bare(number), owner()) for number in (1, 2, 3)]
    assert store.live() == []
    for number, writer in enumerate(writers, 1):
        writer.show(figures(number, 5))
        writer.show(figures(number, 5, 7, rss_bytes=9, gpus=(made.gpu(),)))
    shown = [figures(number, 5, 7, rss_bytes=9, gpus=(made.gpu(),)) for number in (1, 2, 3)]
    assert store.live() == shown
    writers[0].finish()
    writers[1].interrupt()
    assert store.live() == shown[2:]


def test_a_dead_process_has_no_figures(store):
    dead = replace(owner(), started=owner().started + 1)
    store.begin(made.bare(), dead).show(figures())
    assert store.live() == []


def test_figures_tell_that_a_session_is_still_recorded(store):
    """No part of it is written while FreeCAD has no time, which can be minutes."""
    writer = store.begin(made.bare(), owner())
    with store._database.writing() as connection:
        connection.execute("UPDATE sessions SET written_at = written_at - 3600")
    assert store.sessions()[0].state is State.INTERRUPTED
    writer.show(figures())
    assert store.sessions()[0].state is State.RUNNING


def test_figures_of_one_session():
    one = figures(1, 1, 2, 9, failed=1)
    assert (one.per_second, one.mean_ns, one.median_ns, one.worst_ns) == (0.3, 4, 2, 9)
    assert one.error_share == 1 / 3
    none = figures()
    assert (none.per_second, none.mean_ns, none.median_ns, none.error_share) == (
        0.0,
        None,
        None,
        None,
    )
    many = figures(1, operations=2000, response_sum_ns=4000)
    assert (many.mean_ns, many.median_ns) == (2, None)
    assert figures(window_s=0.0).per_second is None


def test_all_together_is_not_the_mean_of_means():
    slow, quick = figures(1, 100, rss_bytes=5), figures(2, 1, 2, 3, failed=3, window_s=60.0)
    sums = together([slow, quick], NOW_S + 1)
    assert (sums.sessions, sums.stale, sums.window_s) == (2, 0, (10.0, 60.0))
    assert (sums.operations, sums.failed, sums.error_share) == (4, 3, 0.75)
    assert sums.per_second == pytest.approx(1 / 10 + 3 / 60)
    assert (sums.mean_ns, sums.median_ns, sums.worst_ns) == (26, 2, 100)
    assert sums.rss_bytes == 5


def test_the_median_of_all_needs_every_response():
    many = figures(2, operations=2000, response_sum_ns=4000, worst_ns=8)
    sums = together([figures(1, 100), many], NOW_S)
    assert (sums.operations, sums.median_ns, sums.worst_ns) == (2001, None, 100)


def test_cards_of_all_are_those_of_each_machine_once():
    one, two, other = (figures(n, gpus=(gpu,)) for n, gpu in enumerate(three_readings(), 1))
    two = replace(two, at=NOW_S + 1)
    other = replace(other, machine="elsewhere")
    shared, elsewhere = together([two, one, other], NOW_S + 1).gpus
    assert (shared.busy_share, shared.own_memory_bytes) == (0.5, 7)
    assert shared.own_busy_ns is None and "own_busy_ns" in shared.missing
    assert elsewhere == other.gpus[0]
    assert together([one], NOW_S).gpus == one.gpus


def three_readings():
    readings = ((0.25, 3, 9), (0.5, 4, 10), (0.75, 5, 11))
    for busy, memory, busy_ns in readings:
        yield replace(made.gpu(), busy_share=busy, own_memory_bytes=memory, own_busy_ns=busy_ns)


def test_stale_figures_are_only_counted():
    old = replace(figures(2, 1, rss_bytes=7), at=NOW_S - STALE_S - 0.1)
    assert old.is_stale(NOW_S) and old.age_s(NOW_S) == pytest.approx(STALE_S + 0.1)
    sums = together([figures(1, 3), old], NOW_S)
    assert (sums.sessions, sums.stale, sums.operations, sums.rss_bytes) == (1, 1, 1, None)


def test_nobody_records():
    sums = together([], NOW_S)
    assert (sums.sessions, sums.operations, sums.per_second, sums.window_s) == (0, 0, 0.0, None)
    assert (sums.mean_ns, sums.median_ns, sums.worst_ns, sums.rss_bytes) == (None,) * 4


def test_figures_come_back_from_json():
    one = figures(1, 4, 5, gpus=(made.gpu(),), rss_bytes=1)
    assert figures_from_plain(json.loads(json.dumps(figures_to_plain(one)))) == one


def advice(**given) -> Advice:
    return Advice("R1\udc80", "Doc", "Box", {"Deviation": [0.5, None]}, 7, "measured", 1.5, **given)


def test_advice_is_offered_tried_and_done(store):
    store.add(made.bare())
    number = store.advice.offer(made.session_id(1), advice())
    known = advice(session=made.session_id(1), number=number)
    assert store.advice.advice("Doc") == [known]
    store.advice.tried(number, 2.5, "same shape", 5)
    store.advice.done(number, 3.5)
    store.advice.really_saved(number, 6)
    lived = {"tried_at": 2.5, "verdict": "same shape", "tried_saving_ns": 5}
    assert store.advice.advice("Doc") == [replace(known, **lived, done_at=3.5, really_saved_ns=6)]
    assert store.advice.advice("Other") == []


def test_advice_outlives_its_session_and_issues_do_not(store):
    store.add(made.bare())
    issue = Issue("tessellation", "high", "Doc", "Box", {"faces": [1, 2]})
    store.advice.write_issues(made.session_id(1), [issue, issue])
    store.advice.write_issues(made.session_id(1), [issue])
    assert store.advice.issues(made.session_id(1)) == [issue]
    number = store.advice.offer(made.session_id(1), advice())
    store.delete(made.session_id(1))
    assert store.advice.advice("Doc") == [advice(number=number)]
    with store._database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM issues").fetchone() == (0,)


def test_plans_are_kept(store):
    plan = Plan("Doc", "weekend", 1.5, None, ("R1", {"object": "Box"}))
    numbers = [store.advice.keep_plan(replace(plan, made_at=at)) for at in (2.5, 1.5)]
    assert store.advice.plans("Doc") == [
        replace(plan, number=numbers[1]),
        replace(plan, made_at=2.5, number=numbers[0]),
    ]
    assert store.advice.plans("Other") == []


def test_figures_are_fresh_while_they_are_written(store):
    writer = store.begin(made.bare(), owner())
    writer.show(replace(figures(1, 3), at=time.time()))
    (one,) = store.live()
    assert not one.is_stale(time.time())
    assert isinstance(owner(), Owner)
