# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a sender does with Redis. Whatever redis-py raises comes through (``redis_reasons``)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import redis_scripts as scripts
from .outbox import LIMITS, STATES_LIVE_S, WEEK_S, Kind
from .outbox_sending import Log, Numbered, Waiting


@dataclass(frozen=True)
class Kept:
    """What Redis has of a log: the highest number that came, how many it trimmed and has.

    ``listed``: whoever reads finds the log.
    """

    last: int = 0
    trimmed: int = 0
    present: int = 0
    listed: bool = True

    @property
    def whole(self) -> bool:
        """Nothing is missing of what came; not so where Redis evicted a key, for instance."""
        return self.last == self.trimmed + self.present and (self.listed or not self.last)


class Server:
    """``token`` names the sender in the locks, which end ``hold_s`` after their last use."""

    def __init__(self, client: Any, token: str, hold_s: float) -> None:
        self._client, self._token, self._hold_s = client, token, hold_s
        self._locked: set[str] = set()

    def send(self, log: Log, batch: Sequence[Numbered], anew: bool) -> Kept | None:
        """Add a batch, at once or not at all. None: somebody else sends this session now.

        ``anew``: what Redis has of the log is worth nothing.
        """
        limit = LIMITS[log.kind]
        keys = [scripts.items(log.kind, log.name), scripts.count(log.kind, log.name)]
        keys += [scripts.lock(log.session), scripts.index(log.kind)]
        life_s = max(1, int(log.changed_at + limit.life_s - time.time()))
        oldest = int(batch[0][0] == log.first)
        values: list[object] = [self._token, int(self._hold_s * 1000), limit.entries, life_s]
        values += [log.name, repr(log.changed_at), oldest, int(anew)]
        for number, at_s, body in batch:
            values += [number, repr(at_s), body]
        last, trimmed, present = self._client.eval(scripts.SEND, len(keys), *keys, *values)
        if last == scripts.LOCKED:
            return None
        self._locked.add(log.session)
        return Kept(int(last), int(trimmed), int(present))

    def look(self, logs: Sequence[Log]) -> list[Kept]:
        """What is there of each, asked for in one go."""
        pipe = self._client.pipeline()
        for log in logs:
            pipe.hmget(scripts.count(log.kind, log.name), "last", "trimmed")
            pipe.zcard(scripts.items(log.kind, log.name))
            pipe.zscore(scripts.index(log.kind), log.name)
        found = pipe.execute() if logs else []
        return [
            Kept(int(last or 0), int(trimmed or 0), int(present), listed is not None)
            for (last, trimmed), present, listed in zip(found[::3], found[1::3], found[2::3])
        ]

    def put_states(self, states: Sequence[Waiting]) -> None:
        """Replace what is there. A session with new figures has its head kept for another week."""
        pipe = self._client.pipeline()
        for one in states:
            left_s = one.at_s + STATES_LIVE_S[one.kind] - time.time()
            pipe.set(scripts.items(one.kind, one.session), one.body, px=max(1, int(left_s * 1000)))
            if one.kind is Kind.LIVE:
                pipe.expire(scripts.items(Kind.HEAD, one.session), WEEK_S)
            pipe.zadd(scripts.index(Kind.HEAD), {one.session: one.at_s})
        if states:
            pipe.execute()

    def missing_heads(self, sessions: Sequence[str]) -> list[str]:
        """Those whose head Redis does not have, or does not list."""
        pipe = self._client.pipeline()
        for session in sessions:
            pipe.exists(scripts.items(Kind.HEAD, session))
            pipe.zscore(scripts.index(Kind.HEAD), session)
        found = pipe.execute() if sessions else []
        return [
            session
            for session, there, listed in zip(sessions, found[::2], found[1::2])
            if int(there) != 1 or listed is None
        ]

    def tidy(self) -> None:
        """Hold the limits over all sessions, of all machines, and forget what has ended."""
        for kind, limit in LIMITS.items():
            names = self._names(kind)
            self._drop_ended(kind, [(name, scripts.count(kind, name)) for name in names])
            over = -limit.in_all
            for name, size in zip(
                names, self._ask("zcard", [scripts.items(kind, n) for n in names])
            ):
                over += size
                if over > 0 and size:
                    keys = scripts.items(kind, name), scripts.count(kind, name)
                    self._client.eval(scripts.TRIM, len(keys), *keys)
        heads = [(name, scripts.items(Kind.HEAD, name)) for name in self._names(Kind.HEAD)]
        self._drop_ended(Kind.HEAD, heads)

    def _names(self, kind: Kind) -> list[str]:
        """The one that changed last comes first."""
        return [name.decode() for name in self._client.zrange(scripts.index(kind), 0, -1)[::-1]]

    def _drop_ended(self, kind: Kind, keys: Sequence[tuple[str, str]]) -> None:
        for (name, key), there in zip(keys, self._ask("exists", [key for _, key in keys])):
            if not there:
                self._client.eval(scripts.DROP, 2, key, scripts.index(kind), name)

    def _ask(self, command: str, keys: Sequence[str]) -> list[int]:
        """One number of each key, in one go."""
        pipe = self._client.pipeline()
        for key in keys:
            getattr(pipe, command)(key)
        return [int(one) for one in pipe.execute()] if keys else []

    def release(self) -> None:
        """Give the locks back and end the connection."""
        for session in self._locked:
            self._client.eval(scripts.RELEASE, 1, scripts.lock(session), self._token)
        self._locked.clear()

    def close(self) -> None:
        self._client.connection_pool.disconnect()
