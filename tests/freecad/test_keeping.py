# SPDX-License-Identifier: LGPL-2.1-or-later
"""Recordings go to the store while they run, and outlive their FreeCAD."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from busy_recording import FEATURES

from PerfProfilerWorkbench import record, texts
from PerfProfilerWorkbench.model.preset import PRESETS
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.store import Store

BUSY = Path(__file__).resolve().parents[1] / "support" / "busy_recording.py"
PATIENCE_S = 60


@pytest.fixture
def store_path(tmp_path, monkeypatch):
    path = str(tmp_path / "kept.sqlite")
    monkeypatch.setenv("PERFPROFILER_STORE", path)
    return path


def work(document, times=3):
    for _ in range(times):
        for obj in document.Objects:
            obj.touch()
        document.recompute()


def without_numbers(spans):
    """Their numbers depend on when they were taken over; their parents by what they are then."""
    known = {span.id: span for span in spans}
    plain = []
    for span in spans:
        parent = known.get(span.parent)
        plain.append(replace(span, id=0, parent=parent and parent.start_ns, shared_group=None))
    return sorted(
        plain, key=lambda span: (span.start_ns, span.wall_ns, span.kind.value, span.object)
    )


@pytest.mark.parametrize("preset", PRESETS)
def test_what_is_kept_is_the_session(document, store_path, preset):
    with record(preset) as recording:
        recording.begin_workflow("all")
        with recording.operation("some work"):
            work(document)
        recording.snapshot("between")
        document.Box.Length = 12
        work(document)
    assert recording.wait_until_kept(PATIENCE_S) is None
    with Store(store_path) as store:
        kept = store.session(recording.id)
        (listed,) = store.sessions()
    session = recording.session
    assert listed.state is State.FINISHED and listed.id == session.id
    assert without_numbers(kept.spans) == without_numbers(session.spans)
    rest = {"spans": (), "structure": session.structure}
    assert replace(kept, **rest) == replace(session, **rest)
    assert kept.structure == session.structure


def test_a_recording_that_is_not_to_be_kept_is_not(document, store_path):
    with record(keep=False) as recording:
        work(document)
    assert recording.wait_until_kept() is not None
    assert not os.path.exists(store_path)


def test_what_is_complete_is_there_while_the_recording_runs(document, store_path):
    with record() as recording:
        work(document)
        until_s = time.monotonic() + PATIENCE_S
        kept = 0
        while kept < 3 and time.monotonic() < until_s:
            kept = recomputes_in(store_path, recording.id)
        with Store(store_path) as store:
            (listed,) = store.sessions()
    assert kept == 3 and listed.state is State.RUNNING
    assert recording.wait_until_kept(PATIENCE_S) is None


def recomputes_in(path, session):
    if not os.path.exists(path):
        return 0
    with Store(path) as store:
        if session not in [each.id for each in store.sessions()]:
            return 0
        return sum(span.kind is SpanKind.RECOMPUTE for span in store.spans(session))


def test_two_recordings_at_once_are_two_sessions_each_with_its_own(document, store_path):
    with record() as outer:
        work(document, 1)
        with record("full") as inner:
            work(document, 2)
        work(document, 1)
    for recording, recomputes in ((outer, 4), (inner, 2)):
        assert recording.wait_until_kept(PATIENCE_S) is None
        assert recomputes_in(store_path, recording.id) == recomputes
        with Store(store_path) as store:
            kept = store.session(recording.id)
        assert without_numbers(kept.spans) == without_numbers(recording.session.spans)


def start(tmp_path, name="busy", seconds=60):
    log = tmp_path / f"{name}.log"
    command = [sys.executable, str(BUSY), str(log), str(seconds)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    until_s = time.monotonic() + PATIENCE_S
    while not (log.exists() and log.read_text("ascii").count("\n") > 1):
        assert process.poll() is None and time.monotonic() < until_s, "FreeCAD did not begin"
        time.sleep(0.02)
    return process, log


def logged(log):
    """The session's id, and (moment, count) of each recompute that had ended."""
    first, *lines = log.read_text("ascii").split("\n")[:-1]
    return first, [tuple(map(int, line.split())) for line in lines]


def asked(path, question, *values):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question, values).fetchall()


def ended_state(path, session):
    """Once all is written: its owner's death is known at once, its last words come a little later.

    Of one that was killed early not even the file may be there yet.
    """
    until_s, found = time.monotonic() + PATIENCE_S, []
    while found in ([], [("recording",)]) and time.monotonic() < until_s:
        time.sleep(0.05)
        with suppress(sqlite3.OperationalError):
            found = asked(path, "SELECT state FROM sessions WHERE id = ?", session)
    with Store(path) as store:
        (listed,) = (each for each in store.sessions() if each.id == session)
    return listed.state


def kill_at_random(tmp_path, store_path, chance, number):
    process, log = start(tmp_path, f"busy{number}")
    time.sleep(chance.uniform(0.3, 3))  # the moment is what is tested
    killed_ns = time.perf_counter_ns()
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    session, ends = logged(log)
    assert ended_state(store_path, session) is State.INTERRUPTED
    with Store(store_path) as store:
        kept = store.session(session)
    recomputes = [span for span in kept.spans if span.kind is SpanKind.RECOMPUTE]
    features = [span for span in kept.spans if span.kind is SpanKind.FEATURE]
    safe = sum(end_ns < killed_ns - 1_000_000_000 for end_ns, _ in ends)
    assert safe <= len(recomputes) <= len(ends) + 1
    assert len(features) == FEATURES * len(recomputes)
    assert len({span.start_ns for span in recomputes}) == len(recomputes)


@pytest.mark.parametrize("count", [3, pytest.param(50, marks=pytest.mark.long)])
def test_a_killed_freecad_leaves_all_but_the_last_second(tmp_path, store_path, count):
    chance = random.Random(6)
    for number in range(count):
        kill_at_random(tmp_path, store_path, chance, number)
    assert asked(store_path, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize(
    ("count", "seconds"), [(2, 3), pytest.param(8, 60, marks=pytest.mark.long)]
)
def test_many_record_at_once_into_one_file(tmp_path, store_path, count, seconds):
    started = [start(tmp_path, f"busy{number}", seconds) for number in range(count)]
    for process, _ in started:
        assert process.wait(timeout=seconds + PATIENCE_S) == 0
    for _, log in started:
        session, ends = logged(log)
        assert ended_state(store_path, session) is State.FINISHED
        with Store(store_path) as store:
            spans = list(store.spans(session))
        recomputes = [span for span in spans if span.kind is SpanKind.RECOMPUTE]
        assert len(recomputes) == len(ends) == len({span.start_ns for span in recomputes})
        assert len(spans) == (FEATURES + 1) * len(recomputes)


def test_a_store_that_cannot_be_written_is_told_and_recording_goes_on(
    document, tmp_path, monkeypatch
):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("PERFPROFILER_STORE", str(tmp_path / "file" / "kept.sqlite"))
    with record() as recording:
        work(document)
    why = recording.wait_until_kept(PATIENCE_S)
    assert why is not None and str(tmp_path / "file") in texts.say(texts.english, why)
    assert sum(span.kind is SpanKind.RECOMPUTE for span in recording.session.spans) == 3


ENDS = """
import sys
sys.path.insert(0, sys.argv[1])
import FreeCAD
from PerfProfilerWorkbench import start
document = FreeCAD.newDocument("Ends")
box = document.addObject("Part::Box", "Box")
recording = start()
for _ in range(20):
    box.touch()
    document.recompute()
print(recording.id)
"""


def test_a_freecad_that_ends_in_a_recording_leaves_all_of_it(store_path):
    root = str(BUSY.parents[2])
    done = subprocess.run(
        [sys.executable, "-c", ENDS, root], capture_output=True, text=True, timeout=PATIENCE_S
    )
    session = done.stdout.split()[-1]
    question = "SELECT state FROM sessions WHERE id = ?"
    assert asked(store_path, question, session) == [("interrupted",)]
    assert recomputes_in(store_path, session) == 20


def keeping_process():
    """The process beside this one, by what it was started with."""
    for task in os.listdir("/proc/self/task"):
        for child in Path(f"/proc/self/task/{task}/children").read_text("ascii").split():
            if b"keeping.child" in Path(f"/proc/{child}/cmdline").read_bytes():
                return int(child)
    return None


def test_a_killed_writer_is_told_and_the_next_recording_has_another(document, store_path):
    with record() as recording:
        until_s = time.monotonic() + PATIENCE_S
        while not recomputes_in(store_path, recording.id) and time.monotonic() < until_s:
            work(document, 1)
        os.kill(keeping_process(), signal.SIGKILL)
    why = texts.say(texts.english, recording.wait_until_kept(PATIENCE_S))
    assert "the Python that writes it" in why and "status -9" in why
    with record() as recording:
        work(document)
    assert recording.wait_until_kept(PATIENCE_S) is None


def test_the_main_thread_opens_nothing_and_waits_for_nothing(store_path):
    done = subprocess.run(
        [sys.executable, str(BUSY.with_name("audited_recording.py"))],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["why"] is None and told["main"] == []
    assert any(event == "subprocess.Popen" for event, _ in told["others"])
