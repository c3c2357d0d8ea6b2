# SPDX-License-Identifier: LGPL-2.1-or-later
"""A line of the table: a feature, or what features lie in, with all that is known of it."""

from __future__ import annotations

from ...analysis.costs import FeatureCost
from ...analysis.feature_figures import NOTHING, FeatureFigures
from ...analysis.rollup import Times
from ...model.span import ObjectKey, Status


class Line:
    """It stays the same line as long as the table shows the same, and is made anew inside.

    ``cost`` is None of what did not run itself. Times are with all that lies in it, as long as
    features are shown by what they lie in; ``own`` are without. ``rank`` is what it is sorted by,
    ``fits`` whether the filter lets it through, ``depth`` how many others it lies in.
    """

    __slots__ = (
        *("key", "label", "type", "cost", "figures", "own", "own_ns", "failed"),
        *("compute_ns", "display_ns", "other_ns", "total_ns"),
        *("rank", "fits", "depth", "parent"),
    )

    def __init__(self, key: ObjectKey) -> None:
        self.key = key
        self.label = key.object or key.document
        self.type = ""
        self.cost: FeatureCost | None = None
        self.figures: FeatureFigures = NOTHING
        self.own: Times = (0, 0, 0)
        self.own_ns, self.failed = 0, False
        self.rank: float | str = 0.0
        self.fits, self.depth, self.parent = True, 0, False
        self.take((0, 0, 0))

    def take(self, whole: Times) -> None:
        self.compute_ns, self.display_ns, self.other_ns = whole
        self.total_ns = whole[0] + whole[1] + whole[2]

    def take_cost(self, cost: FeatureCost) -> None:
        self.cost, self.label, self.type = cost, cost.label, cost.type
        self.own = (cost.compute_ns, cost.display_ns, cost.other_ns)
        self.own_ns = cost.total_ns
        self.failed = cost.status is Status.FAILED

    @property
    def own_unknown(self) -> bool:
        """It failed each time without a trace of its time."""
        cost = self.cost
        return (
            cost is not None
            and cost.failed == cost.runs
            and self.own_ns == 0
            and cost.shared_group is None
        )

    @property
    def unknown(self) -> bool:
        """Likewise, and nothing that lies in it took any time."""
        return self.total_ns == 0 and self.own_unknown

    @property
    def known_total_ns(self) -> int | None:
        return None if self.unknown else self.total_ns

    @property
    def shared(self) -> bool:
        """Only the sum with others is right."""
        return self.cost is not None and self.cost.shared_group is not None

    @property
    def wasted_ns(self) -> int | None:
        """None also as long as nobody has looked into it."""
        known = self.figures
        unread = self.cost is None or known is NOTHING
        untold = known.unknown_runs > 0 and not known.wasted_runs
        return None if unread or untold else known.wasted_ns

    @property
    def memory_bytes(self) -> int | None:
        return None if self.cost is None else self.cost.rss_change_bytes

    @property
    def peak_bytes(self) -> int | None:
        return None if self.cost is None else self.cost.peak_change_bytes

    @property
    def price_ns(self) -> int | None:
        price = self.figures.price
        return price.ns if price is not None and price.measured else None
