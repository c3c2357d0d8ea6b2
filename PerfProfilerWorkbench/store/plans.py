# SPDX-License-Identifier: LGPL-2.1-or-later
"""Plans: some advice of a model together, kept to compare what it should save with what came."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from .packing import json_of, packed, packed_json, text_of


@dataclass(frozen=True)
class Plan:
    """``steps`` are what ``json.dumps`` takes, ``expected_ns`` is what all of them should save.

    ``path`` is the document's file, empty for one that has none. ``whole_ns`` is what a full
    recompute took when the plan was made.
    """

    document: str
    name: str
    made_at: float
    expected_ns: int | None
    steps: tuple[Any, ...]
    path: str = ""
    whole_ns: int | None = None
    number: int = 0


def columns_of(plan: Plan) -> dict[str, Any]:
    return {
        "document": packed(plan.document),
        "path": packed(plan.path),
        "name": packed(plan.name),
        "made_at": plan.made_at,
        "expected_ns": plan.expected_ns,
        "whole_ns": plan.whole_ns,
        "steps": packed_json(plan.steps),
    }


def plans(connection: sqlite3.Connection, document: str, path: str | None) -> list[Plan]:
    """The oldest first; ``path``: only of this file."""
    found = connection.execute(
        "SELECT document, name, made_at, expected_ns, steps, path, whole_ns, number FROM plans"
        " WHERE document = ?1 AND (?2 IS NULL OR path = ?2) ORDER BY made_at, number",
        (packed(document), None if path is None else packed(path)),
    )
    return [_plan(row) for row in found]


def _plan(row: tuple[Any, ...]) -> Plan:
    document, name, made_at, expected_ns, steps, path, whole_ns, number = row
    return Plan(
        text_of(document),
        text_of(name),
        made_at,
        expected_ns,
        tuple(json_of(steps)),
        text_of(path),
        whole_ns,
        number,
    )
