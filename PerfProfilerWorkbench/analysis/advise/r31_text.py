# SPDX-License-Identifier: LGPL-2.1-or-later
"""R31: text as geometry, each curve of each letter a face of the model."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import message
from ...units import told_duration, told_percent
from ..naming import named
from ..subject import Subject
from .making import computing_ns, payers

_PROXY = "draftobjects.shapestring.ShapeString"
_EDGES = 300


def r31(subject: Subject) -> Iterable[Advice]:
    for key, facts in subject.objects.items():
        if facts.proxy == _PROXY and facts.counts.get("Edge", 0) > _EDGES:
            paying = payers(subject, key)
            time_ns = computing_ns(subject, [key, *paying])
            if paying and subject.worth(time_ns, key.document):
                yield _advice(subject, key, facts, paying, time_ns)


def _advice(
    subject: Subject, key: ObjectKey, facts: ObjectFacts, paying: list[ObjectKey], time_ns: int
) -> Advice:
    fuses = facts.properties.get("Fuse") is True
    seen = message(
        texts.R31_SEEN,
        edges=facts.counts["Edge"],
        time=told_duration(time_ns),
        share=told_percent(subject.share(time_ns, key.document)),
        slowest=named(subject, paying),
    )
    steps = [texts.R31_STEP_FUSE] if fuses else []
    steps += [texts.R31_STEP_LAST, texts.R31_STEP_COMPOUND, texts.R31_STEP_FONT]
    return Advice(
        "R31",
        *key,
        message(texts.R31_TITLE, label=subject.label(key)),
        seen,
        tuple(map(message, steps)),
        "Fuse" if fuses else "Text",
        effort=Effort.EASY if fuses else Effort.SOME,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #32070",),
        remedy=Remedy(RemedyKind.SET_PROPERTY, key.document, (key.object,), "Fuse", False)
        if fuses
        else None,
    )
