# SPDX-License-Identifier: LGPL-2.1-or-later
"""Readings of this process: resident memory and processor time, as they are on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from PerfProfilerWorkbench.capture import memory, processor
from PerfProfilerWorkbench.capture.system import linux


@pytest.mark.parametrize(
    ("content", "page_bytes", "expected"),
    [
        (b"2551 1376 1124 705 0 400 0\n", 4096, 1376 * 4096),
        (b"2551 1376 1124 705 0 400 0\n", 65536, 1376 * 65536),
        (b"1 0 0 0 0 0 0", 4096, 0),
        (b"9999999999 4294967297 1 1 0 1 0\n", 4096, 4294967297 * 4096),
    ],
)
def test_resident_memory_is_the_second_number_of_statm_in_pages(content, page_bytes, expected):
    assert linux.rss_of_statm(content, page_bytes) == expected


@pytest.mark.parametrize("content", [b"", b"2551", b"many pages"])
def test_a_statm_that_is_none_is_no_reading(content):
    with pytest.raises((ValueError, IndexError)):
        linux.rss_of_statm(content, 4096)


def test_the_resident_memory_of_this_process_can_be_read():
    assert memory.missing() is None
    assert 2**20 < memory.rss_bytes() < 2**40


def test_memory_that_is_used_is_resident():
    before = memory.rss_bytes()
    block = os.urandom(2**20) * 64
    after = memory.rss_bytes()
    assert after - before > len(block) // 2


def work(ns):
    """Use the processor for a stretch of its own time, however busy the machine is."""
    end_ns = time.process_time_ns() + ns
    while time.process_time_ns() < end_ns:
        pass


def test_a_process_that_works_has_a_load():
    load = processor.Load()
    work(20_000_000)
    assert 0 < load.since_last() < os.cpu_count() + 1


def clocks():
    return time.perf_counter_ns(), time.process_time_ns()


def test_each_question_is_about_the_time_since_the_last():
    """Waiting for a child costs this process nothing; that wait must not be in the second answer.

    The clocks are read on both sides of each question, so the bounds hold on any machine.
    """
    load = processor.Load()
    subprocess.run([sys.executable, "-c", ""], check=True)
    (outer_wall, outer_used), _, (inner_wall, inner_used) = clocks(), load.since_last(), clocks()
    work(20_000_000)
    (inner_end, inner_used_end), answer, (outer_end, outer_used_end) = (
        clocks(),
        load.since_last(),
        clocks(),
    )
    assert answer * (outer_end - outer_wall) >= (inner_used_end - inner_used) * 0.999
    assert answer * (inner_end - inner_wall) <= (outer_used_end - outer_used) * 1.001


def test_asking_again_at_once_gives_no_nonsense():
    load = processor.Load()
    answers = [load.since_last() for _ in range(1000)]
    assert all(answer is None or answer >= 0 for answer in answers)


def test_processor_time_is_there_on_every_system():
    assert processor.missing() is None
