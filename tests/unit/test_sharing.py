# SPDX-License-Identifier: LGPL-2.1-or-later
"""Through a real Redis: everything arrives, once, in order, within its limits, and can be read."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace

import pytest
from acts import MS, command, session, span
from redis_server import RedisServer, until
from shared_records import (
    OWNER,
    QUICK,
    all_there,
    head_of,
    numbers_there,
    operation,
    reading,
    share,
    sharing,
    snapshot,
)

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.store import redis_scripts, sharing_entries
from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.live import LiveFigures, together
from PerfProfilerWorkbench.store.outbox import LIMITS, WEEK_S, Entry, Kind, Limit
from PerfProfilerWorkbench.store.owners import owner

redis = pytest.importorskip("redis")
S = 1000 * MS


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("redis")).start()
    yield server
    server.stop()


@pytest.fixture
def url(server):
    with redis.Redis.from_url(server.url()) as client:
        client.flushall()
    return server.url()


@pytest.fixture
def client(url):
    with redis.Redis.from_url(url) as client:
        yield client


@pytest.fixture
def path(tmp_path):
    return tmp_path / "recordings.sqlite"


def recorded(*spans, id="20261126-040215-3f9a1c0b"):
    """A session that began a minute ago."""
    return replace(session(spans), id=id, started_at=time.time() - 60)


def keys_of(client, make, kind=Kind.OPERATION):
    """Of all logs of the kind."""
    names = client.zrange(redis_scripts.index(kind), 0, -1)
    return [make(kind, name.decode()) for name in names]


def test_what_was_put_down_arrives_once_and_in_order(path, url):
    share(path, *map(operation, range(1, 1201)))  # three batches
    with sharing(path, url) as sharer:
        all_there(url, 1200)
        share(path, *map(operation, range(1201, 1301)))
        all_there(url, 1300)
        until(lambda: sharer.state.text == texts.SHARING_CONNECTED, "being done")
    assert sharer.state.values["waiting"] == 0


def test_what_a_sharer_sent_the_next_one_does_not_send_again(path, url, client):
    share(path, *map(operation, range(1, 11)))
    for _ in range(2):
        with sharing(path, url):
            all_there(url, 10)
    (key,) = keys_of(client, redis_scripts.count)
    assert client.hgetall(key) == {b"last": b"10", b"trimmed": b"0"}


def test_what_is_put_down_last_is_sent_before_the_end(path, url):
    with sharing(path, url) as sharer:
        until(lambda: sharer.state.text == texts.SHARING_CONNECTED, "a connection")
        share(path, *map(operation, range(1, 4)))
    assert numbers_there(url) == [1, 2, 3]


def test_an_operation_is_the_same_when_it_is_read(path, url):
    head = recorded(command("Std_Save \udc80", 0, 30), span(SpanKind.RECOMPUTE, 50, 90))
    made = operations(head)
    share(path, *(sharing_entries.operation_entry(head, one) for one in made))
    with sharing(path, url), reading(url) as shared:
        found = until(shared.operations, "the operations")
    assert [(one.kind, one.name, one.response_ns, one.wall_ns, one.failed) for one in found] == [
        (one.span.kind, one.name, one.response_ns, one.span.wall_ns, one.failed) for one in made
    ]
    assert {one.session for one in found} == {head.id}
    assert found[0].at_s == pytest.approx(head.started_at + 0.03)


def test_a_window_has_its_operations_and_no_others(path, url):
    now_s = time.time()
    share(path, *(operation(n, f"S{n % 3}", now_s - n) for n in range(30)))
    with sharing(path, url), reading(url) as shared:
        until(lambda: len(shared.operations()) == 30, "the operations")
        window = shared.operations(now_s - 20, now_s - 10)
        assert [one.span for one in window] == list(range(19, 9, -1))
        assert [one.span for one in shared.operations(now_s - 20, now_s - 10, "S1")] == [
            19, 16, 13, 10,
        ]  # fmt: skip


def test_sessions_tell_what_they_are_and_how_it_is_with_them(path, url):
    head = recorded()
    figures = LiveFigures(head.id, time.time(), 10.0, operations=2, response_sum_ns=8)
    share(path, head_of(head), sharing_entries.live_entry(figures))
    with sharing(path, url), reading(url) as shared:
        found = until(lambda: [one for one in shared.sessions() if one.live], "the session")[0]
        assert (found.id, found.document, found.state) == (head.id, "Doc", State.RUNNING)
        assert (found.owner, found.preset) == (OWNER, head.preset)
        assert (found.freecad, found.started_at) == (head.environment.freecad, head.started_at)
        share(path, head_of(head, State.FINISHED))
        until(lambda: shared.sessions()[0].state is State.FINISHED, "the end")


def test_a_recording_whose_process_was_killed_is_told_as_interrupted(path, url):
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    alive, dead = recorded(id="alive"), recorded(id="dead")
    share(path, head_of(alive, owner=owner()), head_of(dead, owner=owner(process.pid)))
    with sharing(path, url), reading(url) as shared:

        def states():
            return {one.id: one.state for one in shared.sessions()}

        until(lambda: states() == {"alive": State.RUNNING, "dead": State.RUNNING}, "both")
        process.kill()
        process.wait()
        process.stdin.close()
        until(lambda: states() == {"alive": State.RUNNING, "dead": State.INTERRUPTED}, "its end")


def test_a_head_that_another_version_told_stops_nothing(path, url):
    share(path, Entry(Kind.HEAD, "S", time.time(), {"state": "running", "owner": {"new": 1}}))
    share(path, *map(operation, range(1, 4)))
    with sharing(path, url), reading(url) as shared:
        all_there(url, 3)
        assert shared.sessions() == [] and shared.unreadable == 1


def test_only_the_latest_figures_are_there_and_they_add_up(path, url):
    now_s = time.time()
    share(
        path,
        *(head_of(recorded(id=name)) for name in "AB"),
        sharing_entries.live_entry(LiveFigures("A", now_s - 2, 10.0, 99)),
        sharing_entries.live_entry(LiveFigures("A", now_s, 10.0, 3, response_sum_ns=9)),
        sharing_entries.live_entry(LiveFigures("B", now_s, 10.0, 5, response_sum_ns=7)),
        sharing_entries.live_entry(LiveFigures("old", now_s - 60, 10.0, 5)),
    )
    with sharing(path, url), reading(url) as shared:
        found = until(lambda: len(live := shared.live()) == 2 and live, "figures of both")
    assert {one.session: one.operations for one in found} == {"A": 3, "B": 5}
    assert all(one.at == pytest.approx(now_s, abs=0.5) for one in found)
    assert together(found, found[0].at).mean_ns == 2


def test_snapshots_and_baselines_are_the_same_when_they_are_read(path, url):
    head, now_s = recorded(), time.time()
    taken = [snapshot(n * S, f"number {n} \udc80") for n in range(3)]

    def baseline(name, in_use, at_s):
        return sharing_entries.baseline_entry(head, name, "Doc", at_s, in_use, {"Pad": 7})

    share(
        path,
        *(sharing_entries.snapshot_entry(head, one) for one in taken),
        baseline("kept", True, now_s - 9),
        baseline("gone", True, now_s - 5),
        baseline("gone", False, now_s),
    )
    with sharing(path, url), reading(url) as shared:
        found = until(lambda: len(all := shared.snapshots(head.id)) == 3 and all, "snapshots")
        assert [one.snapshot for one in found] == taken
        (kept,) = until(shared.baselines, "the baseline")
    assert (kept.name, kept.session, kept.at_s) == ("kept", head.id, now_s - 9)
    assert (kept.machine, kept.document, kept.figures) == ("", "Doc", {"Pad": 7})


def test_what_the_limit_of_a_session_trims_is_counted(path, url, monkeypatch):
    monkeypatch.setitem(LIMITS, Kind.OPERATION, Limit(100, 1000, WEEK_S))
    with sharing(path, url) as sharer, reading(url) as shared:
        for first in range(1, 500, 70):
            share(path, *map(operation, range(first, first + 70)))
            last = [first + 69]
            until(lambda last=last: numbers_there(url)[-1:] == last, "what was put down")
        assert numbers_there(url) == list(range(461, 561))
        assert shared.trimmed()[Kind.OPERATION] == 460
        until(lambda: sharer.state.values.get("trimmed") == 460, "the count in the state")


def test_what_was_trimmed_before_it_could_be_sent_is_counted(path, url, monkeypatch):
    monkeypatch.setitem(LIMITS, Kind.OPERATION, Limit(100, 1000, WEEK_S))
    share(path, *map(operation, range(1, 251)))
    with sharing(path, url), reading(url) as shared:
        until(lambda: numbers_there(url) == list(range(151, 251)), "the last hundred")
        assert shared.trimmed()[Kind.OPERATION] == 150


def test_over_all_sessions_the_oldest_go_and_are_counted(path, url, monkeypatch):
    monkeypatch.setitem(LIMITS, Kind.OPERATION, Limit(100, 250, WEEK_S))
    now_s = time.time()
    for number in range(5):
        old = [operation(n, f"S{number}", now_s - 1000 + number) for n in range(1, 101)]
        share(path, *old)
    with sharing(path, url), reading(url) as shared:
        until(lambda: shared.trimmed()[Kind.OPERATION] == 300, "the trimming")
        assert {one.session for one in shared.operations()} == {"S3", "S4"}
        share(path, operation(101, "S0", now_s))
        until(lambda: numbers_there(url, "S0") == [101], "what came later")


def test_everything_in_redis_ends_by_itself(path, url, client):
    head = recorded()
    figures = LiveFigures(head.id, time.time(), 10.0)
    share(
        path,
        head_of(head),
        sharing_entries.live_entry(figures),
        sharing_entries.snapshot_entry(head, snapshot()),
        operation(1, head.id, time.time() - 86_400),
        sharing_entries.baseline_entry(head, "b", "Doc", time.time(), True, {}),
    )
    with sharing(path, url), reading(url) as shared:
        until(lambda: shared.baselines() and shared.snapshots(head.id), "all of it")
    lives = {redis_scripts.items(Kind.HEAD, head.id): WEEK_S}
    lives[redis_scripts.items(Kind.LIVE, head.id)] = 15
    for kind, life_s in (
        (Kind.OPERATION, WEEK_S - 86_400), (Kind.SNAPSHOT, WEEK_S), (Kind.BASELINE, 400 * 86_400),
    ):  # fmt: skip
        for make in (redis_scripts.items, redis_scripts.count):
            lives |= dict.fromkeys(keys_of(client, make, kind), life_s)
    assert len(lives) == 8
    for key, life_s in lives.items():
        assert life_s - 100 < client.ttl(key) <= life_s, key
    indexes = {redis_scripts.index(kind) for kind in LIMITS} | {redis_scripts.index(Kind.HEAD)}
    endless = {key.decode() for key in client.scan_iter() if client.ttl(key) < 0}
    assert endless == indexes, "these are small, and old members are taken out"


def test_what_became_too_old_is_no_longer_sent_and_that_is_told(path, url):
    share(path, operation(1, "old", time.time() - WEEK_S), operation(1))
    with sharing(path, url) as sharer:
        all_there(url, 1)
        until(lambda: sharer.state.values.get("expired") == 1, "the count")
    assert numbers_there(url, "old") == []


def test_of_two_sharers_of_a_store_one_sends_and_both_tell(path, url, client):
    with sharing(path, url) as first:
        until(lambda: first.state.text == texts.SHARING_CONNECTED, "a connection")
        with sharing(path, url) as second:
            share(path, *map(operation, range(1, 101)))
            all_there(url, 100)
            until(lambda: second.state == first.state, "the same state")
            assert len(client.keys(redis_scripts.lock("S"))) == 1
    assert not client.keys(redis_scripts.lock("*")), "locks are given back"


def test_another_takes_over_at_once_where_the_sender_ends(path, url):
    held = replace(QUICK, hold_s=3600)
    with sharing(path, url, held) as first:
        until(lambda: first.state.text == texts.SHARING_CONNECTED, "a connection")
        with sharing(path, url, held) as second:
            until(lambda: second.state == first.state, "what the first one tells")
            share(path, *map(operation, range(1, 4)))
            all_there(url, 3)
            first.stop()
            share(path, *map(operation, range(4, 7)))
            all_there(url, 6)


def test_a_session_that_another_machine_sends_waits_until_its_lock_ends(path, url, client):
    client.set(redis_scripts.lock("S"), "somebody else", px=60_000)
    share(path, *map(operation, range(1, 4)), operation(1, "free"))
    with sharing(path, url) as sharer:
        until(lambda: sharer.state.values.get("reason"), "waiting")
        assert sharer.state.values["reason"].text == texts.REDIS_LOCKED
        assert numbers_there(url) == [] and numbers_there(url, "free") == [1]
        assert client.get(redis_scripts.lock("S")) == b"somebody else"
        client.delete(redis_scripts.lock("S"))
        all_there(url, 3)


def test_entries_of_others_are_left_out_and_counted(path, url, client):
    share(path, operation(1))
    with sharing(path, url), reading(url) as shared:
        all_there(url, 1)
        (key,) = keys_of(client, redis_scripts.items)
        client.zadd(key, {b"2 {}": time.time(), b"\xff": time.time(), b'3 {"kind": "no"}': 1e9})
        assert [one.span for one in shared.operations()] == [1]
        assert shared.unreadable == 3


@pytest.mark.parametrize("lost", ["items", "count", "index"])
def test_what_redis_evicted_is_sent_again(lost, path, url, client):
    share(path, *map(operation, range(1, 11)))
    with sharing(path, url), reading(url) as shared:
        all_there(url, 10)
        (key,) = (
            {redis_scripts.index(Kind.OPERATION)}
            if lost == "index"
            else keys_of(client, getattr(redis_scripts, lost))
        )
        assert client.delete(key) == 1
        until(lambda: client.exists(key), "what was lost")
        all_there(url, 10)
        assert shared.trimmed()[Kind.OPERATION] == 0


def test_a_recording_that_goes_on_in_another_file_is_there_whole(path, url):
    """The store was found damaged and set aside: there its operations begin with 1 again."""
    with sharing(path, url), sharing(path.with_name("new.sqlite"), url):
        share(path, *map(operation, range(1, 11)))
        all_there(url, 10)
        share(path.with_name("new.sqlite"), *map(operation, range(11, 16)))
        all_there(url, 15)


@pytest.mark.parametrize("lost", ["head", "index"])
def test_a_head_that_redis_evicted_is_sent_again(lost, path, url, client):
    head = recorded()
    share(path, head_of(head))
    with sharing(path, url), reading(url) as shared:
        until(shared.sessions, "the session")
        listed, stored = redis_scripts.index(Kind.HEAD), redis_scripts.items(Kind.HEAD, head.id)
        assert client.delete(listed if lost == "index" else stored) == 1
        until(shared.sessions, "what was lost")
