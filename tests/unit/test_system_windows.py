# SPDX-License-Identifier: LGPL-2.1-or-later
"""What Windows tells of a process, from bytes laid out as kernel32 fills them in (64 bits)."""

from __future__ import annotations

import ctypes
import struct

import pytest

from PerfProfilerWorkbench.capture.counters import parsed
from PerfProfilerWorkbench.capture.system import windows

MEMORY = bytes.fromhex(
    "48000000 5ec30100"  # cb = 72, PageFaultCount = 115550
    "00402d1f00000000 0010881c00000000"  # PeakWorkingSetSize, WorkingSetSize
    "d830080000000000 a823080000000000 f89f010000000000 9872010000000000"
    "00d0a11900000000 00f0c11c00000000"  # PagefileUsage, PeakPagefileUsage
)
IO = struct.pack("<6Q", 5210, 318, 44031, 61_237_412, 182_733, 902_114)


class ProcessMemoryCounters(ctypes.Structure):
    """As psapi.h has it, to lay out the same numbers a second way."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        *((name, ctypes.c_uint64) for name in ("PeakWorkingSetSize", "WorkingSetSize")),
        ("others", ctypes.c_uint64 * 6),
    )


def filetime(ns: int) -> bytes:
    ticks = ns // 100
    return struct.pack("<II", ticks & 0xFFFFFFFF, ticks >> 32)


def test_resident_memory_and_its_peak():
    assert windows.memory_of(MEMORY) == (0x1C881000, 0x1F2D4000)


def test_the_layout_is_that_of_the_structure():
    assert ctypes.sizeof(ProcessMemoryCounters) == windows.MEMORY_BYTES == len(MEMORY)
    laid_out = ProcessMemoryCounters.from_buffer_copy(MEMORY)
    told = (laid_out.WorkingSetSize, laid_out.PeakWorkingSetSize)
    assert windows.memory_of(MEMORY) == told
    assert laid_out.cb == windows.MEMORY_BYTES


def test_bytes_read_and_written():
    assert len(IO) == windows.IO_BYTES
    assert windows.io_of(IO) == (61_237_412, 182_733)


@pytest.mark.parametrize("ns", [0, 100, 4_294_967_295 * 100, 4_294_967_296 * 100, 987_654_321_000])
def test_a_filetime_is_in_steps_of_100_ns_in_two_halves(ns):
    assert windows.ns_of(filetime(ns)) == ns


def test_the_kernels_time_has_the_idle_time_in_it():
    busy_ns, total_ns = windows.busy_of(filetime(6_000), filetime(7_000), filetime(3_000))
    assert (busy_ns, total_ns) == (4_000, 10_000)


def test_a_hooks_reading_on_windows():
    counts = parsed((77, -1, MEMORY, IO, b"", ()), system="win32")
    assert (counts.cpu_ns, counts.rss_bytes, counts.highest_bytes) == (77, 0x1C881000, 0x1F2D4000)
    assert (counts.read_bytes, counts.written_bytes) == (61_237_412, 182_733)
    assert (counts.peak_bytes, counts.switches) == (None, None)


def test_what_windows_refused_is_not_told():
    counts = parsed((77, -1, b"", b"", b"", ()), system="win32")
    assert (counts.rss_bytes, counts.highest_bytes, counts.read_bytes) == (None, None, None)
