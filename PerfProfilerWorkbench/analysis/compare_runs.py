# SPDX-License-Identifier: LGPL-2.1-or-later
"""The runs that a comparison compares, by what is one thing in both sets of sessions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model.session import Session
from ..model.span import ObjectKey, Span, SpanKind, Status

_MOST_RUNS = 50


class Run(NamedTuple):
    """All that one thing did in one recompute; it failed if any of it did.

    ``cpu_ns`` is None where it was not read, ``parts`` is how many features of it ran.
    """

    start_ns: int
    end_ns: int
    total_ns: int
    compute_ns: int
    display_ns: int
    failed: bool
    cpu_ns: int | None = None
    parts: int = 1


Runs = dict[int, list[Run]]  # of one session, by the number of the thing


def numbers(
    sides: tuple[Sequence[Session], Sequence[Session]],
    names: tuple[Iterable[ObjectKey], Iterable[ObjectKey]],
    matches: Mapping[ObjectKey, ObjectKey],
) -> tuple[dict[ObjectKey, int], dict[ObjectKey, int]]:
    """The number of the thing that each feature is, or is a part of, in the two sets.

    One number for both sides of a match. Features whose times could not be told apart in any of
    the sessions have one number, too: only their sum can be compared.
    """
    first = {key: number for number, key in enumerate(names[0])}
    second: dict[ObjectKey, int] = {}
    for key in names[1]:
        second[key] = first[matches[key]] if key in matches else len(first) + len(second)
    together = _Joined()
    for sessions, known in zip(sides, (first, second)):
        for group in (group for session in sessions for group in _groups(session)):
            together.join([known[key] for key in group])
    return (
        {key: together.of(number) for key, number in first.items()},
        {key: together.of(number) for key, number in second.items()},
    )


def _groups(session: Session) -> Iterable[set[ObjectKey]]:
    groups: dict[tuple[int | None, int], set[ObjectKey]] = {}
    for span in session.spans:
        if span.kind is SpanKind.FEATURE and span.shared_group is not None:
            groups.setdefault((span.parent, span.shared_group), set()).add(span.key)
    return groups.values()


class _Joined:
    """Numbers that stand for one another; the lowest speaks for all."""

    def __init__(self) -> None:
        self._lower: dict[int, int] = {}

    def of(self, number: int) -> int:
        while number in self._lower:
            number = self._lower[number]
        return number

    def join(self, numbers: Sequence[int]) -> None:
        roots = {self.of(number) for number in numbers}
        lowest = min(roots)
        self._lower.update({root: lowest for root in roots if root != lowest})


def runs_of(session: Session, numbers: Mapping[ObjectKey, int], displayed: bool) -> Runs:
    """At most fifty of each thing, evenly spread; ``displayed``: showing it counts."""
    spans: dict[int, dict[int | None, list[Span]]] = {}
    for span in session.spans:
        if span.kind is SpanKind.FEATURE:
            thing = spans.setdefault(numbers[span.key], {})
            thing.setdefault(span.parent, []).append(span)
    return {
        number: [_run(each, displayed) for each in _thinned(list(thing.values()))]
        for number, thing in spans.items()
    }


def _thinned(runs: list[list[Span]]) -> list[list[Span]]:
    step = max(1.0, len(runs) / _MOST_RUNS)
    return [runs[int(place * step)] for place in range(min(len(runs), _MOST_RUNS))]


def _run(spans: Sequence[Span], displayed: bool) -> Run:
    compute_ns = sum(span.compute_ns for span in spans)
    display_ns = sum(span.display_ns for span in spans)
    other_ns = sum(span.other_ns for span in spans)
    readings = [span.cpu_ns for span in spans if span.cpu_ns is not None]
    return Run(
        start_ns=min(span.start_ns for span in spans),
        end_ns=max(span.end_ns for span in spans),
        total_ns=compute_ns + other_ns + (display_ns if displayed else 0),
        compute_ns=compute_ns,
        display_ns=display_ns,
        failed=any(span.status is Status.FAILED for span in spans),
        cpu_ns=sum(readings) if displayed and len(readings) == len(spans) else None,
        parts=len({span.key for span in spans}),
    )


def comparable(sides: Sequence[Sequence[Runs]], thing: int) -> list[list[list[Run]]]:
    """The runs of a thing in each session of both sets, as far as they are of one kind.

    A run that failed ended early: it is left out, unless none went well. So is one in which only
    some of the parts ran.
    """
    every = [run for side in sides for runs in side for run in runs.get(thing, ())]
    all_failed = all(run.failed for run in every)
    parts = max(run.parts for run in every)

    def alike(run: Run) -> bool:
        return run.parts == parts and (all_failed or not run.failed)

    return [[[run for run in runs.get(thing, ()) if alike(run)] for runs in side] for side in sides]
