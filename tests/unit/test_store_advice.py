# SPDX-License-Identifier: LGPL-2.1-or-later
"""What version 3 of the store added to advice and plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rich_sessions as made
from test_store_file import path as path
from test_store_file import plain, pragma
from test_store_live import advice

from PerfProfilerWorkbench.store import connection as opening
from PerfProfilerWorkbench.store import migrations
from PerfProfilerWorkbench.store.advice import Plan
from PerfProfilerWorkbench.store.errors import StoreError
from PerfProfilerWorkbench.store.store import Store


@pytest.fixture
def store(tmp_path):
    with Store(str(tmp_path / "kept.sqlite")) as opened:
        opened.add(made.bare())
        yield opened


def second_version(path: str) -> None:
    """A file of version 2 with a piece of advice that was done, and a plan."""
    with plain(path) as connection:
        connection.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")
        migrations.migrate(connection, to=2)
        connection.execute(
            "INSERT INTO advice VALUES (3, NULL, 'R1', 'Doc', 'Box', '{}', 7, 'try it', 1.5, NULL,"
            " NULL, NULL, 2.5, NULL)"
        )
        connection.execute("INSERT INTO plans VALUES (1, 'Doc', 'p', 4.5, NULL, '[1]')")


def test_advice_of_version_2_goes_on_with_its_life(path):
    second_version(path)
    with Store(path) as store:
        (row,) = store.advice.unproven()
        assert (row.number, row.done_at, row.rejected_at, row.path, row.property) == (
            (3, 2.5, None, "", "")
        )
        store.advice.rejected(3, 9.5)
        assert store.advice.advice("Doc") == [replace(row, rejected_at=9.5)]
        (plan,) = store.advice.plans("Doc")
        assert (plan.path, plan.whole_ns, plan.steps) == ("", None, (1,))
    with plain(path) as connection:
        assert pragma(connection, "user_version") == migrations.NEWEST == 3


def test_advice_of_version_2_is_of_the_file_that_its_session_saw(path):
    second_version(path)
    with plain(path) as connection:
        names = "number, id, preset, environment, document, started_at, start_ns, end_ns, state"
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            f"INSERT INTO sessions ({names}, written_at, owner_machine, owner_boot, owner_pid,"
            " owner_started, windowed, dropped_events, stack_interval_ns, problems, preferences)"
            " VALUES (4, 'x', 'full', 1, '', 1, 0, 1, 'finished', 1, '', '', 1, 1, 0, 0, 0, '', '')"
        )
        connection.execute("INSERT INTO documents VALUES (4, 0, 'Doc', '/m.FCStd', '', 0, '')")
        connection.execute("UPDATE advice SET session = 4")
    with Store(path) as store:
        assert [row.path for row in store.advice.advice("Doc", "/m.FCStd")] == ["/m.FCStd"]


def test_a_migration_that_fails_leaves_version_2(path):
    second_version(path)
    with plain(path) as connection:
        connection.execute("ALTER TABLE plans ADD COLUMN whole_ns")  # in the way of version 3
    with pytest.raises(StoreError, match="duplicate column"):
        Store(path)
    with plain(path) as connection:
        assert pragma(connection, "user_version") == 2
        columns = [row[1] for row in connection.execute("PRAGMA table_info(advice)")]
        assert "rejected_at" not in columns


def test_what_is_offered_again_is_new_in_what_is_expected_only(store):
    number = store.advice.offer(made.session_id(1), advice())
    store.advice.tried(number, 2.5, "saves", 5)
    again = replace(advice(), expected_ns=9, offered_at=8.5, number=number)
    assert store.advice.offer(made.session_id(1), again) == number
    (row,) = store.advice.advice("Doc")
    assert (row.expected_ns, row.offered_at, row.verdict) == (9, 1.5, "saves")


def test_advice_for_a_session_that_is_not_kept_is_kept_all_the_same(store):
    number = store.advice.offer(made.session_id(5), advice())
    assert store.advice.advice("Doc") == [advice(number=number)]


def test_files_of_one_name_are_told_apart(store):
    for file in ("/a\udc80.FCStd", "/b.FCStd"):
        store.advice.offer("", advice(path=file))
        store.advice.keep_plan(Plan("Doc", file, 1.5, None, (), path=file, whole_ns=3))
    (row,) = store.advice.advice("Doc", "/a\udc80.FCStd")
    assert row.path == "/a\udc80.FCStd" and len(store.advice.advice("Doc")) == 2
    (plan,) = store.advice.plans("Doc", "/b.FCStd")
    assert (plan.name, plan.whole_ns) == ("/b.FCStd", 3) and len(store.advice.plans("Doc")) == 2


def test_what_is_done_waits_to_be_proven_until_it_is_or_is_undone(store):
    first, second, third = (store.advice.offer("", advice()) for _ in range(3))
    for number in (first, second):
        store.advice.done(number, 2.5)
    assert [row.number for row in store.advice.unproven()] == [first, second]
    store.advice.really_saved(first, 0)
    store.advice.done(second, None)
    assert store.advice.unproven() == [] and third
