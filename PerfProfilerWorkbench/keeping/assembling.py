# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes parts of a session of the pieces that come. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ..capture.spans import SpanBuilder
from ..model.facts import Change
from ..model.session import Feature, Session
from ..model.span import ObjectKey
from ..model.structure import DocumentFacts, ObjectFacts, Structure
from . import pieces
from .pieces import Facts, Piece


class Assembling:
    """``feed`` takes the pieces in order; ``part`` gives what is complete since ``forget``.

    ``hash_of`` is asked for the hash of a document's file, by its path.
    """

    def __init__(self, head: Session, hash_of: Callable[[str], str]) -> None:
        self.head, self.ended = head, False
        self._hash_of = hash_of
        self._builder = SpanBuilder()
        self._new: dict[str, list[Any]] = {}
        self._features: dict[ObjectKey, Feature] = {}
        self._facts: Facts | None = None
        self._lost = 0
        self._feeders: dict[int, Callable[[Any], object]] = {
            pieces.EVENTS: self._builder.feed,
            pieces.SPANS: self._builder.add,
            pieces.LOST: self._add_lost,
            pieces.PART: lambda part: self._add(*part),
            pieces.DOCUMENT: self._begin_facts,
            pieces.OBJECTS: self._add_objects,
            pieces.FEATURES: self._features.update,
            pieces.TICK: self._tick,
            pieces.END: self._end,
        }

    def feed(self, piece: Piece) -> None:
        kind, content = piece
        if kind != pieces.OBJECTS:
            self._end_facts()
        self._feeders[kind](content)

    def cut_off(self) -> None:
        """Nothing more will come, without an end. Half a document is none."""
        self._facts = None
        self._builder.close()
        self.ended = True

    def part(self) -> Session:
        changes = self._complete_changes()
        new = {field: tuple(values) for field, values in self._new.items()}
        structure = Structure(
            self.head.structure.preferences, new.pop("documents", ()), new.pop("steps", ())
        )
        return replace(
            self.head,
            spans=tuple(self._builder.spans),
            changes=tuple(changes),
            features=dict(self._features),
            structure=structure,
            **new,  # type: ignore[arg-type]
        )

    def forget(self) -> None:
        """What ``part`` gave last is in the store."""
        del self._builder.outside.changes[: len(self._complete_changes())]
        self._builder.spans.clear()
        self._new.clear()
        self._features.clear()

    def _complete_changes(self) -> list[Change]:
        """All but the last, whose cells or expressions may still be told."""
        changes = self._builder.outside.changes
        return changes[:] if self.ended else changes[:-1]

    def _add(self, field: str, values: Any) -> None:
        self._new.setdefault(field, []).extend(values)

    def _add_lost(self, count: int) -> None:
        self._lost += count

    def _begin_facts(self, facts: Facts) -> None:
        if isinstance(facts, DocumentFacts) and facts.path:
            facts = replace(facts, sha256=self._hash_of(facts.path))
        self._facts = facts

    def _add_objects(self, objects: dict[str, ObjectFacts]) -> None:
        if self._facts is not None:
            self._facts = pieces.with_objects(self._facts, objects)

    def _end_facts(self) -> None:
        facts, self._facts = self._facts, None
        if facts is not None:
            self._add("documents" if isinstance(facts, DocumentFacts) else "steps", [facts])

    def _tick(self, told: tuple[int, Any]) -> None:
        end_ns, problems = told
        self.head = replace(self.head, end_ns=end_ns, problems=problems, dropped_events=self._lost)

    def _end(self, ended: Session) -> None:
        self._builder.close()
        self.head, self.ended = ended, True
