# SPDX-License-Identifier: LGPL-2.1-or-later
"""A damaged file is set aside whole, with both names told, and recording goes on in a new one."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import rich_sessions as made

from PerfProfilerWorkbench.store import damage, owners
from PerfProfilerWorkbench.store.errors import StoreDamaged, StoreError
from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.store import Store
from PerfProfilerWorkbench.texts import english, say

ASIDE = re.compile(r"recordings\.damaged-\d{8}-\d{6}(-\d+)?\.sqlite")


@pytest.fixture
def path(tmp_path) -> str:
    return str(tmp_path / "recordings.sqlite")


def aside(path: str) -> list[Path]:
    return sorted(one for one in Path(path).parent.iterdir() if ASIDE.fullmatch(one.name))


def filled(path: str, number: int = 1) -> None:
    with Store(path) as store:
        spans = tuple(made.feature_span(n, f"Object{n % 50}") for n in range(2, 3000))
        store.add(made.bare(number, spans=spans))


def spoil(path: str) -> bytes:
    """Everything behind the list of tables; what the file is like then."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        tables = connection.execute("SELECT min(rootpage) FROM sqlite_master WHERE rootpage > 0")
        known = _schema_pages(connection)
        size = os.path.getsize(path)
        assert tables.fetchone()[0] * 4096 < size
    with open(path, "r+b") as file:
        for page in range(1, size // 4096 + 1):
            if page not in known:
                file.seek((page - 1) * 4096)
                file.write(b"\xaa" * 4096)
    return Path(path).read_bytes()


def _schema_pages(connection: sqlite3.Connection) -> set[int]:
    """Page 1 and the pages of the list of tables, which its right-most pointer and cells name."""
    with open(connection.execute("PRAGMA database_list").fetchone()[2], "rb") as file:
        first = file.read(4096)
    header = first[100:112]
    if header[0] == 13:  # a leaf: all is on page 1
        return {1}
    count = int.from_bytes(header[3:5], "big")
    cells = [int.from_bytes(first[112 + 2 * n : 114 + 2 * n], "big") for n in range(count)]
    pages = [int.from_bytes(first[at : at + 4], "big") for at in cells]
    return {1, *pages, int.from_bytes(header[8:12], "big")}


@pytest.mark.parametrize(
    "content",
    [b"no database", b"SQLite format 3\x00" + b"\xff" * 5000, b"\x00" * 4096],
    ids=["text", "a head only", "zeros"],
)
def test_what_is_no_database_is_set_aside(path, content):
    Path(path).write_bytes(content)
    with Store(path) as store:
        (kept,) = aside(path)
        (notice,) = store.notices
        told = say(english, notice)
        assert told.startswith(f"the recordings in {path} are damaged (")
        assert told.endswith(f"the file was set aside as {kept} and a new one was begun")
        assert kept.read_bytes() == content
        assert store.add(made.rich())
    with Store(path) as store:
        assert store.notices == [] and len(store.sessions()) == 1


def test_a_schema_of_which_sqlite_can_t_even_be_quoted_is_set_aside(path):
    filled(path)
    content = (
        Path(path).read_bytes().replace(b"CREATE TABLE spans", b"CREATE \xff\xfe\xfa\xfb\xfc spans")
    )
    Path(path).write_bytes(content)
    with Store(path) as store:
        (kept,) = aside(path)
        assert kept.read_bytes() == content
        assert store.sessions() == [] and len(store.notices) == 1


def test_its_journal_goes_with_it(path):
    for ending in ("", "-wal", "-shm"):
        Path(path + ending).write_bytes(b"content" + ending.encode())
    with Store(path):
        pass
    (kept,) = aside(path)
    assert kept.read_bytes() == b"content"
    assert Path(f"{kept}-wal").read_bytes() == b"content-wal"


def test_damage_met_while_reading(path):
    filled(path)
    content = spoil(path)
    with Store(path) as store:
        with pytest.raises(StoreDamaged, match=r"recordings.sqlite are damaged .* set aside as"):
            list(store.spans(made.session_id(1)))
        (kept,) = aside(path)
        assert kept.read_bytes() == content
        assert store.sessions() == [] and store.add(made.bare(2))


def test_damage_met_while_recording_costs_what_was_recorded_before(path):
    filled(path)
    with Store(path) as store:
        writer = store.begin(made.bare(2, spans=(made.feature_span(2),)), owners.owner())
        filled(path, 3)  # the writer's memory of the file is no longer good
        spoil(path)
        writer.write(made.bare(2, spans=(made.feature_span(3),)))
        writer.write(made.bare(2, spans=(made.feature_span(4),)))
        writer.finish()
        assert [span.id for span in store.spans(made.session_id(2))] == [3, 4]
        assert store.sessions()[0].state is State.FINISHED
        assert len(aside(path)) == 1
        (notice,) = store.notices
        assert str(aside(path)[0]) in say(english, notice)


def test_a_recording_follows_when_another_process_sets_the_file_aside(path):
    with Store(path) as store:
        writer = store.begin(made.bare(1), owners.owner())
        kept = damage.set_aside(path, damage.identity(path))
        with Store(path) as other:
            other.add(made.bare(2))
        writer.write(made.bare(1, spans=(made.feature_span(3),)))
        assert {info.id for info in store.sessions()} == {made.session_id(1), made.session_id(2)}
        assert [span.id for span in store.spans(made.session_id(1))] == [3]
        kept_too = damage.set_aside(path, damage.identity(path))
        writer.finish()
        assert [info.state for info in store.sessions()] == [State.FINISHED]
    for name, spans in ((kept, []), (kept_too, [made.feature_span(3)])):
        with Store(name) as store:
            assert list(store.spans(made.session_id(1))) == spans


def test_a_recording_waits_until_its_folder_is_back(tmp_path):
    folder, away = tmp_path / "folder", tmp_path / "away"
    with Store(str(folder / "recordings.sqlite")) as store:
        writer = store.begin(made.bare(1), owners.owner())
        folder.rename(away)
        folder.write_text("in the way")
        for _ in range(2):
            with pytest.raises(StoreError, match="can't be opened"):
                writer.write(made.bare(1, spans=(made.feature_span(3),)))
            with pytest.raises(StoreError, match="can't be opened"):
                store.sessions()
        folder.unlink()
        away.rename(folder)
        writer.write(made.bare(1, spans=(made.feature_span(3),)))
        assert [span.id for span in store.spans(made.session_id(1))] == [3]


def test_a_recording_goes_on_where_somebody_deleted_the_file(path):
    with Store(path) as store:
        writer = store.begin(made.bare(1, spans=(made.feature_span(2),)), owners.owner())
        for ending in ("", "-wal", "-shm"):
            os.unlink(path + ending)
        writer.write(made.bare(1, spans=(made.feature_span(3),)))
        writer.finish()
        assert [span.id for span in store.spans(made.session_id(1))] == [3]


def test_the_good_new_file_is_not_set_aside(path):
    Path(path).write_bytes(b"damaged")
    seen = damage.identity(path)
    assert damage.set_aside(path, seen) is not None
    with Store(path) as store:
        store.add(made.bare())
    assert damage.set_aside(path, seen) is None
    assert damage.set_aside(path, None) is None
    with Store(path) as store:
        assert len(store.sessions()) == 1


def test_what_was_set_aside_before_is_not_written_over(path):
    for _ in range(3):
        Path(path).write_bytes(b"damaged")
        assert damage.set_aside(path, damage.identity(path))
    assert len(aside(path)) == 3


def test_a_recording_that_can_t_be_understood_is_said_so(path):
    with Store(path) as store:
        store.add(made.rich())
        with store._database.writing() as connection:
            connection.execute("UPDATE documents SET content = '[1]'")
        with pytest.raises(StoreError, match=f"{made.rich().id} in {path} can't be read"):
            store.session(made.rich().id)
    assert aside(path) == []
