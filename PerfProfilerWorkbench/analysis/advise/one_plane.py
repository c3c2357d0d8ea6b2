# SPDX-License-Identifier: LGPL-2.1-or-later
"""R3 within a Body: pockets, or pads, on one plane, which one sketch could make at once.

Nothing is promised: how deep they are is not recorded, and only what is equally deep can be joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ... import texts
from ...model.advice import Advice, Effort, Risk
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration, told_percent
from ..linked import built, linked
from ..subject import Subject
from .making import computing_ns

Plane = tuple[float, ...]  # where its normal points, and how far from the origin it is

_TYPES = ("PartDesign::Pocket", "PartDesign::Pad")
_FEWEST = 4


def pockets(subject: Subject) -> Iterable[Advice]:
    for body, features in subject.once(built).items():
        for keys in _rows(subject, features):
            time_ns = computing_ns(subject, keys)
            if subject.worth(time_ns, body.document):
                yield _advice(subject, keys, time_ns)


def _rows(subject: Subject, features: Iterable[ObjectKey]) -> Iterator[list[ObjectKey]]:
    """Features of one type one after the other whose sketches lie in one plane."""
    for (type_, plane), group in groupby(features, lambda key: _kind(subject, key)):
        keys = list(group)
        if type_ in _TYPES and plane and len(keys) >= _FEWEST:
            yield keys


def _kind(subject: Subject, key: ObjectKey) -> tuple[str, Plane | None]:
    facts = subject.objects[key]
    sketch = next(linked(subject, facts.properties.get("Profile")), None)
    placement = subject.objects[sketch].properties.get("Placement") if sketch else None
    return facts.type, plane_of(placement)


def plane_of(placement: object) -> Plane | None:
    """Of a placement: where it is, and its rotation as a quaternion."""
    if not isinstance(placement, tuple) or len(placement) != 7:
        return None
    if not all(isinstance(number, (int, float)) for number in placement):
        return None
    *at, x, y, z, w = placement
    normal = (2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y))
    far = sum(one * other for one, other in zip(at, normal))
    return tuple(round(number, 6) + 0.0 for number in (*normal, far))


def _advice(subject: Subject, keys: Sequence[ObjectKey], time_ns: int) -> Advice:
    names = {"first": subject.label(keys[0]), "last": subject.label(keys[-1])}
    seen = message(
        texts.R3_SEEN_POCKETS,
        count=len(keys),
        time=told_duration(time_ns),
        share=told_percent(subject.share(time_ns, keys[0].document)),
    )
    return Advice(
        "R3",
        *keys[-1],
        message(texts.R3_TITLE_POCKETS, count=len(keys), **names),
        seen,
        (message(texts.R3_STEP_SKETCH), message(texts.R3_STEP_DEPTH)),
        "Profile",
        effort=Effort.MUCH,
        risk=Risk.NONE,
        sources=("sverchok#3519",),
    )
