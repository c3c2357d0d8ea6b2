# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is to be shared with other machines, put down in SQLite before anything is sent.

Operations, snapshots and baselines are logs: each entry has a number in the log of its session, and
all of them are sent, in that order. Of a session's head and of its latest figures only the last one
counts. Texts here are JSON in ASCII, so that any label is a text for SQLite and for Redis.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(str, Enum):
    """The first three are logs. HEAD tells what a session is, LIVE has its latest figures."""

    OPERATION = "operations"
    SNAPSHOT = "snapshots"
    BASELINE = "baselines"
    HEAD = "sessions"
    LIVE = "live"


@dataclass(frozen=True)
class Limit:
    """How much of a log Redis keeps: entries a session, and in all. The oldest go, counted.

    A session's log ends ``life_s`` after its last entry.
    """

    entries: int
    in_all: int
    life_s: int


WEEK_S = 7 * 86_400
LIMITS: dict[Kind, Limit] = {
    Kind.OPERATION: Limit(20_000, 200_000, WEEK_S),
    Kind.SNAPSHOT: Limit(50, 1_000, WEEK_S),
    Kind.BASELINE: Limit(100, 1_000, 400 * 86_400),
}
STATES_LIVE_S: dict[Kind, float] = {Kind.HEAD: WEEK_S, Kind.LIVE: 15}

# A log is kept here as long as Redis keeps it, because Redis may lose what it has: what is sent
# stays, ``sent`` tells how far that is. ``origin`` tells it from the log of the same session in
# another file, where a damaged one was set aside: that one begins with 1 again.
# ``outbox_expired`` counts what was too old to be sent.
STATEMENTS = (
    """CREATE TABLE outbox_logs (
        number INTEGER PRIMARY KEY, kind TEXT NOT NULL, session TEXT NOT NULL,
        origin TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)))),
        last INTEGER NOT NULL, sent INTEGER NOT NULL DEFAULT 0, changed_at REAL NOT NULL,
        UNIQUE (kind, session))""",
    """CREATE TABLE outbox (
        log INTEGER NOT NULL REFERENCES outbox_logs(number) ON DELETE CASCADE,
        sequence INTEGER NOT NULL, at REAL NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (log, sequence)) WITHOUT ROWID""",
    """CREATE TABLE outbox_states (
        kind TEXT NOT NULL, session TEXT NOT NULL, at REAL NOT NULL, body TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1, sent_version INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (kind, session)) WITHOUT ROWID""",
    """CREATE TABLE outbox_sender (
        one INTEGER PRIMARY KEY CHECK (one = 1), token TEXT NOT NULL, until_s REAL NOT NULL,
        state TEXT)""",
    "CREATE TABLE outbox_expired (kind TEXT PRIMARY KEY, entries INTEGER NOT NULL)",
)


@dataclass(frozen=True)
class Entry:
    """``at_s``: seconds since 1970, UTC. ``body``: what ``json.dumps`` takes."""

    kind: Kind
    session: str
    at_s: float
    body: Mapping[str, Any]


def put(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Within the caller's transaction: they are to be sent if and only if that is committed."""
    for entry in entries:
        body = json.dumps(entry.body, separators=(",", ":"))
        if entry.kind in LIMITS:
            _append(connection, entry, body)
        else:
            _replace(connection, entry, body)


def _append(connection: sqlite3.Connection, entry: Entry, body: str) -> None:
    connection.execute(
        "INSERT INTO outbox_logs (kind, session, last, changed_at) VALUES (?, ?, 1, ?) ON CONFLICT"
        " (kind, session) DO UPDATE SET last = last + 1,"
        " changed_at = max(changed_at, excluded.changed_at)",
        (entry.kind.value, entry.session, entry.at_s),
    )
    log, last = connection.execute(
        "SELECT number, last FROM outbox_logs WHERE kind = ? AND session = ?",
        (entry.kind.value, entry.session),
    ).fetchone()
    connection.execute("INSERT INTO outbox VALUES (?, ?, ?, ?)", (log, last, entry.at_s, body))
    # Redis would trim these anyway, and it counts what is missing
    oldest = last - LIMITS[entry.kind].entries
    connection.execute("DELETE FROM outbox WHERE log = ? AND sequence <= ?", (log, oldest))


def _replace(connection: sqlite3.Connection, entry: Entry, body: str) -> None:
    connection.execute(
        "INSERT INTO outbox_states (kind, session, at, body) VALUES (?, ?, ?, ?) ON CONFLICT"
        " (kind, session) DO UPDATE SET at = excluded.at, body = excluded.body,"
        " version = version + 1",
        (entry.kind.value, entry.session, entry.at_s, body),
    )


def forget(connection: sqlite3.Connection, session: str) -> None:
    """Send nothing more of a session, within the caller's transaction. What is sent stays there."""
    connection.execute(
        "DELETE FROM outbox WHERE log IN (SELECT number FROM outbox_logs WHERE session = ?)",
        (session,),
    )
    for table in ("outbox_logs", "outbox_states"):
        connection.execute(f"DELETE FROM {table} WHERE session = ?", (session,))
