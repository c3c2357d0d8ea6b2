# SPDX-License-Identifier: LGPL-2.1-or-later
"""Writes a recording into the store as its pieces come, and says how that goes."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, perf_counter_ns

from .. import texts
from ..model.message import Message, message
from ..model.session import Session
from ..store.errors import StoreError
from ..store.history import State
from ..store.outbox import Entry
from ..store.owners import Owner
from ..store.retention import Limits
from ..store.sharing import Sharer
from ..store.sharing_entries import live_entry
from ..store.store import SessionWriter, Store
from . import pieces
from .assembling import Assembling
from .files import sha256
from .live import NEVER_NS, Live
from .pieces import DONE, MISSING, NOTICE, SHARING, Piece, Told
from .settings import Settings
from .settling import settle

_SHOW_S = 1.0


class Writing:
    """``feed`` the pieces behind HEAD, ``step`` now and then, ``close`` at last. Nothing raises.

    What can't be written stays in memory and is tried again at each tick. ``told`` hears how it
    goes (see ``pieces``).
    """

    def __init__(
        self,
        head: Session,
        settings: Settings,
        owner: Owner,
        told: Told,
        sharer_of: Callable[[Settings], Sharer | None],
    ) -> None:
        self._head, self._settings, self._owner, self._told = head, settings, owner, told
        self._sharer_of = sharer_of
        self._coming = Assembling(head, sha256)
        self._live = Live(head, owner, bool(settings.redis_url))
        self._store: Store | None = None
        self._writer: SessionWriter | None = None
        self._failure: Message | None = None
        self._shared: list[Entry] = []  # to be written with what comes next
        self._shown_s = monotonic()
        self._sharer: Sharer | None = None
        self._sharing: Message | None = None

    def feed(self, piece: Piece) -> None:
        self._coming.feed(piece)
        if piece[0] == pieces.TICK:
            self._try(self._write)

    def step(self) -> None:
        """Once a second the figures of the moment are new, whether FreeCAD has time or not."""
        if monotonic() - self._shown_s >= _SHOW_S:
            self._shown_s = monotonic()
            self._try(self._show)
            self._tell_sharing()

    def _tell_sharing(self) -> None:
        state = self._sharer.state if self._sharer is not None else None
        if state != self._sharing:
            self._sharing = state
            self._told(SHARING, state)

    def close(self) -> None:
        """Write what is left, and see what is too old to be kept."""
        if self._try(self._finish):
            self._try(self._settle)
            self._try(self._retain)
        self._live.close()
        if self._store is not None:
            self._store.close()
        self._told(DONE, None)

    def _try(self, work: Callable[[], object]) -> bool:
        """Whether it could be done; what prevents it is told when it begins, changes or ends."""
        failure = None
        try:
            work()
        except StoreError as error:
            failure = error.message
        if failure != self._failure:
            self._failure = failure
            self._told(MISSING, failure and message(texts.NOT_KEPT, reason=failure))
        return failure is None

    def _write(self) -> SessionWriter:
        writer = self._writer = self._writer or self._begun()
        part = self._coming.part()
        writer.write(part, self._shared)
        self._coming.forget()
        self._shared = self._live.take(part)
        return writer

    def _begun(self) -> SessionWriter:
        store = self._store = self._store or Store(self._settings.store)
        self._tell_notices(store)
        self._sharer = self._sharer_of(self._settings)
        return store.begin(self._head, self._owner)

    def _show(self) -> None:
        """What is shared of it waits for the next part: an operation is told after its spans."""
        if self._writer is not None:
            now = perf_counter_ns()
            self._shared += self._live.settle(now)
            figures = self._live.figures(now)
            self._writer.show(figures, [live_entry(figures)] if self._sharer is not None else [])

    def _finish(self) -> None:
        ended = self._coming.ended
        if not ended:
            self._coming.cut_off()
        writer = self._write()
        self._shared += self._live.settle(NEVER_NS)
        if self._sharer is not None:
            self._shared.append(self._live.state(_state(ended)))
        end = writer.finish if ended else writer.interrupt
        end(self._shared)

    def _settle(self) -> None:
        if self._store is not None:
            settle(self._store, self._head.id)

    def _retain(self) -> None:
        settings = self._settings
        if self._store is not None:
            self._store.retain(Limits(settings.age_days, settings.size_bytes, settings.count))
            self._tell_notices(self._store)

    def _tell_notices(self, store: Store) -> None:
        for notice in store.notices:
            self._told(NOTICE, notice)
        store.notices.clear()


def _state(ended: bool) -> State:
    return State.FINISHED if ended else State.INTERRUPTED
