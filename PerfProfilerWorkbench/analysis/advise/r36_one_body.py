# SPDX-License-Identifier: LGPL-2.1-or-later
"""R36: a Body with so many features that the last ones take most of its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ... import texts
from ...model.advice import Advice, Effort, Risk
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration, told_percent
from ..linked import linked
from ..subject import Subject

_MANY = 60  # features
_LAST = 1 / 3  # of them
_MOST = 0.6  # of the body's time


def r36(subject: Subject) -> Iterable[Advice]:
    for body, facts in subject.objects_of("PartDesign::Body"):
        members = linked(subject, facts.properties.get("Group"))
        solids = [one for one in members if "BaseFeature" in subject.objects[one].properties]
        if len(solids) > _MANY:
            last = solids[-int(len(solids) * _LAST) :]
            last_ns, all_ns = _took_ns(subject, last), _took_ns(subject, solids)
            if last_ns > _MOST * all_ns and subject.worth(last_ns, body.document):
                yield _advice(subject, body, solids, last, last_ns / all_ns)


def _took_ns(subject: Subject, keys: Iterable[ObjectKey]) -> int:
    return sum(subject.typical[key].compute_ns for key in keys if key in subject.typical)


def _advice(
    subject: Subject,
    body: ObjectKey,
    solids: Sequence[ObjectKey],
    last: Sequence[ObjectKey],
    share: float,
) -> Advice:
    seen = message(
        texts.R36_SEEN,
        features=len(solids),
        last=len(last),
        time=told_duration(_took_ns(subject, last)),
        share=told_percent(share),
    )
    split = message(texts.R36_STEP_SPLIT, feature=subject.label(last[0]))
    return Advice(
        "R36",
        body.document,
        body.object,
        message(texts.R36_TITLE, body=subject.label(body)),
        seen,
        (message(texts.R36_STEP_TIP), split),
        effort=Effort.MUCH,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #26463",),
    )
