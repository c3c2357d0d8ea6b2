# SPDX-License-Identifier: LGPL-2.1-or-later
"""Stacks of the main thread, taken by a thread, also after native code kept it waiting.

Nothing here measures how often: it waits until enough samples came.
"""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from PerfProfilerWorkbench.capture import tracer_names
from PerfProfilerWorkbench.capture.sources import OwnThread
from PerfProfilerWorkbench.capture.stacks import MAX_FRAMES, Stacks
from PerfProfilerWorkbench.capture.tracer_names import OWN_FOLDER, take_for_own
from PerfProfilerWorkbench.model.calls import StackFrame
from PerfProfilerWorkbench.texts import calls as texts

ROOT = Path(__file__).resolve().parents[2]
HALVES = [0.5] * 6_000_000  # to count something else in them takes 50 to 100 ms in C


def innermost(sample):
    return sample.frames[-1].name.rpartition(".")[2]


def wait_for(stacks, work, wanted, count=3):
    for _ in range(100_000):
        if len([one for one in stacks.samples if wanted(one)]) >= count:
            return
        work()
    raise AssertionError("no such sample came")


@pytest.fixture
def stacks():
    made = Stacks()
    made.start(0.01)
    yield made
    made.stop()
    assert made.missing is None


def busy():
    total = 0
    for n in range(1000):
        total += n
    return total


class Holding:
    """Calls native code that keeps Python's lock."""

    def hold(self):
        return HALVES.count(-1.0)


def line_of(function):
    return function.__code__.co_firstlineno + 1


def test_python_that_runs_is_seen(stacks):
    wait_for(stacks, busy, lambda one: innermost(one) == "busy" and not one.held)
    found = [one.frames[-1] for one in stacks.samples if innermost(one) == "busy"]
    code = busy.__code__
    assert {(one.name, one.file) for one in found} == {("busy", __file__)}
    assert {one.line for one in found} <= {line for *_, line in code.co_lines()}


@pytest.mark.parametrize("others", [0, 3])
def test_native_code_that_holds_python_is_seen_where_it_was_called(stacks, others):
    # the others wait for Python's lock, too
    holding, samplers = Holding(), [OwnThread(0.01) for _ in range(others)]
    try:
        wait_for(stacks, holding.hold, lambda one: one.held, 50)
    finally:
        for sampler in samplers:
            sampler.stop()
    held = [one.frames[-1] for one in stacks.samples if one.held]
    there = [one for one in held if (one.file, one.line) == (__file__, line_of(Holding.hold))]
    assert len(there) > 0.5 * len(held), "a machine too busy may add wrong ones"


def test_a_function_that_native_code_calls_is_not_charged_for_what_was_before(stacks):
    """Python's lock is given away at its first instruction."""

    class Last:
        def __eq__(self, other):
            return False

    numbers = [*HALVES, Last()]

    def hold():
        return numbers.count(-1.0)

    wait_for(stacks, hold, lambda one: one.held, 50)
    held = [innermost(one) for one in stacks.samples if one.held]
    assert held.count("hold") > 0.5 * len(held), "a machine too busy may add wrong ones"


def test_times_are_an_interval_apart_and_equal_stacks_are_one(stacks):
    wait_for(stacks, Holding().hold, lambda one: one.held, 10)
    stacks.stop()
    times = [one.time_ns for one in stacks.samples]
    assert {later - one for one, later in itertools.pairwise(times)} == {10_000_000}
    assert len({id(s.frames) for s in stacks.samples}) == len({s.frames for s in stacks.samples})


def test_our_own_functions_are_not_in_the_stacks(stacks):
    space = {"busy": busy}
    exec(compile("def ask():\n    busy()\n", f"{OWN_FOLDER}asking.py", "exec"), space)
    wait_for(stacks, space["ask"], lambda one: innermost(one) == "busy")
    assert not [f for one in stacks.samples for f in one.frames if f.file.startswith(OWN_FOLDER)]


def test_what_starts_us_in_a_second_freecad_is_our_own(stacks, monkeypatch, tmp_path):
    monkeypatch.setattr(tracer_names, "_own", (OWN_FOLDER,))
    space, file = {"busy": busy}, str(tmp_path / "start.py")
    exec(compile("def ask():\n    busy()\n", file, "exec"), space)
    take_for_own(str(tmp_path))
    wait_for(stacks, space["ask"], lambda one: innermost(one) == "busy")
    assert not [frame for one in stacks.samples for frame in one.frames if frame.file == file]


def deep(depth):
    return deep(depth - 1) if depth else busy()


def test_deep_stacks_keep_the_innermost_functions(stacks):
    wait_for(stacks, lambda: deep(MAX_FRAMES), lambda one: len(one.frames) > MAX_FRAMES)
    whole = next(one for one in stacks.samples if len(one.frames) > MAX_FRAMES)
    assert whole.frames[0] == StackFrame("…", "", 0)
    assert len(whole.frames) == MAX_FRAMES + 1
    assert {frame.name for frame in whole.frames[-200:-10]} == {"deep"}


def test_nothing_is_left_behind():
    threads = threading.enumerate()
    made = Stacks()
    made.start(0.001)
    made.start(0.001)  # once is enough
    wait_for(made, busy, lambda one: True)
    made.stop()
    made.stop()
    count = len(made.samples)
    for _ in range(1000):
        busy()
    assert threading.enumerate() == threads and len(made.samples) == count


def test_it_can_be_started_again():
    made = Stacks()
    for _ in range(3):
        made.samples.clear()
        made.start(0.001)
        wait_for(made, busy, lambda one: True)
        made.stop()
    assert made.missing is None


def test_the_oldest_samples_go():
    made = Stacks(limit=10)
    made.start(0.001)
    wait_for(made, busy, lambda one: True)
    first = made.samples[0]
    wait_for(made, busy, lambda one: first not in made.samples)
    made.stop()
    assert 0 < len(made.samples) <= 10


def test_an_error_ends_the_thread_and_is_said():
    made = Stacks()
    made.start(float("inf"))
    made.stop()
    assert made.missing.text == texts.STACKS_FAILED and made.samples == []


PROCESS = """
import sys
from PerfProfilerWorkbench.capture.stacks import Stacks
made = Stacks()
made.start(0.001)
while not made.samples: sum(range(1000))
print("ready", flush=True)
{ending}
"""


@pytest.mark.parametrize(
    ("ending", "status"),
    [("", 0), ("raise SystemExit(3)", 3), ("while True: sum(range(1000))", -signal.SIGKILL)],
)
def test_a_process_ends_as_it_would_without_it_and_leaves_no_file(tmp_path, ending, status):
    child = subprocess.Popen(
        [sys.executable, "-c", PROCESS.format(ending=ending)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout.readline() == b"ready\n"
    if status == -signal.SIGKILL:
        child.kill()
    _, said = child.communicate(timeout=60)
    assert (child.returncode, said) == (status, b"")
    assert list(tmp_path.iterdir()) == []
