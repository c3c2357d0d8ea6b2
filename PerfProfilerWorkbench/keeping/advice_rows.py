# SPDX-License-Identifier: LGPL-2.1-or-later
"""Advice and plans as the store keeps them."""

from __future__ import annotations

from typing import Any

from ..analysis.plan import Plan
from ..model.advice import Advice, AdviceKey, Piece, Remedy
from ..model.message import message_to_plain
from ..model.span import ObjectKey
from ..store import advice as stored


def row_of(advice: Advice, session: str, path: str, now_s: float) -> stored.Advice:
    return stored.Advice(
        rule=advice.rule,
        document=advice.document,
        object=advice.object,
        property=advice.property,
        change=_change(advice),
        expected_ns=advice.expected_saving_ns,
        basis=advice.basis.value,
        offered_at=now_s,
        path=path,
        session=session,
    )


def row_key(row: stored.Advice) -> AdviceKey:
    return AdviceKey(row.rule, row.document, row.object, row.property)


def _change(advice: Advice) -> dict[str, Any]:
    return {
        "title": message_to_plain(advice.title),
        "occasion": advice.occasion.value,
        "remedy": advice.remedy and _remedy(advice.remedy),
        "pieces": [[*piece.key, piece.part, ns] for piece, ns in advice.pieces.items()],
    }


def _remedy(remedy: Remedy) -> dict[str, Any]:
    return {**vars(remedy), "kind": remedy.kind.value}


def pieces_of(row: stored.Advice) -> dict[Piece, int]:
    """Of which features' times the saving was to be taken."""
    return {
        Piece(ObjectKey(document, name), part): ns
        for document, name, part, ns in row.change.get("pieces", ())
    }


def plan_row(plan: Plan, path: str, name: str, now_s: float) -> stored.Plan:
    """Its steps are the keys of its advice."""
    return stored.Plan(
        document=plan.document,
        name=name,
        made_at=now_s,
        expected_ns=plan.saving_ns,
        steps=tuple([*step.advice.key] for step in plan.steps),
        path=path,
        whole_ns=plan.whole_ns or None,
    )
