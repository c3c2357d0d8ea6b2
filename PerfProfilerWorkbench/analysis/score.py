# SPDX-License-Identifier: LGPL-2.1-or-later
"""A score: how much of the time that somebody waited for recomputes was needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .. import texts, units
from ..model.advice import COMPUTE, Advice, Occasion
from ..model.message import Message, message
from ..model.span import ObjectKey
from .cause import RecomputeCause
from .costs import FeatureCost, RecomputeCost
from .plan import Plan, piece_ns, plan
from .ranking import refuted, saving
from .subject import Subject


@dataclass(frozen=True)
class Score:
    """``value`` is 0 to 100, None without data. ``reasons`` say what it is made of, or why not."""

    value: int | None
    reasons: tuple[Message, ...]


def score(subject: Subject, plan: Plan) -> Score:
    """Of the plan's document; the plan is of all advice that there is for it.

    Of all recomputes that were recorded: the share that went neither into features that failed, nor
    into features that an edit reached and that came out as they were, nor is promised to be saved.
    Each run of a feature counts in the first of these that fits.
    """
    mine = [
        (cost, cause)
        for cost, cause in zip(subject.recomputes, subject.causes)
        if cost.span.document == plan.document and cost.features
    ]
    waited_ns = sum(cost.span.wall_ns for cost, _ in mine)
    if not waited_ns:
        return Score(None, (message(texts.SCORE_NO_DATA),))
    shares = _shares(subject, plan)
    rest = (plan.saving_ns - sum(plan.pieces.values())) / (plan.whole_ns or 1)
    lost = [_lost(cost, cause, shares, max(0.0, rest)) for cost, cause in mine]
    sums = [sum(parts) for parts in zip(*lost)]
    needed_ns = max(0, waited_ns - sum(sums))
    return Score(round(100 * needed_ns / waited_ns), _reasons(waited_ns, sums, _untried(plan)))


def main_score(subject: Subject, advice: Iterable[Advice]) -> tuple[str, Score]:
    """Of the document whose full recompute takes longest, named before it; "" without any.

    ``advice`` is all that there is, rejected or not: the same recording has the same score.
    """
    times = {name: subject.whole_ns(name) for name in subject.documents}
    if not any(times.values()):
        return "", Score(None, (message(texts.SCORE_NO_DATA),))
    longest = max(times, key=lambda name: times[name])
    return longest, score(subject, plan(subject, longest, advice))


def _shares(subject: Subject, plan: Plan) -> Mapping[ObjectKey, tuple[float, float]]:
    """Of each feature's compute and display, what part of it the plan saves."""
    found: dict[ObjectKey, tuple[float, float]] = {}
    for piece, saved_ns in plan.pieces.items():
        share = saved_ns / (piece_ns(subject, piece) or 1)
        compute, display = found.get(piece.key, (0.0, 0.0))
        found[piece.key] = (share, display) if piece.part == COMPUTE else (compute, share)
    return found


def _lost(
    cost: RecomputeCost,
    cause: RecomputeCause,
    shares: Mapping[ObjectKey, tuple[float, float]],
    rest: float,
) -> tuple[int, int, int]:
    """Nanoseconds of one recompute that went into failures and waste, and that can be saved.

    ``rest`` is the share that can be saved nobody says where.
    """
    wasted = {waste.key for waste in cause.wasted if cause.path(waste.key)}
    failed_ns = wasted_ns = saved_ns = 0
    for feature in cost.features:
        if feature.failed:
            failed_ns += feature.total_ns
        elif feature.key in wasted:
            wasted_ns += feature.total_ns
        else:
            known_ns = _saved(feature, shares)
            saved_ns += known_ns + round(rest * (feature.total_ns - known_ns))
    return failed_ns, wasted_ns, saved_ns


def _saved(feature: FeatureCost, shares: Mapping[ObjectKey, tuple[float, float]]) -> int:
    compute, display = shares.get(feature.key, (0.0, 0.0))
    return round(feature.compute_ns * compute + feature.display_ns * display)


_SAID = (texts.SCORE_FAILED, texts.SCORE_WASTED, texts.SCORE_SAVED)


def _untried(plan: Plan) -> int:
    """Pieces of advice about recomputes of which nobody knows what they save."""
    some = (step.advice for step in plan.steps if step.advice.occasion is Occasion.RECOMPUTE)
    return sum(saving(one) is None and not refuted(one) for one in some)


def _reasons(waited_ns: int, sums: list[int], untried: int) -> tuple[Message, ...]:
    waited = message(texts.SCORE_WAITED, time=units.told_duration(waited_ns))
    said = [
        message(text, time=units.told_duration(ns), share=units.told_percent(ns / waited_ns))
        for text, ns in zip(_SAID, sums)
        if ns
    ]
    if untried:
        said.append(message(texts.SCORE_UNTRIED, count=untried))
    return (waited, *(said or [message(texts.SCORE_ALL_NEEDED)]))
