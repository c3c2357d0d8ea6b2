# SPDX-License-Identifier: LGPL-2.1-or-later
"""The store: what the rest of the add-on knows of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType

from ..model.filter import Filter
from ..model.session import Feature, Session
from ..model.span import ObjectKey, Span
from ..model.span_line import SpanLine
from ..texts import Message
from . import baselines, history, live, location, outbox, reader, retention
from .advice import AdviceBook
from .baselines import Baseline
from .connection import Database
from .history import SessionInfo, TrendPoint, Wanted
from .live import LiveFigures
from .outbox import Entry
from .owners import Owner
from .removing import delete, give_back, take_out
from .retention import Limits, Reason, Removed
from .span_lines import span_lines
from .writer import SessionWriter as SessionWriter
from .writer import add


class Store:
    """All recordings of a user. Of one thread; any number of processes use the file at once.

    Everything here raises StoreError, which names the file and the cause.
    """

    def __init__(self, path: str | None = None) -> None:
        """``path``: another file than the user's own. It is begun if it is not there."""
        self._database = Database(path or location.path())

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> str:
        return self._database.path

    @property
    def notices(self) -> list[Message]:
        """What was done without being asked: a damaged file set aside, old sessions removed."""
        return self._database.notices

    def begin(self, head: Session, owner: Owner) -> SessionWriter:
        """A new session, which the process ``owner`` records. What the head holds is written."""
        return SessionWriter(self._database, head, owner)

    def add(self, session: Session, shared: Sequence[Entry] = ()) -> bool:
        """A whole session that is over; False if it was here already.

        ``shared``: as in ``SessionWriter.write``.
        """
        return add(self._database, session, shared)

    def sessions(
        self,
        document: str | None = None,
        since_s: float | None = None,
        until_s: float | None = None,
        freecad: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[SessionInfo]:
        """Newest first; ``history.Wanted`` says what the others mean."""
        wanted = Wanted(document, since_s, until_s, freecad)
        with self._database.reading() as connection:
            return history.sessions(connection, wanted, time.time(), limit, offset)

    def resolve(self, text: str) -> str:
        """The id of a session: "last", or an id in full."""
        with self._database.reading() as connection:
            return history.resolve(connection, text, self.path)

    def session(self, id: str, told: Callable[[int], object] | None = None) -> Session:
        """The whole of it; of a running one what is written so far.

        ``told`` hears now and then how many spans are read; what it raises ends the reading.
        """
        return reader.session(self._database, id, told)

    def head(self, id: str) -> Session:
        """Without spans and whatever else is many."""
        return reader.head(self._database, id)

    def spans(self, id: str, filter: Filter | None = None) -> Iterator[Span]:
        """As they were written, few in memory at a time."""
        return reader.spans_of(self._database, id, filter)

    def span_lines(self, id: str, filter: Filter | None = None) -> Iterator[SpanLine]:
        """The same, halfway to a table of text, in a fifth of the time."""
        return span_lines(self._database, id, filter or Filter())

    def features(self, id: str) -> Mapping[ObjectKey, Feature]:
        return reader.features(self._database, id)

    def delete(self, id: str) -> None:
        """For good. Not what is still running, and not a baseline in use."""
        with self._database.writing() as connection:
            delete(connection, id, time.time(), self.path)
        take_out(self._database)
        give_back(self._database)

    def pin(self, id: str, on: bool) -> None:
        """A pinned session stays, whatever the limits of ``retain`` say."""
        with self._database.writing() as connection:
            number = reader.number_of(connection, id, self.path)
            connection.execute("UPDATE sessions SET pinned = ? WHERE number = ?", (on, number))

    def retain(self, limits: Limits | None = None) -> dict[Reason, int]:
        """Remove what is beyond the limits: how many sessions, by reason. Notices say it too.

        Without limits those given last hold.
        """
        return retention.retain(self._database, limits, time.time())

    def removed(self, limit: int = 100) -> list[Removed]:
        """What ``retain`` has removed, the latest first."""
        with self._database.reading() as connection:
            return retention.removed(connection, limit)

    def name_baseline(self, name: str, session_id: str, shared: Sequence[Entry] = ()) -> None:
        """Whatever had that name before is replaced. ``shared``: as in ``SessionWriter.write``."""
        with self._database.writing() as connection:
            baselines.name_baseline(connection, name, session_id, time.time(), self.path)
            outbox.put(connection, shared)

    def retire_baseline(self, name: str, shared: Sequence[Entry] = ()) -> None:
        with self._database.writing() as connection:
            baselines.retire_baseline(connection, name, time.time())
            outbox.put(connection, shared)

    def baselines(self, all: bool = False) -> list[Baseline]:
        """Those in use; ``all``: those retired or replaced too."""
        with self._database.reading() as connection:
            return baselines.baselines(connection, all)

    @property
    def advice(self) -> AdviceBook:
        """Issues, advice and plans."""
        return AdviceBook(self._database)

    def live(self) -> list[LiveFigures]:
        """The latest figures of each running session; ``live.together`` sums them up."""
        with self._database.reading() as connection:
            return live.of_running(connection, time.time())

    def trend(self, document: str, object: str) -> list[TrendPoint]:
        """One feature over all sessions, the oldest first."""
        with self._database.reading() as connection:
            return history.trend(connection, document, object)
