# SPDX-License-Identifier: LGPL-2.1-or-later
"""R14: drawings that are computed anew with each recompute of the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ... import texts
from ...model.advice import Advice, Basis, Effort, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration, told_percent
from ..naming import named
from ..subject import Subject
from .making import COMPUTE, pieces

_SPARED = 0.9  # of what the views take: a page that is not kept still asks each of them
_FOLLOWING = (  # tables, symbols and pictures are made anew all the same
    "TechDraw::DrawViewPart",
    "TechDraw::DrawViewSection",
    "TechDraw::DrawComplexSection",
    "TechDraw::DrawViewDetail",
    "TechDraw::DrawViewDimension",
    "TechDraw::DrawViewDraft",
    "TechDraw::DrawProjGroup",
)
_SOURCES = ("FreeCAD #17226", "FreeCAD #22259", "FreeCAD #31718")


def r14(subject: Subject) -> Iterable[Advice]:
    for page, facts in subject.objects_of("TechDraw::DrawPage"):
        if facts.properties.get("KeepUpdated") is True:
            yield from _not_kept(subject, page)


def _not_kept(subject: Subject, page: ObjectKey) -> Iterable[Advice]:
    saved = pieces(subject, views(subject, page), COMPUTE, _SPARED)
    saving_ns = sum(saved.values())
    if not subject.worth(saving_ns, page.document):
        return
    slowest = [piece.key for piece in sorted(saved, key=lambda piece: -saved[piece])]
    took_ns = int(saving_ns / _SPARED)
    yield Advice(
        "R14",
        page.document,
        page.object,
        message(texts.R14_TITLE, page=subject.label(page)),
        message(
            texts.R14_SEEN,
            count=len(slowest),
            time=told_duration(took_ns),
            share=told_percent(subject.share(took_ns, page.document)),
            slowest=named(subject, slowest),
        ),
        (message(texts.R14_STEP_OFF), message(texts.R14_STEP_DRAW)),
        "KeepUpdated",
        expected_saving_ns=saving_ns,
        basis=Basis.MEASURED_SHARE,
        basis_said=message(texts.R14_BASIS),
        effort=Effort.EASY,
        risk=Risk.APPEARANCE,
        sources=_SOURCES,
        pieces=saved,
        remedy=Remedy(RemedyKind.SET_PROPERTY, page.document, (page.object,), "KeepUpdated", False),
    )


def views(subject: Subject, page: ObjectKey) -> Sequence[ObjectKey]:
    """What of a page is left alone if the page is not kept up to date."""
    found: dict[ObjectKey, None] = {}
    todo = [page]
    while todo:
        for link in subject.objects[todo.pop()].links:
            facts = subject.objects.get(link)
            if facts is not None and facts.type.startswith("TechDraw::") and link not in found:
                found[link] = None
                todo.append(link)
    return [one for one in found if subject.objects[one].type.startswith(_FOLLOWING)]
