# SPDX-License-Identifier: LGPL-2.1-or-later
"""The system's counters: what is made of its texts, and that they are this process's."""

from __future__ import annotations

import os
import sys
import time

import pytest
from event_tuples import raw

from PerfProfilerWorkbench.capture.counters import Counters, Counts, difference, io_bytes, parsed

PAGE = os.sysconf("SC_PAGE_SIZE")
IO = (
    b"rchar: 323934931\nwchar: 323929600\nsyscr: 632687\nsyscw: 632675\n"
    b"read_bytes: 0\nwrite_bytes: 323932160\ncancelled_write_bytes: 0\n"
)
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux")


def test_all_that_the_system_tells():
    assert parsed((7, 3, b"50812 9003 4100 1 0 30000 0\n", IO, b"", ())) == Counts(
        7, 3, 9003 * PAGE, 323934931, 323929600
    )


def test_a_system_that_tells_processor_time_only():
    assert parsed((123, -1, b"", b"", b"", ())) == Counts(123, None, None, None, None)


def test_no_switches_so_far_are_told_as_such():
    assert parsed((0, 0, b"", b"", b"", ())).switches == 0


def test_memory_without_files():
    counts = parsed(raw(5, pages=2))
    assert (counts.rss_bytes, counts.read_bytes, counts.written_bytes) == (2 * PAGE, None, None)


def test_files_without_memory():
    counts = parsed(raw(5, io=(0, 12)))
    assert (counts.rss_bytes, counts.read_bytes, counts.written_bytes) == (None, 0, 12)


def test_all_calls_are_counted_and_not_only_what_reached_the_disk():
    assert io_bytes(IO) == (323934931, 323929600)


def test_fields_of_files_come_in_any_order_and_others_may_be_added():
    assert io_bytes(b"new: 5\nwchar: 2\n\nno field\nrchar: 1\n") == (1, 2)


def test_a_text_that_was_cut_off_behind_what_is_needed():
    assert io_bytes(IO[:40]) == (323934931, 323929600)


@pytest.mark.parametrize("content", [b"", b"rchar: 1\n", b"wchar: 1\n", b"rchar: x\nwchar: 1\n"])
def test_a_text_without_both_numbers_is_an_error(content):
    with pytest.raises((KeyError, ValueError)):
        io_bytes(content)


def test_a_difference_is_known_where_both_are():
    assert difference(7, 9) == -2 and difference(0, 0) == 0
    assert difference(None, 1) is difference(1, None) is difference(None, None) is None


@pytest.fixture
def counters():
    counters = Counters()
    counters.open()
    yield counters
    counters.close()


def work() -> None:
    """A tenth of a second of processor time."""
    until = time.process_time() + 0.1
    while time.process_time() < until:
        sum(range(1000))


def test_processor_time_grows_with_work_and_not_with_sleep(counters):
    read = counters.reader()
    first = parsed(read())
    time.sleep(0.2)
    second = parsed(read())
    work()
    third = parsed(read())
    assert second.cpu_ns - first.cpu_ns < 100_000_000
    assert 80_000_000 < third.cpu_ns - second.cpu_ns < 2_000_000_000


@linux
def test_waiting_is_a_switch(counters):
    before = parsed(counters.reader(everything=True)()).switches
    for _ in range(5):
        time.sleep(0.002)
    assert parsed(counters.reader(everything=True)()).switches - before >= 5


@linux
def test_memory_in_use_is_resident(counters):
    before = parsed(counters.reader()()).rss_bytes
    block = bytearray(os.urandom(1 << 20)) * 32
    grown = parsed(counters.reader()()).rss_bytes - before
    assert grown > len(block) * 0.9


@linux
def test_bytes_written_are_counted_where_they_are_asked_for(counters, tmp_path):
    read = counters.reader(everything=True)
    before = parsed(read())
    (tmp_path / "file").write_bytes(b"x" * 100_000)
    after = parsed(read())
    assert 100_000 <= after.written_bytes - before.written_bytes < 200_000
    assert parsed(counters.reader()()).written_bytes is None


@linux
def test_the_systems_files_are_open_between_open_and_close_only():
    known = set(os.listdir("/proc/self/fd"))
    counters = Counters()
    counters.open()
    assert len(set(os.listdir("/proc/self/fd"))) == len(known) + 4
    counters.close()
    counters.close()
    assert set(os.listdir("/proc/self/fd")) == known


def test_without_the_systems_files_processor_time_is_told_all_the_same():
    counts = parsed(Counters().reader(everything=True)())
    assert counts.cpu_ns > 0
    assert (counts.rss_bytes, counts.read_bytes) == (None, None)
