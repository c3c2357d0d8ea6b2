# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why SQLite refused: in words, and whether it is the file's content that is to blame."""

from __future__ import annotations

import os

from .. import texts
from ..texts import Message, message

BUSY_S = 30  # how long one waits for others to be ready
# SQLite's result codes, which Python names only from 3.11 on
BUSY, LOCKED, READ_ONLY, CORRUPT, FULL, CANT_OPEN, NOT_A_DATABASE = 5, 6, 8, 11, 13, 14, 26


def is_damage(error: Exception) -> bool:
    """Not a locked, read-only or full one: what SQLite says of the file's content.

    A damaged schema stands in SQLite's message, where Python may fail to read it.
    """
    if isinstance(error, UnicodeDecodeError):
        return True
    return _primary_code(error) in (CORRUPT, NOT_A_DATABASE)


def _primary_code(error: Exception) -> int:
    """SQLite's result code without its extension; 0 for errors of Python's own."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _may_write(path: str) -> bool:
    return os.access(os.path.dirname(os.path.abspath(path)), os.W_OK)


def in_words(path: str, error: Exception) -> Message:
    code = _primary_code(error)
    if code in (BUSY, LOCKED):
        return message(texts.STORE_IN_USE, file=path, seconds=BUSY_S)
    if code == READ_ONLY or (code == CANT_OPEN and not _may_write(path)):
        return message(texts.STORE_READ_ONLY, file=path)
    if code == FULL:
        return message(texts.STORE_FULL, file=path)
    known = texts.STORE_UNOPENABLE if code == CANT_OPEN else texts.STORE_FAILED
    return message(known, file=path, error=error)
