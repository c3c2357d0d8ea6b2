# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes a session out of the file, in steps so short that nobody who records waits for long.

A session that is to go is marked first: from then on nobody sees it, and whatever was left of it
because the process died is taken out by the next who removes something.
"""

from __future__ import annotations

import sqlite3

from .. import texts
from ..texts import message
from . import outbox
from .baselines import in_use
from .connection import Database
from .errors import StoreError
from .reader import number_of
from .states import OWNED, State, state_of

_ROWS = 5_000  # spans deleted in one transaction
_PAGES = 1_000  # given back to the system in one


def mark(connection: sqlite3.Connection, number: int) -> None:
    """Within a transaction; ``take_out`` does the rest. Nobody is told of it from now on."""
    (id,) = connection.execute("SELECT id FROM sessions WHERE number = ?", (number,)).fetchone()
    outbox.forget(connection, id)
    connection.execute("UPDATE sessions SET state = 'removed' WHERE number = ?", (number,))


def delete(connection: sqlite3.Connection, id: str, now_s: float, path: str) -> None:
    """Mark it because somebody asks for it: not what runs, and not a baseline in use."""
    number = number_of(connection, id, path)
    owned = connection.execute(f"SELECT {OWNED} FROM sessions WHERE number = ?", (number,))
    if state_of(owned.fetchone(), now_s) is State.RUNNING:
        raise StoreError(message(texts.SESSION_IS_RUNNING, id=id))
    name = in_use(connection, number)
    if name is not None:
        raise StoreError(message(texts.SESSION_IS_BASELINE, id=id, name=name))
    mark(connection, number)


def take_out(database: Database) -> None:
    """All sessions that are marked."""
    while _step(database):
        pass


def _step(database: Database) -> bool:
    """Whether there may be more to do."""
    with database.writing() as connection:
        marked = connection.execute(
            "SELECT number FROM sessions WHERE state = 'removed' LIMIT 1"
        ).fetchone()
        if marked is None:
            return False
        gone = connection.execute(
            "DELETE FROM spans WHERE session = ?1 AND position IN"
            " (SELECT position FROM spans WHERE session = ?1 LIMIT ?2)",
            (*marked, _ROWS),
        )
        if gone.rowcount < _ROWS:
            connection.execute("DELETE FROM sessions WHERE number = ?", marked)
    return True


def give_back(database: Database) -> None:
    """The room of what was deleted, to the system."""
    with database.outside_transactions() as connection:
        while _number(connection, "freelist_count"):
            before = _number(connection, "freelist_count")
            connection.execute(f"PRAGMA incremental_vacuum({_PAGES})").fetchall()
            if _number(connection, "freelist_count") >= before:
                return  # a file that was not begun by us does not shrink
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def used_bytes(connection: sqlite3.Connection) -> int:
    """Of the file, without what it has in reserve."""
    pages = _number(connection, "page_count") - _number(connection, "freelist_count")
    return pages * _number(connection, "page_size")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
