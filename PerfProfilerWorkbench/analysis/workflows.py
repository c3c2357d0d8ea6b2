# SPDX-License-Identifier: LGPL-2.1-or-later
"""Named stretches of work: what was done in them, and which steps took most of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ..model.session import Session
from ..model.span import Span, SpanKind
from .metrics import Metrics, metrics
from .nesting import Timeline
from .operations import Operation

THRESHOLD = 0.3
_Key: TypeAlias = tuple[SpanKind, str, str]


@dataclass(frozen=True)
class Step:
    """Operations of one name, or the runs of one feature, and their share (0 to 1) of the work.

    ``kind`` is that of the operations' spans, or FEATURE: then ``name`` is the object's.
    """

    kind: SpanKind
    document: str
    name: str
    count: int
    total_ns: int
    share: float


@dataclass(frozen=True)
class Workflow:
    """A workflow's time is ``busy_ns + waited_ns + idle_ns``.

    Busy are its operations, waited is what they waited for the person, idle the rest: nobody asked
    FreeCAD for anything. ``operations`` are those that lie wholly in it. ``steps`` are above the
    threshold, by their share of ``busy_ns``: what a person thought in between would hide them
    otherwise. A feature's time is part of the time of an operation.
    """

    span: Span
    operations: tuple[Operation, ...]
    metrics: Metrics
    busy_ns: int
    waited_ns: int
    idle_ns: int
    steps: tuple[Step, ...]


def workflows(
    session: Session, operations: Sequence[Operation], threshold: float = THRESHOLD
) -> list[Workflow]:
    """In order of their ends; ``operations`` are the session's."""
    done = Timeline(operations)
    features = Timeline(span for span in session.spans if span.kind is SpanKind.FEATURE)
    return [
        _workflow(span, done, features, threshold)
        for span in session.spans
        if span.kind is SpanKind.WORKFLOW
    ]


def _workflow(
    span: Span, done: Timeline[Operation], features: Timeline[Span], threshold: float
) -> Workflow:
    ended = done.ended(span.start_ns, span.end_ns)
    inside = tuple(one for one in ended if one.start_ns >= span.start_ns)
    busy_ns = sum(one.response_ns for one in inside)
    waited_ns = sum(one.waited_ns for one in inside if not one.is_mode)
    steps = [*_operation_steps(inside), *_feature_steps(inside, features)]
    return Workflow(
        span=span,
        operations=inside,
        metrics=metrics(inside, span.start_ns, span.end_ns),
        busy_ns=busy_ns,
        waited_ns=waited_ns,
        idle_ns=max(0, span.wall_ns - busy_ns - waited_ns),
        steps=_shares(steps, busy_ns, threshold),
    )


def _operation_steps(inside: Iterable[Operation]) -> Iterator[tuple[_Key, int]]:
    for one in inside:
        yield (one.span.kind, "", one.name), one.response_ns


def _feature_steps(
    inside: Iterable[Operation], features: Timeline[Span]
) -> Iterator[tuple[_Key, int]]:
    """Each run once, though a recompute within an edit mode is an operation, too."""
    runs = {id(run): run for one in inside for run in features.ended(one.start_ns, one.end_ns)}
    for run in runs.values():
        yield (run.kind, run.document, run.object), run.total_ns


def _shares(taken: Iterable[tuple[_Key, int]], busy_ns: int, threshold: float) -> tuple[Step, ...]:
    """The costliest first."""
    times: dict[_Key, list[int]] = {}
    for key, ns in taken:
        times.setdefault(key, []).append(ns)
    steps = [
        Step(*key, len(each), sum(each), sum(each) / busy_ns)
        for key, each in times.items()
        if busy_ns and sum(each) > threshold * busy_ns
    ]
    return tuple(sorted(steps, key=lambda step: -step.total_ns))
