# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans halfway to a table of text. Of a million spans a ``Span`` each takes longer than all else.

The store makes these lines as well, inside SQLite; a test holds that they are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from .activity import Command, Editing, FileWork, Freeze
from .dates import microseconds
from .memory import Allocator
from .session import Session
from .span import ObjectKey, Row, Span, Status

# The columns of ``numbers``: names and units are the span's own. Missing ones are empty.
NUMBERS = (
    *("start_ns", "wall_ns", "total_ns", "compute_ns", "display_ns", "other_ns"),
    *("estimated_start", "shared_group", "id", "parent"),
    *("cpu_ns", "switches", "read_bytes", "written_bytes", "rss_bytes", "rss_change_bytes"),
    *("peak_bytes", "peak_change_bytes", "peak_estimated"),
)
NULLABLE = frozenset(NUMBERS[NUMBERS.index("shared_group") : -1]) - {"id"}
TRUTHS = ("estimated_start", "peak_estimated")

Detail = Command | FileWork | Editing | Freeze


class Rest(NamedTuple):
    """What most spans do not have."""

    rows: tuple[tuple[Row, int], ...] = ()
    allocator: tuple[Allocator, Allocator] | None = None
    name: str = ""
    detail: Detail | None = None


class SpanLine(NamedTuple):
    """``second`` is when it began, in whole seconds since 1970 (UTC).

    ``numbers`` are joined by commas, after the rest of that time: "250000Z,12345,…,false".
    ``failed`` is 0 or 1.
    """

    second: int
    numbers: str
    kind: str
    key: ObjectKey
    failed: int
    rest: Rest | None


def shift_ns(head: Session) -> int:
    """What makes a time of the spans' clock nanoseconds since 1970 (UTC), to the microsecond."""
    return microseconds(head.started_at) * 1000 - head.start_ns


def lines_of(spans: Iterable[Span], head: Session) -> Iterator[SpanLine]:
    shift, numbers, rest_of = shift_ns(head), attrgetter(*NUMBERS), attrgetter(*Rest._fields)
    for span in spans:
        second, fraction_ns = divmod(span.start_ns + shift, 1_000_000_000)
        told = ",".join(map(_text, numbers(span)))
        rest = Rest(*rest_of(span))
        yield SpanLine(
            second,
            f"{fraction_ns // 1000:06}Z,{told}",
            span.kind.value,
            span.key,
            int(span.status is Status.FAILED),
            rest if any(rest) else None,
        )


def _text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
