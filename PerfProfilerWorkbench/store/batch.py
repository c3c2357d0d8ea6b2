# SPDX-License-Identifier: LGPL-2.1-or-later
"""One part of a session on its way into the file, inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..model import memory_plain
from ..model.activity_plain import frames_to_plain
from ..model.calls import calls_to_plain, stacks_to_plain
from ..model.session import Feature, Session
from ..model.span import ObjectKey
from ..model.structure import DocumentFacts, Structure, StructureStep
from . import rows, spans
from .packing import packed, packed_json


@dataclass
class Place:
    """How far a session is written: its number in the file, the rows and objects it has there."""

    id: str
    number: int
    start_ns: int
    kinds: Mapping[str, int]
    written: dict[str, int] = field(default_factory=dict)  # rows by table
    objects: dict[ObjectKey, int] = field(default_factory=dict)


class Batch:
    """Writes after ``place``, which stays as it is: ``add_to_place`` once all is committed."""

    def __init__(self, connection: sqlite3.Connection, place: Place) -> None:
        self._connection = connection
        self._place = place
        self._written = dict(place.written)
        self._new: dict[ObjectKey, int] = {}
        self._inserted = 0  # how many of the new objects are in the file

    def write(self, part: Session) -> None:
        since_ns = self._place.start_ns
        self._features(part.features)
        numbers = [self._object(span.key) for span in part.spans]
        kinds = [self._place.kinds[span.kind.value] for span in part.spans]
        made = (spans.to_row(*each, since_ns) for each in zip(part.spans, kinds, numbers))
        self._append("spans", made)
        changed = [(one, self._of(one.document, one.object)) for one in part.changes]
        self._append("changes", (rows.of_change(*one, since_ns) for one in changed))
        printed = [(one, self._of(one.document, one.object)) for one in part.fingerprints]
        self._append("fingerprints", (rows.of_fingerprint(*one, since_ns) for one in printed))
        self._append("samples", (rows.of_sample(one, since_ns) for one in part.samples))
        self._whole(part)
        self._structure(part.structure)

    def add_to_place(self) -> None:
        self._place.written = self._written
        self._place.objects.update(self._new)

    def _whole(self, part: Session) -> None:
        """What is only ever read whole."""
        snapshots = [memory_plain.to_plain(each) for each in part.snapshots]
        self._append("snapshots", ((packed_json(one),) for one in snapshots))
        if part.frames:
            self._append("frames", [(packed_json(frames_to_plain(part.frames)),)])
        if part.stacks:
            self._append("stacks", [(packed_json(stacks_to_plain(part.stacks)),)])
        if part.calls is not None:
            self._connection.execute("DELETE FROM calls WHERE session = ?", (self._place.number,))
            self._append("calls", [(packed_json(calls_to_plain(part.calls)),)])

    def _structure(self, structure: Structure) -> None:
        since_ns = self._place.start_ns
        self._append("documents", (rows.of_document(one, since_ns) for one in structure.documents))
        self._append("steps", (rows.of_step(one, since_ns) for one in structure.steps))
        known: list[DocumentFacts | StructureStep] = [*structure.documents, *structure.steps]
        links = [
            (self._place.number, self._object(key), self._object(needed))
            for facts in known
            for key, needed in rows.links(facts)
        ]
        self._insert_objects()
        self._connection.executemany("INSERT OR IGNORE INTO dependencies VALUES (?, ?, ?)", links)

    def _features(self, features: Mapping[ObjectKey, Feature]) -> None:
        named = [
            (packed(feature.label), packed(feature.type), self._place.number, self._object(key))
            for key, feature in features.items()
        ]
        self._insert_objects()
        self._connection.executemany(
            "UPDATE objects SET label = ?, type = ? WHERE session = ? AND number = ?", named
        )

    def _of(self, document: str, name: str) -> int:
        return self._object(ObjectKey(document, name))

    def _object(self, key: ObjectKey) -> int:
        known = self._place.objects.get(key) or self._new.get(key)
        if known is None:
            known = self._new[key] = len(self._place.objects) + len(self._new) + 1
        return known

    def _insert_objects(self) -> None:
        """Before the rows that name them."""
        waiting = list(self._new.items())[self._inserted :]
        self._connection.executemany(
            "INSERT INTO objects (session, number, document, name) VALUES (?, ?, ?, ?)",
            [
                (self._place.number, number, packed(key.document), packed(key.object))
                for key, number in waiting
            ],
        )
        self._inserted = len(self._new)

    def _append(self, table: str, cells: Iterable[Sequence[Any]]) -> None:
        self._insert_objects()
        place = self._written.get(table, 0)
        made = [(self._place.number, place + n, *row) for n, row in enumerate(cells)]
        if made:
            marks = ", ".join("?" * len(made[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", made)
            self._written[table] = place + len(made)
