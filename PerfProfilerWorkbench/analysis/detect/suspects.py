# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which of several features memory came with, as closely as readings tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from statistics import median

from ...model.span import ObjectKey, Span
from ..growth import Growth
from ..subject import Subject

_LEAST_SHARE = 0.25  # of what stays each time, that must come where the feature ran
_CLEARLY = 3  # times as much as came with any other


def most_likely(
    subject: Subject, recomputes: Sequence[Span], grown: Mapping[ObjectKey, Growth]
) -> tuple[list[ObjectKey], list[ObjectKey]]:
    """Those whose leak it is, and others that it can have been.

    A short feature has no reading of its own, so what came is known of several in a row; for each
    feature the shortest such rows count. What one feature frees another one takes without new
    memory, so that both are suspects: then it is the one in Python, because FreeCAD's own seldom
    keep anything. Several are named where nothing tells them apart.
    """
    came = _came_bytes(subject, recomputes, grown)
    least = _LEAST_SHARE * max((one.each_bytes for one in grown.values()), default=0)
    likely = sorted((key for key in grown if came[key] >= least), key=lambda key: (-came[key], key))
    in_python = [key for key in likely if key in subject.objects and subject.objects[key].proxy]
    if len(in_python) == 1:
        return in_python, [key for key in likely if key not in in_python]
    if len(likely) > 1 and came[likely[0]] >= _CLEARLY * came[likely[1]]:
        return likely[:1], likely[1:]
    return likely, []


def _came_bytes(
    subject: Subject, recomputes: Sequence[Span], keys: Collection[ObjectKey]
) -> dict[ObjectKey, float]:
    seen: dict[ObjectKey, list[tuple[int, int]]] = {key: [] for key in keys}
    for row, change_bytes in _rows(subject, recomputes) if keys else ():
        for key in row:
            if key in seen:
                seen[key].append((len(row), change_bytes))
    return {key: _nearest(looks) for key, looks in seen.items()}


def _nearest(looks: Sequence[tuple[int, int]]) -> float:
    shortest = min((length for length, _ in looks), default=0)
    return median([came for length, came in looks if length == shortest] or [0])


def _rows(subject: Subject, recomputes: Sequence[Span]) -> Iterator[tuple[list[ObjectKey], int]]:
    """Features that ran between two readings, and how much memory came there."""
    wanted = {span.id: span.rss_change_bytes or 0 for span in recomputes}
    children: dict[int, list[Span]] = {id: [] for id in wanted}
    for runs in subject.runs.values():
        for run in runs:
            if run.parent in children:
                children[run.parent].append(run)
    for id, rest_bytes in wanted.items():
        row: list[ObjectKey] = []
        for run in sorted(children[id], key=lambda one: one.start_ns):
            row.append(run.key)
            if run.rss_change_bytes is not None:
                yield row, run.rss_change_bytes
                rest_bytes, row = rest_bytes - run.rss_change_bytes, []
        if row:
            yield row, rest_bytes
