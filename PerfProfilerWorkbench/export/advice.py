# SPDX-License-Identifier: LGPL-2.1-or-later
"""Issues, advice, plan and score as JSON: the schema ``perfprofiler.advice/1`` (docs/json.md)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..analysis.forecasts import Worth
from ..analysis.plan import Plan
from ..analysis.prospect import Edit, Prospect
from ..analysis.ranking import is_quick_win
from ..analysis.score import Score
from ..model.advice import Advice, Remedy, Trial
from ..model.issue import Issue
from ..model.message import Message
from ..model.report import Report
from ..texts import english, say

SCHEMA = "perfprofiler.advice/1"


def advice_dict(report: Report, plan: Plan, score: Score, prospect: Prospect) -> dict[str, Any]:
    """Plain values for ``export.json.write_json``, in English."""
    return {
        "schema": SCHEMA,
        "session": report.session,
        "score": {"value": score.value, "reasons": _said(score.reasons)},
        "issues": [_issue(issue) for issue in report.issues],
        "advice": [_advice(advice) for advice in report.advice],
        "plan": _plan(plan),
        "edits": [_edit(edit) for edit in prospect.edits],
        "predictions": prospect.worth and _predictions(prospect.worth),
        "left_out": _said(report.left_out),
    }


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "type": _value(issue.type),
        "severity": issue.severity.value,
        "document": issue.document,
        "object": issue.object,
        "message": say(english, issue.message),
        "details": _said(issue.details),
        "impact_ns": issue.impact_ns,
        "evidence": dict(issue.evidence),
    }


def _advice(advice: Advice) -> dict[str, Any]:
    return {
        "rule": advice.rule,
        "also": list(advice.also),
        "document": advice.document,
        "object": advice.object,
        "property": advice.property,
        "title": say(english, advice.title),
        "seen": say(english, advice.seen),
        "steps": _said(advice.steps),
        "occasion": advice.occasion.value,
        "expected_saving_ns": advice.expected_saving_ns,
        "basis": advice.basis.value,
        "basis_said": advice.basis_said and say(english, advice.basis_said),
        "effort": advice.effort.value,
        "risk": advice.risk.value,
        "quick_win": is_quick_win(advice),
        "sources": list(advice.sources),
        "remedy": advice.remedy and _remedy(advice.remedy),
        "trial": advice.trial and _trial(advice.trial),
    }


def _remedy(remedy: Remedy) -> dict[str, Any]:
    return {**asdict(remedy), "kind": remedy.kind.value}


def _trial(trial: Trial) -> dict[str, Any]:
    return {
        **vars(trial),
        "verdict": trial.verdict.value,
        "differences": _said(trial.differences),
        "reason": trial.reason and say(english, trial.reason),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "document": plan.document,
        "whole_ns": plan.whole_ns or None,
        "saving_ns": plan.saving_ns,
        "left_ns": plan.left_ns if plan.whole_ns else None,
        "steps": [{**step.advice.key._asdict(), "adds_ns": step.adds_ns} for step in plan.steps],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    price = edit.price
    return {
        "document": price.key.document,
        "object": price.key.object,
        "label": edit.label,
        "price_ns": price.ns,
        "features": len(price.features),
        "unmeasured": [key.object for key in price.unmeasured],
        "chain": [key.object for key in edit.chain],
        "chain_ns": edit.chain_ns,
    }


def _predictions(worth: Worth) -> dict[str, Any]:
    shares = {"median_error": worth.median, "ninetieth_error": worth.ninetieth}
    return {"count": worth.count, **shares}


def _said(some: tuple[Message, ...]) -> list[str]:
    return [say(english, one) for one in some]


def _value(text: str) -> str:
    """Of an enum its value."""
    return str(getattr(text, "value", text))
