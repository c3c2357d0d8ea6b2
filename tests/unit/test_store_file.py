# SPDX-License-Identifier: LGPL-2.1-or-later
"""The store's file: begun, migrated, refused; what a locked, full or read-only one says."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import rich_sessions as made

from PerfProfilerWorkbench.store import connection as opening
from PerfProfilerWorkbench.store import damage, migrations, owners, reasons
from PerfProfilerWorkbench.store.errors import StoreError
from PerfProfilerWorkbench.store.live import LiveFigures
from PerfProfilerWorkbench.store.store import Store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path) -> str:
    return str(tmp_path / "recordings.sqlite")


@contextmanager
def plain(path: str):
    """SQLite itself, without our settings."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def pragma(connection: sqlite3.Connection, name: str):
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_file_is_as_it_should_be(path):
    with Store(path):
        pass
    with plain(path) as connection:
        assert pragma(connection, "journal_mode") == "wal"
        assert pragma(connection, "auto_vacuum") == 2  # incremental
        assert pragma(connection, "user_version") == migrations.NEWEST
        assert pragma(connection, "integrity_check") == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_connection_keeps_foreign_keys_and_waits(path):
    with Store(path) as store, store._database.reading() as connection:
        assert pragma(connection, "foreign_keys") == 1
        assert pragma(connection, "synchronous") == 1  # normal
        assert pragma(connection, "busy_timeout") == 30_000


def test_each_foreign_key_has_an_index_so_that_removing_scans_nothing(path):
    with Store(path), plain(path) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
        for table in {one for one in tables if not one.startswith("sqlite_")}:
            indices = [
                [column[2] for column in connection.execute(f"PRAGMA index_info({index[1]})")]
                for index in connection.execute(f"PRAGMA index_list({table})")
            ]
            info = connection.execute(f"PRAGMA table_info({table})").fetchall()
            indices.append([row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]])
            keys: dict[int, list[str]] = {}
            for key in connection.execute(f"PRAGMA foreign_key_list({table})"):
                keys.setdefault(key[0], []).append(key[3])
            for key in keys.values():
                if key != ["kind"]:  # kinds are never removed
                    assert any(one[: len(key)] == key for one in indices), (table, key)


def test_what_uses_a_missing_session_is_refused_by_the_file(path):
    with (
        Store(path) as store,
        pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"),
        store._database.writing() as connection,
    ):
        connection.execute("INSERT INTO objects VALUES (9, 1, 'Doc', 'Box', NULL, NULL)")


def first_version(path: str) -> None:
    """A file of version 1 with a session, a baseline and a plan in it."""
    with plain(path) as connection:
        connection.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")
        migrations.migrate(connection, to=1)
        connection.execute(
            "INSERT INTO environments VALUES (4, '1.0.0', '3', '5', '7', 'L', 'P', 2, 'null', 'm')"
        )
        connection.execute(
            "INSERT INTO sessions VALUES (7, ?, 'cpu', 4, 'Doc', 1.5, 1000, 2000, 'finished', 2.5,"
            " 'm', 'b', 1, 2, 1, 0, 1, 3, 100, NULL, NULL, '[\"why\"]', '{\"A\":1}')",
            (made.session_id(1),),
        )
        connection.execute("INSERT INTO objects VALUES (7, 1, 'Doc', 'Box', 'Cube', 'Part::Box')")
        connection.execute("INSERT INTO kinds VALUES (5, 'feature')")
        connection.execute(
            "INSERT INTO spans VALUES (7, 0, 2, 1, 5, 1, 10, 20, 15, 3, 2, 0, 0, 0, NULL, 40, NULL,"
            " NULL, NULL, NULL, NULL, NULL, NULL, NULL)"
        )
        connection.execute("INSERT INTO baselines VALUES (1, 'base', 7, 3.5, NULL, NULL)")
        connection.execute("INSERT INTO plans VALUES (1, 'Doc', 'p', 4.5, NULL, '[1]')")


def test_a_file_of_the_first_version_is_migrated_with_all_that_is_in_it(path):
    first_version(path)
    with Store(path) as store:
        (span,) = store.spans(made.session_id(1))
        assert (span.id, span.parent, span.object, span.start_ns) == (2, 1, "Box", 1010)
        assert (span.wall_ns, span.total_ns, span.cpu_ns) == (20, 20, 40)
        (info,) = store.sessions()
        assert (info.document, info.freecad, info.pinned, info.span_count) == (
            "Doc",
            "1.0.0",
            True,
            1,
        )
        assert store.head(info.id).problems == ("why",)
        assert [one.name for one in store.baselines()] == ["base"]
        assert [one.name for one in store.advice.plans("Doc")] == ["p"]
        assert store.removed() == [] and store.live() == []
        store.begin(made.bare(2), owners.owner()).show(LiveFigures(made.session_id(2), 1.0, 10.0))
    with plain(path) as connection:
        assert pragma(connection, "user_version") == migrations.NEWEST
        assert pragma(connection, "integrity_check") == "ok"


def test_a_migration_that_fails_leaves_the_file_as_it_was(path):
    first_version(path)
    with plain(path) as connection:
        connection.execute("CREATE TABLE removed (x)")  # in the way of version 2
    with pytest.raises(StoreError, match="table removed already exists"):
        Store(path)
    with plain(path) as connection:
        assert pragma(connection, "user_version") == 1
        assert (
            connection.execute("SELECT name FROM sqlite_master WHERE name = 'live'").fetchall()
            == []
        )


def test_a_file_of_a_newer_version_is_left_as_it_is(path):
    with Store(path):
        pass
    with plain(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = Path(path).read_bytes()
    with pytest.raises(StoreError, match=r"recordings.sqlite was written by a newer .*schema 99"):
        Store(path)
    assert Path(path).read_bytes() == before


def test_a_database_of_another_program_is_left_as_it_is(path):
    with plain(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    before = Path(path).read_bytes()
    with pytest.raises(StoreError, match=r"recordings.sqlite is a database of another program"):
        Store(path)
    assert Path(path).read_bytes() == before
    assert os.listdir(os.path.dirname(path)) == ["recordings.sqlite"]


@pytest.mark.parametrize("content", [b"", None], ids=["empty", "none"])
def test_an_empty_file_is_begun(path, content):
    if content is not None:
        Path(path).write_bytes(content)
    with Store(path) as store:
        assert store.sessions() == [] and store.notices == []


def test_a_folder_in_its_place_is_said_so(tmp_path):
    with pytest.raises(StoreError, match=r"can't be opened \(unable to open database file\)"):
        Store(str(tmp_path))
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"file/x.sqlite can't be opened \("):
        Store(str(tmp_path / "file" / "x.sqlite"))


def test_a_file_in_use_is_said_so_and_not_set_aside(path, monkeypatch):
    monkeypatch.setattr(opening, "BUSY_S", 0.05)
    monkeypatch.setattr(damage, "BUSY_S", 0.05)
    with Store(path) as store, plain(path) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"recordings.sqlite is in use by another program"):
            store.add(made.bare())
        other.execute("ROLLBACK")
        assert store.add(made.bare())
    assert not list(Path(path).parent.glob("*damaged*"))


def test_one_process_at_a_time_begins_the_file(path, monkeypatch):
    monkeypatch.setattr(damage, "BUSY_S", 0.05)
    with (
        damage.alone(path),
        pytest.raises(StoreError, match=r"recordings.sqlite.lock is in use by another program"),
    ):
        Store(path)
    with Store(path) as store, damage.alone(path), Store(path):
        assert store.sessions() == [], "what is there is opened without that lock"


def test_a_full_disk_is_said_so_and_nothing_is_half_written(path):
    with Store(path) as store:
        store.add(made.bare())
        with store._database.outside_transactions() as connection:
            pages = pragma(connection, "page_count")
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        spans = tuple(made.feature_span(n) for n in range(2, 2000))
        writer = store.begin(made.bare(2), owners.owner())
        with pytest.raises(
            StoreError, match=r"recordings.sqlite can't be written: the disk is full"
        ):
            writer.write(made.bare(2, spans=spans))
        assert store.session(made.session_id(2)) == made.bare(2)
        with store._database.outside_transactions() as connection:
            connection.execute("PRAGMA max_page_count = 1000000")
        writer.write(made.bare(2, spans=spans))
        assert store.session(made.session_id(2)) == made.bare(2, spans=spans)


READ_ONLY = """
import sys
sys.path.insert(0, sys.argv[1])
from PerfProfilerWorkbench.store.errors import StoreError
from PerfProfilerWorkbench.store.store import Store
try:
    Store(sys.argv[2])
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
@pytest.mark.parametrize("there", [False, True], ids=["no file", "a file"])
def test_a_read_only_folder_is_said_so(there):
    nobody = {"user": 65534} if os.getuid() == 0 else {}  # root may write everywhere
    with tempfile.TemporaryDirectory() as folder:  # pytest's own is closed to others
        file = os.path.join(folder, "recordings.sqlite")
        if there:
            first_version(file)
        os.chmod(folder, 0o555)
        told = subprocess.run(
            [sys.executable, "-B", "-c", READ_ONLY, str(ROOT), file],
            capture_output=True,
            text=True,
            **nobody,
        )
        os.chmod(folder, 0o755)
        left = os.listdir(folder)
    assert told.stdout == f"{file} can't be written: the file or its folder is read-only\n", told
    assert left == (["recordings.sqlite"] if there else [])


def test_only_words_about_the_content_are_damage():
    def code_of(number):
        error = sqlite3.DatabaseError("words")
        error.sqlite_errorcode = number
        return reasons.is_damage(error)

    assert code_of(11) and code_of(26) and code_of(11 | 1 << 8)  # SQLITE_CORRUPT_VTAB
    others = (0, 1, 5, 6, 8, 10, 13, 14, 5 | 2 << 8)
    assert not any(map(code_of, others))
    assert not reasons.is_damage(sqlite3.OperationalError("of Python's own"))
