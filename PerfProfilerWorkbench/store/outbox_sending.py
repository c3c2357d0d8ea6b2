# SPDX-License-Identifier: LGPL-2.1-or-later
"""The outbox as its sender sees it: whose turn it is, what waits, how far it got.

Each function belongs into a transaction of the caller's (``Database.reading``, ``writing``).
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from ..model.message import Message, message_from_plain, message_to_plain
from .outbox import LIMITS, STATES_LIVE_S, Kind

_BATCH_ENTRIES, _BATCH_CHARACTERS = 500, 1_000_000
_MARGIN_S = 3600  # a log goes here before it goes in Redis, so that none is sent anew for that

Numbered = tuple[int, float, str]  # sequence, at, body


@dataclass(frozen=True)
class Log:
    """One kind of entries of one session. ``first`` is the oldest that is still here.

    ``name`` is the log's own in Redis. Numbers of entries begin with 1; all up to ``sent`` were
    there when somebody last looked.
    """

    number: int
    kind: Kind
    session: str
    name: str
    first: int
    last: int
    sent: int
    changed_at: float


@dataclass(frozen=True)
class Waiting:
    """The latest state of a session, which Redis does not have yet."""

    kind: Kind
    session: str
    at_s: float
    body: str
    version: int


def claim(connection: sqlite3.Connection, token: str, now_s: float, hold_s: float) -> bool:
    """Whether the owner of the token is this store's one sender, from now on for ``hold_s``.

    A sender that was killed is one no more once its time is over. Times far in the future count as
    over: the clock was set back.
    """
    claimed = connection.execute(
        "INSERT INTO outbox_sender VALUES (1, ?, ?, NULL) ON CONFLICT (one) DO UPDATE"
        " SET token = excluded.token, until_s = excluded.until_s"
        " WHERE token = excluded.token OR until_s < ? OR until_s > ?",
        (token, now_s + hold_s, now_s, now_s + hold_s),
    )
    return claimed.rowcount == 1


def release(connection: sqlite3.Connection, token: str) -> None:
    """Another may send at once. Does nothing for who is not the sender."""
    connection.execute("DELETE FROM outbox_sender WHERE token = ?", (token,))


def tell(connection: sqlite3.Connection, token: str, state: Message) -> None:
    """For the other processes of this machine, which do not send."""
    text = json.dumps(message_to_plain(state))
    connection.execute("UPDATE outbox_sender SET state = ? WHERE token = ?", (text, token))


def told(connection: sqlite3.Connection) -> Message | None:
    """What the sender last said of its state."""
    row = connection.execute("SELECT state FROM outbox_sender").fetchone()
    return message_from_plain(json.loads(row[0])) if row and row[0] else None


def logs(connection: sqlite3.Connection) -> list[Log]:
    """Those changed first come first."""
    rows = connection.execute(
        "SELECT number, kind, session, session || ':' || origin,"
        " coalesce((SELECT min(sequence) FROM outbox WHERE log = number), last + 1),"
        " last, sent, changed_at FROM outbox_logs ORDER BY changed_at, number"
    )
    return [Log(row[0], Kind(row[1]), *row[2:]) for row in rows.fetchall()]


def batch(connection: sqlite3.Connection, log: Log) -> list[Numbered]:
    """The next entries to be sent: at most 500 of at most a million characters, but one at least.

    Empty where nothing waits.
    """
    found: list[Numbered] = []
    characters = 0
    for row in connection.execute(
        "SELECT sequence, at, body FROM outbox WHERE log = ? AND sequence > ?"
        " ORDER BY sequence LIMIT ?",
        (log.number, log.sent, _BATCH_ENTRIES),
    ):
        characters += len(row[2])
        if found and characters > _BATCH_CHARACTERS:
            break
        found.append(row)
    return found


def mark(connection: sqlite3.Connection, log: Log, sent: int) -> None:
    """Redis was seen to have all up to ``sent``, also where that is less than it once had."""
    connection.execute(
        "UPDATE outbox_logs SET sent = ? WHERE number = ? AND session || ':' || origin = ?",
        (sent, log.number, log.name),  # the name: the file may be another one by now
    )


def states(connection: sqlite3.Connection, now_s: float) -> list[Waiting]:
    """Those that wait, as far as anyone still wants them."""
    rows = connection.execute(
        "SELECT kind, session, at, body, version FROM outbox_states"
        " WHERE version > sent_version ORDER BY at, kind"
    )
    found = [Waiting(Kind(row[0]), *row[1:]) for row in rows.fetchall()]
    return [one for one in found if one.at_s > now_s - STATES_LIVE_S[one.kind]]


def mark_state(connection: sqlite3.Connection, state: Waiting) -> None:
    connection.execute(
        "UPDATE outbox_states SET sent_version = ? WHERE kind = ? AND session = ?",
        (state.version, state.kind.value, state.session),
    )


def heads(connection: sqlite3.Connection) -> list[tuple[str, Any]]:
    """What each session last told of itself: its id, and the body."""
    rows = connection.execute(
        "SELECT session, body FROM outbox_states WHERE kind = ?", (Kind.HEAD.value,)
    )
    return [(session, json.loads(body)) for session, body in rows.fetchall()]


def sent_heads(connection: sqlite3.Connection) -> list[str]:
    """Sessions whose head Redis had when somebody last looked."""
    rows = connection.execute(
        "SELECT session FROM outbox_states WHERE kind = ? AND sent_version > 0", (Kind.HEAD.value,)
    )
    return [row[0] for row in rows.fetchall()]


def unmark_head(connection: sqlite3.Connection, session: str) -> None:
    """Redis has lost it."""
    connection.execute(
        "UPDATE outbox_states SET sent_version = 0 WHERE kind = ? AND session = ?",
        (Kind.HEAD.value, session),
    )


def count_waiting(connection: sqlite3.Connection) -> int:
    """Entries of logs, and heads, that are still to be sent."""
    return int(
        connection.execute(
            "SELECT coalesce(sum(last - sent), 0) + (SELECT count(*) FROM outbox_states"
            " WHERE kind = ? AND version > sent_version) FROM outbox_logs",
            (Kind.HEAD.value,),
        ).fetchone()[0]
    )


def expire(connection: sqlite3.Connection, now_s: float) -> None:
    """Drop what nobody would keep any longer; what was never sent is counted."""
    for kind, limit in LIMITS.items():
        old = (kind.value, now_s - limit.life_s + _MARGIN_S)
        connection.execute(
            "INSERT INTO outbox_expired SELECT kind, sum(last - sent) FROM outbox_logs"
            " WHERE kind = ? AND changed_at < ? AND last > sent GROUP BY kind"
            " ON CONFLICT (kind) DO UPDATE SET entries = entries + excluded.entries",
            old,
        )
        found = "FROM outbox_logs WHERE kind = ? AND changed_at < ?"
        connection.execute(f"DELETE FROM outbox WHERE log IN (SELECT number {found})", old)
        connection.execute(f"DELETE {found}", old)
    for kind, life_s in STATES_LIVE_S.items():
        connection.execute(
            "DELETE FROM outbox_states WHERE kind = ? AND at < ?", (kind.value, now_s - life_s)
        )


def count_expired(connection: sqlite3.Connection) -> int:
    """Entries that became too old before they could be sent."""
    return int(
        connection.execute("SELECT coalesce(sum(entries), 0) FROM outbox_expired").fetchone()[0]
    )
