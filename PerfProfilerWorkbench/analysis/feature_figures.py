# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is known of each feature beyond its times: its price, what was for nothing, its trend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median

from ..model.span import ObjectKey, Span, Status
from ..model.structure import ObjectFacts
from .cause import RecomputeCause
from .detect.drift import drifts
from .price import Quote
from .subject import Subject

_END_RUNS = 3  # the first and the last runs, which are compared
_LEAST_NS = 500_000  # what runs differ by for no reason
_LEAST_SHARE = 0.1


class Course(str, Enum):
    """DRIFT: it gets slower with every repetition though nothing about it changed."""

    STEADY = "steady"
    SLOWER = "slower"
    FASTER = "faster"
    DRIFT = "drift"


@dataclass(frozen=True)
class Trend:
    """Of the first runs to the last ones, by their medians."""

    course: Course
    first_ns: int
    last_ns: int
    runs: int

    @property
    def change(self) -> float:
        """As a share of the first runs: 0.5 is half as much again."""
        return self.last_ns / self.first_ns - 1 if self.first_ns else 0.0


@dataclass(frozen=True)
class FeatureFigures:
    """``price`` is None of what is in no document that was read, ``trend`` of too few runs.

    Of ``wasted_ns`` it is known that it was for nothing, in ``wasted_runs`` runs; of
    ``unknown_runs`` more runs nothing tells. Counts are None where they are not known, and
    ``counts_missing`` says why if somebody knows.
    """

    price: Quote | None = None
    wasted_ns: int = 0
    wasted_runs: int = 0
    unknown_runs: int = 0
    trend: Trend | None = None
    faces: int | None = None
    triangles: int | None = None
    counts_missing: str = ""


NOTHING = FeatureFigures()


def feature_figures(subject: Subject) -> Mapping[ObjectKey, FeatureFigures]:
    """Of all objects and of all that ran."""
    keys = list(dict.fromkeys((*subject.objects, *subject.runs)))
    quotes, trends = subject.prices.quotes(list(subject.objects)), _trends(subject)
    wasted = _wasted(subject.causes)
    found = {}
    for key in keys:
        facts = subject.objects.get(key, ObjectFacts("", ""))
        wasted_ns, wasted_runs, unknown_runs = wasted.get(key, (0, 0, 0))
        found[key] = FeatureFigures(
            price=quotes.get(key),
            wasted_ns=wasted_ns,
            wasted_runs=wasted_runs,
            unknown_runs=unknown_runs,
            trend=trends.get(key),
            faces=facts.counts.get("Face"),
            triangles=facts.counts.get("Triangles"),
            counts_missing=facts.counts_missing,
        )
    return found


def last_causes(subject: Subject) -> Mapping[ObjectKey, RecomputeCause]:
    """By each feature the last recompute in which it ran."""
    return {key: cause for cause in subject.causes for key in cause.features}


def causes_by_recompute(subject: Subject) -> Mapping[int, RecomputeCause]:
    """By the id of the recompute's span."""
    return {cause.span.id: cause for cause in subject.causes}


def _wasted(causes: Iterable[RecomputeCause]) -> Mapping[ObjectKey, tuple[int, int, int]]:
    """Nanoseconds and runs for nothing, and runs of which nothing tells. Asked for is not wasted.

    A recompute that nothing set off somebody asked for.
    """
    found: dict[ObjectKey, tuple[int, int, int]] = {}
    for cause in causes:
        for one in cause.wasted if cause.causes else ():
            ns, runs, unknown = found.get(one.key, (0, 0, 0))
            found[one.key] = (ns + one.ns, runs + 1, unknown)
        for key in cause.unknown if cause.causes else ():
            ns, runs, unknown = found.get(key, (0, 0, 0))
            found[key] = (ns, runs, unknown + 1)
    return found


def _trends(subject: Subject) -> Mapping[ObjectKey, Trend]:
    drifting = subject.once(drifts)
    found = {}
    for key, runs in subject.runs.items():
        drift = drifting.get(key)
        if drift is not None:
            of = (drift.first_ns, drift.last_ns, len(drift.runs))
            found[key] = Trend(Course.DRIFT, *of)
        elif len(runs) >= 2 * _END_RUNS:
            trend = trend_of(runs)
            if trend is not None:
                found[key] = trend
    return found


def trend_of(runs: Sequence[Span]) -> Trend | None:
    """Slower or faster where all of the first runs are on one side of all of the last ones.

    None if fewer than six of them came out well.
    """
    times = [run.total_ns for run in runs if run.status is Status.OK]
    if len(times) < 2 * _END_RUNS:
        return None
    first, last = times[:_END_RUNS], times[-_END_RUNS:]
    first_ns, last_ns = int(median(first)), int(median(last))
    course = Course.STEADY
    if abs(last_ns - first_ns) >= max(_LEAST_NS, _LEAST_SHARE * first_ns):
        if min(last) > max(first):
            course = Course.SLOWER
        elif max(last) < min(first):
            course = Course.FASTER
    return Trend(course, first_ns, last_ns, len(times))
