# SPDX-License-Identifier: LGPL-2.1-or-later
"""The readings at the beginning and the end of a recompute, the allocator's among them.

To ask the allocator takes a walk through all that is free in the heap: 2 µs at FreeCAD's start, 5
ms in a heap with 30,000 holes. So after an answer comes no question for a hundred times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns

from .counters import Counters, Raw

_REST = 100

Numbers = Callable[[], tuple[int, ...]]


class Edges:
    """``allocator`` reads it; None where it is not to be read."""

    def __init__(self, counters: Counters, everything: bool, allocator: Numbers | None) -> None:
        self.read = counters.reader(everything)
        self._read_heap = counters.reader(everything, allocator)
        self._due_ns: float = 0 if allocator is not None else float("inf")
        self._with_heap: set[str] = set()

    def begin(self, document: str) -> Raw:
        start_ns = perf_counter_ns()
        if start_ns < self._due_ns:
            self._with_heap.discard(document)
            return self.read()
        self._with_heap.add(document)
        return self._heap(start_ns)

    def end(self, document: str) -> Raw:
        """With the allocator's numbers where the beginning had them."""
        if document not in self._with_heap:
            return self.read()
        self._with_heap.discard(document)
        return self._heap(perf_counter_ns())

    def _heap(self, start_ns: int) -> Raw:
        raw = self._read_heap()
        now = perf_counter_ns()
        self._due_ns = now + (now - start_ns) * _REST
        return raw
