# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a comparison of two sets of sessions says (``compare`` makes it)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..model.message import Message
from ..model.span import ObjectKey


class Verdict(str, Enum):
    """Of the second set beside the first. NEW and GONE: only one of them has it."""

    FASTER = "faster"
    SLOWER = "slower"
    SAME = "same"
    NOT_COMPARABLE = "not comparable"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Spread:
    """The median of ``count`` values, and between which two the middle half of them lies."""

    median_ns: int
    low_ns: int
    high_ns: int
    count: int


@dataclass(frozen=True)
class Change:
    """How many times as long the second set took: 1.2 is a fifth longer.

    The true value lies between ``low`` and ``high`` with a probability of 95 %.
    """

    ratio: float
    low: float
    high: float


@dataclass(frozen=True)
class Times:
    """One kind of time of both sets; None: that set has none."""

    before: Spread | None
    after: Spread | None


@dataclass(frozen=True)
class Compared:
    """One thing in both sets. ``change`` None: there are too few values to be sure of anything.

    ``p`` is how likely chance alone makes such a difference anywhere among the things compared.
    """

    total: Times
    verdict: Verdict
    reason: Message
    change: Change | None = None
    p: float | None = None

    @property
    def difference_ns(self) -> tuple[int, int, int] | None:
        """The change and the ends of its interval as time, at the speed of the first set."""
        if self.change is None or self.total.before is None:
            return None
        median_ns, change = self.total.before.median_ns, self.change
        steps = (share - 1 for share in (change.ratio, change.low, change.high))
        middle_ns, low_ns, high_ns = (round(median_ns * step) for step in steps)
        return middle_ns, low_ns, high_ns


@dataclass(frozen=True)
class FeatureCompared:
    """A feature, or several of which only the sum is known.

    ``before`` and ``after`` are its names in the two sets, ``label`` and ``type`` those of the
    second where it is in both. ``by_processor``: compared was processor time, as the feature is
    known to compute; ``total`` is time on the clock all the same.
    """

    before: tuple[ObjectKey, ...]
    after: tuple[ObjectKey, ...]
    label: str
    type: str
    compared: Compared
    compute: Times
    display: Times
    by_processor: bool = False


@dataclass(frozen=True)
class NamedCompared:
    """The recompute of a document, or operations of one name."""

    name: str
    document: str
    compared: Compared


@dataclass(frozen=True)
class Comparison:
    """The second set of sessions beside the first.

    ``sessions`` are the ids of both. ``common`` is what all features together did: the machine,
    FreeCAD's version, a setting. Features are compared with that taken out, ``recomputes`` and
    ``operations`` as they are. ``notes`` say in what else the two sets differ. Without a window on
    either side nothing was displayed, and display is left out of both (``displayed`` False).
    """

    sessions: tuple[tuple[str, ...], tuple[str, ...]]
    common: Compared
    recomputes: tuple[NamedCompared, ...]
    features: tuple[FeatureCompared, ...]
    operations: tuple[NamedCompared, ...]
    notes: tuple[Message, ...]
    displayed: bool

    def features_that(self, verdict: Verdict) -> list[FeatureCompared]:
        return [one for one in self.features if one.compared.verdict is verdict]
