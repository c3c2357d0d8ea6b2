# SPDX-License-Identifier: LGPL-2.1-or-later
"""What one machine reads from SQLite, another reads from Redis: the same tests for both ways."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import replace

import pytest
from acts import MS, command, session
from redis_server import RedisServer, until
from shared_records import reading, sharing

from PerfProfilerWorkbench.analysis.metrics import metrics
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.model.session_id import new_session_id
from PerfProfilerWorkbench.store import sharing_entries
from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.live import LiveFigures
from PerfProfilerWorkbench.store.owners import owner
from PerfProfilerWorkbench.store.store import Store

pytest.importorskip("redis")


class Sqlite:
    def __init__(self, store):
        self._store = store

    def sessions(self):
        return self._store.sessions()

    def live(self):
        return self._store.live()

    def snapshots(self, id):
        return list(self._store.session(id).snapshots)

    def metrics(self, id, since_s, until_s):
        whole = self._store.session(id)
        return metrics(operations(whole), *(_ns(whole, at_s) for at_s in (since_s, until_s)))


class Redis:
    def __init__(self, shared):
        self.sessions, self.live = shared.sessions, shared.live
        self._shared = shared

    def snapshots(self, id):
        return [one.snapshot for one in self._shared.snapshots(id)]

    def metrics(self, id, since_s, until_s):
        return self._shared.metrics(since_s, until_s, id)


def _ns(whole, at_s):
    return whole.start_ns + round((at_s - whole.started_at) * 1e9)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = RedisServer(tmp_path_factory.mktemp("redis")).start()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "redis"])
def way(request, tmp_path, server):
    """A store that is shared, and the way in which it is read."""
    path = str(tmp_path / "recordings.sqlite")
    with Store(path) as store, sharing(path, server.url()), reading(server.url()) as shared:
        yield store, Sqlite(store) if request.param == "sqlite" else Redis(shared)


@contextmanager
def recording(store, *spans):
    """A running recording that began a minute ago; in the end it finishes."""
    started_at = time.time() - 60
    head = replace(session(spans), started_at=started_at, id=new_session_id(started_at))
    told = [sharing_entries.head_entry(head, "Doc", State.RUNNING, owner(), time.time())]
    told += [sharing_entries.operation_entry(head, one) for one in operations(head)]
    told += [sharing_entries.snapshot_entry(head, one) for one in head.snapshots]
    writer = store.begin(replace(head, spans=(), snapshots=()), owner())
    writer.write(head, told)
    yield head, writer
    finished = sharing_entries.head_entry(head, "Doc", State.FINISHED, owner(), time.time())
    writer.finish([finished])


def one_of(way, id):
    return next((one for one in way.sessions() if one.id == id), None)


def test_a_session_is_listed_with_its_state(way):
    store, read = way
    with recording(store) as (head, _):
        found = until(lambda: one_of(read, head.id), "the session")
        assert (found.state, found.owner, found.preset) == (State.RUNNING, owner(), head.preset)
        assert (found.started_at, found.freecad) == (head.started_at, head.environment.freecad)
        assert found.machine == head.environment.machine
    until(lambda: one_of(read, head.id).state is State.FINISHED, "its end")


def test_the_latest_figures_are_told(way):
    store, read = way
    with recording(store) as (head, writer):
        for count in (1, 2):
            figures = LiveFigures(head.id, time.time(), 10.0, count, responses_ns=(5,) * count)
            writer.show(figures, [sharing_entries.live_entry(figures)])

        def latest():
            return [one for one in read.live() if one.session == head.id and one.operations == 2]

        (found,) = until(latest, "the figures")
        assert replace(found, at=figures.at) == figures
        assert found.at == pytest.approx(figures.at, abs=0.5)
    until(lambda: not [one for one in read.live() if one.session == head.id], "its end")


def test_metrics_over_a_window_are_the_same(way):
    store, read = way
    spans = [command(f"c{n}", 1000 * n, 1000 * n + 10 * n) for n in range(1, 21)]
    with recording(store, *spans) as (head, _):
        start_s = head.started_at - head.start_ns / 1e9
        until(lambda: read.metrics(head.id, start_s, start_s + 60).operations == 20, "all")
        found = read.metrics(head.id, start_s + 5.5, start_s + 15.5)
        assert (found.operations, found.median_ns, found.worst_ns) == (10, 105 * MS, 150 * MS)
        assert found.per_second == pytest.approx(1.0)
