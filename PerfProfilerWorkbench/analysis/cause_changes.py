# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes causes of the changes before a recompute. Only of objects that ran: the others stay."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from ..model.facts import Change
from ..model.session import Session
from ..model.span import ObjectKey, Span, SpanKind
from .cause import Cause, CauseKind
from .nesting import forest

# Setting these makes nothing run.
_IDLE = frozenset(("Label", "Label2", "Visibility", "columnWidths", "rowHeights", "mergedCells"))
# These change along with others: only alone they are a cause.
_FOLLOWS = frozenset(
    (
        "ExternalGeo",
        "FullyConstrained",
        "History",
        "InternalShape",
        "LinkPlacement",
        "Shape",
        "_GroupTouched",
    )
)
_CALLS = frozenset((SpanKind.COMMAND, SpanKind.SCRIPT))
_UNDOING = frozenset((SpanKind.UNDO, SpanKind.REDO))


class Doings:
    """Commands, undo and the like, to be asked by time."""

    def __init__(self, session: Session) -> None:
        self._roots = forest(session.spans)
        self._ends = [node.end_ns for node in self._roots]

    def command(self, time_ns: int) -> str:
        """The innermost command or script at a time; empty if there was none."""
        return next((span.name for span in self._around(time_ns) if span.kind in _CALLS), "")

    def undone(self, time_ns: int) -> SpanKind | None:
        """UNDO or REDO, if one was under way."""
        return next((span.kind for span in self._around(time_ns) if span.kind in _UNDOING), None)

    def _around(self, time_ns: int) -> list[Span]:
        """All that was under way, the innermost first."""
        place = bisect_left(self._ends, time_ns)
        found: list[Span] = []
        nodes = tuple(self._roots[place : place + 1])
        while nodes:
            node = next((one for one in nodes if one.start_ns <= time_ns <= one.end_ns), None)
            found += [] if node is None else [node.span]
            nodes = () if node is None else node.inner
        return found[::-1]


class Changes:
    """A session's changes, each until its object has run. Of what is left the next is last."""

    def __init__(self, session: Session, doings: Doings) -> None:
        self._left = sorted(session.changes, key=lambda change: change.time_ns)[::-1]
        self._waiting: dict[ObjectKey, list[Change]] = {}
        self._doings = doings

    def before(self, time_ns: int, ran: Collection[ObjectKey]) -> Iterator[Cause]:
        """The causes among all changes until then that concern what ran."""
        while self._left and self._left[-1].time_ns <= time_ns:
            change = self._left.pop()
            if change.property not in _IDLE:
                key = ObjectKey(change.document, change.object)
                self._waiting.setdefault(key, []).append(change)
        for key in [key for key in self._waiting if key in ran]:
            yield from self._causes(key, self._waiting.pop(key))

    def over(self, document: str) -> None:
        """A document was recomputed: what did not run by then was not to run."""
        for key in [key for key in self._waiting if key.document == document]:
            del self._waiting[key]

    def _causes(self, key: ObjectKey, changes: list[Change]) -> Iterator[Cause]:
        """Of one object: that it was made, or one for each of the properties."""
        made = [change for change in changes if not change.property]
        causing = [change for change in changes if change.property not in _FOLLOWS]
        by_property: dict[str, list[Change]] = {}
        for change in made or causing or changes[-1:]:
            by_property.setdefault(change.property, []).append(change)
        for name, each in by_property.items():
            yield self._cause(key, name, each)

    def _cause(self, key: ObjectKey, name: str, changes: list[Change]) -> Cause:
        last = changes[-1]
        paths = dict.fromkeys(path for change in changes for path in change.path.split())
        return Cause(
            _kind(name),
            key,
            name,
            tuple(paths),
            undone=self._doings.undone(last.time_ns),
            command=self._doings.command(last.time_ns),
            transaction=last.transaction,
        )


def _kind(name: str) -> CauseKind:
    special = {
        "": CauseKind.MADE,
        "cells": CauseKind.CELLS,
        "ExpressionEngine": CauseKind.EXPRESSION,
    }
    return special.get(name, CauseKind.PROPERTY)
