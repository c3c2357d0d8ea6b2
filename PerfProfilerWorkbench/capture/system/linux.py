# SPDX-License-Identifier: LGPL-2.1-or-later
"""A process on Linux: /proc, and the process's own clock."""

from __future__ import annotations

import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .reading import Reading

_SECOND_NS = 1_000_000_000
_NOT_BUSY = (3, 4)  # idle and iowait, of the numbers behind "cpu"
_COUNTED = 8  # guest time, behind them, is in user time already


def rss_of_statm(content: bytes, page_bytes: int) -> int:
    """Resident bytes from the text of /proc/PID/statm, whose second number counts pages."""
    return int(content.split()[1]) * page_bytes


def rss_and_peak_of_status(content: bytes) -> tuple[int, int]:
    """Resident bytes and their peak from the text of /proc/PID/status: VmRSS and VmHWM, in kB."""
    rss_kb, peak_kb = (
        int(content[content.index(name) + len(name) :].split(None, 1)[0])
        for name in (b"VmRSS:", b"VmHWM:")
    )
    return rss_kb * 1024, peak_kb * 1024


def busy_of_stat(content: bytes, ticks_a_second: int) -> tuple[int, int]:
    """Busy and all time of all cores in ns, from the first line of /proc/stat."""
    line = content.split(b"\n", 1)[0].split()
    if not line or line[0] != b"cpu":
        raise ValueError(f"no processor times in {content[:40]!r}")
    ticks = [int(each) for each in line[1 : 1 + _COUNTED]]
    idle = sum(ticks[place] for place in _NOT_BUSY)
    tick_ns = _SECOND_NS // ticks_a_second
    return (sum(ticks) - idle) * tick_ns, sum(ticks) * tick_ns


def process_clock(pid: int) -> int:
    """The clock of a process's processor time, exact to the nanosecond (clock_getcpuclockid)."""
    return (~pid << 3) | 2


class Process:
    """Keeps its files open, so that a process id used again is not mistaken for this process."""

    def __init__(self, pid: int, proc: str = "/proc") -> None:
        self._clock = process_clock(pid)
        self._statm = os.open(f"{proc}/{pid}/statm", os.O_RDONLY | os.O_CLOEXEC)
        try:
            self._stat = os.open(f"{proc}/stat", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self._stat = -1
        self._page_bytes = os.sysconf("SC_PAGE_SIZE")
        self._ticks = os.sysconf("SC_CLK_TCK")

    def read(self) -> Reading:
        rss_bytes = rss_of_statm(os.pread(self._statm, 128, 0), self._page_bytes)
        cpu_ns = time.clock_gettime_ns(self._clock)
        if self._stat < 0:
            return (cpu_ns, rss_bytes, None, None)
        content = os.pread(self._stat, 256, 0)
        return (cpu_ns, rss_bytes, *busy_of_stat(content, self._ticks))

    def close(self) -> None:
        for file in (self._statm, self._stat):
            if file >= 0:
                os.close(file)
        self._statm = self._stat = -1
