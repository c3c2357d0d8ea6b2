# SPDX-License-Identifier: LGPL-2.1-or-later
"""A thread that shares a store through Redis, while somebody records into it.

It belongs into the process beside FreeCAD, never into FreeCAD itself. Of several on one machine
one sends for all, also what a FreeCAD that was killed has left; when it ends, another takes over.
"""

from __future__ import annotations

import contextlib
import random
import secrets
import sqlite3
import threading
import time
from dataclasses import dataclass

from .. import texts
from ..model.message import Message
from ..texts import message
from . import outbox_sending as outbox
from .connection import Database
from .errors import StoreError
from .redis_address import client, place
from .redis_reasons import reason
from .redis_server import Server
from .sharing_sender import Sender


@dataclass(frozen=True)
class Pace:
    """Seconds: between two looks at the outbox; until Redis counts as silent; between attempts, the
    first and the longest; how long a sender that was killed keeps others waiting; between two
    checks that Redis still has all that was sent.
    """

    idle_s: float = 0.5
    timeout_s: float = 5.0
    first_retry_s: float = 1.0
    last_retry_s: float = 30.0
    hold_s: float = 20.0
    verify_s: float = 30.0


class Sharer:
    """``start``, and ``stop`` at last; ``state`` says meanwhile how it goes. Nothing raises."""

    def __init__(self, path: str, url: str, pace: Pace | None = None) -> None:
        """``path``: the store's file. ``url``: see ``redis_address``."""
        self._path, self._url, self._pace = path, url, pace or Pace()
        self._state = message(texts.SHARING_IDLE)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="PerfProfiler sharing", daemon=True)

    @property
    def state(self) -> Message:
        return self._state

    def start(self) -> None:
        self._thread.start()

    def stop(self, wait_s: float = 10.0) -> None:
        """Try once more to send what came last, and end; no later than in ``wait_s``."""
        self._stopping.set()
        self._thread.join(wait_s)

    def _run(self) -> None:
        try:
            turns = Turns(self._path, self._url, self._pace)
        except StoreError as error:
            self._state = error.message
            return
        try:
            while not self._stopping.wait(turns.next()):
                self._state = turns.state
            turns.next()
            self._state = turns.state
        finally:
            turns.end()


class Turns:
    """Turn after turn: send, if it is this one's part. Raises StoreError for a wrong address."""

    def __init__(self, path: str, url: str, pace: Pace) -> None:
        self._pace, self._place = pace, place(url)
        self._token = secrets.token_hex(16)
        self._server = Server(client(url, pace.timeout_s), self._token, pace.hold_s)
        self._database = Database(path)
        self._sender = Sender(self._database, self._server, self._token, pace.hold_s, pace.verify_s)
        self._failures, self._failing_since_s = 0, 0.0
        self.state = message(texts.SHARING_IDLE)

    def next(self) -> float:
        """Take a turn, and tell how many seconds to wait for the next."""
        try:
            if not self._sender.claim():
                with self._database.reading() as connection:
                    self.state = outbox.told(connection) or self.state
                return self._pace.idle_s
            failure = self._attempt()
            self._tell(failure)
        except StoreError as error:
            self.state = error.message
            self._failures += 1
        return self._delay_s()

    def _attempt(self) -> Message | None:
        """The reason, if it failed."""
        try:
            failure = None if self._sender.step() else message(texts.REDIS_LOCKED)
        except StoreError:
            raise
        except Exception as error:  # a server that talks nonsense makes redis-py raise anything
            self._server.close()
            self._sender.doubt()
            self._failures += 1
            return reason(error, self._pace.timeout_s)
        self._failures = 0
        return failure

    def _delay_s(self) -> float:
        """Longer with each failure, and random, so that a thousand FreeCADs don't come at once."""
        if not self._failures:
            return self._pace.idle_s
        longest_s = self._pace.first_retry_s * 2.0 ** min(self._failures - 1, 30)
        return min(longest_s, self._pace.last_retry_s) * random.uniform(0.5, 1)

    def _tell(self, failure: Message | None) -> None:
        """How it goes, also to the others of this machine, which do not send."""
        before = self.state
        with self._database.reading() as connection:
            self.state = self._summary(connection, failure)
        if self.state != before:
            with self._database.writing() as connection:
                outbox.tell(connection, self._token, self.state)

    def _summary(self, connection: sqlite3.Connection, failure: Message | None) -> Message:
        waiting, expired = outbox.count_waiting(connection), outbox.count_expired(connection)
        state = self._progress(waiting, failure)
        if self._sender.trimmed:
            state = message(texts.SHARING_TRIMMED, state=state, trimmed=self._sender.trimmed)
        if expired:
            state = message(texts.SHARING_EXPIRED, state=state, expired=expired)
        return state

    def _progress(self, waiting: int, failure: Message | None) -> Message:
        if failure is None:
            self._failing_since_s = 0.0
            known = texts.SHARING_SENDING if waiting else texts.SHARING_CONNECTED
            return message(known, place=self._place, waiting=waiting)
        self._failing_since_s = self._failing_since_s or time.time()
        return message(
            texts.SHARING_WAITS,
            place=self._place,
            since=time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(self._failing_since_s)),
            waiting=waiting,
            reason=failure,
        )

    def end(self) -> None:
        """Let others send at once. What can't be given back now ends by itself."""
        with contextlib.suppress(Exception):
            self._server.release()
        self._server.close()
        with contextlib.suppress(StoreError), self._database.writing() as connection:
            outbox.release(connection, self._token)
        self._database.close()
