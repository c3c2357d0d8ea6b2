# SPDX-License-Identifier: LGPL-2.1-or-later
"""R39: a value taken from another Body, which makes one chain of what could be two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ... import texts
from ...model.advice import Advice, Effort, Occasion
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration
from ..linked import bodies
from ..subject import Subject


class _Reading(NamedTuple):
    reader: ObjectKey
    path: str
    source: ObjectKey


def r39(subject: Subject) -> Iterable[Advice]:
    """Of several readings between the same two Bodies the dearest."""
    holders = bodies(subject)
    dearest: dict[tuple[ObjectKey, ObjectKey], tuple[int, _Reading, set[ObjectKey]]] = {}
    for reading in _readings(subject, holders):
        reached = _only_through(subject, reading)
        cost_ns = sum(subject.typical[key].total_ns for key in reached)
        pair = (holders[reading.source], holders[reading.reader])
        if subject.worth(cost_ns, reading.reader.document) and (
            pair not in dearest or cost_ns > dearest[pair][0]
        ):
            dearest[pair] = (cost_ns, reading, reached)
    for (_, body), (cost_ns, reading, reached) in dearest.items():
        yield _advice(subject, reading, body, len(reached), cost_ns)


def _readings(subject: Subject, holders: dict[ObjectKey, ObjectKey]) -> Iterator[_Reading]:
    for reader in holders:
        facts = subject.objects[reader]
        for path, text in facts.expressions:
            for source in facts.links:
                other = holders.get(source) not in (None, holders[reader])
                if other and _mentions(subject, text, source):
                    yield _Reading(reader, path, source)


def _mentions(subject: Subject, text: str, key: ObjectKey) -> bool:
    named = re.search(rf"(?<![\w.]){re.escape(key.object)}\.", text)
    return bool(named) or f"<<{subject.label(key)}>>" in text


def _only_through(subject: Subject, reading: _Reading) -> set[ObjectKey]:
    """What a change of the source reaches by this reading, and on no other way."""
    otherwise: set[ObjectKey] = set()
    todo = [one for one in subject.users.get(reading.source, ()) if one != reading.reader]
    while todo:
        one = todo.pop()
        if one not in otherwise:
            otherwise.add(one)
            todo.extend(subject.users.get(one, ()))
    reached = {reading.reader} | subject.dependents(reading.reader)
    return {key for key in reached - otherwise if key in subject.typical}


def _advice(
    subject: Subject, reading: _Reading, body: ObjectKey, count: int, cost_ns: int
) -> Advice:
    names = {"reader": subject.label(reading.reader), "source": subject.label(reading.source)}
    seen = message(
        texts.R39_SEEN_ONE if count == 1 else texts.R39_SEEN,
        path=reading.path,
        source=names["source"],
        body=subject.label(body),
        count=count,
        time=told_duration(cost_ns),
    )
    return Advice(
        "R39",
        reading.reader.document,
        reading.reader.object,
        message(texts.R39_TITLE, **names),
        seen,
        (message(texts.R39_STEP_VALUE), message(texts.R39_STEP_BOTH, **names)),
        reading.path,
        occasion=Occasion.EDITING,
        effort=Effort.SOME,
        sources=("FreeCAD #8059",),
    )
