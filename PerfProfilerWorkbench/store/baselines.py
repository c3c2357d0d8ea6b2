# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sessions with a name, to compare others with. What a name stood for before stays known."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from .. import texts
from ..model.session_id import is_session_id
from ..texts import message
from .errors import StoreError
from .history import LAST
from .packing import packed, text_of
from .reader import number_of


@dataclass(frozen=True)
class Baseline:
    """``named_at`` and ``ended_at`` are seconds since 1970 (UTC); ``ended_at`` None: in use.

    ``ending``: "retired", or "replaced" by another session under the same name.
    """

    name: str
    session: str
    named_at: float
    ended_at: float | None = None
    ending: str | None = None


def name_baseline(
    connection: sqlite3.Connection, name: str, id: str, now_s: float, path: str
) -> None:
    """What had the name before is replaced; the same session again changes nothing."""
    if not name.strip():
        raise StoreError(message(texts.BASELINE_NEEDS_A_NAME))
    if name == LAST or is_session_id(name):
        raise StoreError(message(texts.BASELINE_IS_AN_ID, name=name))
    number = number_of(connection, id, path)
    known = connection.execute(
        "SELECT session FROM baselines WHERE name = ? AND ended_at IS NULL", (packed(name),)
    ).fetchone()
    if known == (number,):
        return
    _end(connection, name, "replaced", now_s)
    connection.execute(
        "INSERT INTO baselines (name, session, named_at) VALUES (?, ?, ?)",
        (packed(name), number, now_s),
    )


def retire_baseline(connection: sqlite3.Connection, name: str, now_s: float) -> None:
    if not _end(connection, name, "retired", now_s):
        raise StoreError(message(texts.NO_SUCH_BASELINE, name=name))


def baselines(connection: sqlite3.Connection, all: bool) -> list[Baseline]:
    """Those in use by name; ``all``: those that ended too, the latest first of each name."""
    found = connection.execute(
        "SELECT name, id, named_at, ended_at, ending FROM baselines"
        " JOIN sessions ON sessions.number = session WHERE ? OR ended_at IS NULL"
        " ORDER BY name, baselines.number DESC",
        (all,),
    )
    return [Baseline(text_of(name), *rest) for name, *rest in found]


def in_use(connection: sqlite3.Connection, number: int) -> str | None:
    """The name of a baseline that the session is now."""
    found = connection.execute(
        "SELECT name FROM baselines WHERE session = ? AND ended_at IS NULL", (number,)
    ).fetchone()
    return found and text_of(found[0])


def _end(connection: sqlite3.Connection, name: str, ending: str, now_s: float) -> bool:
    ended = connection.execute(
        "UPDATE baselines SET ended_at = ?, ending = ? WHERE name = ? AND ended_at IS NULL",
        (now_s, ending, packed(name)),
    )
    return ended.rowcount > 0
