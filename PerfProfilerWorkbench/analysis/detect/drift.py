# SPDX-License-Identifier: LGPL-2.1-or-later
"""Session drift: a feature takes longer with every repetition though nothing about it changed.

FreeCAD's PartDesign does so with profiles that have arcs: each recompute of a pad leaves something
behind in the sketch's edges, until the sketch is recomputed (docs/advice.md).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ... import texts
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey, Span, Status
from ...model.structure import ObjectFacts
from ...texts import message
from ...units import told_duration
from .. import severity
from ..subject import Subject
from ..trend import steady_slope

_NEIGHBOURS = 3  # of so many runs the quickest counts: what interrupts a run only adds to it
_END_SHARE = 8  # the first and the last eighth of the runs are compared


@dataclass(frozen=True)
class Drift:
    """``reset_ns``: what it took after one of its inputs was recomputed; None if none was.

    ``lost_ns`` is what all runs together took more than the first ones.
    """

    runs: Sequence[Span]
    first_ns: int
    last_ns: int
    reset_ns: int | None
    lost_ns: int


def session_drift(subject: Subject) -> Iterable[Issue]:
    """Of each feature the stretch of runs in which it drifted most."""
    for key, found in subject.once(drifts).items():
        yield _issue(subject, key, found)


def drifts(subject: Subject) -> Mapping[ObjectKey, Drift]:
    many = (key for key, runs in subject.runs.items() if len(runs) >= subject.thresholds.drift_runs)
    found = ((key, drift(subject, key)) for key in many)
    return {key: one for key, one in found if one is not None}


def drift(subject: Subject, key: ObjectKey) -> Drift | None:
    """None where it gets no slower, or where something it needs was changed meanwhile."""
    good = [run for run in subject.runs[key] if run.status is Status.OK]
    changes = _changes(subject, key)
    inputs = sorted(run.start_ns for link in _links(subject, key) for run in _runs(subject, link))
    by_input = _stretches(good, sorted([*changes, *inputs]))
    found = _drifts(subject, by_input, good) or _drifts(subject, _stretches(good, changes), good)
    return max(found, key=lambda one: one.lost_ns, default=None)


def _changes(subject: Subject, key: ObjectKey) -> list[int]:
    """When a property of it or of what it needs was changed."""
    needed, todo = {key}, [key]
    while todo:
        for link in _links(subject, todo.pop()):
            if link not in needed:
                needed.add(link)
                todo.append(link)
    changes = subject.session.changes
    return [one.time_ns for one in changes if ObjectKey(one.document, one.object) in needed]


def _links(subject: Subject, key: ObjectKey) -> Sequence[ObjectKey]:
    return subject.objects.get(key, ObjectFacts("", "")).links


def _runs(subject: Subject, key: ObjectKey) -> Sequence[Span]:
    return subject.runs.get(key, ())


def _stretches(runs: Sequence[Span], cuts_ns: Sequence[int]) -> list[Sequence[Span]]:
    """Runs with none of these moments between them."""
    ordered = sorted(cuts_ns)
    at = [bisect_left(ordered, run.start_ns) for run in runs]
    ends = [n for n, (one, two) in enumerate(pairwise(at), 1) if one != two]
    return [runs[start:end] for start, end in pairwise([0, *ends, len(runs)])]


def _drifts(
    subject: Subject, stretches: Iterable[Sequence[Span]], all_runs: Sequence[Span]
) -> list[Drift]:
    return [
        found
        for stretch in stretches
        if len(stretch) >= subject.thresholds.drift_runs
        for found in _drift(subject, stretch, all_runs)
    ]


def _drift(subject: Subject, runs: Sequence[Span], all_runs: Sequence[Span]) -> Iterator[Drift]:
    """By the clock; or by the processor, because other programs can hide it from the clock."""
    for time_ns in (_clock_ns, _processor_ns):
        found = _drift_of(subject, runs, all_runs, time_ns)
        if found is not None:
            yield found
            return


def _drift_of(
    subject: Subject, runs: Sequence[Span], all_runs: Sequence[Span], time_ns: Callable[[Span], int]
) -> Drift | None:
    limits, times = subject.thresholds, _undisturbed([time_ns(run) for run in runs])
    part = max(3, len(times) // _END_SHARE)
    first_ns, last_ns = int(median(times[:part])), int(median(times[-part:]))
    slow = last_ns >= limits.drift_ratio * first_ns and last_ns - first_ns >= limits.drift_ns
    if not slow or not steady_slope(times):
        return None
    later = [time_ns(run) for run in all_runs if run.start_ns > runs[-1].start_ns][:part]
    after_ns = min(later, default=None)
    is_reset = after_ns is not None and after_ns - first_ns <= (last_ns - first_ns) / 2
    lost_ns = sum(max(0, time_ns(run) - first_ns) for run in runs)
    return Drift(runs, first_ns, last_ns, after_ns if is_reset else None, lost_ns)


def _clock_ns(run: Span) -> int:
    return run.total_ns


def _processor_ns(run: Span) -> int:
    """Where it is known, as it is of all that took 10 ms and longer."""
    return run.total_ns if run.cpu_ns is None else min(run.total_ns, run.cpu_ns)


def _undisturbed(times_ns: Sequence[int]) -> list[int]:
    """The quickest of some neighbours each."""
    count = len(times_ns) - _NEIGHBOURS + 1
    return [min(times_ns[n : n + _NEIGHBOURS]) for n in range(max(1, count))]


def _issue(subject: Subject, key: ObjectKey, one: Drift) -> Issue:
    more = one.reset_ns
    details = () if more is None else (message(texts.DRIFT_RESET, time=told_duration(more)),)
    return Issue(
        type=IssueType.SESSION_DRIFT,
        severity=severity.of_time(one.last_ns - one.first_ns),
        document=key.document,
        object=key.object,
        message=message(
            texts.DRIFT,
            feature=subject.label(key),
            first=told_duration(one.first_ns),
            last=told_duration(one.last_ns),
            runs=len(one.runs),
        ),
        evidence={
            "runs": len(one.runs),
            "first_ns": one.first_ns,
            "last_ns": one.last_ns,
            "ratio": round(one.last_ns / max(1, one.first_ns), 2),
            "reset_ns": one.reset_ns,
        },
        details=details,
        impact_ns=one.lost_ns,
    )
