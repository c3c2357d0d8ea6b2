# SPDX-License-Identifier: LGPL-2.1-or-later
"""What each feature cost: spans added up by feature, over one recompute or many."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model.session import Feature, Session
from ..model.span import ObjectKey, Row, Span, SpanKind, Status
from .load import Resident

SUMS = ("cpu_ns", "switches", "read_bytes", "written_bytes", "rss_change_bytes")
PEAKS = ("peak_bytes", "peak_change_bytes")
READINGS = (*SUMS, *PEAKS)
_SAMPLED_NS = 50_000_000  # the shortest feature of which samples are asked
_UNKNOWN = Feature(label="", type="")


@dataclass(frozen=True)
class FeatureCost:
    """One feature's runs added up. ``failed`` counts the runs that failed, ``status`` is what the
    latest run came to; times in nanoseconds.

    The readings from ``cpu_ns`` on are None where no run was read: it was too short, or the system
    does not tell (see ``model.span.Span``). The peaks are the highest of all runs;
    ``peak_estimated`` says that short features before were part of it, or that only samples told
    it, between which it may have been higher.
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
    peak_estimated: bool = False
    status: Status = Status.OK

    @property
    def total_ns(self) -> int:
        return self.compute_ns + self.display_ns + self.other_ns


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
        self._latest: dict[ObjectKey, tuple[int, Status]] = {}  # when it began
        # without a peak, and long enough for a sample
        self._unread: dict[ObjectKey, list[Span]] = {}

    def add(self, span: Span) -> ObjectKey:
        """The key of the feature whose cost is another now."""
        key = span.key
        sums = self._sums.get(key)
        if sums is None:
            sums = self._sums[key] = [0, 0, 0, 0, 0]
            self._readings[key] = {}
        sums[0] += 1
        sums[1] += span.status is Status.FAILED
        sums[2] += span.compute_ns
        sums[3] += span.display_ns
        sums[4] += span.other_ns
        self._add_readings(key, span)
        if key not in self._latest or span.start_ns >= self._latest[key][0]:
            self._latest[key] = span.start_ns, span.status
        if span.shared_group is not None or key not in self._groups:
            self._groups[key] = span.shared_group
        return key

    def _add_readings(self, key: ObjectKey, span: Span) -> None:
        readings = self._readings[key]
        for name in SUMS:
            value = getattr(span, name)
            if value is not None:
                readings[name] = readings.get(name, 0) + value
        if span.peak_bytes is not None:
            peak = (span.peak_bytes, span.peak_change_bytes, span.peak_estimated)
            self._readings[key] = _higher(readings, *peak)
        elif span.wall_ns > _SAMPLED_NS and span.shared_group is None:
            self._unread.setdefault(key, []).append(span)

    @property
    def keys(self) -> Collection[ObjectKey]:
        """The features of which there was a span."""
        return self._sums.keys()

    def costs(
        self, features: Mapping[ObjectKey, Feature], resident: Resident | None = None
    ) -> list[FeatureCost]:
        """``resident``: what samples tell of peaks that nothing else does."""
        return [self.cost(key, features, resident) for key in self._sums]

    def cost(
        self,
        key: ObjectKey,
        features: Mapping[ObjectKey, Feature],
        resident: Resident | None = None,
    ) -> FeatureCost:
        """Of a feature of which there was a span."""
        feature = features.get(key, _UNKNOWN)
        runs, failed, compute_ns, display_ns, other_ns = self._sums[key]
        times = (compute_ns, display_ns, other_ns)
        counts = (key, feature.label or key.object, feature.type, runs, failed, *times)
        readings = self._readings[key]
        if resident is not None:
            for span in self._unread.get(key, ()):
                readings = _with_sample(readings, span, resident)
        _, status = self._latest[key]
        return FeatureCost(*counts, self._groups[key], status=status, **readings)


def _with_sample(readings: dict[str, Any], span: Span, resident: Resident) -> dict[str, Any]:
    peak_bytes = resident.highest(span.start_ns, span.start_ns + span.wall_ns)
    start_bytes = resident.before(span.start_ns)
    if peak_bytes is None or start_bytes is None:
        return readings
    change_bytes = max(0, peak_bytes - start_bytes, span.rss_change_bytes or 0)
    return _higher(readings, max(peak_bytes, span.rss_bytes or 0), change_bytes, True)


def _higher(
    readings: dict[str, Any], peak_bytes: int, change_bytes: int | None, estimated: bool
) -> dict[str, Any]:
    """With a peak, if that is higher than the one that is known."""
    known = readings.get("peak_change_bytes")
    if known is not None and (change_bytes is None or change_bytes <= known):
        return readings
    peaks = {"peak_bytes": peak_bytes, "peak_change_bytes": change_bytes}
    return {**readings, **peaks, "peak_estimated": estimated}


class SessionCosts:
    """The costs of a session's spans, by recompute and over all; takes more spans at any time.

    ``count`` is how many spans it has, ``recomputes`` and ``freezes`` are those as they
    ended, ``spans`` those of features. Taking spans is cheap; they are added up when somebody asks.
    """

    def __init__(self) -> None:
        self.count = 0
        self.recomputes: list[Span] = []
        self.freezes: list[Span] = []
        self.spans: list[Span] = []
        self._all = FeatureSums()
        self._added = 0
        self._children: dict[int | None, list[Span]] = {}

    def add(self, spans: Iterable[Span]) -> None:
        for span in spans:
            self.count += 1
            if span.kind is SpanKind.FEATURE:
                self.spans.append(span)
                self._children.setdefault(span.parent, []).append(span)
            elif span.kind is SpanKind.RECOMPUTE:
                self.recomputes.append(span)
            elif span.kind is SpanKind.FREEZE:
                self.freezes.append(span)

    def spans_of(self, recompute: Span) -> Sequence[Span]:
        """The spans of features in one recompute."""
        return self._children.get(recompute.id, ())

    def features(
        self,
        features: Mapping[ObjectKey, Feature],
        recompute: Span | None = None,
        resident: Resident | None = None,
    ) -> list[FeatureCost]:
        """What each feature cost, in one recompute or in all."""
        if recompute is not None:
            return _sums(self.spans_of(recompute)).costs(features, resident)
        for span in self.spans[self._added :]:
            self._all.add(span)
        self._added = len(self.spans)
        return self._all.costs(features, resident)


def _sums(spans: Iterable[Span]) -> FeatureSums:
    found = FeatureSums()
    for span in spans:
        found.add(span)
    return found


def recompute_costs(session: Session) -> list[RecomputeCost]:
    """Each recompute of a session, in the order of their beginning."""
    sums: dict[int | None, FeatureSums] = {}
    recomputes = []
    for span in session.spans:
        if span.kind is SpanKind.FEATURE:
            sums.setdefault(span.parent, FeatureSums()).add(span)
        elif span.kind is SpanKind.RECOMPUTE:
            recomputes.append(span)
    resident, nothing = Resident(session.samples), FeatureSums()
    return [
        RecomputeCost(span, tuple(sums.get(span.id, nothing).costs(session.features, resident)))
        for span in sorted(recomputes, key=lambda span: span.start_ns)
    ]
