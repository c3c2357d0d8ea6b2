# SPDX-License-Identifier: LGPL-2.1-or-later
"""A batch in a real Redis: whole or not at all, once, counted, under a lock with an owner."""

from __future__ import annotations

import time

import pytest
from redis_server import RedisServer, until

from PerfProfilerWorkbench.store import redis_scripts
from PerfProfilerWorkbench.store.outbox import LIMITS, WEEK_S, Kind, Limit
from PerfProfilerWorkbench.store.outbox_sending import Log
from PerfProfilerWorkbench.store.redis_server import Kept, Server

redis = pytest.importorskip("redis")
HOLD_S = 60


KEY = (Kind.OPERATION, "S:1")


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("redis")).start()
    yield server
    server.stop()


@pytest.fixture
def client(started, monkeypatch):
    monkeypatch.setitem(LIMITS, Kind.OPERATION, Limit(10, 100, WEEK_S))
    with redis.Redis.from_url(started.url()) as client:
        client.flushall()
        yield client


def log(first=1, last=100, name="S:1"):
    return Log(1, Kind.OPERATION, "S", name, first, last, 0, time.time())


def batch(first, last):
    return [(number, float(number), f'{{"n":{number}}}') for number in range(first, last + 1)]


def there(client):
    return [int(one.split()[0]) for one in client.zrange(redis_scripts.items(*KEY), 0, -1)]


def test_a_batch_that_comes_twice_is_there_once(client):
    server = Server(client, "me", HOLD_S)
    for _ in range(2):
        assert server.send(log(), batch(1, 4), False) == Kept(4, 0, 4)
    assert server.send(log(), batch(3, 6), False) == Kept(6, 0, 6)
    assert there(client) == [1, 2, 3, 4, 5, 6]


def test_what_was_trimmed_does_not_come_back(client):
    server = Server(client, "me", HOLD_S)
    for _ in range(2):
        assert server.send(log(), batch(1, 14), False) == Kept(14, 4, 10)
    assert server.send(log(), batch(1, 4), False) == Kept(14, 4, 10)
    assert there(client) == list(range(5, 15))


def test_a_batch_that_would_leave_a_hole_is_not_taken(client):
    server = Server(client, "me", HOLD_S)
    server.send(log(), batch(1, 3), False)
    assert server.send(log(), batch(5, 6), False) == Kept(3, 0, 3)
    assert there(client) == [1, 2, 3]


def test_a_hole_that_nobody_can_fill_counts_as_trimmed(client):
    server = Server(client, "me", HOLD_S)
    server.send(log(), batch(1, 3), False)
    assert server.send(log(first=7), batch(7, 8), False) == Kept(8, 3, 5)


def test_a_log_can_begin_anew(client):
    server = Server(client, "me", HOLD_S)
    server.send(log(), batch(1, 6), False)
    client.zremrangebyrank(redis_scripts.items(*KEY), 0, 2)
    (kept,) = server.look([log()])
    assert kept == Kept(6, 0, 3) and not kept.whole
    assert server.send(log(), batch(1, 4), True) == Kept(4, 0, 4)
    assert there(client) == [1, 2, 3, 4]


def test_who_does_not_hold_the_lock_changes_nothing(client):
    mine, other = Server(client, "me", HOLD_S), Server(client, "other", HOLD_S)
    assert mine.send(log(), batch(1, 2), False) == Kept(2, 0, 2)
    assert other.send(log(), batch(3, 4), False) is None
    other.release()
    assert client.get(redis_scripts.lock("S")) == b"me"
    assert 0 < client.pttl(redis_scripts.lock("S")) <= HOLD_S * 1000
    mine.release()
    assert other.send(log(), batch(3, 4), False) == Kept(4, 0, 4)
    mine.release()
    assert client.get(redis_scripts.lock("S")) == b"other", "the lock is no longer this one's"
    assert there(client) == [1, 2, 3, 4]


def test_what_has_ended_is_no_longer_listed_and_what_is_there_is(client):
    server = Server(client, "me", HOLD_S)
    server.send(log(), batch(1, 2), False)
    server.send(log(name="S:2"), batch(1, 2), False)
    for key in (redis_scripts.items, redis_scripts.count):
        client.delete(key(Kind.OPERATION, "S:2"))
    server.tidy()
    assert client.zrange(redis_scripts.index(Kind.OPERATION), 0, -1) == [b"S:1"]


def test_the_lock_of_a_dead_sender_ends_by_itself(client):
    assert Server(client, "dead", 0.1).send(log(), batch(1, 2), False) == Kept(2, 0, 2)
    mine = Server(client, "me", HOLD_S)
    kept = until(lambda: mine.send(log(), batch(3, 4), False), "the end of the lock")
    assert kept == Kept(4, 0, 4)


def test_a_batch_that_redis_refuses_leaves_nothing_of_itself(client):
    server = Server(client, "me", HOLD_S)
    server.send(log(), batch(1, 2), False)
    client.config_set("maxmemory", 1)
    try:
        with pytest.raises(redis.ResponseError):
            server.send(log(), batch(3, 4), False)
    finally:
        client.config_set("maxmemory", 0)
    assert server.look([log()]) == [Kept(2, 0, 2)]
    assert there(client) == [1, 2]
