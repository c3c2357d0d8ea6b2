# SPDX-License-Identifier: LGPL-2.1-or-later
"""Operations a second, response times and the share of failures, over stated windows of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Protocol

from ..model.session import Session

SECONDS = (10, 60, 600)


@dataclass(frozen=True)
class Window:
    """``wanted_s`` is what was asked for, None: the whole session.

    The window is shorter where the session is.
    """

    wanted_s: int | None
    start_ns: int
    end_ns: int


@dataclass(frozen=True)
class Metrics:
    """Of the operations that ended after ``start_ns`` and no later than ``end_ns``.

    Times are the operations' responses, without what they waited for the person. Edit modes and
    measurements of the view do not count: they last as long as somebody likes. None: there was no
    operation, or (``per_second``) no time.
    """

    start_ns: int
    end_ns: int
    operations: int
    failed: int
    per_second: float | None = None
    mean_ns: int | None = None
    median_ns: int | None = None
    worst_ns: int | None = None
    error_share: float | None = None

    @property
    def seconds(self) -> float:
        return (self.end_ns - self.start_ns) / 1e9


class Timed(Protocol):
    """What counts of an operation, wherever it is kept."""

    @property
    def end_ns(self) -> int: ...
    @property
    def response_ns(self) -> int: ...
    @property
    def failed(self) -> bool: ...
    @property
    def is_mode(self) -> bool: ...


def metrics(operations: Iterable[Timed], start_ns: int, end_ns: int) -> Metrics:
    counted = [one for one in operations if not one.is_mode and start_ns < one.end_ns <= end_ns]
    count, failed = len(counted), sum(one.failed for one in counted)
    if not counted:
        return Metrics(start_ns, end_ns, 0, 0)
    times = [one.response_ns for one in counted]
    return Metrics(
        start_ns,
        end_ns,
        operations=count,
        failed=failed,
        per_second=count * 1e9 / (end_ns - start_ns),
        mean_ns=round(sum(times) / count),
        median_ns=round(median(times)),
        worst_ns=max(times),
        error_share=failed / count,
    )


def windows(session: Session) -> list[Window]:
    """The last ten seconds, the last minute, the last ten minutes, the whole session."""
    end_ns = session.end_ns
    last = [
        Window(wanted_s, max(session.start_ns, end_ns - wanted_s * 1_000_000_000), end_ns)
        for wanted_s in SECONDS
    ]
    return [*last, Window(None, session.start_ns, end_ns)]
