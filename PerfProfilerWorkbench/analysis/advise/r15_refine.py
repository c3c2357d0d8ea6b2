# SPDX-License-Identifier: LGPL-2.1-or-later
"""R15: every feature that adds to a plate full of holes joins faces, where one could do it for all.

What it costs goes with the holes in the faces that are joined: with 120 of them adding a flush box
took 65 % less without it, cutting a hole took no less, and neither did what has few holes. Without
it a later feature can lose the face that it stands on. So nothing is promised (docs/advice.md).
"""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import message
from ...units import told_duration
from ..linked import built
from ..subject import Subject
from .making import computing_ns

_ADDING = ("PartDesign::Pad", "PartDesign::Additive", "PartDesign::Revolution")
_FEWEST = 3  # features before the last
_HOLES = 60  # in faces: one through a plate makes two
_SHARE = 0.2


def r15(subject: Subject) -> Iterable[Advice]:
    for body, features in subject.once(built).items():
        refining = [key for key in features[:-1] if _refines_many(subject, key)]
        time_ns = computing_ns(subject, refining)
        dear = subject.share(time_ns, body.document) >= _SHARE
        if len(refining) >= _FEWEST and dear and subject.worth(time_ns, body.document):
            yield _advice(subject, body, refining, features[-1], time_ns)


def _refines_many(subject: Subject, key: ObjectKey) -> bool:
    facts = subject.objects[key]
    adds = facts.type.startswith(_ADDING) and facts.properties.get("Refine") is True
    return adds and _holes(facts) >= _HOLES


def _holes(facts: ObjectFacts) -> int:
    """A face has one outline; further ones are holes in it."""
    counts = facts.counts
    return counts["Wire"] - counts.get("Face", 0) if "Wire" in counts else 0


def _advice(
    subject: Subject, body: ObjectKey, refining: list[ObjectKey], last: ObjectKey, time_ns: int
) -> Advice:
    names = tuple(key.object for key in refining)
    seen = message(
        texts.R15_SEEN,
        count=len(refining),
        last=subject.label(last),
        time=told_duration(time_ns),
        holes=max(_holes(subject.objects[key]) for key in refining),
    )
    return Advice(
        "R15",
        *body,
        message(texts.R15_TITLE, body=subject.label(body)),
        seen,
        (
            message(texts.R15_STEP_OFF, last=subject.label(last)),
            message(texts.R15_STEP_TRY),
        ),
        "Refine",
        effort=Effort.EASY,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #16874", "FreeCAD #21040", "asm3#413"),
        remedy=Remedy(RemedyKind.SET_PROPERTY, body.document, names, "Refine", False),
    )
