# SPDX-License-Identifier: LGPL-2.1-or-later
"""Texts and nested values as SQLite can hold them, the same again when read.

A Python text may hold lone surrogates, which no UTF-8 has and SQLite's TEXT can't hold: such a text
becomes a BLOB, UTF-8 with the surrogates passed through. All others are plain TEXT.
Nested values are JSON: as TEXT where it is short, compressed by zlib in a BLOB where it is not.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

Packed = str | bytes
_PASS = "surrogatepass"
_SHORT = 400  # characters; shorter ones gain nothing by compressing
_LEVEL = 6


def packed(text: str) -> Packed:
    """A text for a TEXT column."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", _PASS)
    return text


def text_of(value: Packed) -> str:
    return value.decode("utf-8", _PASS) if isinstance(value, bytes) else value


def packed_json(value: Any) -> Packed:
    """What ``json.dumps`` takes. Raises TypeError or ValueError for anything else."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if len(text) <= _SHORT and isinstance(packed(text), str):
        return text
    return zlib.compress(text.encode("utf-8", _PASS), _LEVEL)


def json_of(value: Packed) -> Any:
    """The value again, with lists for tuples."""
    if isinstance(value, bytes):
        value = zlib.decompress(value).decode("utf-8", _PASS)
    return json.loads(value)


def packed_or_none(value: Any) -> Packed | None:
    return None if value is None else packed_json(value)


def json_or_none(value: Packed | None) -> Any:
    return None if value is None else json_of(value)
