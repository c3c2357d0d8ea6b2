# SPDX-License-Identifier: LGPL-2.1-or-later
"""Samples from beside a process: while it is held, when it dies, when there is no Python for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from held import hold_python

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.capture import interpreter
from PerfProfilerWorkbench.capture.sampler import Sampler
from PerfProfilerWorkbench.texts import message

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60


@pytest.fixture
def sampler():
    made = Sampler()
    yield made
    made.stop()


def wait_for(condition):
    until_s = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < until_s, "it never came"
        time.sleep(0.01)


def children():
    """The processes that this one has started and that run (or have not been waited for)."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            after = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after[1]) == os.getpid():
            found.add(int(path.parent.name))
    return found


def test_samples_go_on_while_python_is_held(sampler):
    sampler.use(0.05)
    wait_for(lambda: len(sampler.samples) > 3)
    start_ns, end_ns = hold_python(2.0)
    inside = [one for one in sampler.samples if start_ns < one.time_ns < end_ns]
    assert len(inside) >= 20, "a thread of this process would have had one at most"
    assert sampler.missing == []


def test_samples_tell_of_this_process_and_of_the_machine(sampler):
    sampler.use(0.02)
    wait_for(lambda: len(sampler.samples) > 3)
    block = bytearray(os.urandom(2**20)) * 64
    before = time.process_time_ns()
    seen = len(sampler.samples)
    wait_for(lambda: len(sampler.samples) > seen + 2)
    sampler.stop()
    first, last = sampler.samples[0], sampler.samples[-1]
    assert last.cpu_ns >= before > first.cpu_ns
    assert last.rss_bytes - first.rss_bytes > len(block) // 2
    assert last.system_total_ns > first.system_total_ns
    times = [one.time_ns for one in sampler.samples]
    assert times == sorted(times)


def test_the_first_and_the_last_sample_are_there_at_once(sampler):
    sampler.use(30.0)
    assert len(sampler.samples) >= 1
    now = time.perf_counter_ns()
    sampler.stop()
    assert sampler.samples[-1].time_ns >= now > sampler.samples[0].time_ns


def test_nothing_is_left_when_it_has_stopped(sampler):
    files, others = set(os.listdir("/proc/self/fd")), children()
    for _ in range(3):
        sampler.use(0.01)
        assert len(children() - others) == 1
        wait_for(lambda: len(sampler.samples) > 3)
        sampler.stop()
        assert children() == others
        assert set(os.listdir("/proc/self/fd")) == files


def test_stopped_again_or_never_started_is_no_harm(sampler):
    sampler.stop()
    sampler.use(0.01)
    sampler.stop()
    count = len(sampler.samples)
    sampler.stop()
    assert len(sampler.samples) == count


def alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_it_ends_with_the_process_that_it_watches(number):
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from PerfProfilerWorkbench.capture.sampler import Sampler\n"
        "sampler = Sampler(); sampler.use(0.05)\n"
        "print(sampler._source._process.pid, flush=True)\n"
        "input()"
    )
    watched = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    beside = int(watched.stdout.readline())
    assert alive(beside)
    watched.send_signal(number)
    watched.communicate()
    wait_for(lambda: not alive(beside))


@pytest.fixture
def no_python(monkeypatch, tmp_path):
    """As inside a FreeCAD on a machine without any Python: the program is FreeCAD's own."""
    monkeypatch.setattr(sys, "executable", "/usr/bin/freecad")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_without_a_python_a_thread_takes_the_samples_and_says_what_that_means(no_python, sampler):
    assert interpreter.find() is None
    others = children()
    sampler.use(0.01, gpu=True)
    assert children() == others
    wait_for(lambda: len(sampler.samples) > 3)
    sampler.stop()
    held, cards = sampler.missing
    assert held.values["reason"] == message(texts.NO_PYTHON)
    assert cards.values["reason"] == message(texts.CARDS_NEED_PYTHON)


def program(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_a_python_that_ends_at_once_is_told_and_what_is_taken_here_stays(no_python, sampler):
    assert interpreter.find() is None
    program(no_python / "python3", "exit 3")
    sampler.use(0.05)
    wait_for(lambda: sampler.samples and sampler.missing)
    sampler.stop()
    (why,) = sampler.missing
    assert why.values["reason"].values["status"] == 3


def test_instead_of_a_python_that_ends_at_once_a_thread_goes_on(no_python, sampler):
    program(no_python / "python3", "exit 3")
    sampler.use(0.01)
    wait_for(lambda: sampler.missing or not sampler.samples)
    wait_for(lambda: len(sampler.samples) > 5)


def test_a_python_that_died_is_told_also_if_nobody_looked_before_the_end(no_python, sampler):
    program(no_python / "python3", "exit 3")
    sampler.use(0.05)
    pid = sampler._source._process.pid
    wait_for(lambda: not alive(pid))
    sampler.stop()
    (why,) = sampler.missing
    assert why.values["reason"].values["status"] == 3 and len(sampler._samples) == 2


def test_what_is_no_sample_is_told_and_costs_no_other(no_python, sampler):
    """A package of the user's that prints, a half line of a full disk."""
    program(
        no_python / "python3",
        "echo hello; echo '[1, 2'; echo '[5, 6, 7, 8, 9]'; exec /bin/sleep 600",
    )
    sampler.use(0.05)
    wait_for(lambda: any(one.time_ns == 5 for one in sampler.samples))
    sampler.stop()
    (why,) = sampler.missing
    assert why.values["reason"].text == texts.BESIDE_GARBLED


def test_a_process_that_does_not_heed_is_gone_all_the_same(no_python, sampler):
    program(no_python / "python3", "trap '' TERM; exec /bin/sleep 600")
    others = children()
    sampler.use(0.05)
    sampler.stop()
    wait_for(lambda: children() == others)


def test_the_same_again_starts_nothing_anew_and_takes_one_sample(sampler):
    sampler.use(30.0)
    before = sampler._source
    count = len(sampler.samples)
    sampler.use(30.0)
    assert sampler._source is before and len(sampler.samples) >= count + 1
    sampler.use(29.0)
    assert sampler._source is not before


def test_a_file_of_the_folder_that_freecad_runs_in_is_not_run(sampler, tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()\n")
    monkeypatch.chdir(tmp_path)
    sampler.use(0.02)
    wait_for(lambda: len(sampler.samples) > 3)
    assert not (tmp_path / "ran").exists()


def test_a_folder_for_the_file_that_can_not_be_written_to_is_told(sampler, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    sampler.use(0.01)
    (why,) = sampler.missing
    assert why.values["reason"].text == texts.BESIDE_REFUSED
    wait_for(lambda: len(sampler.samples) > 3)


def test_the_python_that_freecad_brings_along_comes_first(no_python):
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    program(no_python / version, "exit 0")
    assert interpreter.find() == str(no_python / version)
    own = program(no_python / "bin" / "python3", "exit 0")
    assert interpreter.find() == own
    exact = program(no_python / "bin" / version, "exit 0")
    assert interpreter.find() == exact


@pytest.mark.parametrize("name", ["freecad", "FreeCADCmd", "perl"])
def test_another_program_is_no_python(no_python, monkeypatch, name):
    monkeypatch.setattr(sys, "executable", program(no_python / name, "exit 0"))
    assert interpreter.find() is None


def test_what_would_bring_up_a_shop_or_an_installer_is_not_started(no_python, monkeypatch):
    shop = no_python / "WindowsApps"
    program(shop / "python3", "exit 0")
    monkeypatch.setenv("PATH", str(shop))
    assert interpreter.find() is None


def test_a_python_of_the_systems_gets_none_of_the_libraries_that_freecad_brings(
    no_python, monkeypatch
):
    names = ("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH")
    for name in names:
        monkeypatch.setenv(name, "/opt/freecad")
    elsewhere = interpreter.environment("/usr/bin/python3")
    assert not set(names) & set(elsewhere) and "PATH" in elsewhere
    own = interpreter.environment(str(no_python / "bin" / "python3"))
    assert set(names) < set(own)


def test_a_long_recording_keeps_the_newest_samples():
    sampler = Sampler(limit=20)
    sampler.use(0.005)
    seen: set[int] = set()

    def look():
        seen.update(one.time_ns for one in sampler.samples)
        return len(seen) > 60

    wait_for(look)
    sampler.stop()
    kept = [one.time_ns for one in sampler.samples]
    assert 10 <= len(kept) <= 20
    assert kept[0] > sorted(seen)[30]


def test_what_ends_all_in_a_terminal_does_not_reach_the_python_beside(sampler):
    """Ctrl+C goes to every process of the terminal; a script that takes it records on."""
    before = children()
    sampler.use(0.05)
    (beside,) = children() - before
    assert os.getsid(beside) != os.getsid(0)
