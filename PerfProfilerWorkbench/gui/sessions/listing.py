# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the store has, as one value: a thread reads it, the page shows it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import NamedTuple

from ...store.history import SessionInfo, State
from ...store.owners import Owner, owner
from ...store.retention import Removed
from ...store.store import Store

_BESIDE = ("", "-wal")


class Row(NamedTuple):
    """A recording; ``baselines`` are its names as one, ``here``: this FreeCAD records it."""

    info: SessionInfo
    baselines: tuple[str, ...]
    here: bool

    @property
    def stays(self) -> bool:
        """It can't be deleted."""
        return self.info.state is State.RUNNING or bool(self.baselines)


class Listing(NamedTuple):
    """The newest first; ``removed`` is what retention took, the latest first."""

    rows: tuple[Row, ...] = ()
    removed: tuple[Removed, ...] = ()
    size_bytes: int = 0


def listing(store: Store) -> Listing:
    """Raises StoreError."""
    names: dict[str, list[str]] = {}
    for one in store.baselines():
        names.setdefault(one.session, []).append(one.name)
    ours = owner()
    rows = (_row(info, names, ours) for info in store.sessions())
    return Listing(tuple(rows), tuple(store.removed()), _size_bytes(store.path))


def _row(info: SessionInfo, names: dict[str, list[str]], ours: Owner) -> Row:
    here = info.state is State.RUNNING and info.owner == ours
    return Row(info, tuple(names.get(info.id, ())), here)


def _size_bytes(path: str) -> int:
    """With what is not yet moved into the file itself."""
    size_bytes = 0
    for beside in _BESIDE:
        with suppress(OSError):
            size_bytes += os.path.getsize(path + beside)
    return size_bytes
