# SPDX-License-Identifier: LGPL-2.1-or-later
"""Watches that a trial does not take the memory that the user's own programs need.

A limit of the system's (RLIMIT_AS, RLIMIT_DATA) would count what OpenGL only reserves, and FreeCAD
does not survive an allocation that fails: so resident memory is watched from outside.
"""

from __future__ import annotations

import re

from ..capture.system.reading import RSS, process

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..capture.system.reading import Process

_SHARE = 0.8  # of what is free at the start


class MemoryWatch:
    """``limit_bytes`` is None where nothing is known of this system: then nothing is watched."""

    def __init__(self, limit_bytes: int | None) -> None:
        self.limit_bytes = _most_of_the_free() if limit_bytes is None else limit_bytes
        self._process: Process | None = None

    def exceeded(self, process_id: int | None) -> bool:
        """Whether the process has more than that resident; no if it can't be read."""
        if process_id is None or self.limit_bytes is None:
            return False
        try:
            if self._process is None:
                self._process = process(process_id)
            return (self._process.read()[RSS] or 0) > self.limit_bytes
        except (ImportError, OSError):  # no psutil where it is needed; or it has just ended
            return False

    def close(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None


def _most_of_the_free() -> int | None:
    """Linux tells it."""
    try:
        with open("/proc/meminfo", encoding="ascii") as stream:
            found = re.search(r"^MemAvailable:\s+(\d+) kB$", stream.read(), re.M)
    except OSError:
        return None
    return int(int(found.group(1)) * 1024 * _SHARE) if found else None
