# SPDX-License-Identifier: LGPL-2.1-or-later
"""CSV: a row a feature and recompute, or a row an operation; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from ..analysis.costs import READINGS
from .atomic import write_text

COLUMNS = (
    "recompute",
    "recompute_document",
    "recompute_start_ns",
    "recompute_wall_ns",
    "document",
    "object",
    "label",
    "type",
    "runs",
    "status",
    "total_ns",
    "compute_ns",
    "display_ns",
    "other_ns",
    "share",
    "shared_group",
    *READINGS,
    "peak_estimated",
)

OPERATION_COLUMNS = (
    "operation",
    "within",
    "kind",
    "name",
    "type",
    "document",
    "object",
    "start_ns",
    "start_estimated",
    "wall_ns",
    "response_ns",
    "waited_ns",
    "failed",
    "failed_features",
    "recompute_count",
    "recompute_ns",
    "workbench",
    "way",
    "path",
    "size_bytes",
    "error",
)
_OF_DETAIL = ("workbench", "way", "path", "size_bytes", "error")

# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What other programs than those with commas take for the end of a cell: LibreOffice asks for
# semicolons and tabs too, Excel takes semicolons where the comma is a decimal point.
_FORMULA_LATER = re.compile("([;\t\r\n] *)(?=[=+@＝＋－＠-])")


def write_csv(path: str, profile: Mapping[str, Any], for_excel: bool = False) -> None:
    """Write the features of each recompute of a profile (see ``export.json``); all else is unread.

    ``for_excel`` adds the byte-order mark it looks for. Raises OSError with the path in it.
    """
    _write(path, list(feature_rows(profile["recomputes"])), COLUMNS, for_excel)


def write_operations_csv(path: str, profile: Mapping[str, Any], for_excel: bool = False) -> None:
    """Write the operations of a profile, those within others too; all else is unread.

    ``for_excel`` as in ``write_csv``. Raises OSError with the path in it.
    """
    _write(path, list(operation_rows(profile["operations"])), OPERATION_COLUMNS, for_excel)


def _write(
    path: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], for_excel: bool
) -> None:
    write_text(
        path,
        lambda stream: write_rows(csv.writer(stream), rows, columns),
        encoding="utf-8-sig" if for_excel else "utf-8",
    )


def feature_rows(recomputes: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A mapping per feature and recompute; ``share`` is of the recompute's wall time, 0 to 1."""
    for number, recompute in enumerate(recomputes, start=1):
        wall_ns = recompute["wall_ns"]
        for feature in recompute["features"]:
            yield {
                "recompute": number,
                "recompute_document": recompute["document"],
                "recompute_start_ns": recompute["start_ns"],
                "recompute_wall_ns": wall_ns,
                **feature,
                "share": round(feature["total_ns"] / wall_ns, 6) if wall_ns else None,
            }


def operation_rows(operations: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A mapping per operation, before those in it; ``within`` is the number of the one around."""
    numbers = count(1)

    def rows(some: Iterable[Mapping[str, Any]], within: int | None) -> Iterator[dict[str, Any]]:
        for one in some:
            number, detail = next(numbers), one["detail"] or {}
            own = {name: one[name] for name in one if name not in ("detail", "inner")}
            told = {name: detail.get(name) for name in _OF_DETAIL}
            yield {"operation": number, "within": within, **own, **told}
            yield from rows(one["inner"], number)

    return rows(operations, None)


def write_rows(
    writer: Any, rows: Sequence[Mapping[str, Any]], first_columns: Sequence[str]
) -> None:
    """Write a header and the rows: the union of all columns, the given ones first."""
    columns = dict.fromkeys(first_columns)
    for row in rows:
        columns.update(dict.fromkeys(row))
    writer.writerow([cell(name) for name in columns])
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])


def cell(value: Any) -> Any:
    """A value as a cell: missing is empty, nested is JSON, text can't run as a formula."""
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = _FORMULA_LATER.sub(r"\1'", text)
    return "'" + text if text.lstrip(" ").startswith(_FORMULA_STARTS) else text
