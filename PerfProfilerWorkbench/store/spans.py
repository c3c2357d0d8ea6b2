# SPDX-License-Identifier: LGPL-2.1-or-later
"""A span as a row of the table ``spans`` and back.

Small on purpose (docs/store.md): numbers count from the session's start, objects and kinds are
named by their numbers, and what few spans have stands together in ``rest``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from ..model.activity_plain import detail_from_plain, detail_to_plain
from ..model.memory import Allocator
from ..model.span import ObjectKey, Row, Span, SpanKind, Status
from .packing import Packed, json_of, packed_json

COLUMNS = (
    "id, parent, kind, object, start_ns, wall_ns, compute_ns, display_ns, other_ns, failed,"
    " estimated_start, peak_estimated, shared_group, cpu_ns, switches, read_bytes, written_bytes,"
    " rss_bytes, rss_change_bytes, peak_bytes, peak_change_bytes, rest"
)
SpanRow = tuple[Any, ...]
_ROWS = {row.value[0]: row for row in Row}  # their first letters differ: "d20100 e0 n0 c310 o45"


def kind_numbers(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of each kind's name in this file; a kind that is new here gets one.

    Called where something is written.
    """
    names = [(kind.value,) for kind in SpanKind]
    connection.executemany("INSERT OR IGNORE INTO kinds (name) VALUES (?)", names)
    return {name: number for number, name in connection.execute("SELECT * FROM kinds")}


def kinds_by_number(connection: sqlite3.Connection) -> dict[int, SpanKind]:
    return {number: SpanKind(name) for number, name in connection.execute("SELECT * FROM kinds")}


def to_row(span: Span, kind: int, object: int, since_ns: int) -> SpanRow:
    return (
        span.id,
        span.parent,
        kind,
        object,
        span.start_ns - since_ns,
        span.wall_ns,
        span.compute_ns,
        span.display_ns,
        span.other_ns,
        span.status is Status.FAILED,
        span.estimated_start,
        span.peak_estimated,
        span.shared_group,
        span.cpu_ns,
        span.switches,
        span.read_bytes,
        span.written_bytes,
        span.rss_bytes,
        span.rss_change_bytes,
        span.peak_bytes,
        span.peak_change_bytes,
        _rest(span),
    )


def _rest(span: Span) -> Packed | None:
    rest: dict[str, Any] = {}
    if span.rows:
        rest["rows"] = " ".join(f"{row.value[0]}{ns}" for row, ns in span.rows)
    if span.allocator is not None:
        rest["allocator"] = [list(vars(heap).values()) for heap in span.allocator]
    if span.name:
        rest["name"] = span.name
    if span.detail is not None:
        rest["detail"] = detail_to_plain(span.detail)
    return packed_json(rest) if rest else None


def from_row(
    row: SpanRow, kinds: Mapping[int, SpanKind], keys: Mapping[int, ObjectKey], since_ns: int
) -> Span:
    """Positional, because a recording may have a million of them."""
    id, parent, kind, object, start_ns, wall_ns, compute_ns, display_ns, other_ns = row[:9]
    failed, estimated_start, peak_estimated, shared_group, cpu_ns, switches = row[9:15]
    read_bytes, written_bytes, rss_bytes, rss_change, peak_bytes, peak_change, packed = row[15:]
    rest = {} if packed is None else rest_from_plain(json_of(packed))
    document, name = keys[object]
    return Span(
        id,
        parent,
        kinds[kind],
        document,
        name,
        start_ns + since_ns,
        wall_ns,
        Status.FAILED if failed else Status.OK,
        compute_ns,
        display_ns,
        other_ns,
        rest.get("rows", ()),
        shared_group,
        bool(estimated_start),
        cpu_ns,
        switches,
        read_bytes,
        written_bytes,
        rss_bytes,
        rss_change,
        peak_bytes,
        peak_change,
        bool(peak_estimated),
        rest.get("allocator"),
        rest.get("name", ""),
        rest.get("detail"),
    )


def rest_from_plain(rest: dict[str, Any]) -> dict[str, Any]:
    if "rows" in rest:
        rest["rows"] = tuple((_ROWS[one[0]], int(one[1:])) for one in rest["rows"].split())
    if "allocator" in rest:
        rest["allocator"] = tuple(Allocator(*heap) for heap in rest["allocator"])
    if "detail" in rest:
        rest["detail"] = detail_from_plain(rest["detail"])
    return rest
