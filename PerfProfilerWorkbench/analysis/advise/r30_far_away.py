# SPDX-License-Identifier: LGPL-2.1-or-later
"""R30: shapes of kilometres, or that far from the origin: they are meshed and drawn badly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ... import texts
from ...model.advice import Advice, Effort, Risk
from ...model.span import ObjectKey
from ...texts import message
from ..naming import named
from ..subject import Subject

_FAR_MM = 1e6
_ENDLESS_MM = 1e50  # datum planes and lines have no end


class _Reach(NamedTuple):
    key: ObjectKey
    reach_mm: float  # from the origin to its farthest side, or to where it is placed
    size_mm: float = 0.0  # as far as it is known


def r30(subject: Subject) -> Iterable[Advice]:
    farthest: dict[ObjectKey, _Reach] = {}
    for one in (*_placed(subject), *_boxed(subject)):
        if _FAR_MM <= one.reach_mm < _ENDLESS_MM:
            farthest[one.key] = max(one, farthest.get(one.key, one), key=lambda one: one.reach_mm)
    documents: dict[str, list[_Reach]] = {}
    for one in farthest.values():
        documents.setdefault(one.key.document, []).append(one)
    for document, far in documents.items():
        yield _advice(subject, document, sorted(far, key=lambda one: (-one.reach_mm, one.key)))


def _placed(subject: Subject) -> Iterable[_Reach]:
    for key, facts in subject.objects.items():
        placement = facts.properties.get("Placement")
        if isinstance(placement, tuple):
            sides = [abs(side) for side in placement[:3] if isinstance(side, (int, float))]
            yield _Reach(key, max(sides, default=0.0))


def _boxed(subject: Subject) -> Iterable[_Reach]:
    """Of results that were looked at."""
    for seen in subject.session.fingerprints:
        key, box = ObjectKey(seen.document, seen.object), seen.after.box
        if box is not None and len(box) == 6 and key in subject.objects:
            size_mm = max(box[3 + axis] - box[axis] for axis in range(3))
            yield _Reach(key, max(map(abs, box)), size_mm)


def _advice(subject: Subject, document: str, far: list[_Reach]) -> Advice:
    first = far[0]
    huge = first.size_mm >= _FAR_MM
    step = texts.R30_STEP_UNITS if huge else texts.R30_STEP_NEAR
    return Advice(
        "R30",
        document,
        first.key.object,
        message(texts.R30_TITLE, objects=named(subject, [one.key for one in far])),
        message(
            texts.R30_SEEN,
            count=len(far),
            object=subject.label(first.key),
            reach=first.reach_mm / 1e6,
        ),
        (message(step),),
        "Placement",
        basis_said=message(texts.R30_BASIS),
        effort=Effort.SOME,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #17183", "FreeCAD #17349", "FreeCAD #6036"),
    )
