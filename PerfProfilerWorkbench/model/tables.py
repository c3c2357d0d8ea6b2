# SPDX-License-Identifier: LGPL-2.1-or-later
"""Plain forms that can grow: what a reader does not know it leaves out, what is not there is the
default.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any


def known(made: type, plain: Mapping[str, Any]) -> dict[str, Any]:
    """The entries that are fields of the dataclass ``made``."""
    return {name: plain[name] for name in made.__dataclass_fields__ if name in plain}  # type: ignore[attr-defined]


def table_of(made: type[Any], rows: Iterable[list[Any]]) -> dict[str, Any]:
    """Values of one dataclass, each a list in the order of its fields (which it loses).

    The names stand there once, and a row ends where only defaults would follow.
    """
    columns = fields(made)
    defaults = [column.default for column in columns]
    return {
        "columns": [column.name for column in columns],
        "rows": [_without_defaults(row, defaults) for row in rows],
    }


def _without_defaults(row: list[Any], defaults: list[Any]) -> list[Any]:
    end = len(row)
    while end and row[end - 1] == defaults[end - 1]:
        end -= 1
    del row[end:]
    return row


def rows_of(made: type[Any], table: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The values by name; what is missing and has a plain default is that."""
    defaults = {each.name: each.default for each in fields(made) if each.default is not MISSING}
    columns = [(at, name) for at, name in enumerate(table["columns"]) if name in _names(made)]
    for row in table["rows"]:
        length = len(row)
        yield {**defaults, **{name: row[at] for at, name in columns if at < length}}


def _names(made: type[Any]) -> frozenset[str]:
    return frozenset(made.__dataclass_fields__)
