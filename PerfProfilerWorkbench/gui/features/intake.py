# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans become lines of the table, a little at a time: FreeCAD never waits for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from time import thread_time_ns

from ...analysis.costs import FeatureSums
from ...analysis.feature_figures import NOTHING, FeatureFigures
from ...analysis.load import Resident
from ...model.session import Feature
from ...model.span import ObjectKey, Span
from .model import FeaturesModel

_AT_ONCE = 16  # between two looks at the clock


class Intake:
    """Give it the same spans each time, or more of them, until ``begin`` is called again."""

    def __init__(self, model: FeaturesModel) -> None:
        self._model = model
        self.figures: Mapping[ObjectKey, FeatureFigures] = {}
        self.begin()

    def begin(self) -> None:
        self._sums = FeatureSums()
        self._added = 0
        self._todo: dict[ObjectKey, None] = {}

    def remake(self) -> None:
        """The same spans, for a table that has no lines any more."""
        self._todo = dict.fromkeys(self._sums.keys)

    def again(self, figures: Mapping[ObjectKey, FeatureFigures]) -> None:
        """More is known of features: their lines are made anew."""
        self.figures = figures
        self._todo.update(dict.fromkeys(self._model.lines))

    def left(self, spans: Sequence[Span]) -> int:
        """How many spans and lines are to be made still."""
        return len(spans) - self._added + len(self._todo)

    def step(
        self,
        spans: Sequence[Span],
        features: Mapping[ObjectKey, Feature],
        resident: Resident,
        budget_ns: int,
    ) -> bool:
        """Work for some time of the processor; whether any line is another now."""
        end_ns = thread_time_ns() + budget_ns
        while self._added < len(spans) and thread_time_ns() < end_ns:
            for span in spans[self._added : self._added + _AT_ONCE]:
                self._todo[self._sums.add(span)] = None
            self._added = min(len(spans), self._added + _AT_ONCE)
        changed = False
        while self._todo and thread_time_ns() < end_ns:
            for key in list(islice(self._todo, _AT_ONCE)):
                del self._todo[key]
                changed |= self._make(key, features, resident)
        return changed

    def _make(
        self, key: ObjectKey, features: Mapping[ObjectKey, Feature], resident: Resident
    ) -> bool:
        if key not in self._sums.keys:  # something that features lie in, and that did not run
            return False
        cost = self._sums.cost(key, features, resident)
        self._model.take(cost, self.figures.get(key, NOTHING))
        return True
