# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sends what waits in the outbox, in order, and believes Redis only what it has seen there."""

from __future__ import annotations

import time
from dataclasses import replace

from . import outbox_sending as outbox
from .connection import Database
from .outbox import Kind, put
from .outbox_sending import Log
from .redis_reasons import NotKept
from .redis_server import Kept, Server
from .sharing_entries import interrupted_entry


class Sender:
    """For one store and one Redis. What goes wrong there is raised; just call ``step`` again later.

    ``token`` names this sender: it is the store's only one while it holds the claim, ``hold_s`` at
    a time. ``verify_s``: how often all that was sent before is looked for, since Redis may lose it
    without a word.
    """

    def __init__(
        self, database: Database, server: Server, token: str, hold_s: float, verify_s: float
    ) -> None:
        self._database, self._server, self._token = database, server, token
        self._hold_s, self._verify_s = hold_s, verify_s
        self._verify_at_s, self._sure_until_s = 0.0, 0.0
        self._anew: set[str] = set()
        self._trimmed: dict[str, int] = {}

    @property
    def trimmed(self) -> int:
        """How many entries of this store Redis left out because of its limits."""
        return sum(self._trimmed.values())

    def claim(self) -> bool:
        """Whether this is, or goes on being, the one that sends for this store."""
        if time.monotonic() < self._sure_until_s:
            return True
        with self._database.writing() as connection:
            claimed = outbox.claim(connection, self._token, time.time(), self._hold_s)
        self._sure_until_s = time.monotonic() + self._hold_s / 2 if claimed else 0.0
        return claimed

    def doubt(self) -> None:
        """Who knows what Redis has now? The next step looks."""
        self._verify_at_s = 0.0

    def step(self) -> bool:
        """Send what waits. False: some of it is being sent by another machine."""
        if time.monotonic() >= self._verify_at_s:
            self._verify()
            self._verify_at_s = time.monotonic() + self._verify_s
        self._send_states()
        with self._database.reading() as connection:
            logs = outbox.logs(connection)
        sent = [self._send_log(log) for log in logs if log.sent < log.last]
        return all(sent)

    def _verify(self) -> None:
        """Go back where Redis has less than it had, and on where a sender was killed.

        Of a recording whose process was killed as well, nobody else tells that it has ended.
        """
        now_s = time.time()
        with self._database.writing() as connection:
            outbox.expire(connection, now_s)
            told = outbox.heads(connection)
            gone = (interrupted_entry(session, body, now_s) for session, body in told)
            put(connection, (entry for entry in gone if entry is not None))
            logs, heads = outbox.logs(connection), outbox.sent_heads(connection)
        found = self._server.look(logs)
        missing = self._server.missing_heads(heads)
        self._anew = {log.name for log, kept in zip(logs, found) if not kept.whole}
        self._trimmed = {log.name: kept.trimmed for log, kept in zip(logs, found)}
        with self._database.writing() as connection:
            for log, kept in zip(logs, found):
                outbox.mark(connection, log, min(kept.last, log.last) if kept.whole else 0)
            for session in missing:
                outbox.unmark_head(connection, session)
        self._server.tidy()

    def _send_states(self) -> None:
        with self._database.reading() as connection:
            states = outbox.states(connection, time.time())
        self._server.put_states(states)
        if self._server.missing_heads([one.session for one in states if one.kind is Kind.HEAD]):
            raise NotKept
        if states:
            with self._database.writing() as connection:
                for state in states:
                    outbox.mark_state(connection, state)

    def _send_log(self, log: Log) -> bool:
        """All of it, batch by batch. False where another sends it."""
        while batch := self._batch(log):
            answer = self._server.send(log, batch, log.name in self._anew)
            if answer is None:
                return False
            wanted = batch[-1][0]
            if answer.last < wanted:  # it began anew since we looked, and would have a hole now
                self.doubt()
                return True
            log = replace(log, sent=self._seen(log, wanted).last)
            with self._database.writing() as connection:
                outbox.mark(connection, log, log.sent)
            if not self.claim():
                return True
        return True

    def _batch(self, log: Log) -> list[outbox.Numbered]:
        with self._database.reading() as connection:
            return outbox.batch(connection, log)

    def _seen(self, log: Log, wanted: int) -> Kept:
        """What is really there, as far as asking can tell."""
        kept = self._server.look([log])[0]
        if not kept.whole or kept.last < wanted:
            raise NotKept
        self._anew.discard(log.name)
        self._trimmed[log.name] = kept.trimmed
        return kept
