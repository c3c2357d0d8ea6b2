# SPDX-License-Identifier: LGPL-2.1-or-later
"""The system's counters of this process, read raw in a hook and made into numbers afterwards.

A hook has a microsecond, so nothing is parsed there: ``read`` returns what the system gave.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import process_time_ns

from .memory import rss_of_statm

try:
    from resource import RUSAGE_SELF, getrusage
except ImportError:  # Windows
    getrusage = None  # type: ignore[assignment]

# processor time (ns), context switches (-1: not told), /proc/self/statm, /proc/self/io; or only
# the first
Raw = tuple[int, int, bytes, bytes] | int


@dataclass(frozen=True)
class Counts:
    """Counters since the start of the process; None where the system does not tell them."""

    cpu_ns: int
    switches: int | None = None
    rss_bytes: int | None = None
    read_bytes: int | None = None
    written_bytes: int | None = None


class Counters:
    """Keeps the system's files open between ``open`` and ``close``."""

    def __init__(self) -> None:
        self._statm = self._io = -1

    def open(self) -> None:
        if sys.platform.startswith("linux"):
            self._statm = _opened("/proc/self/statm")
            self._io = _opened("/proc/self/io")

    def close(self) -> None:
        for file in (self._statm, self._io):
            if file >= 0:
                os.close(file)
        self._statm = self._io = -1

    def reader(self, everything: bool = False) -> Callable[[], Raw]:
        """A function that reads, made once for the hooks.

        Without ``everything`` no context switches and no bytes read and written: three of its nine
        microseconds are left (between two features of OCCT all caches are cold).
        """
        statm, io = self._statm, self._io
        if getrusage is None:
            return lambda: (process_time_ns(), -1, b"", b"")
        usage, pread = getrusage, os.pread

        def read() -> Raw:
            return (process_time_ns(), -1, pread(statm, 64, 0) if statm >= 0 else b"", b"")

        def read_everything() -> Raw:
            # the structure of 16 numbers is not kept: fresh memory is what costs most in a hook
            used = usage(RUSAGE_SELF)
            return (
                process_time_ns(),
                used.ru_nvcsw + used.ru_nivcsw,
                pread(statm, 64, 0) if statm >= 0 else b"",
                pread(io, 256, 0) if io >= 0 else b"",
            )

        return read_everything if everything else read


def _opened(path: str) -> int:
    try:
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return -1


def parsed(raw: Raw) -> Counts:
    """The numbers in what a reader gave."""
    if isinstance(raw, int):
        return Counts(raw)
    cpu_ns, switches, statm, io = raw
    rss_bytes = rss_of_statm(statm, os.sysconf("SC_PAGE_SIZE")) if statm else None
    read_bytes, written_bytes = io_bytes(io) if io else (None, None)
    told = None if switches < 0 else switches
    return Counts(cpu_ns, told, rss_bytes, read_bytes, written_bytes)


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
