# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sampled stacks of Python as a flame chart: what was met in samples that follow each other.

All times are estimated: a function ran from the first sample that met it until an interval after
the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.calls import StackFrame, StackSample

SAMPLED = "Python (sampled)"
NATIVE = StackFrame("(native code)", "", 0)


class StackSlice(NamedTuple):
    name: str
    file: str
    start_ns: int
    end_ns: int
    samples: int


def with_native(sample: StackSample) -> tuple[StackFrame, ...]:
    """The stack, and below it the native code that kept Python from running, if any did."""
    return (*sample.frames, NATIVE) if sample.held else sample.frames


def stack_slices(samples: Iterable[StackSample], interval_ns: int) -> Iterator[StackSlice]:
    """One for each function that was met, as long as it was; in one another as they called."""
    chart = _Chart(interval_ns)
    for sample in sorted(samples, key=lambda one: one.time_ns):
        yield from chart.take(sample)
    yield from chart.close(0)


class _Chart:
    def __init__(self, interval_ns: int) -> None:
        self._interval_ns = interval_ns
        self._open: list[StackSlice] = []
        self._until_ns = 0

    def take(self, sample: StackSample) -> Iterator[StackSlice]:
        stack = with_native(sample)
        same = self._same(stack) if sample.time_ns <= self._until_ns else 0
        yield from self.close(same, sample.time_ns)
        self._open = [one._replace(samples=one.samples + 1) for one in self._open]
        self._open += [
            StackSlice(name, file, sample.time_ns, 0, 1) for name, file, _ in stack[same:]
        ]
        self._until_ns = sample.time_ns + self._interval_ns

    def close(self, depth: int, now_ns: int | None = None) -> Iterator[StackSlice]:
        """End all from a depth on, outermost first: as they lie in each other."""
        end_ns = self._until_ns if now_ns is None else min(now_ns, self._until_ns)
        for one in self._open[depth:]:
            yield one._replace(end_ns=end_ns)
        del self._open[depth:]

    def _same(self, stack: tuple[StackFrame, ...]) -> int:
        """How many of the outermost functions go on."""
        pairs = enumerate(zip(self._open, stack))
        differ = (at for at, (one, frame) in pairs if (one.name, one.file) != frame[:2])
        return next(differ, min(len(self._open), len(stack)))
