# SPDX-License-Identifier: LGPL-2.1-or-later
"""R22: a file that is filled with names of elements (FreeCAD 1.0 and later keep them)."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort, Occasion
from ...model.structure import DocumentFacts
from ...texts import message
from ...units import told_mebibytes, told_percent
from ..subject import Subject

_MUCH = 0.3  # of the file
_LEAST_BYTES = 5_000_000
_NAMES = (".Map.txt", "StringHasher.Table.txt")


def r22(subject: Subject) -> Iterable[Advice]:
    for facts in subject.documents.values():
        names_bytes = sum(stored for name, stored, _ in facts.members if name.endswith(_NAMES))
        all_bytes = sum(stored for _, stored, _ in facts.members)
        if names_bytes >= max(_LEAST_BYTES, _MUCH * all_bytes):
            yield _advice(facts, names_bytes, all_bytes)


def _advice(facts: DocumentFacts, names_bytes: int, all_bytes: int) -> Advice:
    return Advice(
        "R22",
        facts.document,
        "",
        message(texts.R22_TITLE, document=facts.document),
        message(
            texts.R22_SEEN,
            size=told_mebibytes(names_bytes),
            share=told_percent(names_bytes / all_bytes),
        ),
        (message(texts.R22_STEP_FEWER), message(texts.R22_STEP_PARTS)),
        occasion=Occasion.OPENING,
        basis_said=message(texts.R22_BASIS),
        effort=Effort.MUCH,
        sources=("FreeCAD #23150", "FreeCAD #29555", "FreeCAD #14952"),
    )
