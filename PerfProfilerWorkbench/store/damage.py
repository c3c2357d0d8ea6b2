# SPDX-License-Identifier: LGPL-2.1-or-later
"""A file that SQLite refuses is set aside under another name, never deleted."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

from .errors import StoreError
from .reasons import BUSY_S, in_words

_BESIDE = ("-wal", "-shm", "")  # the file itself last: a file never goes without its journal

Identity = tuple[int, int]  # of a file, whatever its name: device and inode


def identity(path: str) -> Identity | None:
    """None if there is no such file, or none that we may see."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def alone(path: str) -> Iterator[None]:
    """One process at a time begins, migrates or sets aside the store.

    The lock is that of an empty database beside it: the system frees it when its holder dies.
    """
    name = path + ".lock"
    with closing(sqlite3.connect(name, timeout=BUSY_S, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise StoreError(in_words(name, error)) from error
        yield


def set_aside(path: str, seen: Identity | None) -> str | None:
    """The new name of the damaged file; None if another process was quicker.

    ``seen`` is the file that was found damaged: what lies there now may be the good new one.
    """
    with alone(path):
        if seen is None or identity(path) != seen:
            return None
        kept = _free_name(path)
        for ending in _BESIDE:
            if os.path.exists(path + ending):
                os.rename(path + ending, kept + ending)
        return kept


def _free_name(path: str) -> str:
    stem, ending = os.path.splitext(path)
    first = kept = f"{stem}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    number = 1
    while os.path.exists(kept + ending):
        number += 1
        kept = f"{first}-{number}"
    return kept + ending
