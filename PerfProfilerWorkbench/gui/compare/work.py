# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a thread does for the page: nothing here touches a widget."""

from __future__ import annotations

from time import thread_time_ns
from typing import NamedTuple

from ...analysis.compare import compare
from ...analysis.comparison import Comparison
from ...keeping.whole import name_baseline
from ...model.session import Session
from ...store.baselines import Baseline
from ...store.history import SessionInfo
from ...store.store import Store
from .sides import Sides


class Offered(NamedTuple):
    """What can be compared: recordings, the newest first, and baselines, the latest first."""

    sessions: tuple[SessionInfo, ...] = ()
    baselines: tuple[Baseline, ...] = ()

    def document(self, id: str) -> str:
        return next((one.document for one in self.sessions if one.id == id), "")

    def ids(self) -> set[str]:
        return {one.id for one in self.sessions}


def offered(store: Store) -> Offered:
    named = sorted(store.baselines(), key=lambda one: one.named_at, reverse=True)
    return Offered(tuple(store.sessions()), tuple(named))


class Compared(NamedTuple):
    """``cost_ns``: processor time."""

    sides: Sides
    comparison: Comparison
    cost_ns: int


class Comparing:
    """Remembers the recordings it read last: while one is recorded, the other side stays."""

    def __init__(self) -> None:
        self._kept: dict[str, Session] = {}

    def run(self, sides: Sides, now: Session | None) -> Compared:
        """``now`` stands for a side without ids. Raises StoreError."""
        begun_ns = thread_time_ns()
        wanted = {*sides.before, *sides.after}
        self._kept = {id: one for id, one in self._kept.items() if id in wanted}
        missing = [id for id in wanted if id not in self._kept]
        if missing:
            with Store() as store:
                self._kept.update((id, store.session(id)) for id in missing)
        before, after = (
            [self._kept[id] for id in side] if side else [now for now in [now] if now is not None]
            for side in sides
        )
        return Compared(sides, compare(before, after), thread_time_ns() - begun_ns)


def made_baseline(store: Store, name: str, session: Session | None, id: str) -> None:
    """``session``: one that may not be kept yet."""
    if session is not None:
        store.add(session)
    name_baseline(store, name, id)
