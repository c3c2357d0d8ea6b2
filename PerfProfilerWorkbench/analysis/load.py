# SPDX-License-Identifier: LGPL-2.1-or-later
"""How busy the process and the machine were between two samples, and what was resident then."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model.facts import Sample


@dataclass(frozen=True)
class Load:
    """Shares of the whole machine, 0 to 1, since the sample before; None: not told.

    ``own_share`` is this process's: 0.5 of a machine with two cores is one core, fully.
    """

    own_share: float | None
    system_share: float | None


def loads(samples: Sequence[Sample], cores: int) -> list[Load]:
    """One for each sample; the first has none before it."""
    known = [Load(None, None)] if samples else []
    for before, after in pairwise(samples):
        passed_ns = (after.time_ns - before.time_ns) * cores
        own_ns = _growth(before.cpu_ns, after.cpu_ns)
        busy_ns = _growth(before.system_busy_ns, after.system_busy_ns)
        total_ns = _growth(before.system_total_ns, after.system_total_ns)
        known.append(Load(_share(own_ns, passed_ns), _share(busy_ns, total_ns)))
    return known


def _growth(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else after - before


def _share(part: int | None, whole: int | None) -> float | None:
    """Counters in steps of 10 ms can be a step apart: a share is never more than all."""
    return None if part is None or not whole or whole < 0 else min(1.0, max(0.0, part / whole))


class Resident:
    """What samples found resident, to be asked of many stretches; they are in order of time."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._samples = samples

    def before(self, start_ns: int) -> int | None:
        """The last before a moment, in bytes; None if there is none."""
        at = bisect_left(self._samples, start_ns, key=_time_ns)
        return next(self._told(range(at - 1, -1, -1)), None)

    def after(self, end_ns: int) -> int | None:
        """The first from a moment on, in bytes; None if there is none."""
        at = bisect_left(self._samples, end_ns, key=_time_ns)
        return next(self._told(range(at, len(self._samples))), None)

    def highest(self, start_ns: int, end_ns: int) -> int | None:
        """The most in a stretch, in bytes; None if no sample lies in it."""
        first = bisect_left(self._samples, start_ns, key=_time_ns)
        end = bisect_right(self._samples, end_ns, key=_time_ns)
        return max(self._told(range(first, end)), default=None)

    def _told(self, places: Iterable[int]) -> Iterator[int]:
        sizes = (self._samples[place].rss_bytes for place in places)
        return (size for size in sizes if size is not None)


def _time_ns(sample: Sample) -> int:
    return sample.time_ns
