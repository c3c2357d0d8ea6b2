# SPDX-License-Identifier: LGPL-2.1-or-later
"""R9: features that get slower by themselves, until an input runs or the file is reopened."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Basis, Effort, Piece
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration
from ..detect.drift import Drift, drifts
from ..subject import Subject
from .making import COMPUTE


def r9(subject: Subject) -> Iterable[Advice]:
    """Not asked for its share of a whole recompute: it grows as long as one goes on working."""
    for key, found in subject.once(drifts).items():
        yield _advice(subject, key, found)


def _advice(subject: Subject, key: ObjectKey, found: Drift) -> Advice:
    saving_ns = found.last_ns - found.first_ns
    seen = message(
        texts.R9_SEEN,
        count=len(found.runs),
        first=told_duration(found.first_ns),
        last=told_duration(found.last_ns),
    )
    return Advice(
        "R9",
        key.document,
        key.object,
        message(texts.R9_TITLE, name=subject.label(key)),
        seen,
        (message(texts.R9_STEP_TOUCH), message(texts.R9_STEP_REOPEN)),
        expected_saving_ns=saving_ns,
        basis=Basis.MEASURED_SHARE,
        basis_said=message(texts.R9_BASIS),
        effort=Effort.EASY,
        sources=("FreeCAD #19128", "FreeCAD #24032", "FreeCAD #26363"),
        pieces={Piece(key, COMPUTE): saving_ns},
    )
