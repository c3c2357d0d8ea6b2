# SPDX-License-Identifier: LGPL-2.1-or-later
"""What predictions were worth: of each recompute what was to be expected, beside what it took."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ..model.session import Session
from ..model.span import ObjectKey, Span
from .cause import CauseKind, RecomputeCause
from .costs import RecomputeCost
from .measured import Times, observed_ns
from .past import Past
from .price import Prices

_WORTH_NS = 5_000_000  # below that the clock and the machine decide


@dataclass(frozen=True)
class Forecast:
    """Of one recompute. ``changed`` is what set it off.

    ``predicted_ns`` is the price of changing that, from what had been measured before it, and
    ``unmeasured`` says how many of its features had not: then it is too low by nature.
    """

    span: Span
    changed: tuple[ObjectKey, ...]
    predicted_ns: int
    observed_ns: int
    unmeasured: int

    @property
    def error(self) -> float:
        """By which share of what it took the prediction was wrong, 0 if it was right."""
        return abs(self.predicted_ns - self.observed_ns) / max(1, self.observed_ns)


def forecasts(
    session: Session, recomputes: Sequence[RecomputeCost], causes: Sequence[RecomputeCause]
) -> Iterator[Forecast]:
    """Of each recompute in which something ran that had been measured, in order of time."""
    past, times = Past(session.structure), Times()
    for cost, cause in zip(recomputes, causes):
        changed = _roots(past, cause)
        if changed and any(times.of(key) is not None for key in cause.features):
            price = Prices(past.users, times).of(*changed)
            unmeasured = len(price.unmeasured)
            yield Forecast(cost.span, changed, price.ns, observed_ns(cost), unmeasured)
        times.add(cost)
        past.go(cost.span.end_ns)


def _roots(past: Past, cause: RecomputeCause) -> tuple[ObjectKey, ...]:
    """What was changed, and what ran without a change before it that was seen.

    What had failed runs again whatever is changed.
    """
    reached = {user for key in cause.unreached for user in past.users(key)}
    untold = (key for key in cause.unreached if key not in reached)
    told = (one.key for one in cause.causes if one.kind is not CauseKind.FAILED)
    return tuple(dict.fromkeys((*told, *untold)))


@dataclass(frozen=True)
class Worth:
    """Errors of predictions as shares of what was observed: the median, the 90th percentile."""

    count: int
    median: float
    ninetieth: float


def worth(made: Iterable[Forecast]) -> Worth | None:
    """Of predictions of 5 ms and more in which no feature was unmeasured; None without any."""
    counted = (one for one in made if one.observed_ns >= _WORTH_NS and not one.unmeasured)
    errors = sorted(one.error for one in counted)
    if not errors:
        return None
    return Worth(len(errors), median(errors), errors[int(0.9 * (len(errors) - 1))])
