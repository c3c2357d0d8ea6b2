# SPDX-License-Identifier: LGPL-2.1-or-later
"""The tracer beside other profilers, in other threads, and in processes of its own."""

from __future__ import annotations

import cProfile
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from PerfProfilerWorkbench.capture.tracer import Tracer
from PerfProfilerWorkbench.texts import calls as texts

ROOT = Path(__file__).resolve().parents[2]
ON_MONITORING = sys.version_info >= (3, 12)  # cProfile does without the profile function there


@pytest.fixture(autouse=True)
def no_profile_function_is_left():
    assert sys.getprofile() is None
    yield
    left = sys.getprofile()
    sys.setprofile(None)
    assert left is None


def square(n):
    return abs(n) * abs(n)


def work():
    return [square(n) for n in range(5)]


def squares(tracer):
    return sum(node.calls for node in tracer.calls().nodes if node.name == "square")


class Listener:
    """Somebody else's profile function."""

    def __init__(self, fails_after=None):
        self.heard, self.fails_after = Counter(), fails_after

    def __call__(self, frame, event, arg):
        if frame.f_code is square.__code__:
            self.heard[event] += 1
            if self.fails_after == self.heard["call"]:
                raise OSError("planted")


def test_somebody_elses_hook_hears_all_and_has_its_place_again():
    listener, tracer = Listener(), Tracer()
    sys.setprofile(listener)
    try:
        tracer.start()
        work()
        tracer.stop()
        assert sys.getprofile() is listener
        work()
    finally:
        sys.setprofile(None)
    assert tracer.missing is None and squares(tracer) == 5
    assert listener.heard == {"call": 10, "return": 10, "c_call": 20, "c_return": 20}


def test_somebody_elses_hook_that_fails_is_taken_away_as_python_does():
    listener, tracer = Listener(fails_after=3), Tracer()
    sys.setprofile(listener)
    try:
        tracer.start()
        work()
        tracer.stop()
        assert sys.getprofile() is None
    finally:
        sys.setprofile(None)
    assert squares(tracer) == 5 and listener.heard["call"] == 3


def test_somebody_elses_time_is_nobodys():
    def slow(frame, event, arg):
        if frame.f_code is square.__code__:
            sum(range(20_000))

    quiet, tracer = Tracer(), Tracer()
    quiet.start()
    work()
    quiet.stop()
    sys.setprofile(slow)
    try:
        tracer.start()
        work()
        tracer.stop()
    finally:
        sys.setprofile(None)
    calls = tracer.calls()
    in_nodes_ns = sum(node.self_ns for node in calls.nodes)
    assert calls.measured_cost_ns > in_nodes_ns, "30 sums of 20,000 numbers, and five squares"


def test_who_replaces_ours_keeps_its_place():
    listener, tracer = Listener(), Tracer()
    tracer.start()
    work()
    sys.setprofile(listener)
    work()
    tracer.stop()
    kept = sys.getprofile()
    sys.setprofile(None)
    assert kept is listener
    assert tracer.missing.text == texts.PROFILER_REPLACED
    assert squares(tracer) == 5 and listener.heard["call"] == 5


def test_cprofile_that_runs_already_hears_all():
    profile, tracer = cProfile.Profile(), Tracer()
    profile.enable()
    tracer.start()
    work()
    tracer.stop()
    profile.disable()
    heard = {entry.code: entry.callcount for entry in profile.getstats()}
    assert heard[square.__code__] == 5
    if ON_MONITORING:
        assert tracer.missing is None and squares(tracer) == 5
    else:
        assert tracer.missing.text == texts.OTHER_PROFILER and squares(tracer) == 0


def test_cprofile_that_comes_later_hears_all():
    profile, tracer = cProfile.Profile(), Tracer()
    tracer.start()
    work()
    profile.enable()
    work()
    profile.disable()
    tracer.stop()
    heard = {entry.code: entry.callcount for entry in profile.getstats()}
    assert heard[square.__code__] == 5
    if ON_MONITORING:
        assert tracer.missing is None and squares(tracer) == 10
    else:
        assert tracer.missing.text == texts.PROFILER_REPLACED and squares(tracer) == 5


def test_other_threads_are_not_heard():
    tracer = Tracer()
    tracer.start()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    work()
    tracer.stop()
    assert squares(tracer) == 5


def test_another_thread_cannot_start_it():
    tracer = Tracer()
    thread = threading.Thread(target=tracer.start)
    thread.start()
    thread.join()
    work()
    tracer.stop()
    assert tracer.missing.text == texts.NOT_MAIN_THREAD
    assert tracer.calls().nodes == ()


def test_hooks_for_new_threads_are_left_alone():
    heard = []
    threading.setprofile(lambda *event: heard.append(event))
    try:
        tracer = Tracer()
        tracer.start()
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        tracer.stop()
    finally:
        threading.setprofile(None)
    assert any(frame.f_code is square.__code__ for frame, _, _ in heard)


PROCESS = """
import sys
from PerfProfilerWorkbench.capture.tracer import Tracer
tracer = Tracer()
tracer.start()
{ending}
"""


@pytest.mark.parametrize(
    ("ending", "status", "said"),
    [
        ("", 0, ""),
        ("sys.exit(3)", 3, ""),
        ("raise ValueError('planted')", 1, "ValueError: planted"),
        ("raise KeyboardInterrupt", -2, "KeyboardInterrupt"),
    ],
)
def test_a_process_ends_as_it_would_without_it(ending, status, said):
    script = PROCESS.format(ending=ending)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == status
    assert done.stderr.strip().splitlines()[-1:] == ([said] if said else [])
