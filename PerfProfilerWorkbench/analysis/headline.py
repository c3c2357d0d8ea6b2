# SPDX-License-Identifier: LGPL-2.1-or-later
"""A recompute in three numbers and a name: what it was spent on, and on which feature most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.span import ObjectKey, Span, Status


@dataclass(frozen=True)
class Headline:
    """``compute_ns``, ``display_ns`` and ``other_ns`` make up the recompute's ``wall_ns``.

    ``other_ns`` is what is neither: of features, of inner recomputes, and what is of no feature.
    ``features`` is how many ran. ``slowest`` is the one that took most, ``slowest_ns`` how much,
    with ``slowest_compute_ns`` and ``slowest_display_ns`` as parts of it; it is several where
    nothing tells their times apart (only their sum is right), and none where nothing took any time.
    ``failed`` are the features that failed, in order.
    """

    span: Span
    features: int
    compute_ns: int
    display_ns: int
    other_ns: int
    slowest: tuple[ObjectKey, ...] = ()
    slowest_ns: int = 0
    slowest_compute_ns: int = 0
    slowest_display_ns: int = 0
    failed: tuple[ObjectKey, ...] = ()


def headline(span: Span, runs: Iterable[Span]) -> Headline:
    """Of a recompute with the spans of its features."""
    times: dict[ObjectKey | int, list[int]] = {}  # all, compute, display; by feature or group
    names: dict[ObjectKey, ObjectKey | int] = {}
    compute_ns = display_ns = 0
    failed = []
    for run in runs:
        key = run.key
        names[key] = name = key if run.shared_group is None else run.shared_group
        time = times.setdefault(name, [0, 0, 0])
        for part, ns in enumerate((run.total_ns, run.compute_ns, run.display_ns)):
            time[part] += ns
        compute_ns += run.compute_ns
        display_ns += run.display_ns
        if run.status is Status.FAILED:
            failed.append(key)
    longest = max(times, key=lambda name: times[name][0], default=None)
    other_ns = max(0, span.wall_ns - compute_ns - display_ns)
    slowest: tuple[ObjectKey, ...] = ()
    longest_ns = [0, 0, 0]
    if longest is not None and times[longest][0]:
        slowest = tuple(key for key, name in names.items() if name == longest)
        longest_ns = times[longest]
    sums = (len(names), compute_ns, display_ns, other_ns)
    whole_ns, making_ns, drawing_ns = longest_ns
    return Headline(span, *sums, slowest, whole_ns, making_ns, drawing_ns, tuple(failed))
