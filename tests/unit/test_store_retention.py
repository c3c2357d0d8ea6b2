# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is kept, what goes, and that it is told."""

from __future__ import annotations

import os
import time

import pytest
import rich_sessions as made
from test_store_history import numbers

from PerfProfilerWorkbench.store import removing
from PerfProfilerWorkbench.store.errors import StoreError
from PerfProfilerWorkbench.store.owners import owner
from PerfProfilerWorkbench.store.retention import DAY_S, Limits, Reason
from PerfProfilerWorkbench.store.store import Store
from PerfProfilerWorkbench.texts import english, say

NOTHING = Limits(age_days=None, size_bytes=None, count=None)


@pytest.fixture
def store(tmp_path):
    with Store(str(tmp_path / "recordings.sqlite")) as opened:
        yield opened


def filled(store: Store, count: int, spans: int = 0) -> None:
    given = tuple(made.feature_span(n) for n in range(2, 2 + spans))
    for number in range(1, count + 1):
        store.add(made.bare(number, spans=given))


def checkpointed_bytes(store: Store) -> int:
    """Of the file, without a journal beside it."""
    with store._database.outside_transactions() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return os.path.getsize(store.path)


def told(store: Store) -> list[str]:
    return [say(english, notice) for notice in store.notices]


def test_within_the_limits_all_stays(store):
    filled(store, 3)
    for limits in (NOTHING, Limits(size_bytes=10**9, count=3, age_days=10**6)):
        assert store.retain(limits) == {}
    assert numbers(store.sessions()) == [3, 2, 1]
    assert store.removed() == [] and store.notices == []


def test_the_oldest_go_when_there_are_too_many(store):
    filled(store, 5, spans=3)
    assert store.retain(Limits(age_days=None, count=2)) == {Reason.COUNT: 3}
    assert numbers(store.sessions()) == [5, 4]
    assert told(store) == ["oldest recordings removed because there were more than 2: 3"]
    gone = store.removed()
    assert numbers(gone) == [3, 2, 1]
    assert {(one.reason, one.span_count, one.document) for one in gone} == {
        (Reason.COUNT, 3, "Doc")
    }
    assert gone[0].started_at == made.bare(3).started_at
    assert time.time() - 60 < gone[0].removed_at <= time.time()
    assert numbers(store.removed(limit=1)) == [3]


def aged(store, days):
    """As if the sessions 1, 2 … had been written so many days ago."""
    with store._database.writing() as connection:
        for number, age in enumerate(days, start=1):
            values = (time.time() - age * DAY_S, made.session_id(number))
            connection.execute("UPDATE sessions SET written_at = ? WHERE id = ?", values)


def test_the_old_go(store):
    filled(store, 3)
    aged(store, (40, 31, 29))
    assert store.retain(Limits(age_days=30)) == {Reason.AGE: 2}
    assert numbers(store.sessions()) == [3]
    assert told(store) == ["recordings removed because they were older than 30 days: 2"]


def test_an_old_recording_that_was_imported_now_is_new_here(store):
    store.add(made.bare(1, started_at=time.time() - 1000 * DAY_S))
    assert store.retain() == {}


def test_without_limits_those_given_last_hold(store):
    filled(store, 3)
    store.retain(Limits(age_days=None, count=3))
    filled(store, 5)
    assert store.retain() == {Reason.COUNT: 2}


def test_the_oldest_go_when_all_are_too_big_and_the_file_shrinks(store):
    filled(store, 6, spans=6000)
    with store._database.reading() as connection:
        used_bytes = removing.used_bytes(connection)
    before_bytes = checkpointed_bytes(store)
    removed = store.retain(Limits(age_days=None, size_bytes=used_bytes * 6 // 10))
    assert removed == {Reason.SIZE: 3} and numbers(store.sessions()) == [6, 5, 4]
    assert checkpointed_bytes(store) < before_bytes * 0.6
    assert len(list(store.spans(made.session_id(6)))) == 6000
    assert "because all together took more than" in told(store)[0]


def test_what_is_pinned_running_or_a_baseline_stays(store):
    filled(store, 6)
    store.pin(made.session_id(1), True)
    store.name_baseline("base", made.session_id(2))
    store.name_baseline("ended", made.session_id(3))
    store.retire_baseline("ended")
    store.begin(made.bare(4, id=made.session_id(40)), owner())
    everything = Limits(age_days=0, size_bytes=0, count=0)
    assert store.retain(everything) == {Reason.AGE: 4}
    assert numbers(store.sessions()) == [40, 2, 1]
    assert [info.pinned for info in store.sessions()] == [False, False, True]
    store.pin(made.session_id(1), False)
    store.retire_baseline("base")
    assert store.retain(everything) == {Reason.AGE: 2}
    assert numbers(store.sessions()) == [40]


def test_nothing_is_left_of_what_was_removed(store):
    store.add(made.rich())
    store.name_baseline("ended", made.rich().id)
    store.retire_baseline("ended")
    store.retain(Limits(age_days=0))
    with store._database.reading() as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        left = {
            name
            for (name,) in names
            if connection.execute(f"SELECT 1 FROM {name}").fetchone() is not None
        }
    assert left == {"environments", "kinds", "limits", "removed"}
    assert store.add(made.rich()) is True


def test_a_removal_cut_short_is_ended_by_the_next(store):
    filled(store, 3, spans=20)
    with store._database.writing() as connection:
        removing.mark(connection, 1)
    assert numbers(store.sessions()) == [3, 2]
    with pytest.raises(StoreError, match="there is no recording"):
        store.session(made.session_id(1))
    assert store.add(made.bare(1)) is True, "what is marked is gone for everybody"
    with store._database.writing() as connection:
        removing.mark(connection, 2)
    store.retain(NOTHING)
    with store._database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM sessions").fetchone() == (2,)


def test_a_session_is_deleted_in_short_steps(store, monkeypatch):
    monkeypatch.setattr(removing, "_ROWS", 7)
    filled(store, 2, spans=20)
    statements = []
    with store._database.outside_transactions() as connection:
        connection.set_trace_callback(statements.append)
    store.delete(made.session_id(1))
    assert sum(one.startswith("DELETE FROM spans") for one in statements) == 3
    assert sum(one == "BEGIN IMMEDIATE" for one in statements) >= 4
    assert numbers(store.sessions()) == [2] and store.removed() == []
    assert len(list(store.spans(made.session_id(2)))) == 20
    with store._database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM spans").fetchone() == (20,)


def test_what_runs_and_baselines_in_use_are_not_deleted(store):
    filled(store, 1)
    store.name_baseline("base", made.session_id(1))
    with pytest.raises(StoreError, match="is the baseline base: retire that first"):
        store.delete(made.session_id(1))
    store.begin(made.bare(2), owner())
    with pytest.raises(StoreError, match=f"{made.session_id(2)} is still running"):
        store.delete(made.session_id(2))
    assert numbers(store.sessions()) == [2, 1]
