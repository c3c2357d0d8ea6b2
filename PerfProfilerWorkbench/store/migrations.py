# SPDX-License-Identifier: LGPL-2.1-or-later
"""From any older version of the schema to this one, a step a version, each whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from .schema import VERSION_1, VERSION_2, VERSION_3


def _first(connection: sqlite3.Connection) -> None:
    for statement in VERSION_1:
        connection.execute(statement)


def _live_and_removed(connection: sqlite3.Connection) -> None:
    """Figures of running sessions, and what retention removed."""
    for statement in VERSION_2:
        connection.execute(statement)


def _life_of_advice(connection: sqlite3.Connection) -> None:
    """Of which file advice and plans are, and what a person does not want to hear of it."""
    for statement in VERSION_3:
        connection.execute(statement)


_STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _first,
    _live_and_removed,
    _life_of_advice,
)
NEWEST = len(_STEPS)


def version(connection: sqlite3.Connection) -> int:
    """0 for a file that holds nothing yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, to: int = NEWEST) -> None:
    """The caller holds the lock of opening: nobody else migrates this file now."""
    for number in range(version(connection), to):
        connection.execute("BEGIN IMMEDIATE")
        try:
            _STEPS[number](connection)
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
