# SPDX-License-Identifier: LGPL-2.1-or-later
"""What came of a plan: expected beside what was done and what that really saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.advice import AdviceKey
from ..store.advice import Advice, Plan


@dataclass(frozen=True)
class Outcome:
    """``done`` of ``steps`` were done. ``saved_ns`` is what those saved that were measured since,
    in a full recompute each; None if there is none."""

    plan: Plan
    steps: int
    done: int
    saved_ns: int | None


def outcome(plan: Plan, rows: Mapping[AdviceKey, Advice]) -> Outcome:
    """``rows``: what is known of the advice for its document now."""
    found = [rows.get(AdviceKey(*step)) for step in plan.steps]
    done = [row for row in found if row is not None and _since(row, plan)]
    saved = [row.really_saved_ns for row in done if row.really_saved_ns is not None]
    return Outcome(plan, len(plan.steps), len(done), sum(saved) if saved else None)


def _since(row: Advice, plan: Plan) -> bool:
    return row.done_at is not None and row.done_at >= plan.made_at
