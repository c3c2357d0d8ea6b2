# SPDX-License-Identifier: LGPL-2.1-or-later
"""Recordings to be shared, as a keeper would put them into the outbox, and what came of them."""

from __future__ import annotations

import time
from contextlib import contextmanager

from redis_server import until

from PerfProfilerWorkbench.model.memory import MemorySnapshot
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.store import sharing_entries as entries
from PerfProfilerWorkbench.store.connection import Database
from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.outbox import Entry, Kind, put
from PerfProfilerWorkbench.store.owners import Owner
from PerfProfilerWorkbench.store.redis_shared import Shared
from PerfProfilerWorkbench.store.sharing import Pace, Sharer

QUICK = Pace(idle_s=0.05, timeout_s=2, first_retry_s=0.05, last_retry_s=0.2, hold_s=1, verify_s=0.5)
NOT_HERE = message("not available")
OWNER = Owner("here", "boot", 1, 2)


def operation(number, session="S", at_s=None, **values):
    """The ``number``-th one of a session, which ended just now."""
    body = {"span": number, "kind": "command", "name": f"Std_{number}", "document": "Doc"}
    body |= {"type": None, "wall_ns": 2_000_000, "response_ns": 1_000_000, "failed": False}
    return Entry(Kind.OPERATION, session, time.time() if at_s is None else at_s, body | values)


def snapshot(time_ns=0, label="before"):
    return MemorySnapshot(time_ns, label, 1, *[NOT_HERE] * 6)


def head_of(session, state=State.RUNNING, owner=OWNER):
    return entries.head_entry(session, "Doc", state, owner, time.time())


def share(path, *put_down):
    """In one transaction, as a writer does."""
    database = Database(str(path))
    try:
        with database.writing() as connection:
            put(connection, put_down)
    finally:
        database.close()


@contextmanager
def sharing(path, url, pace=QUICK):
    sharer = Sharer(str(path), url, pace)
    sharer.start()
    try:
        yield sharer
    finally:
        sharer.stop()


@contextmanager
def reading(url):
    shared = Shared(url)
    try:
        yield shared
    finally:
        shared.close()


def numbers_there(url, session="S"):
    """The operations of a session in Redis, in its order."""
    with reading(url) as shared:
        return [one.span for one in shared.operations(session=session)]


def all_there(url, count, session="S"):
    """Wait until the operations 1 to ``count`` are there, each once and in order."""
    wanted = list(range(1, count + 1))
    until(lambda: numbers_there(url, session) == wanted, f"{count} operations of {session}")
