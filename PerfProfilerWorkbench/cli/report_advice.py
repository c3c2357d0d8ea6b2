# SPDX-License-Identifier: LGPL-2.1-or-later
"""What ``advise`` shows in the terminal."""

from __future__ import annotations

import time
from collections.abc import Iterator

from .. import texts, units
from ..analysis.plan import Plan
from ..analysis.price_texts import told_worth
from ..analysis.prospect import Prospect
from ..analysis.ranking import is_quick_win
from ..analysis.score import Score
from ..export import advice_words as words
from ..export.table import one_line
from ..keeping.outcomes import Outcome
from ..model.advice import Advice
from ..model.issue import Issue
from ..texts import Message, Translate, message, say
from .advising import Advised

_Line = tuple[int, Message]  # how far it is indented
_INDENT = "   "
_EDITS, _FELT_NS = 5, 20_000_000  # how many edits are told, and from which price on


def text(advised: Advised, translate: Translate) -> str:
    parts = [
        _score(advised.plan.document, advised.score),
        _issues(advised.report.issues),
        _all_advice(advised.report.advice),
        [*_plan(advised.plan), *_before(advised.before)],
        _edits(advised.prospect),
        [(0, note) for note in advised.notes],
    ]
    return "\n\n".join(
        "\n".join(_INDENT * depth + one_line(say(translate, said)) for depth, said in part)
        for part in parts
        if part
    )


def _score(document: str, score: Score) -> list[_Line]:
    if score.value is None:
        title = message(texts.ADVISE_NO_SCORE, document=document)
    else:
        title = message(texts.ADVISE_SCORE, document=document, score=score.value)
    return [(0, title), *((1, reason) for reason in score.reasons)]


def _issues(issues: tuple[Issue, ...]) -> list[_Line]:
    if not issues:
        return []
    lines = [
        (1, message(texts.ADVISE_ISSUE, severity=severity, issue=issue.message))
        for issue in issues
        for severity in [message(words.SEVERITIES[issue.severity])]
    ]
    return [(0, message(texts.ADVISE_ISSUES, count=len(issues))), *lines]


def _all_advice(advice: tuple[Advice, ...]) -> list[_Line]:
    if not advice:
        return [(0, message(texts.ADVICE_NOTHING))]
    lines = [line for one in advice for line in _advice(one)]
    return [(0, message(texts.ADVISE_ADVICE, count=len(advice))), *lines]


def _advice(advice: Advice) -> Iterator[_Line]:
    rules = ", ".join((advice.rule, *advice.also))
    yield 1, message(texts.ADVISE_PIECE, rules=rules, title=advice.title)
    yield 2, advice.seen
    yield (
        2,
        message(
            texts.ADVISE_RESTS_ON,
            promise=words.promise(advice),
            basis=words.basis(advice),
            effort=message(words.EFFORTS[advice.effort]),
            risk=message(words.RISKS[advice.risk]),
        ),
    )
    for number, step in enumerate(advice.steps, 1):
        yield 2, message(texts.ADVICE_STEP, number=number, step=step)
    if advice.trial is not None:
        verdict = words.listed(words.verdict(advice.trial))
        yield 2, message(texts.ADVISE_TRIAL, verdict=verdict)


def _plan(plan: Plan) -> list[_Line]:
    share = plan.left_share
    if not plan.saving_ns or share is None:
        return []
    said = message(
        texts.ADVISE_PLAN,
        saving=units.told_duration(plan.saving_ns),
        whole=units.told_duration(plan.whole_ns),
        left=units.told_duration(plan.left_ns),
        share=units.told_percent(share),
    )
    quick = dict.fromkeys(step.advice.rule for step in plan.steps if is_quick_win(step.advice))
    if not quick:
        return [(0, said)]
    return [(0, said), (0, message(texts.ADVISE_QUICK_WINS, rules=", ".join(quick)))]


def _edits(prospect: Prospect) -> list[_Line]:
    """The dearest, if they are dear enough to be felt."""
    dear = [edit for edit in prospect.edits[:_EDITS] if edit.price.ns >= _FELT_NS]
    if not dear:
        return []
    lines = [(depth, said) for edit in dear for depth, said in zip((1, 2), edit.said)]
    worth = [(0, said) for said in told_worth(prospect.worth)]
    return [(0, message(texts.ADVISE_EDITS)), *lines, *worth]


def _before(outcome: Outcome | None) -> list[_Line]:
    """What came of the plan before, once something of it was done."""
    if outcome is None or not outcome.done:
        return []
    values = {
        "date": time.strftime("%Y-%m-%d", time.localtime(outcome.plan.made_at)),
        "expected": units.told_duration(outcome.plan.expected_ns or 0),
        "done": outcome.done,
        "all": outcome.steps,
    }
    if outcome.saved_ns is None:
        return [(0, message(texts.ADVISE_PLAN_OPEN, **values))]
    saved = units.told_duration(outcome.saved_ns)
    return [(0, message(texts.ADVISE_PLAN_BEFORE, saved=saved, **values))]
