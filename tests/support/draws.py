# SPDX-License-Identifier: LGPL-2.1-or-later
"""What comparisons find in sets drawn from pools of recordings."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from PerfProfilerWorkbench.analysis.compare import compare
from PerfProfilerWorkbench.analysis.comparison import Comparison, Verdict
from PerfProfilerWorkbench.model.session import Session


@dataclass
class Tally:
    """In how many draws any feature was slower or faster, and how often each was."""

    draws: int = 0
    any_slower: int = 0
    any_faster: int = 0
    slower: Counter[str] = field(default_factory=Counter)
    common: Counter[str] = field(default_factory=Counter)
    ratios: dict[str, list[float]] = field(default_factory=dict)

    def add(self, comparison: Comparison) -> None:
        slower = [one.label for one in comparison.features_that(Verdict.SLOWER)]
        self.draws += 1
        self.any_slower += bool(slower)
        self.any_faster += bool(comparison.features_that(Verdict.FASTER))
        self.slower.update(slower)
        self.common[comparison.common.verdict.value] += 1
        for one in comparison.features:
            if one.compared.change is not None:
                self.ratios.setdefault(one.label, []).append(one.compared.change.ratio)

    def ratio(self, label: str) -> float:
        return median(self.ratios[label])


def from_one(pool: Sequence[Session], size: int, draws: int) -> Tally:
    """Two sets of one pool: nothing differs."""
    chance, tally = random.Random(1), Tally()
    for _ in range(draws):
        drawn = chance.sample(pool, 2 * size)
        tally.add(compare(drawn[:size], drawn[size:]))
    return tally


def from_two(before: Sequence[Session], after: Sequence[Session], size: int, draws: int) -> Tally:
    chance, tally = random.Random(2), Tally()
    for _ in range(draws):
        tally.add(compare(chance.sample(before, size), chance.sample(after, size)))
    return tally
