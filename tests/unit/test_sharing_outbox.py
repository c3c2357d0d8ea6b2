# SPDX-License-Identifier: LGPL-2.1-or-later
"""The outbox alone: what is put down waits in order, bounded, for one sender at a time."""

from __future__ import annotations

import pytest
from shared_records import operation, share

from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.store import outbox_sending as sending
from PerfProfilerWorkbench.store.connection import Database
from PerfProfilerWorkbench.store.outbox import LIMITS, WEEK_S, Entry, Kind, Limit, forget, put

NOW_S = 1_800_000_000.0


@pytest.fixture
def database(tmp_path):
    database = Database(str(tmp_path / "recordings.sqlite"))
    yield database
    database.close()


@pytest.fixture
def put_down(database):
    return lambda *entries: share(database.path, *entries)


def logs(database):
    with database.reading() as connection:
        return sending.logs(connection)


def batches(database, log):
    """What is sent of a log, batch by batch, until nothing waits."""
    found = []
    while True:
        with database.writing() as connection:
            (log,) = [one for one in sending.logs(connection) if one.number == log.number]
            batch = sending.batch(connection, log)
            if not batch:
                return found
            found.append([number for number, _, _ in batch])
            sending.mark(connection, log, batch[-1][0])


def test_entries_are_numbered_in_their_session_and_kind(database, put_down):
    put_down(*(operation(n, session, NOW_S) for n in range(3) for session in "AB"))
    put_down(Entry(Kind.SNAPSHOT, "A", NOW_S, {}))
    assert [(one.kind, one.session, one.first, one.last) for one in logs(database)] == [
        (Kind.OPERATION, "A", 1, 3), (Kind.OPERATION, "B", 1, 3), (Kind.SNAPSHOT, "A", 1, 1),
    ]  # fmt: skip


def test_what_is_rolled_back_was_never_put_down(database):
    with pytest.raises(KeyError), database.writing() as connection:
        put(connection, [operation(1)])
        raise KeyError
    assert logs(database) == []


def test_batches_are_bounded_in_number_and_in_size(database, put_down):
    put_down(*(operation(n, "many", NOW_S) for n in range(1201)))
    big = {"name": "x" * 400_000}
    put_down(*(operation(n, "big", NOW_S + 1, **big) for n in range(5)))
    put_down(operation(1, "huge", NOW_S + 2, name="x" * 3_000_000))
    many, big, huge = logs(database)
    assert [len(batch) for batch in batches(database, many)] == [500, 500, 201]
    assert batches(database, big) == [[1, 2], [3, 4], [5]]
    assert batches(database, huge) == [[1]]


def test_going_back_makes_it_wait_again(database, put_down):
    put_down(*(operation(n) for n in range(5)))
    (log,) = logs(database)
    assert batches(database, log) == [[1, 2, 3, 4, 5]]
    with database.writing() as connection:
        sending.mark(connection, log, 2)
        assert sending.count_waiting(connection) == 3
    assert batches(database, log) == [[3, 4, 5]]


def test_a_log_keeps_no_more_than_redis_would(database, put_down, monkeypatch):
    monkeypatch.setitem(LIMITS, Kind.OPERATION, Limit(10, 100, WEEK_S))
    put_down(*(operation(n) for n in range(25)))
    (log,) = logs(database)
    assert (log.first, log.last) == (16, 25)
    with database.reading() as connection:
        assert sending.count_waiting(connection) == 25, "Redis has to count what it never sees"


def test_of_a_state_the_last_one_waits(database, put_down):
    for state in ("running", "finished"):
        put_down(Entry(Kind.HEAD, "A", NOW_S, {"state": state}))
    with database.writing() as connection:
        (head,) = sending.states(connection, NOW_S)
        assert head.body == '{"state":"finished"}'
        sending.mark_state(connection, head)
        assert sending.states(connection, NOW_S) == []
        assert sending.sent_heads(connection) == ["A"]
        sending.unmark_head(connection, "A")
        assert sending.states(connection, NOW_S) == [head]
        assert sending.sent_heads(connection) == []


def test_a_state_that_comes_while_one_is_sent_waits_still(database, put_down):
    put_down(Entry(Kind.HEAD, "A", NOW_S, {"state": "running"}))
    with database.reading() as connection:
        (first,) = sending.states(connection, NOW_S)
    put_down(Entry(Kind.HEAD, "A", NOW_S, {"state": "finished"}))
    with database.writing() as connection:
        sending.mark_state(connection, first)
        assert "finished" in sending.states(connection, NOW_S)[0].body


def test_figures_are_wanted_for_fifteen_seconds(database, put_down):
    put_down(Entry(Kind.LIVE, "A", NOW_S, {}))
    with database.reading() as connection:
        assert len(sending.states(connection, NOW_S + 14)) == 1
        assert sending.states(connection, NOW_S + 16) == []
        assert sending.count_waiting(connection) == 0, "nobody waits for figures of the moment"


def test_what_is_too_old_goes_and_what_was_never_sent_is_counted(database, put_down):
    put_down(*(operation(n, "sent", NOW_S) for n in range(5)))
    put_down(*(operation(n, "half", NOW_S) for n in range(5)))
    put_down(*(operation(n, "new", NOW_S + WEEK_S) for n in range(5)))
    put_down(Entry(Kind.HEAD, "sent", NOW_S, {}))
    sent, half, _ = logs(database)
    with database.writing() as connection:
        sending.mark(connection, sent, 5)
        sending.mark(connection, half, 2)
    for _ in range(2):
        with database.writing() as connection:
            sending.expire(connection, NOW_S + WEEK_S)
            assert sending.count_expired(connection) == 3
    assert [one.session for one in logs(database)] == ["new"]


def test_a_session_that_is_forgotten_leaves_nothing(database, put_down):
    put_down(operation(1, "A"), Entry(Kind.HEAD, "A", NOW_S, {}), operation(1, "B"))
    with database.writing() as connection:
        forget(connection, "A")
        assert sending.states(connection, NOW_S) == []
        assert connection.execute("SELECT count(*) FROM outbox").fetchone() == (1,)
    assert [one.session for one in logs(database)] == ["B"]


def claim(database, token, now_s, hold_s=20):
    with database.writing() as connection:
        return sending.claim(connection, token, now_s, hold_s)


def test_one_sends_until_it_gives_back_or_its_time_is_over(database):
    assert claim(database, "one", NOW_S)
    assert not claim(database, "other", NOW_S + 19)
    assert claim(database, "one", NOW_S + 19)
    assert not claim(database, "other", NOW_S + 38)
    assert claim(database, "other", NOW_S + 40)
    assert not claim(database, "one", NOW_S + 41)
    with database.writing() as connection:
        sending.release(connection, "one")
    assert not claim(database, "one", NOW_S + 42), "nobody gives back what another holds"
    with database.writing() as connection:
        sending.release(connection, "other")
    assert claim(database, "one", NOW_S + 43)


def test_a_clock_that_was_set_back_keeps_nobody_waiting(database):
    assert claim(database, "one", NOW_S)
    assert claim(database, "other", NOW_S - 3600)


def test_what_the_sender_says_is_heard_by_the_others(database):
    said = message("it goes {way}", way="well")
    with database.writing() as connection:
        assert sending.told(connection) is None
        sending.claim(connection, "one", NOW_S, 20)
        sending.tell(connection, "other", message("nonsense"))
        assert sending.told(connection) is None
        sending.tell(connection, "one", said)
        assert sending.told(connection) == said
