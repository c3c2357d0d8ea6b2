# SPDX-License-Identifier: LGPL-2.1-or-later
"""How busy the process and the machine were between two samples, and what was resident then."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
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
    """What samples found resident, to be asked of many stretches."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._samples = samples

    @cached_property
    def _known(self) -> tuple[list[int], list[int]]:
        """When, and how many bytes; made when somebody asks for the first time."""
        known = [(each.time_ns, each.rss_bytes) for each in self._samples]
        told = [(time_ns, rss_bytes) for time_ns, rss_bytes in known if rss_bytes is not None]
        return [time_ns for time_ns, _ in told], [rss_bytes for _, rss_bytes in told]

    def before(self, start_ns: int) -> int | None:
        """The last before a moment, in bytes; None if there is none."""
        times, sizes = self._known
        at = bisect_left(times, start_ns)
        return sizes[at - 1] if at else None

    def after(self, end_ns: int) -> int | None:
        """The first from a moment on, in bytes; None if there is none."""
        times, sizes = self._known
        at = bisect_left(times, end_ns)
        return sizes[at] if at < len(sizes) else None

    def highest(self, start_ns: int, end_ns: int) -> int | None:
        """The most in a stretch, in bytes; None if no sample lies in it."""
        times, sizes = self._known
        inside = sizes[bisect_left(times, start_ns) : bisect_right(times, end_ns)]
        return max(inside, default=None)
