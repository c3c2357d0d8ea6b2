# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which issue is the gravest, which advice the best, and which of it is one and the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..model.advice import Advice, Effort, Risk, Verdict
from ..model.issue import Issue, Severity

_SEVERITIES = list(Severity)
_EFFORTS = list(Effort)
# how much more a saving must be, to be worth that much more work
_WEIGHT = {Effort.EASY: 1, Effort.SOME: 3, Effort.MUCH: 10}


def gravest_first(issues: Iterable[Issue]) -> list[Issue]:
    """By severity, then by the time that they cost."""
    return sorted(issues, key=_gravity)


def _gravity(issue: Issue) -> tuple[Any, ...]:
    kind = getattr(issue.type, "value", issue.type)
    names = (kind, issue.document, issue.object, issue.message.text)
    return (_SEVERITIES.index(issue.severity), -(issue.impact_ns or 0), *names)


def best_first(advice: Iterable[Advice]) -> list[Advice]:
    """By the saving over the effort; what promises nothing, and what a trial refuted, comes last.

    A saving that was measured in a trial stands in place of the promise.
    """
    return sorted(advice, key=_rank)


def _rank(advice: Advice) -> tuple[Any, ...]:
    saving_ns = saving(advice)
    effort = _EFFORTS.index(advice.effort)
    number = re.search(r"\d+", advice.rule)
    names = (int(number[0]) if number else 0, *advice.key)
    if saving_ns is None:
        return (2 if refuted(advice) else 1, effort, 0, *names)
    return (0, -saving_ns / _WEIGHT[advice.effort], effort, *names)


def saving(advice: Advice) -> int | None:
    """What it saves each time, in nanoseconds: as tried, else as promised; None: nobody knows."""
    trial = advice.trial
    if refuted(advice):
        return None
    if trial is not None and trial.saving_ns is not None and trial.verdict is not Verdict.FAILED:
        return trial.saving_ns
    return advice.expected_saving_ns or None


def refuted(advice: Advice) -> bool:
    """A trial found no gain, or another model than was meant."""
    if advice.trial is None:
        return False
    verdict = advice.trial.verdict
    unmeant = verdict is Verdict.CHANGES_MODEL and advice.risk is not Risk.GEOMETRY
    return unmeant or verdict in (Verdict.NO_GAIN, Verdict.FAILED)


def is_quick_win(advice: Advice) -> bool:
    """Done in some clicks, and known to save something."""
    return advice.effort is Effort.EASY and saving(advice) is not None


def merged(advice: Iterable[Advice]) -> list[Advice]:
    """Each thing to do once: the best that was said of it, with the names of who else said it.

    It is the same thing if the same remedy changes it, or if the same times of the same object are
    to be saved without another remedy. Takes advice in any order, gives the best first.
    """
    found: list[Advice] = []
    for one in sorted(best_first(advice), key=lambda one: one.remedy is None):
        place = next((n for n, known in enumerate(found) if _same(known, one)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = _joined(found[place], one)
    return best_first(found)


def _same(one: Advice, other: Advice) -> bool:
    if (one.document, one.object, one.occasion) != (other.document, other.object, other.occasion):
        return False
    if one.remedy is not None and other.remedy is not None:
        return one.remedy == other.remedy
    return bool(one.pieces) and one.pieces.keys() == other.pieces.keys()


def _joined(kept: Advice, other: Advice) -> Advice:
    more = [rule for rule in (other.rule, *other.also) if rule != kept.rule]
    return replace(kept, also=tuple(dict.fromkeys((*kept.also, *more))))
