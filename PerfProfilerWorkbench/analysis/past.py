# SPDX-License-Identifier: LGPL-2.1-or-later
"""The structure of documents as it was at one moment after another, forward only.

What was changed is read later: after a slow recompute, in an idle moment, at the end of the
recording. So of each object what was read last and what will be read next are both given; which of
the two held in between nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ..model.span import ObjectKey
from ..model.structure import DocumentFacts, ObjectFacts, Structure, StructureStep

Reading: TypeAlias = "DocumentFacts | StructureStep"
Users = dict[ObjectKey, dict[ObjectKey, None]]


class Past:
    """Objects and who uses them; ``go`` moves on."""

    def __init__(self, structure: Structure) -> None:
        read: list[Reading] = [*structure.documents, *structure.steps]
        readings: dict[str, list[Reading]] = {}
        for one in read:
            readings.setdefault(one.document, []).append(one)
        self._documents = {name: _Document(name, each) for name, each in readings.items()}

    def go(self, time_ns: int) -> None:
        for document in self._documents.values():
            document.go(time_ns)

    def facts(self, key: ObjectKey) -> list[ObjectFacts]:
        """What was read last, and what will be read next if that is something else."""
        document = self._documents.get(key.document)
        if document is None:
            return []
        found = (document.objects.get(key.object), document.soon.get(key.object))
        return [one for one in found if one is not None]

    def users(self, key: ObjectKey) -> Iterator[ObjectKey]:
        """The objects that directly depend on it; one can come twice."""
        for document in self._documents.values():
            yield from document.users.get(key, ())
            yield from document.soon_users.get(key, ())


class _Document:
    def __init__(self, name: str, readings: list[Reading]) -> None:
        self._name = name
        self._readings = sorted(readings, key=lambda one: one.time_ns)
        self._place = 0
        self.objects: dict[str, ObjectFacts] = {}
        self.users: Users = {}
        self._soon_users: Users | None = None  # those of the next reading, once somebody asked

    def go(self, time_ns: int) -> None:
        while self._place < len(self._readings) and self._readings[self._place].time_ns <= time_ns:
            self._take(self._readings[self._place])
            self._place += 1
            self._soon_users = None

    def _take(self, read: Reading) -> None:
        if isinstance(read, DocumentFacts):
            self.objects, self.users = {}, {}
        else:
            for name in (*read.deleted, *read.objects):
                self._drop(name)
        self.objects.update(read.objects)
        self._add(self.users, read.objects)

    def _drop(self, name: str) -> None:
        facts = self.objects.pop(name, None)
        for link in facts.links if facts is not None else ():
            self.users[link].pop(ObjectKey(self._name, name), None)

    @property
    def soon(self) -> Mapping[str, ObjectFacts]:
        """What will be read next. A whole document is that only where nothing is known yet: else
        it was opened again."""
        if self._place == len(self._readings):
            return {}
        following = self._readings[self._place]
        return {} if self.objects and isinstance(following, DocumentFacts) else following.objects

    @property
    def soon_users(self) -> Users:
        if self._soon_users is None:
            self._soon_users = {}
            self._add(self._soon_users, self.soon)
        return self._soon_users

    def _add(self, users: Users, objects: Mapping[str, ObjectFacts]) -> None:
        for name, facts in objects.items():
            key = ObjectKey(self._name, name)
            for link in facts.links:
                users.setdefault(link, {})[key] = None
