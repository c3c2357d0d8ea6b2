# SPDX-License-Identifier: LGPL-2.1-or-later
"""R4: patterns with many occurrences, each of which is a boolean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod

from ... import texts
from ...model.advice import Advice, Effort, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import Message, message
from ...units import told_duration, told_percent
from ..linked import linked
from ..naming import named
from ..subject import Subject

_PATTERNS = (
    "PartDesign::LinearPattern",
    "PartDesign::PolarPattern",
    "PartDesign::MultiTransform",
)
_COUNTS = ("Occurrences", "Occurrences2")
_MANY = 30
_SHARE = 0.15
_DRESS_UPS = ("PartDesign::Fillet", "PartDesign::Chamfer")


def r4(subject: Subject) -> Iterable[Advice]:
    for key, facts in subject.objects_of(*_PATTERNS):
        count, one = occurrences(subject, facts), subject.typical.get(key)
        if count <= _MANY or one is None or facts.properties.get("Suppressed") is True:
            continue
        dear = subject.share(one.compute_ns, key.document) >= _SHARE
        if dear and subject.worth(one.compute_ns, key.document):
            yield _advice(subject, key, facts, count, one.compute_ns)


def occurrences(subject: Subject, facts: ObjectFacts) -> int:
    """Of a pattern, or of all patterns in a MultiTransform together; a mirror makes two."""
    patterns = [facts, *(subject.objects[key] for key in _inner(subject, facts))]
    mirrors = sum(one.type == "PartDesign::Mirrored" for one in patterns[1:])
    own = [one.properties.get(name, 1) for one in patterns for name in _COUNTS]
    counts = (max(1, count) for count in own if isinstance(count, int))
    return prod((*counts, *[2] * mirrors))


def _inner(subject: Subject, facts: ObjectFacts) -> Iterator[ObjectKey]:
    return linked(subject, facts.properties.get("Transformations"))


def _advice(
    subject: Subject, key: ObjectKey, facts: ObjectFacts, count: int, time_ns: int
) -> Advice:
    refines = facts.properties.get("Refine") is True
    seen = message(
        texts.R4_SEEN,
        pattern=subject.label(key),
        time=told_duration(time_ns),
        share=told_percent(subject.share(time_ns, key.document)),
        faces=facts.counts.get("Face", 0),
    )
    return Advice(
        "R4",
        *key,
        message(texts.R4_TITLE, pattern=subject.label(key), count=count),
        seen,
        _how(subject, facts, refines),
        "Refine" if refines else "Occurrences",
        effort=Effort.EASY if refines else Effort.MUCH,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #18205", "FreeCAD #29536", "FreeCAD #31529", "FreeCAD PR 4504"),
        remedy=Remedy(RemedyKind.SET_PROPERTY, key.document, (key.object,), "Refine", False)
        if refines
        else None,
    )


def _how(subject: Subject, facts: ObjectFacts, refines: bool) -> tuple[Message, ...]:
    steps = [message(texts.R4_STEP_REFINE)] if refines else []
    dressups = [
        key
        for key in linked(subject, facts.properties.get("Originals"))
        if subject.objects[key].type in _DRESS_UPS
    ]
    if dressups:
        steps.append(message(texts.R4_STEP_DRESS_UP, dressups=named(subject, dressups)))
    steps.append(message(texts.R4_STEP_SKETCH))
    if "Suppressed" in facts.properties:
        steps.append(message(texts.R4_STEP_SUPPRESS))
    return tuple(steps)
