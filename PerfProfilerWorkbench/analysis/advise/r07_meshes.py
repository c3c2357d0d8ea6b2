# SPDX-License-Identifier: LGPL-2.1-or-later
"""R7: solids made from meshes, a face for each triangle."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort, Risk
from ...model.span import ObjectKey
from ...model.structure import ObjectFacts
from ...texts import message
from ...units import told_duration, told_percent
from ..subject import Subject
from .making import computing_ns, payers

_TOLERANCE = 0.02  # of three half edges to a face: seams and a rim may be there


def r7(subject: Subject) -> Iterable[Advice]:
    for key, facts in subject.objects.items():
        if not is_triangulated(facts, subject.thresholds.mesh_faces):
            continue
        if any(_also(subject, link) for link in facts.links):
            continue  # the first one of them is to be changed
        own_ns = computing_ns(subject, [key])
        later_ns = computing_ns(subject, payers(subject, key))
        if subject.worth(own_ns + later_ns, key.document):
            yield _advice(subject, key, facts, own_ns, later_ns)


def is_triangulated(facts: ObjectFacts, most_faces: int) -> bool:
    """Many faces, none of them a spline, and three edges to each, of which two faces share one."""
    counts = facts.counts
    faces, edges = counts.get("Face", 0), counts.get("Edge")
    if faces <= most_faces or edges is None or counts.get("SplineFace", 0):
        return False
    return abs(edges - 1.5 * faces) <= 1.5 * faces * _TOLERANCE


def _also(subject: Subject, key: ObjectKey) -> bool:
    facts = subject.objects.get(key)
    return facts is not None and is_triangulated(facts, subject.thresholds.mesh_faces)


def _advice(
    subject: Subject, key: ObjectKey, facts: ObjectFacts, own_ns: int, later_ns: int
) -> Advice:
    seen = message(
        texts.R7_SEEN,
        faces=facts.counts["Face"],
        own=told_duration(own_ns),
        time=told_duration(later_ns),
        share=told_percent(subject.share(later_ns, key.document)),
    )
    return Advice(
        "R7",
        *key,
        message(texts.R7_TITLE, object=subject.label(key)),
        seen,
        (message(texts.R7_STEP_DECIMATE), message(texts.R7_STEP_PLAIN)),
        "Shape",
        effort=Effort.MUCH,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #20455", "FreeCAD #25504", "Lithophane#6"),
    )
