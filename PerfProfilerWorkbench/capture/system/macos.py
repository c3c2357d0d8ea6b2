# SPDX-License-Identifier: LGPL-2.1-or-later
"""A process on macOS: proc_taskinfo of libproc, the host's processor ticks.

The functions take the bytes of the structures, so that they can be tested anywhere.
"""

from __future__ import annotations

import ctypes
import os
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .reading import Reading

TASK_BYTES = 96  # of proc_taskinfo: six uint64, twelve int32
_TASK_INFO = 4  # PROC_PIDTASKINFO
_CPU_LOAD = 3  # HOST_CPU_LOAD_INFO: four uint32, of which the third is idle
_SECOND_NS = 1_000_000_000


def task_of(info: bytes, numerator: int = 1, denominator: int = 1) -> tuple[int, int, int]:
    """Processor time in ns, resident bytes and context switches, of proc_taskinfo.

    Its times are in units of mach_absolute_time, which numerator / denominator makes ns.
    """
    _, rss_bytes, user, system, _, _ = struct.unpack_from("<6Q", info)
    switches = struct.unpack_from("<i", info, 48 + 8 * 4)[0]  # pti_csw, the ninth
    return (user + system) * numerator // denominator, rss_bytes, switches


def busy_of(ticks: bytes, ticks_a_second: int) -> tuple[int, int]:
    """Busy and all time of all cores in ns: user, system, idle and nice ticks."""
    user, system, idle, nice = struct.unpack("<4I", ticks)
    tick_ns = _SECOND_NS // ticks_a_second
    return (user + system + nice) * tick_ns, (user + system + nice + idle) * tick_ns


class Process:
    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._system: Any = ctypes.CDLL("/usr/lib/libSystem.dylib", use_errno=True)
        timebase = (ctypes.c_uint32 * 2)()
        self._system.mach_timebase_info(timebase)
        self._timebase = (timebase[0], timebase[1])
        self._host = self._system.mach_host_self()
        self._ticks_a_second = os.sysconf("SC_CLK_TCK")
        self.task()

    def read(self) -> Reading:
        cpu_ns, rss_bytes, _ = task_of(self.task(), *self._timebase)
        ticks = ctypes.create_string_buffer(16)
        count = ctypes.c_uint32(4)
        if self._system.host_statistics(self._host, _CPU_LOAD, ticks, ctypes.byref(count)):
            return (cpu_ns, rss_bytes, None, None)
        return (cpu_ns, rss_bytes, *busy_of(ticks.raw, self._ticks_a_second))

    def task(self) -> bytes:
        """proc_taskinfo as it is, for ``task_of``."""
        buffer = ctypes.create_string_buffer(TASK_BYTES)
        zero = ctypes.c_uint64(0)
        got = self._system.proc_pidinfo(self._pid, _TASK_INFO, zero, buffer, TASK_BYTES)
        if got < TASK_BYTES:
            raise OSError(ctypes.get_errno(), f"process {self._pid} can't be read")
        return buffer.raw

    def close(self) -> None:
        return
