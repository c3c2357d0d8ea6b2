# SPDX-License-Identifier: LGPL-2.1-or-later
"""Issues that were found, advice with its life, and plans made of advice.

An issue goes with its session. Advice outlives it, because what it really saved is known later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .connection import Database
from .packing import json_of, packed, packed_json, text_of
from .reader import number_of


@dataclass(frozen=True)
class Issue:
    """``evidence`` is what ``json.dumps`` takes."""

    kind: str
    severity: str
    document: str
    object: str
    evidence: Mapping[str, Any]


@dataclass(frozen=True)
class Advice:
    """Offered, tried, done: each with its time in seconds since 1970 (UTC), None if it was not.

    ``change`` says what to do (``json.dumps`` takes it), ``expected_ns`` what that should save, on
    what ``basis``. A trial on a copy gave ``verdict`` and ``tried_saving_ns``; ``really_saved_ns``
    is what recordings after it show. ``session`` is empty once that is removed.
    """

    rule: str
    document: str
    object: str
    change: Mapping[str, Any]
    expected_ns: int | None
    basis: str
    offered_at: float
    tried_at: float | None = None
    verdict: str | None = None
    tried_saving_ns: int | None = None
    done_at: float | None = None
    really_saved_ns: int | None = None
    session: str = ""
    number: int = 0


@dataclass(frozen=True)
class Plan:
    """``steps`` are what ``json.dumps`` takes, ``expected_ns`` is what all of them should save."""

    document: str
    name: str
    made_at: float
    expected_ns: int | None
    steps: tuple[Any, ...]
    number: int = 0


class AdviceBook:
    """Issues, advice and plans of a store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write_issues(self, session: str, issues: Iterable[Issue]) -> None:
        """In place of those that the session had: they are found anew from the recording."""
        with self._database.writing() as connection:
            number = number_of(connection, session, self._database.path)
            connection.execute("DELETE FROM issues WHERE session = ?", (number,))
            connection.executemany(
                "INSERT INTO issues (session, kind, severity, document, object, evidence)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [(number, *_issue_cells(issue)) for issue in issues],
            )

    def issues(self, session: str) -> list[Issue]:
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT kind, severity, document, object, evidence FROM issues WHERE session = ?"
                " ORDER BY number",
                (number_of(connection, session, self._database.path),),
            )
            return [_issue(row) for row in found]

    def offer(self, session: str, advice: Advice) -> int:
        """The number under which the advice is known from now on."""
        columns = {**_advice_cells(advice), "offered_at": advice.offered_at}
        with self._database.writing() as connection:
            columns["session"] = number_of(connection, session, self._database.path)
            return _insert(connection, "advice", columns)

    def tried(self, number: int, at: float, verdict: str, saving_ns: int | None) -> None:
        verdict_cell = packed(verdict)
        self._note(number, tried_at=at, verdict=verdict_cell, tried_saving_ns=saving_ns)

    def done(self, number: int, at: float) -> None:
        self._note(number, done_at=at)

    def really_saved(self, number: int, saved_ns: int) -> None:
        self._note(number, really_saved_ns=saved_ns)

    def advice(self, document: str) -> list[Advice]:
        """All of a document, what was offered first before the others."""
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT {_ADVICE}, coalesce(id, ''), advice.number"
                " FROM advice LEFT JOIN sessions ON sessions.number = session"
                " WHERE advice.document = ? ORDER BY offered_at, advice.number",
                (packed(document),),
            )
            return [_advice(row) for row in found]

    def keep_plan(self, plan: Plan) -> int:
        columns = {
            "document": packed(plan.document),
            "name": packed(plan.name),
            "made_at": plan.made_at,
            "expected_ns": plan.expected_ns,
            "steps": packed_json(plan.steps),
        }
        with self._database.writing() as connection:
            return _insert(connection, "plans", columns)

    def plans(self, document: str) -> list[Plan]:
        """The oldest first."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT name, made_at, expected_ns, steps, number FROM plans"
                " WHERE document = ? ORDER BY made_at, number",
                (packed(document),),
            )
            return [
                Plan(document, text_of(name), made_at, expected_ns, tuple(json_of(steps)), number)
                for name, made_at, expected_ns, steps, number in found
            ]

    def _note(self, number: int, **columns: Any) -> None:
        names = ", ".join(f"{name} = ?" for name in columns)
        with self._database.writing() as connection:
            connection.execute(
                f"UPDATE advice SET {names} WHERE number = ?", (*columns.values(), number)
            )


_ADVICE = (
    "rule, advice.document, object, change, expected_ns, basis, offered_at, tried_at, verdict,"
    " tried_saving_ns, done_at, really_saved_ns"
)


def _insert(connection: sqlite3.Connection, table: str, columns: dict[str, Any]) -> int:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    made = connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})", list(columns.values())
    )
    return int(made.lastrowid or 0)


def _issue_cells(issue: Issue) -> tuple[Any, ...]:
    words = map(packed, (issue.kind, issue.severity, issue.document, issue.object))
    return (*words, packed_json(issue.evidence))


def _issue(row: tuple[Any, ...]) -> Issue:
    kind, severity, document, object = map(text_of, row[:4])
    return Issue(kind, severity, document, object, json_of(row[4]))


def _advice_cells(advice: Advice) -> dict[str, Any]:
    return {
        "rule": packed(advice.rule),
        "document": packed(advice.document),
        "object": packed(advice.object),
        "change": packed_json(advice.change),
        "expected_ns": advice.expected_ns,
        "basis": packed(advice.basis),
    }


def _advice(row: tuple[Any, ...]) -> Advice:
    rule, document, object, change, expected_ns, basis, offered_at, tried_at, verdict, *rest = row
    return Advice(
        text_of(rule),
        text_of(document),
        text_of(object),
        json_of(change),
        expected_ns,
        text_of(basis),
        offered_at,
        tried_at,
        None if verdict is None else text_of(verdict),
        *rest,
    )
