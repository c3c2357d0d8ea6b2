# SPDX-License-Identifier: LGPL-2.1-or-later
"""R20: objects of many triangles that one can see through: they are sorted for each frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ... import texts
from ...model.advice import Advice, Effort, Occasion, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import message
from ..drawing import objects_by_document, triangles_from
from ..naming import named
from ..subject import Subject


def r20(subject: Subject) -> Iterable[Advice]:
    for document, objects in subject.once(objects_by_document).items():
        seen_through = _seen_through(objects)
        if seen_through and triangles_from(objects, subject.thresholds.transparent_triangles):
            keys = [ObjectKey(document, name) for name in seen_through]
            triangles = sum(objects[name].counts["Triangles"] for name in seen_through)
            yield Advice(
                "R20",
                document,
                seen_through[0],
                message(texts.R20_TITLE, objects=named(subject, keys)),
                message(texts.R20_SEEN, count=len(keys), triangles=triangles),
                (message(texts.R20_STEP_OPAQUE), message(texts.R20_STEP_SECTION)),
                "Transparency",
                occasion=Occasion.DRAWING,
                basis_said=message(texts.R20_BASIS),
                effort=Effort.EASY,
                risk=Risk.APPEARANCE,
                sources=("FreeCAD #11517", "FreeCAD #17185"),
                remedy=Remedy(
                    RemedyKind.SET_VIEW, document, tuple(seen_through), "Transparency", 0
                ),
            )


def _seen_through(objects: Mapping[str, ObjectFacts]) -> list[str]:
    """Those that draw triangles, the most first."""
    found = [
        name
        for name, facts in objects.items()
        if _positive(facts.view.get("Transparency")) and facts.counts.get("Triangles")
    ]
    return sorted(found, key=lambda name: (-objects[name].counts["Triangles"], name))


def _positive(value: object) -> bool:
    return isinstance(value, (int, float)) and value > 0
