# SPDX-License-Identifier: LGPL-2.1-or-later
"""R13: sketches with so many constraints that solving them is what one waits for."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.activity import Editing
from ...model.advice import Advice, Effort, Risk
from ...model.span import ObjectKey, SpanKind
from ...model.structure import ObjectFacts
from ...texts import Message, message
from ...units import told_duration
from ..subject import Subject

_EXTERNAL = 50
_EDITING_NS = 200_000_000  # entering, dragging in and leaving one, before it is worth a word


def r13(subject: Subject) -> Iterable[Advice]:
    for key, facts in subject.objects_of("Sketcher::SketchObject"):
        counts = facts.counts
        constraints, external = counts.get("Constraints", 0), counts.get("ExternalGeometry", 0)
        if constraints > subject.thresholds.constraints or external > _EXTERNAL:
            seen = _seen(subject, key, constraints, external)
            if seen is not None:
                yield _advice(subject, key, facts, seen)


def _seen(subject: Subject, key: ObjectKey, constraints: int, external: int) -> Message | None:
    """What it cost, in recomputes or while it was edited; None where that is not worth a word."""
    counts = {"constraints": constraints, "external": external}
    one = subject.typical.get(key)
    if one is not None and subject.worth(one.compute_ns, key.document):
        return message(texts.R13_SEEN, time=told_duration(one.compute_ns), **counts)
    busy_ns = _editing_ns(subject, key)
    if busy_ns >= _EDITING_NS:
        return message(texts.R13_SEEN_EDITING, time=told_duration(busy_ns), **counts)
    return None


def _editing_ns(subject: Subject, key: ObjectKey) -> int:
    """How long FreeCAD was busy with editing it, drawing left out."""
    return sum(
        span.detail.entering_ns + span.detail.dragging_ns + span.detail.leaving_ns
        for span in subject.session.spans
        if span.kind is SpanKind.EDITING and span.key == key and isinstance(span.detail, Editing)
    )


def _advice(subject: Subject, key: ObjectKey, facts: ObjectFacts, seen: Message) -> Advice:
    steps = [texts.R13_STEP_PATTERN, texts.R13_STEP_SPLIT, texts.R13_STEP_BLOCK]
    if facts.counts.get("ExternalGeometry", 0) > _EXTERNAL:
        steps.append(texts.R13_STEP_EXTERNAL)
    return Advice(
        "R13",
        *key,
        message(texts.R13_TITLE, sketch=subject.label(key)),
        seen,
        tuple(map(message, steps)),
        "Constraints",
        effort=Effort.MUCH,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #27319", "FreeCAD #26598", "FreeCAD #21448"),
    )
