# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Python feature that keeps memory each time it is recomputed, and what is said of leaks."""

from __future__ import annotations

from time import perf_counter_ns

from PerfProfilerWorkbench.analysis.detect.leaks import memory_leaks
from PerfProfilerWorkbench.analysis.subject import Subject

PAGE = 4096
WAIT_S = 2.2  # more than the least time of a leak, and than the wait that must follow


class Keeps:
    """Keeps so many bytes of each recompute, until ``lets_go`` is called."""

    def __init__(self, obj, size_bytes):
        self.size_bytes, self.kept, obj.Proxy = size_bytes, [], self

    def execute(self, obj):
        block = bytearray(self.size_bytes)
        block[::PAGE] = b"x" * len(block[::PAGE])
        self.kept.append(block)

    def lets_go(self):
        self.kept.clear()


class Needs(Keeps):
    """Needs as much, and lets go of what it had before."""

    def execute(self, obj):
        self.lets_go()
        super().execute(obj)


def waited(recording, done_ns):
    """Whether nothing has gone on for long enough since a moment."""
    return recording.running and perf_counter_ns() - done_ns > WAIT_S * 1e9


def leaks(session):
    return list(memory_leaks(Subject(session)))
