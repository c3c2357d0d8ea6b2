# SPDX-License-Identifier: LGPL-2.1-or-later
"""What features take in a recompute, and what a recompute takes besides, as measured of late."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import median
from typing import TypeVar

from ..model.span import ObjectKey, Row, Status
from .costs import FeatureCost, RecomputeCost
from .medians import median_ns

_LATEST = 5  # recomputes that a time is made of: an edit changes what features take
_FITTED = 12  # recomputes that are asked what they took besides features
_FIRSTS = 3  # objects that ran first in a recompute, before anything is concluded from that

Value = TypeVar("Value")


class Times:
    """What was measured so far: takes one recompute after another.

    Nothing tells when the first feature of a recompute begins, so what FreeCAD does before it is in
    its time: 1 to 3 ms with 1000 objects. By how much first ones exceed what they take else is part
    of what a recompute takes by itself.
    """

    def __init__(self) -> None:
        self._runs: dict[ObjectKey, list[int]] = {}
        self._begins: dict[str, dict[ObjectKey, int]] = {}  # by how much, the last time
        self._others: dict[str, list[tuple[int, int]]] = {}  # time of features, time of no one
        self._lines: dict[str, tuple[float, float]] = {}
        self.failing: dict[ObjectKey, None] = {}

    def add(self, cost: RecomputeCost) -> None:
        document = cost.span.document
        for place, one in enumerate(cost.features):
            ns = one.total_ns if place else self._first_ns(one)
            _keep(self._runs.setdefault(one.key, []), ns, _LATEST)
            if one.status is Status.FAILED:
                self.failing[one.key] = None
            else:
                self.failing.pop(one.key, None)
        features_ns = sum(one.total_ns for one in cost.features)
        others = self._others.setdefault(document, [])
        _keep(others, (features_ns, observed_ns(cost) - features_ns), _FITTED)
        self._lines.pop(document, None)

    def _first_ns(self, first: FeatureCost) -> int:
        """A recompute's first feature without what came before it."""
        document, known = first.key.document, self.of(first.key)
        if known is not None:
            begins = self._begins.setdefault(document, {})
            begins[first.key] = first.total_ns - known
        return max(0, first.total_ns - self._begin_ns(document))

    def _begin_ns(self, document: str) -> int:
        """0 as long as few objects were first: one of them may have become slower by itself."""
        begins = self._begins.get(document, {})
        return max(0, median_ns(begins.values())) if len(begins) >= _FIRSTS else 0

    def of(self, key: ObjectKey) -> int | None:
        """What a feature takes in a recompute, all its runs; None: it was never measured."""
        runs = self._runs.get(key)
        return None if runs is None else median_ns(runs)

    def overhead_ns(self, document: str, features_ns: int) -> int:
        """What a recompute takes besides features: something fixed, and Qt's share of its time."""
        if document not in self._lines:
            self._lines[document] = _line(self._others.get(document, []))
        fixed_ns, slope = self._lines[document]
        return max(0, round(self._begin_ns(document) + fixed_ns + slope * features_ns))


def _keep(values: list[Value], value: Value, most: int) -> None:
    """The latest ones only."""
    values.append(value)
    del values[:-most]


def _line(points: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """What is fixed, and how much is added by each, as medians: a few odd ones do not matter."""
    slopes = [
        (other[1] - one[1]) / (other[0] - one[0])
        for one, other in combinations(points, 2)
        if one[0] != other[0]
    ]
    slope = max(0.0, median(slopes)) if slopes else 0.0
    return (median(y - slope * x for x, y in points) if points else 0.0), slope


def observed_ns(cost: RecomputeCost) -> int:
    """What a recompute took, without our own work and other recomputes in it."""
    rows = dict(cost.span.rows)
    return cost.span.wall_ns - rows.get(Row.OWN, 0) - rows.get(Row.NESTED, 0)
