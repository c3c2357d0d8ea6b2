# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sessions as they were written: whole, or their spans a few at a time."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from .. import texts
from ..model import memory_plain
from ..model.activity_plain import frames_from_plain
from ..model.calls import Calls, calls_from_plain, stacks_from_plain
from ..model.filter import Filter, taker
from ..model.session import Feature, Session
from ..model.span import ObjectKey, Span
from ..texts import message
from . import heads, rows, spans
from .connection import Database
from .errors import StoreError
from .packing import json_of, text_of

Made = TypeVar("Made")
_PAGE = 2000  # spans read at a time
_CHANGE = 'at_ns, object, property, path, "transaction"'
_FINGERPRINT = "at_ns, object, before, after, cost_ns"
_SAMPLE = "at_ns, cpu_ns, rss_bytes, system_busy_ns, system_total_ns, gpus"
_DOCUMENT = "name, path, sha256, at_ns, content"
_STEP = "document, at_ns, content"
# What values that were never written lead to.
_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    zlib.error,
)


def session(database: Database, id: str, told: Callable[[int], object] | None = None) -> Session:
    """``told`` hears now and then how many spans are read; what it raises ends the reading."""
    with readable(database, id), database.reading() as connection:
        return _session(connection, number_of(connection, id, database.path), told)


def head(database: Database, id: str) -> Session:
    """The session without spans and whatever else is many."""
    with readable(database, id), database.reading() as connection:
        return heads.head(connection, number_of(connection, id, database.path))


def features(database: Database, id: str) -> dict[ObjectKey, Feature]:
    with readable(database, id), database.reading() as connection:
        return _features(connection, number_of(connection, id, database.path))


def spans_of(database: Database, id: str, wanted: Filter | None = None) -> Iterator[Span]:
    """In the order in which they were written, a page in memory at a time.

    Of a running session: those written by the time the end is reached. Raises StoreError if
    the session is removed meanwhile.
    """
    bare = head(database, id)
    takes = taker(wanted or Filter(), bare)
    keys: dict[int, ObjectKey] = {}
    read = 0
    while True:
        with readable(database, id), database.reading() as connection:
            number = number_of(connection, id, database.path)
            page = _spans(connection, number, bare.start_ns, keys, read)
        if not page:
            return
        yield from filter(takes, page)
        read += len(page)


def number_of(connection: sqlite3.Connection, id: str, path: str) -> int:
    """Raises StoreError for a session that the file does not have."""
    found = connection.execute(
        "SELECT number FROM sessions WHERE id = ? AND state != 'removed'", (id,)
    ).fetchone()
    if found is None:
        raise StoreError(message(texts.NO_SUCH_SESSION, id=id, file=path))
    return int(found[0])


@contextmanager
def readable(database: Database, id: str) -> Iterator[None]:
    """What is no session becomes one sentence."""
    try:
        yield
    except _UNREADABLE as error:
        told = message(texts.SESSION_UNREADABLE, id=id, file=database.path, error=error)
        raise StoreError(told) from error


def _session(
    connection: sqlite3.Connection, number: int, told: Callable[[int], object] | None
) -> Session:
    bare = heads.head(connection, number)
    since_ns = bare.start_ns
    keys = later_keys(connection, number, 0)

    def made(table: str, columns: str, make: Callable[..., Made], *known: Any) -> tuple[Made, ...]:
        found = _rows(connection, table, columns, number)
        return tuple(make(row, *known, since_ns) for row in found)

    return replace(
        bare,
        spans=tuple(_all_spans(connection, number, since_ns, keys, told)),
        changes=made("changes", _CHANGE, rows.change, keys),
        fingerprints=made("fingerprints", _FINGERPRINT, rows.fingerprint, keys),
        samples=made("samples", _SAMPLE, rows.sample),
        snapshots=tuple(map(memory_plain.from_plain, _contents(connection, "snapshots", number))),
        calls=_calls(_contents(connection, "calls", number)),
        stacks=_joined(stacks_from_plain, _contents(connection, "stacks", number)),
        frames=_joined(frames_from_plain, _contents(connection, "frames", number)),
        structure=replace(
            bare.structure,
            documents=made("documents", _DOCUMENT, rows.document),
            steps=made("steps", _STEP, rows.step),
        ),
        features=_features(connection, number),
    )


def _all_spans(
    connection: sqlite3.Connection,
    number: int,
    since_ns: int,
    keys: dict[int, ObjectKey],
    told: Callable[[int], object] | None,
) -> list[Span]:
    found: list[Span] = []
    while page := _spans(connection, number, since_ns, keys, len(found)):
        found += page
        if told is not None:
            told(len(found))
    return found


def _spans(
    connection: sqlite3.Connection,
    number: int,
    since_ns: int,
    keys: dict[int, ObjectKey],
    first: int,
) -> list[Span]:
    """From the position ``first`` on; ``keys`` learns the objects that are new."""
    keys.update(later_keys(connection, number, len(keys)))
    kinds = spans.kinds_by_number(connection)
    found = connection.execute(
        f"SELECT {spans.COLUMNS} FROM spans WHERE session = ? AND position >= ?"
        " ORDER BY position LIMIT ?",
        (number, first, _PAGE),
    )
    return [spans.from_row(row, kinds, keys, since_ns) for row in found]


def later_keys(connection: sqlite3.Connection, number: int, known: int) -> dict[int, ObjectKey]:
    found = connection.execute(
        "SELECT number, document, name FROM objects WHERE session = ? AND number > ?",
        (number, known),
    )
    return {one: ObjectKey(text_of(document), text_of(name)) for one, document, name in found}


def _features(connection: sqlite3.Connection, number: int) -> dict[ObjectKey, Feature]:
    """In the order in which they became known."""
    found = connection.execute(
        "SELECT document, name, label, type FROM objects"
        " WHERE session = ? AND type IS NOT NULL ORDER BY number",
        (number,),
    )
    texts_found = ([text_of(value) for value in row] for row in found)
    return {ObjectKey(*row[:2]): Feature(*row[2:]) for row in texts_found}


def _rows(
    connection: sqlite3.Connection, table: str, columns: str, number: int
) -> Iterable[tuple[Any, ...]]:
    return connection.execute(
        f"SELECT {columns} FROM {table} WHERE session = ? ORDER BY position", (number,)
    )


def _contents(connection: sqlite3.Connection, table: str, number: int) -> list[Any]:
    return [json_of(content) for (content,) in _rows(connection, table, "content", number)]


def _joined(make: Callable[[Any], tuple[Made, ...]], contents: list[Any]) -> tuple[Made, ...]:
    return tuple(one for content in contents for one in make(content))


def _calls(contents: list[Any]) -> Calls | None:
    return calls_from_plain(contents[-1]) if contents else None
