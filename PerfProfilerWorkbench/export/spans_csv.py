# SPDX-License-Identifier: LGPL-2.1-or-later
"""CSV with a row a span, of any kind, written as the spans come: a million take no more memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import lru_cache
from typing import IO, Any

from ..model.activity import Command, Editing, FileWork, Freeze
from ..model.session import Feature
from ..model.span import ObjectKey, Status
from ..model.span_line import NUMBERS, Detail, Rest, SpanLine
from .atomic import write_text
from .csv import cell
from .worded import worded

_DETAILS: dict[type, tuple[str, ...]] = {
    Command: ("workbench", "way", "waited_ns", "error"),
    FileWork: (
        *("path", "size_bytes", "parts", "estimated", "members", "archive_bytes", "missing"),
        "error",
    ),
    Editing: ("entering_ns", "leaving_ns", "drags", "dragging_ns", "drawing_ns"),
    Freeze: ("stack", "held"),
}
_OF_DETAIL = tuple(dict.fromkeys(name for names in _DETAILS.values() for name in names))
SPAN_COLUMNS = (
    *("kind", "status", "document", "object", "label", "type", "name"),
    "start",
    *NUMBERS,
    *("rows", "allocator"),
    *_OF_DETAIL,
)

Features = Mapping[ObjectKey, Feature]
_NOTHING = ("", "," * (1 + len(_OF_DETAIL)))
_STATUS = (Status.OK.value, Status.FAILED.value)
_KEPT = 100_000  # names that are remembered, to make their cells but once


def write_spans_csv(
    path: str, features: Features, spans: Iterable[SpanLine], for_excel: bool = False
) -> None:
    """Write a row a span; ``features`` tell labels and types.

    ``for_excel`` adds the byte-order mark it looks for. Raises OSError with the path in it.
    """
    write_text(
        path,
        lambda stream: _write(stream, features, spans),
        encoding="utf-8-sig" if for_excel else "utf-8",
    )


def _write(stream: IO[str], features: Features, spans: Iterable[SpanLine]) -> None:
    stream.write(_cells(SPAN_COLUMNS) + "\r\n")
    stream.writelines(span_lines(features, spans))


def span_lines(features: Features, spans: Iterable[SpanLine]) -> Iterator[str]:
    """A line of CSV a span: the numbers come as text, and the same few names come again."""
    names, seconds, status = _names(features), lru_cache(_second), _STATUS
    for second, numbers, kind, key, failed, rest in spans:
        name, others = _NOTHING if rest is None else _rest(rest)
        yield (
            f"{kind},{status[failed]},{names(key)},{name},{seconds(second)}.{numbers},{others}\r\n"
        )


def _cells(values: Iterable[Any]) -> str:
    """As ``csv.writer`` writes them, without the line's end."""
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue().removesuffix("\r\n")


def _names(features: Features) -> Callable[[Any], str]:
    nobody = Feature("", "")

    @lru_cache(_KEPT)
    def names(key: ObjectKey) -> str:
        feature = features.get(key, nobody)
        return _cells(map(cell, (*key, feature.label, feature.type)))

    return names


def _second(since_1970: int) -> str:
    return (datetime(1970, 1, 1) + timedelta(seconds=since_1970)).isoformat()


def _rest(rest: Rest) -> tuple[str, str]:
    """The cell of the name, and the cells after the numbers."""
    rows = [[kind.value, ns] for kind, ns in rest.rows] or None
    heaps = None if rest.allocator is None else [asdict(heap) for heap in rest.allocator]
    told = {} if rest.detail is None else _detail(rest.detail)
    others = (cell(rows), cell(heaps), *(told.get(name) for name in _OF_DETAIL))
    return _cells((cell(rest.name), None))[:-1], _cells(others)


def _detail(detail: Detail) -> dict[str, Any]:
    return {name: cell(worded(getattr(detail, name))) for name in _DETAILS[type(detail)]}
