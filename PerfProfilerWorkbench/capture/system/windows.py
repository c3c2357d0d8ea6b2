# SPDX-License-Identifier: LGPL-2.1-or-later
"""A process on Windows: PROCESS_MEMORY_COUNTERS, FILETIME and IO_COUNTERS of kernel32.

The functions take the bytes of the structures, so that they can be tested anywhere.
"""

from __future__ import annotations

import ctypes
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .reading import Reading

MEMORY_BYTES = 72  # of PROCESS_MEMORY_COUNTERS in 64 bits: two DWORD, eight SIZE_T
IO_BYTES = 48  # six ULONGLONG
_TICK_NS = 100  # of a FILETIME
_QUERY_AND_READ = 0x1000 | 0x0010  # PROCESS_QUERY_LIMITED_INFORMATION, PROCESS_VM_READ


def memory_of(counters: bytes) -> tuple[int, int]:
    """Resident bytes and their peak since the process began, of PROCESS_MEMORY_COUNTERS."""
    _, _, peak_bytes, rss_bytes = struct.unpack_from("<IIQQ", counters)
    return rss_bytes, peak_bytes


def io_of(counters: bytes) -> tuple[int, int]:
    """Bytes read and written, of IO_COUNTERS: three counts of calls, then three of bytes."""
    _, _, _, read_bytes, written_bytes, _ = struct.unpack("<6Q", counters)
    return read_bytes, written_bytes


def ns_of(filetime: bytes) -> int:
    ticks: int = struct.unpack("<Q", filetime)[0]
    return ticks * _TICK_NS


def busy_of(idle: bytes, kernel: bytes, user: bytes) -> tuple[int, int]:
    """Busy and all time of all cores in ns; the kernel's time has the idle time in it."""
    total_ns = ns_of(kernel) + ns_of(user)
    return total_ns - ns_of(idle), total_ns


class Process:
    def __init__(self, pid: int) -> None:
        self._kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
        self._kernel.OpenProcess.restype = ctypes.c_void_p
        self._handle = ctypes.c_void_p(self._kernel.OpenProcess(_QUERY_AND_READ, False, pid))
        if not self._handle:
            raise OSError(ctypes.get_last_error(), f"process {pid} can't be read")  # type: ignore[attr-defined,unused-ignore]

    def read(self) -> Reading:
        times = self._filetimes(4, lambda *at: self._kernel.GetProcessTimes(self._handle, *at))
        system = self._filetimes(3, self._kernel.GetSystemTimes)
        rss_bytes, _ = memory_of(self.memory())
        return (ns_of(times[2]) + ns_of(times[3]), rss_bytes, *busy_of(*system))

    def memory(self) -> bytes:
        """PROCESS_MEMORY_COUNTERS as they are, for ``memory_of``."""
        buffer = ctypes.create_string_buffer(struct.pack("<I", MEMORY_BYTES), MEMORY_BYTES)
        self._checked(self._kernel.K32GetProcessMemoryInfo(self._handle, buffer, MEMORY_BYTES))
        return buffer.raw

    def io(self) -> bytes:
        """IO_COUNTERS as they are, for ``io_of``."""
        buffer = ctypes.create_string_buffer(IO_BYTES)
        self._checked(self._kernel.GetProcessIoCounters(self._handle, buffer))
        return buffer.raw

    def _filetimes(self, count: int, call: Callable[..., Any]) -> list[bytes]:
        buffers = [ctypes.create_string_buffer(8) for _ in range(count)]
        self._checked(call(*buffers))
        return [buffer.raw for buffer in buffers]

    def _checked(self, answer: int) -> None:
        if not answer:
            raise OSError(ctypes.get_last_error(), "the system refused a reading")  # type: ignore[attr-defined,unused-ignore]

    def close(self) -> None:
        self._kernel.CloseHandle(self._handle)
