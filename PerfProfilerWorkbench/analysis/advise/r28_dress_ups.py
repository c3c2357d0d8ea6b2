# SPDX-License-Identifier: LGPL-2.1-or-later
"""R28: fillets and chamfers behind many booleans, all of whose faces they have to pass.

Often it is said that they belong last. On the chains that were measured the early one was always
the faster one (docs/advice.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from ... import texts
from ...model.advice import Advice, Effort, Risk
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration
from ..linked import linked
from ..subject import Subject
from .making import computing_ns

_DRESS_UPS = ("Part::Fillet", "Part::Chamfer", "PartDesign::Fillet", "PartDesign::Chamfer")
_BASES = ("Base", "BaseFeature")  # of what the feature is made; of Part's booleans the first
_FEWEST = 5  # features before it
_DEARER = 2  # times what the one in the middle of those takes


def r28(subject: Subject) -> Iterable[Advice]:
    for key, _ in subject.objects_of(*_DRESS_UPS):
        before = [one for one in _before(subject, key) if one in subject.typical]
        if len(before) >= _FEWEST and key in subject.typical:
            own_ns = subject.typical[key].compute_ns
            each_ns = median(subject.typical[one].compute_ns for one in before)
            if own_ns > _DEARER * each_ns and subject.worth(own_ns, key.document):
                yield _advice(subject, key, before)


def _before(subject: Subject, key: ObjectKey) -> list[ObjectKey]:
    """The features that it is made of, one behind the other, but for other dress-ups."""
    found: list[ObjectKey] = []
    while True:
        properties = subject.objects[key].properties
        bases = [one for name in _BASES for one in linked(subject, properties.get(name))]
        if not bases or bases[0] in found:
            return [one for one in found if not subject.objects[one].type.startswith(_DRESS_UPS)]
        key = bases[0]
        found.append(key)


def _advice(subject: Subject, key: ObjectKey, before: list[ObjectKey]) -> Advice:
    seen = message(
        texts.R28_SEEN,
        time=told_duration(subject.typical[key].compute_ns),
        count=len(before),
        before=told_duration(computing_ns(subject, before)),
    )
    return Advice(
        "R28",
        key.document,
        key.object,
        message(texts.R28_TITLE, dressup=subject.label(key)),
        seen,
        (message(texts.R28_STEP_COPY), message(texts.R28_STEP_COMPARE)),
        effort=Effort.MUCH,
        risk=Risk.GEOMETRY,
        sources=("docs/advice.md",),
    )
