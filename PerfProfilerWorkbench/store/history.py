# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which sessions there are, and how one feature fared over them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any

from .. import texts
from ..model.session_id import is_session_id
from ..model.span import SpanKind
from ..texts import message
from .errors import StoreError
from .owners import Owner
from .packing import packed, text_of
from .reader import number_of
from .states import OWNED, owner_of, state_of
from .states import State as State

LAST = "last"


@dataclass(frozen=True)
class SessionInfo:
    """A session in a list. Times at which something was are seconds since 1970 (UTC).

    ``document`` is the first document that the session knows, empty without one.
    """

    id: str
    document: str
    started_at: float
    length_ns: int
    freecad: str
    machine: str
    state: State
    owner: Owner
    written_at: float
    pinned: bool
    preset: str
    span_count: int


@dataclass(frozen=True)
class TrendPoint:
    """One feature in one session: how often it ran in recomputes, and its total times.

    Times are of the runs that did not fail; None if all failed. Of ``shared`` runs only a sum
    with other features is known.
    """

    session: str
    started_at: float
    freecad: str
    machine: str
    runs: int
    failed: int
    shared: int
    median_ns: int | None
    least_ns: int | None
    most_ns: int | None


_COLUMNS = (
    "id, document, started_at, end_ns - start_ns, freecad, machine, pinned, preset, span_count,"
    f" {OWNED}"
)


@dataclass(frozen=True)
class Wanted:
    """Which sessions to list; None: all. Both ends of the time count, in seconds since 1970 (UTC).

    ``document`` is a document's name, its path, or the name of its file. ``freecad`` is a version
    or its beginning: "1.1" takes all of 1.1.
    """

    document: str | None = None
    since_s: float | None = None
    until_s: float | None = None
    freecad: str | None = None


def sessions(
    connection: sqlite3.Connection, wanted: Wanted, now_s: float, limit: int | None, offset: int
) -> list[SessionInfo]:
    """Newest first."""
    conditions, values = _conditions(wanted)
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM sessions JOIN environments"
        " ON environments.number = sessions.environment"
        f" WHERE {' AND '.join(conditions)} ORDER BY started_at DESC, id DESC LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    )
    return [_info(row, now_s) for row in found]


def _conditions(wanted: Wanted) -> tuple[list[str], list[Any]]:
    given: tuple[tuple[str, Any], ...] = (
        ("started_at >= ?1", wanted.since_s),
        ("started_at <= ?1", wanted.until_s),
        ("(freecad = ?1 OR substr(freecad, 1, length(?1) + 1) = ?1 || '.')", wanted.freecad),
        (_OF_DOCUMENT, None if wanted.document is None else packed(wanted.document)),
    )
    set_ones = [(text, value) for text, value in given if value is not None]
    numbered = [text.replace("?1", f"?{n}") for n, (text, _) in enumerate(set_ones, 1)]
    return ["state != 'removed'", *numbered], [value for _, value in set_ones]


_OF_DOCUMENT = """(document = ?1
    OR sessions.number IN (SELECT session FROM objects WHERE document = ?1)
    OR sessions.number IN (SELECT session FROM documents WHERE name = ?1 OR path = ?1
        OR replace(substr(path, -length(?1) - 1), '\\', '/') = '/' || ?1))"""


def _info(row: tuple[Any, ...], now_s: float) -> SessionInfo:
    id, document, started_at, length_ns, freecad, machine, pinned, preset, count, *owned = row
    return SessionInfo(
        id,
        text_of(document),
        started_at,
        length_ns,
        text_of(freecad),
        text_of(machine),
        state_of(owned, now_s),
        owner_of(owned),
        written_at=owned[1],
        pinned=bool(pinned),
        preset=text_of(preset),
        span_count=count,
    )


def resolve(connection: sqlite3.Connection, text: str, path: str) -> str:
    """A session's id: of the one that began last, or the text itself if it is one in full."""
    if text == LAST:
        newest = connection.execute(
            "SELECT id FROM sessions WHERE state != 'removed'"
            " ORDER BY started_at DESC, id DESC LIMIT 1"
        ).fetchone()
        if newest is None:
            raise StoreError(message(texts.NO_SESSION_YET, file=path))
        return str(newest[0])
    if not is_session_id(text):
        raise StoreError(message(texts.NOT_A_SESSION_ID, given=text))
    number_of(connection, text, path)
    return text


def trend(connection: sqlite3.Connection, document: str, object: str) -> list[TrendPoint]:
    """The oldest session first. No other feature's spans are looked at."""
    found = connection.execute(
        """SELECT sessions.id, started_at, freecad, machine,
                compute_ns + display_ns + other_ns, failed, shared_group IS NOT NULL
            FROM objects
            JOIN sessions ON sessions.number = objects.session
            JOIN environments ON environments.number = sessions.environment
            JOIN spans INDEXED BY spans_by_object
                ON spans.session = objects.session AND spans.object = objects.number
            WHERE objects.document = ? AND objects.name = ? AND state != 'removed'
                AND kind = (SELECT number FROM kinds WHERE name = ?)
            ORDER BY started_at, sessions.id""",
        (packed(document), packed(object), SpanKind.FEATURE.value),
    )
    return [_point(session, list(runs)) for session, runs in groupby(found, lambda row: row[:4])]


def _point(session: tuple[Any, ...], runs: list[tuple[Any, ...]]) -> TrendPoint:
    id, started_at, freecad, machine = session
    times = [total_ns for *_, total_ns, failed, _ in runs if not failed]
    return TrendPoint(
        id,
        started_at,
        text_of(freecad),
        text_of(machine),
        runs=len(runs),
        failed=len(runs) - len(times),
        shared=sum(shared for *_, shared in runs),
        median_ns=round(median(times)) if times else None,
        least_ns=min(times, default=None),
        most_ns=max(times, default=None),
    )
