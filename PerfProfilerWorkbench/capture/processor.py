# SPDX-License-Identifier: LGPL-2.1-or-later
"""Processor time of this process, from Python's own clocks: there on every system."""

from __future__ import annotations

from time import perf_counter_ns, process_time_ns

from ..texts import Message


class Load:
    """How busy this process was since the last question: 1.0 is one core, fully."""

    def __init__(self) -> None:
        self._wall_ns, self._used_ns = perf_counter_ns(), process_time_ns()

    def since_last(self) -> float | None:
        """None when asked again at once."""
        wall_ns, used_ns = perf_counter_ns(), process_time_ns()
        passed = wall_ns - self._wall_ns
        if passed <= 0:
            return None
        load = (used_ns - self._used_ns) / passed
        self._wall_ns, self._used_ns = wall_ns, used_ns
        return load


def missing() -> Message | None:
    return None
