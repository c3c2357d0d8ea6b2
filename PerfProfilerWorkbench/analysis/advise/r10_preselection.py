# SPDX-License-Identifier: LGPL-2.1-or-later
"""R10: FreeCAD searches what the pointer is over among all triangles that are shown."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort, Occasion, Remedy, RemedyKind, Risk
from ...texts import message
from ..drawing import objects_by_document, triangles_from
from ..subject import Subject

PREFERENCE = "BaseApp/Preferences/View/EnablePreselection"


def r10(subject: Subject) -> Iterable[Advice]:
    if not subject.session.windowed or subject.preference(PREFERENCE) is False:
        return
    for document, objects in subject.once(objects_by_document).items():
        triangles = triangles_from(objects, subject.thresholds.triangles)
        if triangles:
            yield Advice(
                "R10",
                document,
                "",
                message(texts.R10_TITLE),
                message(texts.R10_SEEN, document=document, count=triangles),
                (message(texts.R10_STEP_OFF), message(texts.R10_STEP_COARSER)),
                "EnablePreselection",
                occasion=Occasion.DRAWING,
                basis_said=message(texts.R10_BASIS),
                effort=Effort.EASY,
                risk=Risk.APPEARANCE,
                sources=("FreeCAD #17185", "FreeCAD #29978", "FreeCAD #32825"),
                remedy=Remedy(RemedyKind.SET_PREFERENCE, document, (), PREFERENCE, False),
            )
