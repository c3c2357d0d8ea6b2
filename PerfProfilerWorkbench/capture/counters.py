# SPDX-License-Identifier: LGPL-2.1-or-later
"""The system's counters of this process, read raw in a hook and made into numbers afterwards.

A hook has a microsecond, so nothing is parsed there: ``read`` returns what the system gave.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import process_time_ns

from .. import texts
from ..texts import Message, message
from .system import linux, macos, windows

try:
    from resource import RUSAGE_SELF, getrusage
except ImportError:  # Windows
    getrusage = None  # type: ignore[assignment]

# processor time (ns), context switches (-1: not told), and texts or structures of the system's,
# empty where they were not read: memory (/proc/self/statm), input and output (/proc/self/io),
# memory and its peak (/proc/self/status), the allocator's numbers; or only the first
Raw = tuple[int, int, bytes, bytes, bytes, tuple[int, ...]] | int

_RESET_PEAK = b"5"  # written to clear_refs: the peak is what comes from now on


@dataclass(frozen=True)
class Counts:
    """Counters since the start of the process; None where the system does not tell them.

    ``peak_bytes`` is the peak of resident memory since the reading before (Linux),
    ``highest_bytes`` the peak since the process began (elsewhere).
    """

    cpu_ns: int
    switches: int | None = None
    rss_bytes: int | None = None
    read_bytes: int | None = None
    written_bytes: int | None = None
    peak_bytes: int | None = None
    highest_bytes: int | None = None


class Counters:
    """Keeps what the system tells open between ``open`` and ``close``."""

    def __init__(self) -> None:
        self._statm = self._io = self._status = self._clear = -1
        self._other: windows.Process | macos.Process | None = None

    def open(self) -> None:
        if sys.platform == "linux":
            self._statm = _opened("/proc/self/statm")
            self._io = _opened("/proc/self/io")
            self._open_peak()
            return
        try:
            kind = {"win32": windows, "darwin": macos}[sys.platform]
            self._other = kind.Process(os.getpid())
        except (KeyError, OSError, AttributeError):
            return

    def _open_peak(self) -> None:
        """Only where it can be reset: some kernels let the file be opened and then refuse."""
        self._clear = _opened("/proc/self/clear_refs", os.O_WRONLY)
        if self._clear >= 0:
            try:
                os.write(self._clear, _RESET_PEAK)
                self._status = _opened("/proc/self/status")
            except OSError:
                os.close(self._clear)
                self._clear = -1

    @property
    def peaks_missing(self) -> Message | None:
        """Why readings don't tell the peak since the reading before them; None where they do."""
        if self._status >= 0:
            return None
        return message(texts.NO_RESET if sys.platform == "linux" else texts.ONLY_HIGHEST)

    def close(self) -> None:
        for file in (self._statm, self._io, self._status, self._clear):
            if file >= 0:
                os.close(file)
        self._statm = self._io = self._status = self._clear = -1
        if self._other is not None:
            self._other.close()
            self._other = None

    def reader(
        self,
        everything: bool = False,
        allocator: Callable[[], tuple[int, ...]] | None = None,
    ) -> Callable[[], Raw]:
        """A function that reads, and that begins a new peak. Made once for the hooks.

        Without ``everything`` no context switches and no bytes read and written: they take three
        more microseconds (between two features of OCCT all caches are cold, and it is many more).
        """
        if sys.platform != "linux":
            return self._other_reader(everything, allocator)
        statm, io, status, clear = self._statm, self._io, self._status, self._clear
        usage, pread, write = getrusage, os.pread, os.write

        def read() -> Raw:
            cpu_ns, switches, transferred, peak = process_time_ns(), -1, b"", b""
            if everything:
                # its 16 numbers are not kept: fresh memory is what costs most in a hook
                used = usage(RUSAGE_SELF)
                switches = used.ru_nvcsw + used.ru_nivcsw
                transferred = pread(io, 256, 0) if io >= 0 else b""
            if status >= 0:  # 28 µs after OCCT's work, and 15 more with statm
                content = pread(status, 8192, 0)
                begin = content.find(b"VmHWM:")
                peak = content[begin : begin + 64] if begin >= 0 else b""  # VmRSS is the next line
                write(clear, _RESET_PEAK)
            memory = pread(statm, 64, 0) if not peak and statm >= 0 else b""
            numbers = allocator() if allocator is not None else ()
            return (cpu_ns, switches, memory, transferred, peak, numbers)

        return read

    def pause_reader(self) -> Callable[[], Raw]:
        """For the end of a pause: what Qt needed in it is not the peak of what comes next."""
        if sys.platform != "linux":
            return self._other_reader(False, None)
        statm, clear, pread, write = self._statm, self._clear, os.pread, os.write

        def read() -> Raw:
            if clear >= 0:
                write(clear, _RESET_PEAK)
            memory = pread(statm, 64, 0) if statm >= 0 else b""
            return (process_time_ns(), -1, memory, b"", b"", ())

        return read

    def _other_reader(
        self, everything: bool, allocator: Callable[[], tuple[int, ...]] | None
    ) -> Callable[[], Raw]:
        other = self._other
        memory = {windows.Process: "memory", macos.Process: "task"}.get(type(other), "")
        read_memory = getattr(other, memory, bytes)
        read_io = getattr(other, "io", bytes) if everything else bytes
        usage = getrusage

        def read() -> Raw:
            numbers = allocator() if allocator is not None else ()
            # in bytes on macOS, KiB elsewhere; Windows has its peak among the memory's counters
            peak = b"%d" % usage(RUSAGE_SELF).ru_maxrss if usage is not None else b""
            return (process_time_ns(), -1, read_memory(), read_io(), peak, numbers)

        return read


def _opened(path: str, how: int = os.O_RDONLY) -> int:
    try:
        return os.open(path, how | os.O_CLOEXEC)
    except OSError:
        return -1


def parsed(raw: Raw, system: str = sys.platform) -> Counts:
    """The numbers in what a reader gave."""
    if isinstance(raw, int):
        return Counts(raw)
    cpu_ns, switches, memory, io, peak, _ = raw
    if system == "win32":
        return Counts(cpu_ns, None, *_windows(memory, io))
    if system == "darwin":
        return Counts(cpu_ns, *_macos(memory, peak))
    if system != "linux":
        return Counts(cpu_ns, highest_bytes=int(peak) * 1024 if peak else None)
    rss_bytes = linux.rss_of_statm(memory, os.sysconf("SC_PAGE_SIZE")) if memory else None
    read_bytes, written_bytes = io_bytes(io) if io else (None, None)
    told = None if switches < 0 else switches
    counts = Counts(cpu_ns, told, rss_bytes, read_bytes, written_bytes)
    if not peak:
        return counts
    rss_bytes, peak_bytes = linux.rss_and_peak_of_status(peak)
    return replace(counts, rss_bytes=rss_bytes, peak_bytes=peak_bytes)


def _windows(memory: bytes, io: bytes) -> tuple[int | None, ...]:
    rss_bytes, highest_bytes = windows.memory_of(memory) if memory else (None, None)
    return (rss_bytes, *(windows.io_of(io) if io else (None, None)), None, highest_bytes)


def _macos(task: bytes, peak: bytes) -> tuple[int | None, ...]:
    highest_bytes = int(peak) if peak else None
    if not task:
        return (None, None, None, None, None, highest_bytes)
    _, rss_bytes, switches = macos.task_of(task)
    return (switches, rss_bytes, None, None, None, highest_bytes)


def latest(before: Counts | None, after: Counts) -> Counts:
    """``after``, with what it does not tell as it was before."""
    if before is None:
        return after
    told = {name: value for name, value in vars(after).items() if value is not None}
    return Counts(**{**vars(before), **told})


def io_bytes(content: bytes) -> tuple[int, int]:
    """Bytes read and written from the text of /proc/self/io: rchar and wchar, all calls counted."""
    fields = dict(line.split(b": ") for line in content.splitlines() if b": " in line)
    return int(fields[b"rchar"]), int(fields[b"wchar"])


def difference(after: int | None, before: int | None) -> int | None:
    return None if after is None or before is None else after - before
