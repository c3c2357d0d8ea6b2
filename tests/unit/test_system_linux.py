# SPDX-License-Identifier: LGPL-2.1-or-later
"""What Linux tells of a process: this one, a child, one that has ended, and recorded texts."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from PerfProfilerWorkbench.capture.system import linux
from PerfProfilerWorkbench.capture.system.reading import process

STATUS = (
    b"Name:\tFreeCAD\nVmPeak:\t 1807104 kB\nVmSize:\t 1741568 kB\nVmLck:\t       0 kB\n"
    b"VmHWM:\t  517904 kB\nVmRSS:\t  441868 kB\nRssAnon:\t  248100 kB\n"
)
STAT = b"cpu  1210 30 400 9000 60 5 7 8 600 10\ncpu0 605 15 200 4500 30 2 3 4 300 5\nintr 5\n"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux")


def test_memory_and_its_peak_are_in_the_status_in_kilobytes():
    assert linux.rss_and_peak_of_status(STATUS) == (441868 * 1024, 517904 * 1024)


@pytest.mark.parametrize(
    "content", [b"", b"Name:\tx\n", b"VmRSS:\t1 kB\nVmHWM:\n", b"VmHWM:\t7 kB\n"]
)
def test_a_status_without_a_peak_is_an_error(content):
    with pytest.raises((ValueError, IndexError)):
        linux.rss_and_peak_of_status(content)


def test_idle_and_waiting_for_a_disk_are_not_busy_and_guests_count_once():
    busy, total = 1210 + 30 + 400 + 5 + 7 + 8, 1210 + 30 + 400 + 9000 + 60 + 5 + 7 + 8
    assert linux.busy_of_stat(STAT, 100) == (busy * 10_000_000, total * 10_000_000)


@pytest.mark.parametrize("content", [b"", b"cpu0 1 2 3 4 5 6 7 8\n", b"intr 1\n", b"cpu 1 2\n"])
def test_a_stat_that_is_none_is_an_error(content):
    with pytest.raises((ValueError, IndexError)):
        linux.busy_of_stat(content, 100)


def read(pid):
    of = process(pid)
    try:
        return of.read()
    finally:
        of.close()


@on_linux
def test_this_process_is_read_as_its_own_clock_tells():
    before = time.process_time_ns()
    cpu_ns, rss_bytes, busy_ns, total_ns = read(os.getpid())
    assert before <= cpu_ns <= time.process_time_ns()
    assert 2**20 < rss_bytes < 2**40
    assert 0 < busy_ns < total_ns


@pytest.fixture
def child():
    """A process that has used half a second of processor time, and waits."""
    code = (
        "import time\n"
        "while time.process_time() < 0.5: pass\n"
        "block = bytearray(50_000_000); block[::4096] = b'x' * len(block[::4096])\n"
        "print('ready', flush=True); input()"
    )
    made = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert made.stdout.readline() == b"ready\n"
    yield made
    made.kill()
    made.communicate()


@on_linux
def test_another_process_is_read_to_the_millisecond(child):
    cpu_ns, rss_bytes, *_ = read(child.pid)
    assert 500_000_000 <= cpu_ns < 5_000_000_000
    assert cpu_ns % 10_000_000, "a count of ticks would be whole hundredths of a second"
    assert 50_000_000 < rss_bytes < 200_000_000


@on_linux
def test_a_process_that_has_ended_is_an_error_and_not_zero(child):
    of = process(child.pid)
    child.kill()
    child.wait()
    with pytest.raises(OSError):
        of.read()
    of.close()


@on_linux
def test_nothing_stays_open():
    known = set(os.listdir("/proc/self/fd"))
    assert len(read(os.getpid())) == 4
    assert set(os.listdir("/proc/self/fd")) == known


def test_a_process_that_there_is_not():
    with pytest.raises(OSError):
        process(2**22 + 5)
