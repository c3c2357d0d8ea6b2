# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans out of the file as lines (``model.span_line``), a page in memory at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from ..model.filter import Filter, bounds_ns
from ..model.session import Session
from ..model.span import ObjectKey
from ..model.span_line import NULLABLE, NUMBERS, TRUTHS, Rest, SpanLine, shift_ns
from . import reader, spans
from .connection import Database
from .packing import json_of, packed

_PAGE = 5000  # positions
_LARGEST = 2**63 - 1  # of SQLite's numbers


def span_lines(database: Database, id: str, wanted: Filter) -> Iterator[SpanLine]:
    """In the order in which they were written. Raises StoreError."""
    head = reader.head(database, id)
    text, values = _query(head, wanted)
    keys: dict[int, ObjectKey] = {}
    read, written = 0, 1
    while read < written:
        with reader.readable(database, id), database.reading() as connection:
            number = reader.number_of(connection, id, database.path)
            written = _written(connection, number)
            keys.update(reader.later_keys(connection, number, len(keys)))
            place = {"session": number, "first": read, "end": read + _PAGE}
            found = connection.execute(text, {**values, **place}).fetchall()
        for second, numbers, kind, object, failed, rest in found:
            told = None if rest is None else Rest(**spans.rest_from_plain(json_of(rest)))
            yield SpanLine(second, numbers, kind, keys[object], failed, told)
        read += _PAGE


def _written(connection: sqlite3.Connection, number: int) -> int:
    """How many positions there are."""
    found = connection.execute("SELECT MAX(position) FROM spans WHERE session = ?", (number,))
    last = found.fetchone()[0]
    return 0 if last is None else int(last) + 1


def _query(head: Session, wanted: Filter) -> tuple[str, dict[str, Any]]:
    """SQLite joins the numbers in the time that handing them over one by one takes."""
    first_ns, last_ns = bounds_ns(wanted, head)
    conditions: list[tuple[str, str, Any]] = [
        ("spans.start_ns >= :first_ns", "first_ns", _since(first_ns, head)),
        ("spans.start_ns <= :last_ns", "last_ns", _since(last_ns, head)),
        (_OF_DOCUMENT, "document", wanted.document and packed(wanted.document)),
    ]
    asked = [one for one in conditions if one[2] is not None]
    kinds = [kind.value for kind in wanted.kinds or ()]
    texts = [one[0] for one in asked]
    if wanted.kinds is not None:
        marks = ", ".join(f":kind{at}" for at in range(len(kinds)))
        texts.append(f"kinds.name IN ({marks})")
    values = {name: value for _, name, value in asked}
    values.update({f"kind{at}": kind for at, kind in enumerate(kinds)})
    values.update(start_ns=head.start_ns, shift_ns=shift_ns(head))
    return " AND ".join([_SELECT, *texts]) + " ORDER BY position", values


def _since(time_ns: int | None, head: Session) -> int | None:
    if time_ns is None:
        return None
    return max(-_LARGEST, min(time_ns - head.start_ns, _LARGEST))


_OF_DOCUMENT = """object IN
    (SELECT number FROM objects WHERE session = :session AND document = :document)"""
_START = "spans.start_ns + :start_ns"
_MADE = {
    "start_ns": _START,
    "total_ns": "compute_ns + display_ns + other_ns",
    **{name: f"CASE {name} WHEN 0 THEN 'false' ELSE 'true' END" for name in TRUTHS},
}
_FORMS = ",".join("%s" if name in NULLABLE or name in TRUTHS else "%d" for name in NUMBERS)
_VALUES = ", ".join(_MADE.get(name, name) for name in NUMBERS)
_EPOCH = f"({_START} + :shift_ns)"
_SELECT = f"""SELECT {_EPOCH} / 1000000000,
    printf('%06dZ,{_FORMS}', {_EPOCH} / 1000 % 1000000, {_VALUES}),
    kinds.name, object, failed, rest
    FROM spans JOIN kinds ON kinds.number = spans.kind
    WHERE session = :session AND position >= :first AND position < :end"""
