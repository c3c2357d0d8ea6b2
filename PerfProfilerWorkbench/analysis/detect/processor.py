# SPDX-License-Identifier: LGPL-2.1-or-later
"""The processor: busy while FreeCAD has nothing to do, or taken by other programs while it has.

A recompute that keeps one core busy is none of this: that is its work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ... import texts
from ...model.facts import Sample
from ...model.issue import Issue, IssueType, Severity
from ...model.span import Span, SpanKind
from ...texts import message
from ...units import told_duration, told_percent
from ..edits import Moments
from ..nesting import Timeline
from ..subject import Subject

_FULL = 0.9  # of all cores: from here on a program waits for others
_QUIET = SpanKind.WORKFLOW  # may last for hours with nothing going on


@dataclass(frozen=True)
class _Stretch:
    """Between two samples; shares need all of their readings."""

    start_ns: int
    end_ns: int
    own_ns: int
    busy_ns: int
    total_ns: int

    @property
    def wall_ns(self) -> int:
        return self.end_ns - self.start_ns


class _Time(NamedTuple):
    start_ns: int
    end_ns: int


def high_cpu(subject: Subject) -> Iterable[Issue]:
    """One for a process that is busy with nothing, one for other programs."""
    stretches = list(_stretches(subject.session.samples))
    yield from _own(subject, stretches)
    yield from _others(subject, stretches)


def _own(subject: Subject, stretches: Iterable[_Stretch]) -> Iterator[Issue]:
    session, limits = subject.session, subject.thresholds
    work = Timeline(_times(one for one in session.spans if one.kind is not _QUIET))
    drawn = Moments(frame.time_ns for frame in session.frames)
    idle = [
        one
        for one in stretches
        if not any(work.overlapping(one)) and not drawn.between(one.start_ns, one.end_ns)
    ]
    wall_ns, own_ns = sum(one.wall_ns for one in idle), sum(one.own_ns for one in idle)
    if wall_ns >= limits.busy_ns and own_ns >= limits.busy_share * wall_ns:
        yield Issue(
            type=IssueType.HIGH_CPU,
            severity=Severity.MEDIUM,
            document="",
            object="",
            message=message(
                texts.BUSY_IDLE,
                time=told_duration(wall_ns),
                share=told_percent(own_ns / wall_ns),
            ),
            evidence={"idle_ns": wall_ns, "cpu_ns": own_ns},
        )


def _times(spans: Iterable[Span]) -> list[_Time]:
    """In which something went on: spans lie in each other, these do not."""
    found: list[_Time] = []
    for span in sorted(spans, key=lambda one: one.start_ns):
        if found and span.start_ns <= found[-1].end_ns:
            last = found.pop()
            found.append(_Time(last.start_ns, max(last.end_ns, span.end_ns)))
        else:
            found.append(_Time(span.start_ns, span.end_ns))
    return found


def _others(subject: Subject, stretches: Iterable[_Stretch]) -> Iterator[Issue]:
    """While recomputes ran: all cores were busy, half of them or more with something else."""
    limits = subject.thresholds
    recomputes = Timeline(cost.span for cost in subject.recomputes if cost.span.parent is None)
    during = [one for one in stretches if any(recomputes.overlapping(one))]
    wall_ns, total_ns = sum(one.wall_ns for one in during), sum(one.total_ns for one in during)
    busy_ns, own_ns = sum(one.busy_ns for one in during), sum(one.own_ns for one in during)
    others = max(0, busy_ns - own_ns) / total_ns if total_ns else 0.0
    full = total_ns and busy_ns >= _FULL * total_ns
    if full and wall_ns >= limits.busy_ns and others >= limits.busy_share:
        yield Issue(
            type=IssueType.HIGH_CPU,
            severity=Severity.MEDIUM,
            document="",
            object="",
            message=message(
                texts.BUSY_OTHERS, time=told_duration(wall_ns), share=told_percent(others)
            ),
            evidence={"wall_ns": wall_ns, "others_share": round(others, 3), "cpu_ns": own_ns},
        )


def _stretches(samples: Iterable[Sample]) -> Iterator[_Stretch]:
    for one, two in pairwise(samples):
        if one.cpu_ns is None or two.cpu_ns is None:
            continue
        busy_ns = total_ns = 0
        if one.system_busy_ns is not None and two.system_busy_ns is not None:
            busy_ns = two.system_busy_ns - one.system_busy_ns
        if one.system_total_ns is not None and two.system_total_ns is not None:
            total_ns = two.system_total_ns - one.system_total_ns
        yield _Stretch(one.time_ns, two.time_ns, two.cpu_ns - one.cpu_ns, busy_ns, total_ns)
