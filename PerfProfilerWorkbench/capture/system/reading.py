# SPDX-License-Identifier: LGPL-2.1-or-later
"""What every system's file gives, and which of them is this system's."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from typing import Protocol, cast

_FILES = {"linux": "linux", "win32": "windows", "darwin": "macos"}


@dataclass(frozen=True)
class Reading:
    """A process and its machine at one moment; None: not told here.

    ``cpu_ns`` is processor time of all threads of the process, ``rss_bytes`` its resident memory.
    ``system_busy_ns`` and ``system_total_ns`` are of all cores together: their growth gives the
    share of the machine that is busy.
    """

    cpu_ns: int | None = None
    rss_bytes: int | None = None
    system_busy_ns: int | None = None
    system_total_ns: int | None = None


class Process(Protocol):
    """A process to be read again and again."""

    def read(self) -> Reading:
        """Raises OSError when the process is gone or can't be read."""

    def close(self) -> None: ...


def process(pid: int) -> Process:
    """Raises ImportError where psutil is needed and not there, OSError for no such process."""
    module = importlib.import_module(f"{__package__}.{_FILES.get(sys.platform, 'other')}")
    return cast(Process, module.Process(pid))
