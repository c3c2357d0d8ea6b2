# SPDX-License-Identifier: LGPL-2.1-or-later
"""R16: binders that follow sources which do not change any more."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Basis, Effort, Piece, Remedy, RemedyKind, Risk
from ...texts import message
from ...units import told_duration
from ..naming import named
from ..subject import Subject
from .making import COMPUTE, heaviest, pieces

_SPARED = 0.9  # a frozen binder is executed, too, and does nothing


def r16(subject: Subject) -> Iterable[Advice]:
    for document in subject.documents:
        following = [
            key
            for key, facts in subject.objects_of("PartDesign::SubShapeBinder")
            if key.document == document and facts.properties.get("BindMode") == "Synchronized"
        ]
        saved = heaviest(pieces(subject, following, COMPUTE, _SPARED))
        if subject.worth(sum(saved.values()), document):
            yield _advice(subject, document, saved)


def _advice(subject: Subject, document: str, saved: dict[Piece, int]) -> Advice:
    binders = [piece.key for piece in saved]
    names = tuple(key.object for key in binders)
    saving_ns = sum(saved.values())
    steps = (texts.R16_STEP_FREEZE, texts.R16_STEP_FOLLOW, texts.R16_STEP_PARTS)
    return Advice(
        "R16",
        document,
        names[0],
        message(texts.R16_TITLE, binders=named(subject, binders)),
        message(texts.R16_SEEN, time=told_duration(int(saving_ns / _SPARED))),
        tuple(message(step) for step in steps),
        "BindMode",
        expected_saving_ns=saving_ns,
        basis=Basis.MEASURED_SHARE,
        basis_said=message(texts.R16_BASIS),
        effort=Effort.EASY,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #26463", "FreeCAD #17175", "FreeCAD #25295"),
        pieces=saved,
        remedy=Remedy(RemedyKind.SET_PROPERTY, document, names, "BindMode", "Frozen"),
    )
