# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a thread does for the page: nothing here touches a widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...export.imports import ImportFailed, read_session
from ...model.session import Session
from ...store.history import SessionInfo
from ...store.store import Store
from ...texts import Message


class Opening:
    """How far reading one recording has come: ``read`` spans. ``cancel`` ends it.

    ``ends``: what is recorded meanwhile, and may be ended for it; None: nothing.
    """

    def __init__(self, info: SessionInfo, ends: object = None) -> None:
        self.info, self.ends, self.read = info, ends, 0
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True

    def run(self, store: Store) -> Session | None:
        """None if it was cancelled."""
        try:
            return store.session(self.info.id, self._told)
        except _Cancelled:
            return None

    def _told(self, read: int) -> None:
        self.read = read
        if self.cancelled:
            raise _Cancelled


class _Cancelled(Exception):
    pass


class Imported(NamedTuple):
    added: int
    known: int
    failures: tuple[Message, ...]


def import_files(store: Store, paths: Sequence[str]) -> Imported:
    """Each whole or not at all. Raises StoreError if the store can't take any."""
    added, failures = [], []
    for path in paths:
        try:
            added.append(store.add(read_session(path)))
        except ImportFailed as error:
            failures.append(error.message)
    return Imported(sum(added), len(added) - sum(added), tuple(failures))
