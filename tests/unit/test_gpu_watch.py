# SPDX-License-Identifier: LGPL-2.1-or-later
"""Watching cards never blocks, whatever the driver does."""

from __future__ import annotations

import os
import re
import threading

import pytest
from gpu_standins import add_amd, build_nvml, pynvml_path, run_child, write_fdinfo

from PerfProfilerWorkbench.capture.gpu import Gpus, Watch
from PerfProfilerWorkbench.texts import Message, english, say
from PerfProfilerWorkbench.texts import gpu as texts

__all__ = ["pynvml_path"]  # a fixture

# Prints what is told before and while the driver hangs, and that stopping does not wait for it.
HANGING = """
import os, sys, threading, time
from PerfProfilerWorkbench.capture.gpu import Watch, watch
from PerfProfilerWorkbench.texts import english, say
watch._PATIENCE_S = 0.5
began = time.monotonic()
hung = Watch(os.getpid(), 0.01, sys.argv[1])
first = hung.latest()
while "answered" not in say(english, hung.latest()):
    assert time.monotonic() - began < 30
    threading.Event().wait(0.01)
print(say(english, first))
print(say(english, hung.latest()))
hung.stop()
hung.stop()
print([thread.name for thread in threading.enumerate() if thread is not threading.main_thread()])
"""


@pytest.fixture(scope="module")
def nvml(tmp_path_factory):
    return build_nvml(tmp_path_factory.mktemp("nvml"))


@pytest.mark.parametrize("mode", ["hangs", "hangs-at-start"])
def test_a_driver_that_hangs_is_told_and_holds_nobody_up(nvml, pynvml_path, mode):
    """The process ends although the thread hangs in the driver: ``run_child`` sees to that."""
    first, later, threads = run_child(HANGING, pynvml_path, library=nvml, mode=mode).splitlines()
    assert first == texts.GPU_NOT_YET
    assert re.fullmatch(texts.GPU_NO_ANSWER.format(seconds=r"\d+"), later)
    assert threads == "['PerfProfiler gpu']"


def test_the_newest_readings_are_told(tmp_path):
    device = add_amd(tmp_path / "sys")
    write_fdinfo(tmp_path / "proc", 42)
    gpus = Gpus(str(tmp_path / "sys"), str(tmp_path / "proc"))
    watch = Watch(42, 0.01, str(tmp_path / "none.py"), gpus)
    try:
        assert waited(watch, lambda found: found[0].busy_share == 0.42)
        (device / "gpu_busy_percent").write_text("43\n")
        assert waited(watch, lambda found: found[0].busy_share == 0.43)
    finally:
        watch.stop()
    assert watch.latest()[0].busy_share == 0.43, "the last reading stays"
    assert watch.latest() is watch.latest(), "who asks can tell that it is no new one"


def test_no_card_is_a_reason(tmp_path):
    watch = Watch(os.getpid(), 0.01, str(tmp_path / "none.py"), Gpus(str(tmp_path)))
    try:
        found = texts.GPU_NONE.partition("(")[0]
        assert waited(watch, lambda told: say(english, told).startswith(found))
    finally:
        watch.stop()


def test_a_watch_that_is_stopped_ends_its_thread(tmp_path):
    watch = Watch(os.getpid(), 3600, str(tmp_path / "none.py"), Gpus(str(tmp_path)))
    watch.stop()
    assert isinstance(watch.latest(), Message)
    watch._thread.join(30)
    assert not watch._thread.is_alive()
    assert "PerfProfiler gpu" not in [thread.name for thread in threading.enumerate()]


def waited(watch, wanted):
    """Asks until what is told is what is wanted; half a minute at most."""
    for _ in range(3000):
        told = watch.latest()
        if told != Message(texts.GPU_NOT_YET) and wanted(told):
            return True
        threading.Event().wait(0.01)
    return False
