# SPDX-License-Identifier: LGPL-2.1-or-later
"""The store's file: opened or begun, read and written in transactions, its errors in words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from .. import texts
from ..texts import Message, message
from .damage import Identity, alone, identity, set_aside
from .errors import StoreDamaged, StoreError
from .migrations import NEWEST, migrate, version
from .reasons import BUSY_S, in_words, is_damage

APPLICATION_ID = 0x50665072  # "PfPr": SQLite's mark of whose file it is
_JOURNAL_BYTES = 16 * 1024 * 1024  # what the write-ahead log is cut to when it has been larger

# Errors that say nothing of the file: whoever handed over the values knows more.
_OF_VALUES = (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError)


class Database:
    """One connection, of one thread. ``notices`` tell what was done without being asked."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.notices: list[Message] = []
        self._seen: Identity | None = None
        self._connection: sqlite3.Connection | None = None
        self._opened()

    def close(self) -> None:
        """It opens again when it is used again."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """All that is read inside is of one moment."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside stays, or nothing of it."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def outside_transactions(self) -> Iterator[sqlite3.Connection]:
        """For what SQLite does only there, or in steps of its own."""
        with self._errors():
            yield self._opened()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self.outside_transactions() as connection:
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                _roll_back(connection)
                raise

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except _OF_VALUES:
            raise
        except sqlite3.Error as error:
            if is_damage(error):
                self.close()
                raise StoreDamaged(self._set_aside(error)) from error
            raise StoreError(in_words(self.path, error)) from error

    def _opened(self) -> sqlite3.Connection:
        """Where another process set the file aside, go on in the new one."""
        if self._connection is None or identity(self.path) != self._seen:
            self.close()
            self._connection = self._begun()
            self._seen = identity(self.path)
        return self._connection

    def _begun(self) -> sqlite3.Connection:
        try:
            os.makedirs(os.path.dirname(os.path.abspath(self.path)), 0o700, exist_ok=True)
            self._seen = identity(self.path)
            return _ready(self.path)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if not is_damage(error):
                raise StoreError(in_words(self.path, error)) from error
            self.notices.append(self._set_aside(error))
            return self._begun()
        except OSError as error:
            why = error.strerror or error
            raise StoreError(message(texts.STORE_UNOPENABLE, file=self.path, error=why)) from error

    def _set_aside(self, error: Exception) -> Message:
        """What has become of the damaged file. Raises StoreError if it can't be moved."""
        try:
            kept = set_aside(self.path, self._seen)
        except (OSError, sqlite3.Error) as cause:
            why = getattr(cause, "strerror", None) or cause
            told = message(texts.STORE_NOT_SET_ASIDE, file=self.path, error=why)
            raise StoreError(told) from cause
        if kept is None:
            return message(texts.STORE_REPLACED, file=self.path, error=error)
        return message(texts.STORE_DAMAGED, file=self.path, error=error, kept=kept)


def _ready(path: str) -> sqlite3.Connection:
    """A connection to a store of this version, begun or migrated if need be."""
    connection = _connected(path)
    try:
        if _lacks(connection, path):
            with alone(path):
                if _lacks(connection, path) == NEWEST:
                    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA journal_size_limit = {_JOURNAL_BYTES}")
    return connection


def _lacks(connection: sqlite3.Connection, path: str) -> int:
    """How many versions older the file is. Raises StoreError for one that is not ours to touch."""
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if tables and owner != APPLICATION_ID:
        raise StoreError(message(texts.STORE_OF_OTHERS, file=path))
    found = version(connection)
    if found > NEWEST:
        told = message(texts.STORE_NEWER, file=path, found=found, known=NEWEST)
        raise StoreError(told)
    return NEWEST - found


def _roll_back(connection: sqlite3.Connection) -> None:
    try:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    except sqlite3.Error:
        return  # the error that led here says more
