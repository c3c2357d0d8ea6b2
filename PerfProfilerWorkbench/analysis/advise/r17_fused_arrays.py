# SPDX-License-Identifier: LGPL-2.1-or-later
"""R17: arrays of the Draft workbench that unite their copies."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Basis, Effort, Piece, Remedy, RemedyKind, Risk
from ...texts import message
from ...units import told_duration, told_percent
from ..naming import named
from ..subject import Subject
from .making import COMPUTE, heaviest, pieces

_ARRAYS = ("draftobjects.array.", "draftobjects.patharray.", "draftobjects.pointarray.")
_SPARED = 0.7  # without fusing, arrays of boxes took 0.1 to 25 % (docs/advice.md)


def r17(subject: Subject) -> Iterable[Advice]:
    fused = [
        key
        for key, facts in subject.objects.items()
        if facts.properties.get("Fuse") is True and facts.proxy.startswith(_ARRAYS)
    ]
    for document in subject.documents:
        mine = [key for key in fused if key.document == document]
        saved = heaviest(pieces(subject, mine, COMPUTE, _SPARED))
        if subject.worth(sum(saved.values()), document):
            yield _advice(subject, document, saved)


def _advice(subject: Subject, document: str, saved: dict[Piece, int]) -> Advice:
    arrays = [piece.key for piece in saved]
    saving_ns = sum(saved.values())
    time_ns = int(saving_ns / _SPARED)
    share = told_percent(subject.share(time_ns, document))
    return Advice(
        "R17",
        *arrays[0],
        message(texts.R17_TITLE, arrays=named(subject, arrays)),
        message(texts.R17_SEEN, time=told_duration(time_ns), share=share),
        (message(texts.R17_STEP_OFF), message(texts.R17_STEP_LINK)),
        "Fuse",
        expected_saving_ns=saving_ns,
        basis=Basis.MEASURED_SHARE,
        basis_said=message(texts.R17_BASIS),
        effort=Effort.EASY,
        risk=Risk.GEOMETRY,
        sources=("asm3#634", "FreeCAD #32186"),
        pieces=saved,
        remedy=Remedy(
            RemedyKind.SET_PROPERTY,
            document,
            tuple(key.object for key in arrays),
            "Fuse",
            False,
        ),
    )
