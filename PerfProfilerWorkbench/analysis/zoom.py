# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which part of a stretch of time is seen on how many pixels, and which moments stand below it."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, log10

LEAST_NS = 20_000  # nothing that is recorded is finer
_STEPS = (1, 2, 5)
_SECOND, _MINUTE = 10**9, 60 * 10**9
_LONG_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000)


class Zoom:
    """``first_ns`` to ``last_ns`` is all there is, ``start_ns`` to ``end_ns`` what is seen."""

    def __init__(self, first_ns: int = 0, last_ns: int = _SECOND) -> None:
        self.width = 1
        self.first_ns, self.last_ns = first_ns, last_ns
        self.start_ns, self.end_ns = first_ns, last_ns

    @property
    def seen_ns(self) -> int:
        return self.end_ns - self.start_ns

    @property
    def step_ns(self) -> float:
        """How long a pixel is."""
        return self.seen_ns / self.width

    @property
    def whole(self) -> bool:
        return (self.start_ns, self.end_ns) == (self.first_ns, self.last_ns)

    def x(self, time_ns: int) -> float:
        return (time_ns - self.start_ns) * self.width / self.seen_ns

    def time_ns(self, x: float) -> int:
        return self.start_ns + round(x * self.seen_ns / self.width)

    def limit(self, first_ns: int, last_ns: int) -> None:
        """All that there is from now on; what is seen stays if it is part of it."""
        self.first_ns, self.last_ns = first_ns, max(last_ns, first_ns + LEAST_NS)
        self.show(self.start_ns, self.end_ns)

    def show(self, start_ns: int, end_ns: int) -> None:
        """See a stretch, as far as there is one."""
        length = max(LEAST_NS, min(end_ns - start_ns, self.last_ns - self.first_ns))
        middle_ns = (start_ns + end_ns) // 2
        start_ns = max(self.first_ns, min(middle_ns - length // 2, self.last_ns - length))
        self.start_ns, self.end_ns = start_ns, start_ns + length

    def show_all(self) -> None:
        self.show(self.first_ns, self.last_ns)

    def fit(self, start_ns: int, end_ns: int) -> None:
        """See a stretch with a little around it."""
        around_ns = (end_ns - start_ns) // 20
        self.show(start_ns - around_ns, end_ns + around_ns)

    def by(self, factor: float, at_ns: int) -> None:
        """Closer (below 1) or from farther; what is seen at a moment stays where it is."""
        length = max(LEAST_NS, round(self.seen_ns * factor))
        start_ns = at_ns - round((at_ns - self.start_ns) * length / self.seen_ns)
        self.show(start_ns, start_ns + length)

    def move(self, ns: int) -> None:
        self.show(self.start_ns + ns, self.end_ns + ns)

    def reveal(self, start_ns: int, end_ns: int) -> bool:
        """Move as far as it takes to see a stretch, or its beginning; whether it moved."""
        if start_ns < self.start_ns or start_ns >= self.end_ns:
            self.move((start_ns + min(end_ns, start_ns + self.seen_ns)) // 2 - self._middle_ns)
            return True
        return False

    @property
    def _middle_ns(self) -> int:
        return (self.start_ns + self.end_ns) // 2


def tick_step_ns(seen_ns: int, most: int) -> int:
    """A round time, so that no more than so many moments stand on an axis."""
    least = max(1, ceil(seen_ns / max(1, most)))
    if least > _SECOND // 2:
        steps = (step * _SECOND for step in _LONG_STEPS)
        return next((step for step in steps if step >= least), ceil(least / _MINUTE) * _MINUTE)
    power: int = 10 ** int(log10(least))
    return next(step * power for step in (*_STEPS, 10) if step * power >= least)


def ticks(zoom: Zoom, step_ns: int) -> Iterator[int]:
    """Multiples of a step since the beginning of all, as far as they are seen."""
    number = -(-(zoom.start_ns - zoom.first_ns) // step_ns)
    while (time_ns := zoom.first_ns + number * step_ns) <= zoom.end_ns:
        yield time_ns
        number += 1


def digits(step_ns: int) -> int:
    """How many a time in seconds needs, so that two moments a step apart differ."""
    return max(0, ceil(-log10(step_ns / _SECOND) - 1e-9))
