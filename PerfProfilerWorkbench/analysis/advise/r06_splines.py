# SPDX-License-Identifier: LGPL-2.1-or-later
"""R6: planes and cylinders that became splines, for which booleans pay.

A face that is freely shaped has to be a spline, so many of them are no reason for advice. These
are: a feature whose source has as many faces and hardly a spline, and an import without one face
that is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ... import texts
from ...model.advice import Advice, Effort, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import message
from ...units import told_duration, told_percent
from ..naming import named
from ..subject import Subject
from .making import computing_ns, payers

_FEWEST_FACES = 6
_ALL = 0.9  # of the faces of an import
_HARDLY = 0.5  # times the share of what was made of it


def r6(subject: Subject) -> Iterable[Advice]:
    made: dict[ObjectKey, ObjectKey] = {}
    imported: list[ObjectKey] = []
    for key, facts in subject.objects.items():
        share = spline_share(facts)
        if share <= subject.thresholds.spline_share or facts.counts["Face"] < _FEWEST_FACES:
            continue
        source = _source(subject, facts, share)
        if source is not None:
            made[key] = source
        elif not facts.links and facts.type == "Part::Feature" and share >= _ALL:
            imported.append(key)
    for document in subject.documents:
        yield from _of_document(subject, document, made)
        yield from _of_document(subject, document, dict.fromkeys(imported))


def spline_share(facts: ObjectFacts) -> float:
    """Of the faces that were looked at; 0 where none was."""
    counts = facts.counts
    sampled = counts.get("SampledFace", 0) if counts.get("Face") else 0
    return counts.get("SplineFace", 0) / sampled if sampled else 0.0


def _source(subject: Subject, facts: ObjectFacts, share: float) -> ObjectKey | None:
    """What has the same faces and hardly a spline among them."""
    for link in facts.links:
        one = subject.objects.get(link)
        same = one is not None and one.counts.get("Face") == facts.counts["Face"]
        if one is not None and same and spline_share(one) <= share * _HARDLY:
            return link
    return None


def _of_document(
    subject: Subject, document: str, found: Mapping[ObjectKey, ObjectKey | None]
) -> Iterable[Advice]:
    """``found``: objects of splines, each with what it was made from."""
    keys = [key for key in found if key.document == document]
    costs = {key: set(_paying(subject, key)) for key in keys}
    time_ns = computing_ns(subject, set().union(*costs.values()))
    if subject.worth(time_ns, document):
        keys.sort(key=lambda key: (-computing_ns(subject, costs[key]), key))
        sources = list(dict.fromkeys(source for key in keys if (source := found[key])))
        yield _advice(subject, keys, sources, time_ns)


def _paying(subject: Subject, key: ObjectKey) -> list[ObjectKey]:
    """What is made of it and has splines, too: through these the booleans had to go."""
    return [one for one in payers(subject, key) if subject.objects[one].counts.get("SplineFace", 0)]


def _advice(
    subject: Subject, keys: Sequence[ObjectKey], sources: Sequence[ObjectKey], time_ns: int
) -> Advice:
    """``sources`` are empty of imports."""
    values: dict[str, object] = {
        "objects": named(subject, keys),
        "splines": _sum(subject, keys, "SplineFace"),
        "sampled": _sum(subject, keys, "SampledFace"),
        "time": told_duration(time_ns),
        "share": told_percent(subject.share(time_ns, keys[0].document)),
        "source": named(subject, sources),
        "before": _sum(subject, sources, "SplineFace"),
    }
    said: tuple[str, ...] = (texts.R6_TITLE_IMPORTED, texts.R6_SEEN_IMPORTED, texts.R6_STEP_IMPORT)
    if sources:
        said = (texts.R6_TITLE_MADE, texts.R6_SEEN_MADE, texts.R6_STEP_SCALE, texts.R6_STEP_ORDER)
    title, seen, *steps = (message(text, **values) for text in said)
    return Advice(
        "R6",
        *keys[0],
        title,
        seen,
        tuple(steps),
        "Scale" if sources else "Shape",
        effort=Effort.MUCH,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #26740", "FreeCAD PR 26745", "FreeCAD #18978"),
    )


def _sum(subject: Subject, keys: Iterable[ObjectKey], count: str) -> int:
    return sum(subject.objects[key].counts.get(count, 0) for key in keys)
