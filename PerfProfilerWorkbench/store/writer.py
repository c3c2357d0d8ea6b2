# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes one session into the store, part by part, each part whole or not at all."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from .. import texts
from ..model.session import Session
from ..model.session_id import is_session_id
from ..model.structure import Structure
from ..texts import message
from . import heads, live, outbox
from .batch import Batch, Place
from .connection import Database
from .errors import StoreDamaged, StoreError
from .outbox import Entry
from .owners import Owner
from .packing import packed
from .spans import kind_numbers

_NOBODY = Owner("", "", 0, 0)
# What values that are no session's lead to: an import may bring them.
_UNFIT = (
    sqlite3.IntegrityError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
    ArithmeticError,
    AttributeError,
    TypeError,
    ValueError,
)


class SessionWriter:
    """The only one who writes this session. After an error the same part can be written again.

    Where the file was found damaged and set aside, the session goes on in the new one: what was
    written before is in the file set aside.
    """

    def __init__(self, database: Database, head: Session, owner: Owner) -> None:
        self._database = database
        self._head, self._owner = head, owner
        self._place: Place | None = None
        self.write(head)

    def write(self, part: Session, shared: Sequence[Entry] = ()) -> None:
        """Append what is many, replace what there is one of, merge features and preferences.

        ``shared`` is what other machines are to be told of it: all of it is written, or nothing.
        """
        self._write(part, shared)

    def show(self, figures: live.LiveFigures, shared: Sequence[Entry] = ()) -> None:
        """The figures of the moment, in place of those before."""
        with self._database.writing() as connection:
            place = self._known_place(connection)
            if place is not None:
                live.write_figures(connection, place.number, figures)
                connection.execute(
                    "UPDATE sessions SET written_at = ? WHERE number = ?",
                    (time.time(), place.number),
                )
                outbox.put(connection, shared)

    def finish(self, shared: Sequence[Entry] = ()) -> None:
        self._write(self._head, shared, "finished")

    def interrupt(self, shared: Sequence[Entry] = ()) -> None:
        """Nothing more will come, because the recorded process is gone."""
        self._write(self._head, shared, "interrupted")

    def _write(self, part: Session, shared: Sequence[Entry], ending: str | None = None) -> None:
        try:
            self._write_once(part, shared, ending)
        except StoreDamaged as error:
            self._database.notices.append(error.message)
            self._write_once(part, shared, ending)

    def _write_once(self, part: Session, shared: Sequence[Entry], ending: str | None) -> None:
        database = self._database
        with writable(database, part.id), database.writing() as connection:
            place = self._known_place(connection)
            if place is None:
                place = begun(connection, part, self._owner, database.path)
            batch = write_part(connection, place, part)
            if ending is not None:
                end(connection, place.number, ending)
            outbox.put(connection, shared)
        batch.add_to_place()
        self._place, self._head = place, bare(part)

    def _known_place(self, connection: sqlite3.Connection) -> Place | None:
        """None in a file that does not have this session: another may lie there by now."""
        place = self._place
        if place is None:
            return None
        known = connection.execute(
            "SELECT 1 FROM sessions WHERE id = ? AND number = ? AND state != 'removed'",
            (place.id, place.number),
        )
        return place if known.fetchone() else None


def add(database: Database, session: Session, shared: Sequence[Entry] = ()) -> bool:
    """A whole session that is over; False if the file has it already."""
    with writable(database, session.id), database.writing() as connection:
        if _state(connection, session.id) not in (None, "removed"):
            return False
        place = begun(connection, session, _NOBODY, database.path)
        write_part(connection, place, session)
        end(connection, place.number, "finished")
        outbox.put(connection, shared)
    return True


def _state(connection: sqlite3.Connection, id: str) -> str | None:
    """None of a session that the file does not have."""
    found = connection.execute("SELECT state FROM sessions WHERE id = ?", (id,)).fetchone()
    return found and str(found[0])


def end(connection: sqlite3.Connection, number: int, state: str) -> None:
    connection.execute("UPDATE sessions SET state = ? WHERE number = ?", (state, number))
    connection.execute("DELETE FROM live WHERE session = ?", (number,))


def bare(session: Session) -> Session:
    """The session without what is many."""
    return replace(
        session,
        spans=(),
        changes=(),
        fingerprints=(),
        samples=(),
        snapshots=(),
        calls=None,
        stacks=(),
        frames=(),
        structure=Structure(session.structure.preferences),
        features={},
    )


def begun(connection: sqlite3.Connection, head: Session, owner: Owner, path: str) -> Place:
    """A new row of ``sessions``."""
    if not is_session_id(head.id):
        raise StoreError(message(texts.NOT_A_SESSION_ID, given=head.id or '""'))
    if _state(connection, head.id) not in (None, "removed"):
        raise StoreError(message(texts.SESSION_EXISTS, id=head.id, file=path))
    connection.execute("DELETE FROM sessions WHERE id = ?", (head.id,))
    columns = {
        **heads.lasting(head),
        **heads.changing(connection, head),
        "state": "recording",
        "written_at": time.time(),
        "owner_machine": packed(owner.machine),
        "owner_boot": owner.boot,
        "owner_pid": owner.pid,
        "owner_started": owner.started,
    }
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    made = connection.execute(
        f"INSERT INTO sessions ({names}) VALUES ({marks})", list(columns.values())
    )
    return Place(head.id, int(made.lastrowid or 0), head.start_ns, kind_numbers(connection))


def write_part(connection: sqlite3.Connection, place: Place, part: Session) -> Batch:
    batch = Batch(connection, place)
    batch.write(part)
    columns = {**heads.changing(connection, part), "written_at": time.time()}
    if part.structure.preferences:
        columns["preferences"] = heads.with_preferences(
            connection, place.number, part.structure.preferences
        )
    set_columns = ", ".join(f"{name} = ?" for name in columns)
    connection.execute(
        f"UPDATE sessions SET {set_columns}, span_count = span_count + ?,"
        " document = CASE document WHEN '' THEN ? ELSE document END WHERE number = ?",
        (*columns.values(), len(part.spans), packed(heads.document_of(part)), place.number),
    )
    return batch


@contextmanager
def writable(database: Database, id: str) -> Iterator[None]:
    """Values that no column takes become one sentence about the session."""
    try:
        yield
    except _UNFIT as error:
        told = message(texts.SESSION_UNWRITABLE, id=id, file=database.path, error=error)
        raise StoreError(told) from error
