# SPDX-License-Identifier: LGPL-2.1-or-later
"""A process on a system that we have no file for: what psutil tells of it."""

from __future__ import annotations

import importlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .reading import Reading

_SECOND_NS = 1_000_000_000


class Process:
    """Raises ImportError where psutil is not installed."""

    def __init__(self, pid: int) -> None:
        self._psutil = importlib.import_module("psutil")
        try:
            self._process = self._psutil.Process(pid)
        except self._psutil.Error as error:
            raise OSError(str(error)) from error

    def read(self) -> Reading:
        try:
            used, memory = self._process.cpu_times(), self._process.memory_info()
        except self._psutil.Error as error:
            raise OSError(str(error)) from error
        system = self._psutil.cpu_times()
        total_s = sum(system)
        return (
            round((used.user + used.system) * _SECOND_NS),
            memory.rss,
            round((total_s - system.idle) * _SECOND_NS),
            round(total_s * _SECOND_NS),
        )

    def close(self) -> None:
        return
