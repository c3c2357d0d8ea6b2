# SPDX-License-Identifier: LGPL-2.1-or-later
"""The figures of all recordings that run, from the store and from Redis, each once."""

from __future__ import annotations

import os
import time
from dataclasses import replace

import pytest
import rich_sessions as made
from redis_server import RedisServer

from PerfProfilerWorkbench.keeping.settings import Settings
from PerfProfilerWorkbench.keeping.watching import Watching
from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.live import LiveFigures
from PerfProfilerWorkbench.store.owners import owner
from PerfProfilerWorkbench.store.sharing import Sharer
from PerfProfilerWorkbench.store.sharing_entries import head_entry, live_entry
from PerfProfilerWorkbench.store.store import Store

PATIENCE_S = 30


def running(store, number, shares=False):
    """A recording of this process, with figures of now."""
    head = made.bare(number)
    now_s = time.time()
    figures = LiveFigures(head.id, now_s, 10.0, operations=number, rss_bytes=100 * number)
    entries = [head_entry(head, "Doc", State.RUNNING, owner(), now_s), live_entry(figures)]
    writer = store.begin(head, owner())
    writer.show(figures, entries if shares else ())
    return writer


@pytest.fixture
def server(tmp_path):
    made = RedisServer(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def watch():
    """Watches until what it says is true of what it sees."""
    begun = []

    def until(settings, wanted):
        begun.append(Watching(settings))
        begun[-1].start()
        end_s = time.monotonic() + PATIENCE_S
        while time.monotonic() < end_s:
            found = begun[-1].latest
            if found is not None and wanted(found):
                return found
            time.sleep(0.02)
        raise AssertionError(f"not seen in {PATIENCE_S} s: {begun[-1].latest}")

    yield until
    for each in begun:
        each.stop()
        each.join()


def test_what_runs_here_is_summed_up_and_goes_when_it_ends(tmp_path, watch):
    path = str(tmp_path / "kept.sqlite")
    with Store(path) as store:
        first, _ = running(store, 1), running(store, 2)
        found = watch(Settings(path), lambda seen: len(seen.figures) == 2)
        assert sum(one.operations for one in found.figures) == 3
        assert found.missing == () and time.time() - found.at < PATIENCE_S
        first.finish()
        found = watch(Settings(path), lambda seen: len(seen.figures) == 1)
        assert [one.operations for one in found.figures] == [2]


def test_looking_begins_no_store(tmp_path, watch):
    path = str(tmp_path / "none.sqlite")
    found = watch(Settings(path), lambda seen: True)
    assert found.figures == () and found.together.sessions == 0
    assert not os.path.exists(path)


def test_a_recording_of_two_ways_is_told_once_and_redis_may_be_away(tmp_path, watch, server):
    with Store(str(tmp_path / "there.sqlite")) as there:
        running(there, 1, shares=True)
        sharer = Sharer(there.path, server.url())
        sharer.start()
        settings = Settings(str(tmp_path / "here.sqlite"), server.url())
        with Store(settings.store) as here:
            running(here, 2)
            found = watch(settings, lambda seen: len(seen.figures) == 2)
            assert sum(one.operations for one in found.figures) == 3
            both = replace(settings, store=there.path)
            assert len(watch(both, lambda seen: seen.figures).figures) == 1
        sharer.stop()
        gone = replace(settings, redis_url="redis://127.0.0.1:1")
        found = watch(gone, lambda seen: bool(seen.missing))
        assert len(found.figures) == 1
