# SPDX-License-Identifier: LGPL-2.1-or-later
"""What all machines share, read from Redis.

It waits for Redis, so it belongs into a process or thread that may wait, never into FreeCAD's own.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from .. import texts
from ..analysis.metrics import Metrics, metrics
from ..texts import message
from . import redis_scripts as scripts
from . import sharing_entries as entries
from .errors import StoreError
from .history import State
from .live import LiveFigures
from .outbox import LIMITS, STATES_LIVE_S, Kind
from .redis_address import client, place
from .redis_reasons import reason
from .sharing_entries import (
    SharedBaseline,
    SharedOperation,
    SharedSession,
    SharedSnapshot,
)

_NOT_ONE = (KeyError, TypeError, ValueError, AttributeError)
Body = tuple[float, Any]  # time, what the JSON holds
Made = TypeVar("Made")


class Shared:
    """Every method raises StoreError with a sentence where Redis does not answer well.

    ``unreadable`` counts entries that were left out, because another version wrote them or because
    somebody else did.
    """

    def __init__(self, url: str, timeout_s: float = 5.0) -> None:
        self._place, self._timeout_s = place(url), timeout_s
        self._client = client(url, timeout_s)
        self.unreadable = 0

    def close(self) -> None:
        self._client.connection_pool.disconnect()

    def sessions(self) -> list[SharedSession]:
        """Of the last seven days, newest first."""
        with self._asking():
            heard = self._names(Kind.HEAD)
            heads = self._states(Kind.HEAD, list(heard))
            live = self._states(Kind.LIVE, list(heard))
        found = [
            self._made(entries.session_of, session, body, heard[session], session in live)
            for session, (body, _) in heads.items()
        ]
        return sorted((one for one in found if one), key=lambda one: one.started_at, reverse=True)

    def live(self) -> list[LiveFigures]:
        """The latest figures of every running session that told some in the last 15 s.

        Their times are put right by how old Redis says they are, so clocks may differ.
        """
        running = [one.id for one in self.sessions() if one.live and one.state is State.RUNNING]
        with self._asking():
            told = self._states(Kind.LIVE, running)
        now_s = time.time()
        found = [
            self._made(entries.figures_of, session, now_s - age_s, body)
            for session, (body, age_s) in told.items()
        ]
        return [one for one in found if one]

    def operations(
        self, since_s: float = 0, until_s: float = float("inf"), session: str | None = None
    ) -> list[SharedOperation]:
        """Those that ended after ``since_s`` and no later than ``until_s``, in that order."""
        with self._asking():
            logs = self._logs(Kind.OPERATION, since_s, until_s, session)
        found = [
            self._made(entries.operation_of, name, at_s, body)
            for name, log in logs.items()
            for at_s, body in log
        ]
        return sorted((one for one in found if one), key=lambda one: one.at_s)

    def metrics(self, since_s: float, until_s: float, session: str | None = None) -> Metrics:
        """Of these operations of one session, or of all together; times are of the wall's clock."""
        start_ns, end_ns = round(since_s * 1e9), round(until_s * 1e9)
        return metrics(self.operations(since_s, until_s, session), start_ns, end_ns)

    def snapshots(self, session: str) -> list[SharedSnapshot]:
        with self._asking():
            logs = self._logs(Kind.SNAPSHOT, session=session)
        found = [self._made(entries.snapshot_of, *one) for one in logs.get(session, [])]
        return [one for one in found if one]

    def baselines(self) -> list[SharedBaseline]:
        """Those in use, of all machines; two machines may have given the same name."""
        with self._asking():
            logs = self._logs(Kind.BASELINE)
        found = [self._made(entries.baselines_of, *one) for one in logs.items()]
        return [one for several in found for one in several or ()]

    def trimmed(self) -> dict[Kind, int]:
        """How many entries of the sessions that are there are missing because of the limits."""
        with self._asking():
            return {kind: self._trimmed(kind) for kind in LIMITS}

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # a server that talks nonsense makes redis-py raise anything
            self.close()
            why = reason(error, self._timeout_s)
            told = message(texts.SHARED_UNREADABLE, place=self._place, reason=why)
            raise StoreError(told) from None

    def _made(self, make: Callable[..., Made], *values: Any) -> Made | None:
        try:
            return make(*values)
        except _NOT_ONE:
            self.unreadable += 1
            return None

    def _names(self, kind: Kind, since_s: float = 0) -> dict[str, float]:
        """Of all that changed since then, and when they last did."""
        rows = self._client.zrangebyscore(scripts.index(kind), since_s, "+inf", withscores=True)
        return {session.decode(): float(at_s) for session, at_s in rows}

    def _states(self, kind: Kind, sessions: list[str]) -> dict[str, tuple[Any, float]]:
        """What is there, and how many seconds ago it was told."""
        pipe = self._client.pipeline()
        for session in sessions:
            pipe.get(scripts.items(kind, session))
            pipe.pttl(scripts.items(kind, session))
        found = pipe.execute() if sessions else []
        states = {}
        for session, text, left_ms in zip(sessions, found[::2], found[1::2]):
            body = None if text is None else self._made(json.loads, text)
            if body is not None:
                states[session] = body, STATES_LIVE_S[kind] - left_ms / 1000
        return states

    def _logs(
        self,
        kind: Kind,
        since_s: float = 0,
        until_s: float = float("inf"),
        session: str | None = None,
    ) -> dict[str, list[Body]]:
        """What they hold, by session, in order of time."""
        names = [
            name
            for name in self._names(kind, since_s)
            if session in (None, scripts.session_of(name))
        ]
        pipe = self._client.pipeline()
        for name in names:
            key = scripts.items(kind, name)
            pipe.zrangebyscore(key, f"({since_s!r}", repr(until_s), withscores=True)
        found: dict[str, list[tuple[float, int, Any]]] = {}
        for name, rows in zip(names, pipe.execute() if names else []):
            read = [self._made(_numbered, member, float(at_s)) for member, at_s in rows]
            found.setdefault(scripts.session_of(name), []).extend(one for one in read if one)
        return {
            one: [(at_s, body) for at_s, _, body in sorted(log, key=lambda entry: entry[:2])]
            for one, log in found.items()
        }

    def _trimmed(self, kind: Kind) -> int:
        names = self._names(kind)
        pipe = self._client.pipeline()
        for name in names:
            pipe.hget(scripts.count(kind, name), "trimmed")
        found = pipe.execute() if names else []
        return sum(int(one or 0) for one in found)


def _numbered(member: bytes, at_s: float) -> tuple[float, int, Any]:
    number, _, body = member.partition(b" ")
    return at_s, int(number), json.loads(body)
