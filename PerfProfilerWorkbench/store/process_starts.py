# SPDX-License-Identifier: LGPL-2.1-or-later
"""When a process began, in the unit of its system: the same number for the same process only.

Linux: clock ticks since the machine was started (/proc/PID/stat). Windows: a FILETIME, 100 ns since
1601 (GetProcessTimes). macOS: microseconds since 1970 (proc_bsdinfo of libproc).
The functions that take bytes can be tested anywhere.
"""

from __future__ import annotations

import ctypes
import struct
import sys
from typing import Any

BSD_INFO_BYTES = 136  # of proc_bsdinfo; its last two uint64 are the start in s and µs
_BSD_INFO = 3  # PROC_PIDTBSDINFO
_QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_STILL_ACTIVE = 259  # what GetExitCodeProcess says of a process that has not ended


def started(pid: int) -> int | None:
    """None if there is no such process, or it has ended and nobody has asked for its status yet."""
    if sys.platform == "win32":
        return _on_windows(pid)
    if sys.platform == "darwin":
        return _on_macos(pid)
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            return of_stat(file.read())
    except OSError:
        return None


def of_stat(content: bytes) -> int | None:
    """Field 22 of /proc/PID/stat. The name, in brackets, may hold spaces and brackets itself."""
    fields = content[content.rindex(b")") + 1 :].split()
    return None if fields[0] in (b"Z", b"X") else int(fields[19])


def of_bsd_info(info: bytes) -> int:
    seconds, microseconds = struct.unpack_from("<2Q", info, BSD_INFO_BYTES - 16)
    return int(seconds) * 1_000_000 + int(microseconds)


def of_filetime(filetime: bytes) -> int:
    return int(struct.unpack("<Q", filetime)[0])


def _on_macos(pid: int) -> int | None:
    system: Any = ctypes.CDLL("/usr/lib/libSystem.dylib", use_errno=True)
    buffer = ctypes.create_string_buffer(BSD_INFO_BYTES)
    got = system.proc_pidinfo(pid, _BSD_INFO, ctypes.c_uint64(0), buffer, BSD_INFO_BYTES)
    return of_bsd_info(buffer.raw) if got == BSD_INFO_BYTES else None


def _on_windows(pid: int) -> int | None:
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(_QUERY, False, pid))
    if not handle:
        return None
    times = [ctypes.create_string_buffer(8) for _ in range(4)]
    code = ctypes.c_uint32(0)
    try:
        told = kernel.GetProcessTimes(handle, *times)
        ended = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    finally:
        kernel.CloseHandle(handle)
    if not told or (ended and code.value != _STILL_ACTIVE):
        return None
    return of_filetime(times[0].raw)
