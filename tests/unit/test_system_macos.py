# SPDX-License-Identifier: LGPL-2.1-or-later
"""What macOS tells of a process, from bytes laid out as proc_pidinfo fills them in."""

from __future__ import annotations

import ctypes
import struct

from PerfProfilerWorkbench.capture.counters import parsed
from PerfProfilerWorkbench.capture.system import macos

TASK = bytes.fromhex(
    "0060c13a02000000 0040d11e00000000"  # pti_virtual_size, pti_resident_size
    "80d7f60c00000000 40420f0000000000"  # pti_total_user, pti_total_system
    "0000000000000000 0000000000000000"  # pti_threads_user, pti_threads_system
    "01000000 c1500100 1a000000 0b040000 f8110000 90080000 70880000 2bd40100"
    "391b0000 09000000 01000000 1f000000"  # pti_csw, threadnum, numrunning, priority
)
NAMES = "policy faults pageins cow sent received mach unix csw threads running priority"


class ProcTaskInfo(ctypes.Structure):
    """As sys/proc_info.h has it, to lay out the same numbers a second way."""

    _fields_ = (
        *((name, ctypes.c_uint64) for name in ("virtual", "resident", "user", "system")),
        ("threads_times", ctypes.c_uint64 * 2),
        *((name, ctypes.c_int32) for name in NAMES.split()),
    )


def test_the_layout_is_that_of_the_structure():
    assert ctypes.sizeof(ProcTaskInfo) == macos.TASK_BYTES == len(TASK)
    task = ProcTaskInfo.from_buffer_copy(TASK)
    assert macos.task_of(TASK) == (task.user + task.system, task.resident, task.csw)


def test_processor_time_resident_memory_and_switches():
    assert macos.task_of(TASK) == (0x0CF6D780 + 0x000F4240, 0x1ED14000, 0x1B39)


def test_times_come_in_units_of_the_machines_clock():
    """On Apple silicon one is 125 / 3 ns."""
    units = 0x0CF6D780 + 0x000F4240
    assert macos.task_of(TASK, 125, 3)[0] == units * 125 // 3


def test_idle_ticks_are_the_third_of_four():
    ticks = struct.pack("<4I", 30, 10, 155, 5)
    assert macos.busy_of(ticks, 100) == (450_000_000, 2_000_000_000)


def test_a_hooks_reading_on_macos():
    counts = parsed((77, -1, TASK, b"", b"612368384", ()), system="darwin")
    assert (counts.cpu_ns, counts.rss_bytes, counts.highest_bytes) == (77, 0x1ED14000, 612368384)
    assert (counts.switches, counts.read_bytes, counts.peak_bytes) == (0x1B39, None, None)


def test_what_macos_refused_is_not_told():
    counts = parsed((77, -1, b"", b"", b"", ()), system="darwin")
    assert (counts.rss_bytes, counts.highest_bytes, counts.switches) == (None, None, None)
