# SPDX-License-Identifier: LGPL-2.1-or-later
"""Several processes use one file at once."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest
import rich_sessions as made
import store_process

from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.store import Store

PROCESSES, PARTS, SPANS = 8, 12, 40


@pytest.fixture
def path(tmp_path) -> str:
    return str(tmp_path / "recordings.sqlite")


def run(commands):
    """All at once; the lines that each printed."""
    processes = [store_process.started(*command) for command in commands]
    for process in processes:
        store_process.go(process)
    return [store_process.ended(process) for process in processes]


def test_eight_processes_record_into_one_file_that_was_not_there(path):
    told = run(("record", path, n, PARTS, SPANS) for n in range(PROCESSES))
    assert told == [[]] * PROCESSES
    with Store(path) as store:
        infos = store.sessions()
        assert sorted(info.id for info in infos) == [made.session_id(n) for n in range(PROCESSES)]
        for info in infos:
            ids = [span.id for span in store.spans(info.id)]
            assert ids == list(range(2, 2 + PARTS * SPANS))
            assert (info.state, info.span_count) == (State.FINISHED, len(ids))
        assert len({info.owner.pid for info in infos}) == PROCESSES
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM environments").fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_process_that_lives_runs_and_one_that_was_killed_was_interrupted(path):
    process = store_process.started("hold", path, 1)
    store_process.go(process)
    assert process.stdout.readline() == "begun\n"
    with Store(path) as store:
        (info,) = store.sessions()
        assert (info.state, info.owner.pid) == (State.RUNNING, process.pid)
        process.kill()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert store.sessions()[0].state is State.INTERRUPTED, "it is a zombie now"
        process.communicate()
        assert store.sessions()[0].state is State.INTERRUPTED
        assert store.session(info.id) == made.bare(1)


def test_processes_that_meet_the_damage_together_set_one_file_aside(path, tmp_path):
    (tmp_path / "recordings.sqlite").write_bytes(b"no database at all " * 500)
    told = run(("open", path) for _ in range(4))
    kept = list(tmp_path.glob("recordings.damaged-*.sqlite"))
    assert [file.read_bytes()[:11] for file in kept] == [b"no database"]
    assert all(lines[0] == "0" for lines in told)
    assert sum(str(kept[0]) in line for lines in told for line in lines) == 1
    with Store(path) as store:
        assert store.add(made.bare())
        assert store.notices == []
