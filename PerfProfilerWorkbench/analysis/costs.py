# SPDX-License-Identifier: LGPL-2.1-or-later
"""What each feature cost: spans added up by feature, over one recompute or many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.session import Feature, Session
from ..model.span import ObjectKey, Row, Span, SpanKind, Status


@dataclass(frozen=True)
class FeatureCost:
    """One feature's runs added up. ``failed`` counts the runs that failed; times in nanoseconds."""

    key: ObjectKey
    label: str
    type: str
    runs: int
    failed: int
    compute_ns: int
    display_ns: int
    other_ns: int
    shared_group: int | None

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


class CostTable:
    """Adds up feature spans as they come, so that a live table need not begin anew each time."""

    def __init__(self) -> None:
        self._sums: dict[ObjectKey, list[int]] = {}
        self._groups: dict[ObjectKey, int | None] = {}

    def add(self, spans: Iterable[Span]) -> None:
        for span in spans:
            if span.kind is SpanKind.FEATURE:
                sums = self._sums.setdefault(span.key, [0, 0, 0, 0, 0])
                failed = int(span.status is Status.FAILED)
                one = (1, failed, span.compute_ns, span.display_ns, span.other_ns)
                for index, value in enumerate(one):
                    sums[index] += value
                self._groups[span.key] = span.shared_group

    def costs(self, features: Mapping[ObjectKey, Feature]) -> list[FeatureCost]:
        unknown = Feature(label="", type="")
        found = []
        for key, sums in self._sums.items():
            feature = features.get(key, unknown)
            label = feature.label or key.object
            found.append(FeatureCost(key, label, feature.type, *sums, self._groups[key]))
        return found


def feature_costs(
    spans: Iterable[Span], features: Mapping[ObjectKey, Feature]
) -> list[FeatureCost]:
    """The cost of each feature over all the given spans."""
    table = CostTable()
    table.add(spans)
    return table.costs(features)


def recompute_costs(session: Session) -> list[RecomputeCost]:
    """Each recompute of a session, in the order of their beginning."""
    children: dict[int | None, list[Span]] = {}
    for span in session.spans:
        children.setdefault(span.parent, []).append(span)
    recomputes = [span for span in session.spans if span.kind is SpanKind.RECOMPUTE]
    return [
        RecomputeCost(span, tuple(feature_costs(children.get(span.id, []), session.features)))
        for span in sorted(recomputes, key=lambda span: span.start_ns)
    ]
