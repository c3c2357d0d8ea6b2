# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory that stays, from repetition to repetition of one thing, until nothing went on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from ..model.session import Session
from ..model.span import SpanKind
from ..model.thresholds import Thresholds
from .trend import steady_slope

_NO_WORK = frozenset((SpanKind.FREEZE, SpanKind.VIEW, SpanKind.EDITING, SpanKind.WORKFLOW))
_time_ns = attrgetter("time_ns")


@dataclass(frozen=True)
class Repetition:
    """One of several alike: what was resident at its beginning, and how much came in it."""

    start_ns: int
    end_ns: int
    before_bytes: int
    change_bytes: int


@dataclass(frozen=True)
class Growth:
    """``each_bytes`` stayed of each of ``count`` repetitions, ``kept_bytes`` of all of them.

    ``waited_ns`` after the last of them nothing had gone on, and it was still there.
    """

    count: int
    each_bytes: int
    kept_bytes: int
    waited_ns: int
    passed_ns: int


class Waits:
    """Times in which nothing went on, and what was resident at the end of them."""

    def __init__(self, session: Session, least_ns: int) -> None:
        self._least_ns = least_ns
        self._samples = [one for one in session.samples if one.rss_bytes is not None]
        last_ns = self._samples[-1].time_ns if self._samples else 0
        self._end_ns = max(session.end_ns, last_ns)  # the last sample is taken after the end
        self._starts = sorted(one.start_ns for one in session.spans if one.kind not in _NO_WORK)

    def after(self, time_ns: int) -> tuple[int, int] | None:
        """How long nothing went on from a moment, and the least that was resident late in it.

        None if that was no wait, or if nobody looked then.
        """
        at = bisect_left(self._starts, time_ns)
        end_ns = self._starts[at] if at < len(self._starts) else self._end_ns
        first = bisect_left(self._samples, time_ns + self._least_ns, key=_time_ns)
        last = bisect_left(self._samples, end_ns + 1, key=_time_ns)
        seen = [one.rss_bytes for one in self._samples[first:last] if one.rss_bytes is not None]
        return (end_ns - time_ns, min(seen)) if seen else None


def growth(reps: Sequence[Repetition], waits: Waits, limits: Thresholds) -> Growth | None:
    """What stayed, up to the last wait; None if that is no leak.

    It must come in the repetitions, still be there at the next one, go on until the last, and
    outlast a wait.
    """
    for count in range(len(reps), limits.leak_repeats - 1, -1):
        wait = waits.after(reps[count - 1].end_ns)
        if wait is not None:
            return _growth(reps[:count], *wait, limits)
    return None


def _growth(
    reps: Sequence[Repetition], waited_ns: int, rest_bytes: int, limits: Thresholds
) -> Growth | None:
    came = [float(one) for one in accumulate(rep.change_bytes for rep in reps)]
    stays = [float(rep.before_bytes) for rep in reps]
    each_bytes = int(min(steady_slope(came), steady_slope(stays)))
    kept_bytes = min(each_bytes * len(reps), rest_bytes - reps[0].before_bytes)
    passed_ns = reps[-1].end_ns + waited_ns - reps[0].start_ns
    if kept_bytes < limits.leak_bytes or passed_ns < limits.leak_time_ns:
        return None
    return Growth(len(reps), each_bytes, kept_bytes, waited_ns, passed_ns)
