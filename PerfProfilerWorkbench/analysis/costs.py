# SPDX-License-Identifier: LGPL-2.1-or-later
"""What each feature cost: spans added up by feature, over one recompute or many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..model.session import Feature, Session
from ..model.span import ObjectKey, Row, Span, SpanKind, Status
from .load import Resident

SUMS = ("cpu_ns", "switches", "read_bytes", "written_bytes", "rss_change_bytes")
PEAKS = ("peak_bytes", "peak_change_bytes")
READINGS = (*SUMS, *PEAKS)


@dataclass(frozen=True)
class FeatureCost:
    """One feature's runs added up. ``failed`` counts the runs that failed; times in nanoseconds.

    The readings from ``cpu_ns`` on are None where no run was read: it was too short, or the system
    does not tell (see ``model.span.Span``). The peaks are the highest of all runs;
    ``peak_sampled`` says that only samples told it: it may have been higher between them.
    """

    key: ObjectKey
    label: str
    type: str
    runs: int
    failed: int
    compute_ns: int
    display_ns: int
    other_ns: int
    shared_group: int | None
    cpu_ns: int | None = None
    switches: int | None = None
    read_bytes: int | None = None
    written_bytes: int | None = None
    rss_change_bytes: int | None = None
    peak_bytes: int | None = None
    peak_change_bytes: int | None = None
    peak_sampled: bool = False

    @property
    def total_ns(self) -> int:
        return self.compute_ns + self.display_ns + self.other_ns

    @property
    def status(self) -> Status:
        return Status.FAILED if self.failed else Status.OK


@dataclass(frozen=True)
class RecomputeCost:
    """One recompute with its features in the order in which they first ran."""

    span: Span
    features: tuple[FeatureCost, ...]

    @property
    def rows(self) -> tuple[tuple[Row, int], ...]:
        """Time of no feature; what neither a row nor a feature explains is a row of its own."""
        known = sum(ns for _, ns in self.span.rows)
        features = sum(cost.total_ns for cost in self.features)
        unexplained = self.span.wall_ns - known - features
        return (*self.span.rows, (Row.UNEXPLAINED, unexplained))

    @property
    def unattributed_ns(self) -> int:
        return sum(ns for _, ns in self.rows)


class FeatureSums:
    """Adds up feature spans as they come, so that a live table need not begin anew each time."""

    def __init__(self) -> None:
        self._sums: dict[ObjectKey, list[int]] = {}
        self._readings: dict[ObjectKey, dict[str, Any]] = {}
        self._groups: dict[ObjectKey, int | None] = {}

    def add(self, span: Span) -> None:
        sums = self._sums.setdefault(span.key, [0, 0, 0, 0, 0])
        failed = int(span.status is Status.FAILED)
        for index, value in enumerate((1, failed, span.compute_ns, span.display_ns, span.other_ns)):
            sums[index] += value
        readings = self._readings.setdefault(span.key, {})
        for name in READINGS:
            value = getattr(span, name)
            if value is not None and name in readings:
                value = max(readings[name], value) if name in PEAKS else readings[name] + value
            if value is not None:
                readings[name] = value
        if span.shared_group is not None or span.key not in self._groups:
            self._groups[span.key] = span.shared_group

    def costs(self, features: Mapping[ObjectKey, Feature]) -> list[FeatureCost]:
        unknown = Feature(label="", type="")
        found = []
        for key, sums in self._sums.items():
            feature = features.get(key, unknown)
            label = feature.label or key.object
            group = self._groups[key]
            runs, failed, compute_ns, display_ns, other_ns = sums
            times = (compute_ns, display_ns, other_ns)
            readings = self._readings[key]
            cost = FeatureCost(key, label, feature.type, runs, failed, *times, group, **readings)
            found.append(cost)
        return found


class SessionCosts:
    """The costs of a session's spans, by recompute and over all; takes more spans at any time.

    ``count`` is how many spans it has, ``recomputes`` are their recomputes as they ended.
    """

    def __init__(self) -> None:
        self.count = 0
        self.recomputes: list[Span] = []
        self._all = FeatureSums()
        self._children: dict[int | None, FeatureSums] = {}

    def add(self, spans: Iterable[Span]) -> None:
        for span in spans:
            self.count += 1
            if span.kind is SpanKind.FEATURE:
                self._all.add(span)
                self._children.setdefault(span.parent, FeatureSums()).add(span)
            elif span.kind is SpanKind.RECOMPUTE:
                self.recomputes.append(span)

    def features(
        self, features: Mapping[ObjectKey, Feature], recompute: Span | None = None
    ) -> list[FeatureCost]:
        """What each feature cost, in one recompute or in all."""
        sums = self._all if recompute is None else self._children.get(recompute.id, FeatureSums())
        return sums.costs(features)


def recompute_costs(session: Session) -> list[RecomputeCost]:
    """Each recompute of a session, in the order of their beginning."""
    costs = SessionCosts()
    costs.add(session.spans)
    sampled = _sampled_peaks(session)
    found = []
    for span in sorted(costs.recomputes, key=lambda span: span.start_ns):
        features = costs.features(session.features, span)
        found.append(
            RecomputeCost(span, tuple(_with_peak(each, span, sampled) for each in features))
        )
    return found


def _sampled_peaks(session: Session) -> dict[tuple[int | None, ObjectKey], int]:
    """By recompute and feature, where nothing better is told."""
    found: dict[tuple[int | None, ObjectKey], int] = {}
    resident = Resident(session.samples)
    for span in session.spans:
        if span.kind is SpanKind.FEATURE and span.peak_bytes is None and not span.shared_group:
            peak = resident.highest(span.start_ns, span.start_ns + span.wall_ns)
            if peak is not None:
                found[span.parent, span.key] = max(peak, found.get((span.parent, span.key), 0))
    return found


def _with_peak(
    cost: FeatureCost, recompute: Span, sampled: Mapping[tuple[int | None, ObjectKey], int]
) -> FeatureCost:
    peak = sampled.get((recompute.id, cost.key))
    if cost.peak_bytes is not None or peak is None:
        return cost
    return replace(cost, peak_bytes=peak, peak_sampled=True)
