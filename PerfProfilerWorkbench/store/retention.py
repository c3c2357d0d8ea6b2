# SPDX-License-Identifier: LGPL-2.1-or-later
"""How long recordings are kept: what is too old, too many or too big goes, the oldest first."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import Enum

from .. import texts
from ..model.message import Message
from ..texts import message
from .connection import Database
from .packing import text_of
from .removing import give_back, mark, take_out, used_bytes
from .states import OWNED, State, state_of

DAY_S = 86_400


@dataclass(frozen=True)
class Limits:
    """``age_days`` since a session was written; ``size_bytes`` of all together; ``count`` of them.

    Sessions that are pinned, running or a baseline in use stay, whatever the limits say; they
    count among the others. None: no limit.
    """

    age_days: float | None = 365
    size_bytes: int | None = 2_000_000_000
    count: int | None = 1000


class Reason(str, Enum):
    """Why a session was removed."""

    AGE = "age"
    COUNT = "count"
    SIZE = "size"


@dataclass(frozen=True)
class Removed:
    """Times are seconds since 1970 (UTC)."""

    id: str
    document: str
    started_at: float
    span_count: int
    removed_at: float
    reason: Reason


def retain(database: Database, limits: Limits | None, now_s: float) -> dict[Reason, int]:
    """How many sessions were removed, by reason; a notice says the same.

    Without limits those hold that were given last: the command line does not know FreeCAD's
    preferences.
    """
    limits = _remembered(database, limits)
    removed: dict[Reason, int] = {}
    while True:
        with database.writing() as connection:
            reason = _mark_one(connection, limits, now_s)
        take_out(database)
        if reason is None:
            break
        removed[reason] = removed.get(reason, 0) + 1
    if removed:
        give_back(database)
    database.notices += [_told(reason, count, limits) for reason, count in removed.items()]
    return removed


def _remembered(database: Database, limits: Limits | None) -> Limits:
    with database.writing() as connection:
        if limits is not None:
            values = (limits.age_days, limits.size_bytes, limits.count)
            connection.execute("REPLACE INTO limits VALUES (1, ?, ?, ?)", values)
            return limits
        given = connection.execute("SELECT age_days, size_bytes, count FROM limits").fetchone()
        return Limits(*given) if given else Limits()


def _mark_one(connection: sqlite3.Connection, limits: Limits, now_s: float) -> Reason | None:
    """Why the oldest that may go was marked, None if all is within the limits."""
    oldest = _oldest(connection, now_s)
    if oldest is None:
        return None
    number, written_at = oldest
    reason = _reason(connection, limits, now_s - written_at)
    if reason is not None:
        connection.execute(
            "INSERT INTO removed (id, document, started_at, span_count, removed_at, reason)"
            " SELECT id, document, started_at, span_count, ?, ? FROM sessions WHERE number = ?",
            (now_s, reason.value, number),
        )
        mark(connection, number)
    return reason


def _reason(connection: sqlite3.Connection, limits: Limits, age_s: float) -> Reason | None:
    if limits.age_days is not None and age_s > limits.age_days * DAY_S:
        return Reason.AGE
    count = connection.execute("SELECT count(*) FROM sessions WHERE state != 'removed'")
    if limits.count is not None and count.fetchone()[0] > limits.count:
        return Reason.COUNT
    if limits.size_bytes is not None and used_bytes(connection) > limits.size_bytes:
        return Reason.SIZE
    return None


def _oldest(connection: sqlite3.Connection, now_s: float) -> tuple[int, float] | None:
    """Number of the oldest session that may go, and when it was written or imported."""
    found = connection.execute(
        f"SELECT number, {OWNED} FROM sessions WHERE state != 'removed'"
        " AND NOT pinned AND NOT EXISTS"
        " (SELECT 1 FROM baselines WHERE session = sessions.number AND ended_at IS NULL)"
        " ORDER BY written_at, number"
    )
    for number, *owned in found:
        if state_of(owned, now_s) is not State.RUNNING:
            return number, owned[1]
    return None


def removed(connection: sqlite3.Connection, limit: int) -> list[Removed]:
    """What was removed, the latest first."""
    found = connection.execute(
        "SELECT id, document, started_at, span_count, removed_at, reason FROM removed"
        " ORDER BY number DESC LIMIT ?",
        (limit,),
    )
    return [
        Removed(id, text_of(document), started_at, span_count, removed_at, Reason(reason))
        for id, document, started_at, span_count, removed_at, reason in found
    ]


def _told(reason: Reason, count: int, limits: Limits) -> Message:
    if reason is Reason.AGE:
        return message(texts.REMOVED_OLD, count=count, days=limits.age_days)
    if reason is Reason.COUNT:
        return message(texts.REMOVED_MANY, count=count, most=limits.count)
    return message(texts.REMOVED_BIG, count=count, megabytes=f"{(limits.size_bytes or 0) / 1e6:g}")
