# SPDX-License-Identifier: LGPL-2.1-or-later
"""Issues that were found, advice with its life, and plans made of advice.

An issue goes with its session. Advice outlives it, because what it really saved is known later.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from . import plans
from .connection import Database
from .packing import json_of, packed, packed_json, text_of
from .plans import Plan as Plan
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
    is what recordings after it show. ``rejected_at``: whoever models does not want to hear of it.
    ``path`` is the document's file, empty for one that has none. ``session`` is the last one that
    it was offered for, empty if the file does not have that.
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
    rejected_at: float | None = None
    path: str = ""
    property: str = ""
    session: str = ""
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
        """The number under which the advice is known from now on.

        One with a number is offered again: what is expected of it is new, its life goes on.
        """
        with self._database.writing() as connection:
            columns = {**_advice_cells(advice), "session": _known(connection, session)}
            if advice.number:
                _update(connection, advice.number, columns)
                return advice.number
            return _insert(connection, "advice", {**columns, "offered_at": advice.offered_at})

    def tried(self, number: int, at: float, verdict: str, saving_ns: int | None) -> None:
        verdict_cell = packed(verdict)
        self._note(number, tried_at=at, verdict=verdict_cell, tried_saving_ns=saving_ns)

    def done(self, number: int, at: float | None) -> None:
        """None: it was undone."""
        self._note(number, done_at=at)

    def rejected(self, number: int, at: float | None) -> None:
        """None: it is wanted again."""
        self._note(number, rejected_at=at)

    def really_saved(self, number: int, saved_ns: int) -> None:
        self._note(number, really_saved_ns=saved_ns)

    def advice(self, document: str, path: str | None = None) -> list[Advice]:
        """All of a document, what was offered first before the others. ``path``: of this file."""
        condition = "advice.document = ?1 AND (?2 IS NULL OR path = ?2)"
        return self._advice(condition, packed(document), None if path is None else packed(path))

    def unproven(self) -> list[Advice]:
        """What was done, and of which no recording has yet told what it really saved."""
        return self._advice("done_at IS NOT NULL AND really_saved_ns IS NULL")

    def _advice(self, condition: str, *values: Any) -> list[Advice]:
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT {_ADVICE}, coalesce(id, ''), advice.number"
                " FROM advice LEFT JOIN sessions ON sessions.number = session"
                f" WHERE {condition} ORDER BY offered_at, advice.number",
                values,
            )
            return [_advice(row) for row in found]

    def keep_plan(self, plan: Plan) -> int:
        with self._database.writing() as connection:
            return _insert(connection, "plans", plans.columns_of(plan))

    def plans(self, document: str, path: str | None = None) -> list[Plan]:
        """The oldest first; ``path``: only of this file."""
        with self._database.reading() as connection:
            return plans.plans(connection, document, path)

    def _note(self, number: int, **columns: Any) -> None:
        with self._database.writing() as connection:
            _update(connection, number, columns)


_ADVICE = (
    "rule, advice.document, object, change, expected_ns, basis, offered_at, tried_at, verdict,"
    " tried_saving_ns, done_at, really_saved_ns, rejected_at, path, property"
)


def _known(connection: sqlite3.Connection, session: str) -> int | None:
    """The number of a session; None where the file does not have it (yet)."""
    found = connection.execute(
        "SELECT number FROM sessions WHERE id = ? AND state != 'removed'", (session,)
    ).fetchone()
    return None if found is None else int(found[0])


def _insert(connection: sqlite3.Connection, table: str, columns: Mapping[str, Any]) -> int:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    made = connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})", list(columns.values())
    )
    return int(made.lastrowid or 0)


def _update(connection: sqlite3.Connection, number: int, columns: Mapping[str, Any]) -> None:
    names = ", ".join(f"{name} = ?" for name in columns)
    values = (*columns.values(), number)
    connection.execute(f"UPDATE advice SET {names} WHERE number = ?", values)


def _issue_cells(issue: Issue) -> tuple[Any, ...]:
    words = map(packed, (issue.kind, issue.severity, issue.document, issue.object))
    return (*words, packed_json(issue.evidence))


def _issue(row: tuple[Any, ...]) -> Issue:
    kind, severity, document, object = map(text_of, row[:4])
    return Issue(kind, severity, document, object, json_of(row[4]))


def _advice_cells(advice: Advice) -> dict[str, Any]:
    words = ("rule", "document", "object", "basis", "path", "property")
    return {
        **{name: packed(getattr(advice, name)) for name in words},
        "change": packed_json(advice.change),
        "expected_ns": advice.expected_ns,
    }


def _advice(row: tuple[Any, ...]) -> Advice:
    rule, document, object, change, expected_ns, basis, offered_at, tried_at, verdict, *rest = row
    saving_ns, done_at, really_ns, rejected_at, path, property, session, number = rest
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
        saving_ns,
        done_at,
        really_ns,
        rejected_at,
        text_of(path),
        text_of(property),
        session,
        number,
    )
