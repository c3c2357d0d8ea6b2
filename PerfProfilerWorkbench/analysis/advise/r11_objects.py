# SPDX-License-Identifier: LGPL-2.1-or-later
"""R11: so many objects that their number costs: drawings and assemblies that came in pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ... import texts
from ...model.advice import Advice, Effort
from ...model.structure import ObjectFacts
from ...texts import Message, message
from ..drawing import objects_by_document
from ..subject import Subject


def r11(subject: Subject) -> Iterable[Advice]:
    for document, objects in subject.once(objects_by_document).items():
        if len(objects) > subject.thresholds.objects:
            yield _advice(document, objects)


def _advice(document: str, objects: Mapping[str, ObjectFacts]) -> Advice:
    (most, count), *_ = Counter(facts.type for facts in objects.values()).most_common()
    return Advice(
        "R11",
        document,
        "",
        message(texts.R11_TITLE, document=document),
        message(texts.R11_SEEN, count=len(objects), type=most, most=count, lines=_lines(objects)),
        _steps(most),
        basis_said=message(texts.R11_BASIS),
        effort=Effort.MUCH,
        sources=("FreeCAD #24191", "FreeCAD #7551", "FreeCAD #16271"),
    )


def _lines(objects: Mapping[str, ObjectFacts]) -> int:
    """Objects of one edge each: what a drawing becomes that was taken in line by line."""
    return sum(facts.counts.get("Edge") == 1 for facts in objects.values())


def _steps(most: str) -> tuple[Message, ...]:
    drawn = message(texts.R11_STEP_DRAWING)
    solids = message(texts.R11_STEP_SOLIDS)
    first = (drawn, solids) if most.startswith("Part::Part2D") else (solids, drawn)
    return (*first, message(texts.R11_STEP_LINKS))
