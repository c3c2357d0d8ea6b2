# SPDX-License-Identifier: LGPL-2.1-or-later
"""R18: assemblies that are solved in every recompute."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Basis, Effort, Piece, Remedy, RemedyKind, Risk
from ...texts import message
from ...units import told_duration
from ..naming import named
from ..subject import Subject
from .making import COMPUTE, pieces

PREFERENCE = "BaseApp/Preferences/Mod/Assembly/SolveOnRecompute"
_SPARED = 0.8  # of what an assembly takes: the rest is placing its parts


def r18(subject: Subject) -> Iterable[Advice]:
    if subject.preference(PREFERENCE) is False:
        return
    for document in subject.documents:
        assemblies = [
            key
            for key, _ in subject.objects_of("Assembly::AssemblyObject")
            if key.document == document
        ]
        saved = pieces(subject, assemblies, COMPUTE, _SPARED)
        if subject.worth(sum(saved.values()), document):
            yield _advice(subject, document, saved)


def _advice(subject: Subject, document: str, saved: dict[Piece, int]) -> Advice:
    assemblies = sorted((piece.key for piece in saved), key=lambda key: -saved[Piece(key, COMPUTE)])
    saving_ns = sum(saved.values())
    seen = message(
        texts.R18_SEEN,
        assemblies=named(subject, assemblies),
        time=told_duration(int(saving_ns / _SPARED)),
        joints=_joints(subject, document),
    )
    steps = (texts.R18_STEP_OFF, texts.R18_STEP_SOLVE, texts.R18_STEP_FIXED)
    return Advice(
        "R18",
        document,
        assemblies[0].object,
        message(texts.R18_TITLE),
        seen,
        tuple(message(step) for step in steps),
        expected_saving_ns=saving_ns,
        basis=Basis.MEASURED_SHARE,
        basis_said=message(texts.R18_BASIS),
        effort=Effort.EASY,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #16771", "FreeCAD #17917", "FreeCAD #26992"),
        pieces=saved,
        remedy=Remedy(RemedyKind.SET_PREFERENCE, document, (), PREFERENCE, False),
    )


def _joints(subject: Subject, document: str) -> int:
    return sum(
        key.document == document and "JointType" in facts.properties
        for key, facts in subject.objects.items()
    )
