# SPDX-License-Identifier: LGPL-2.1-or-later
"""R19: objects that are shown, and meshed anew, though something made of them covers them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import texts
from ...model.advice import Advice, Basis, Effort, Piece, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import message
from ...units import told_duration
from ..linked import linked
from ..naming import named
from ..subject import Subject
from .making import DISPLAY, heaviest, pieces

_SPARED = 0.9  # of what showing takes: a change of a hidden object still reaches the view
_COVERED = (  # by what they were made of, or the other way round
    "Part::Fuse",
    "Part::MultiFuse",
    "Part::Cut",
    "Part::Common",
    "Part::MultiCommon",
    "Part::Fillet",
    "Part::Chamfer",
)
_BINDERS = ("PartDesign::SubShapeBinder", "PartDesign::ShapeBinder")


def r19(subject: Subject) -> Iterable[Advice]:
    covered = dict.fromkeys((*_behind_tips(subject), *_sources(subject)))
    for document in subject.documents:
        mine = [key for key in covered if key.document == document]
        saved = heaviest(pieces(subject, mine, DISPLAY, _SPARED))
        if subject.worth(sum(saved.values()), document):
            yield _advice(subject, document, saved)


def shown(facts: ObjectFacts | None) -> bool:
    return facts is not None and facts.properties.get("Visibility") is True


def _behind_tips(subject: Subject) -> Iterator[ObjectKey]:
    """What lies in a Body before its Tip, where the Tip is shown as well."""
    for _, facts in subject.objects_of("PartDesign::Body"):
        tip = next(linked(subject, facts.properties.get("Tip")), None)
        if tip is None or not shown(subject.objects[tip]):
            continue
        for member in linked(subject, facts.properties.get("Group")):
            one = subject.objects[member]
            solid = one.type.startswith("PartDesign::") and "BaseFeature" in one.properties
            if member != tip and shown(one) and (solid or one.type in _BINDERS):
                yield member


def _sources(subject: Subject) -> Iterator[ObjectKey]:
    """What a shown result was made of: it lies within that, or hides what was cut away."""
    for _, facts in subject.objects_of(*_COVERED):
        if shown(facts):
            for name in ("Base", "Tool", "Shapes"):
                for source in linked(subject, facts.properties.get(name)):
                    if shown(subject.objects[source]):
                        yield source


def _advice(subject: Subject, document: str, saved: dict[Piece, int]) -> Advice:
    objects = [piece.key for piece in saved]
    names = tuple(key.object for key in objects)
    saving_ns = sum(saved.values())
    return Advice(
        "R19",
        document,
        names[0],
        message(texts.R19_TITLE, objects=named(subject, objects)),
        message(texts.R19_SEEN, time=told_duration(int(saving_ns / _SPARED))),
        (message(texts.R19_STEP_HIDE),),
        "Visibility",
        expected_saving_ns=saving_ns,
        basis=Basis.MEASURED_SHARE,
        basis_said=message(texts.R19_BASIS),
        effort=Effort.EASY,
        risk=Risk.APPEARANCE,
        sources=("FreeCAD #18430", "FreeCAD #25446"),
        pieces=saved,
        remedy=Remedy(RemedyKind.HIDE, document, names),
    )
