# SPDX-License-Identifier: LGPL-2.1-or-later
"""When objects were made, as far as a recording tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.session import Session
from ..model.span import ObjectKey, Span, SpanKind
from ..model.structure import DocumentFacts, ObjectFacts, Structure
from .subject import Subject


def births(session: Session) -> list[tuple[int, ObjectKey]]:
    """Each making of an object, in order of time.

    A change without a property's name tells one. Without such a change an object was made when
    something of it was first seen, unless its document had it when that was read. Of a document
    that was never read only changes tell.
    """
    told = {
        (change.time_ns, ObjectKey(change.document, change.object))
        for change in session.changes
        if change.object and not change.property
    }
    seen = _first_seen(session)
    old = _old(session, seen)
    read = {one.document for one in session.structure.documents}
    known = {key for _, key in told} | old
    first = {
        (time_ns, key) for key, time_ns in seen.items() if key not in known and key.document in read
    }
    return sorted(told | first)


def _first_seen(session: Session) -> dict[ObjectKey, int]:
    seen: dict[ObjectKey, int] = {}
    for time_ns, key in _appearances(session):
        if time_ns < seen.get(key, time_ns + 1):
            seen[key] = time_ns
    return seen


def _appearances(session: Session) -> Iterator[tuple[int, ObjectKey]]:
    for change in session.changes:
        if change.object:
            yield change.time_ns, ObjectKey(change.document, change.object)
    for span in session.spans:
        if span.kind in (SpanKind.FEATURE, SpanKind.COMPUTE, SpanKind.DISPLAY):
            yield span.start_ns, span.key
    for time_ns, document, objects in readings(session.structure):
        for name in objects:
            yield time_ns, ObjectKey(document, name)


def readings(structure: Structure) -> Iterator[tuple[int, str, Mapping[str, ObjectFacts]]]:
    """When which document was read, and the objects: whole documents first, then differences."""
    for whole in structure.documents:
        yield whole.time_ns, whole.document, whole.objects
    for step in structure.steps:
        yield step.time_ns, step.document, step.objects


def _old(session: Session, seen: dict[ObjectKey, int]) -> set[ObjectKey]:
    """Objects that were there before anybody made them under the recording's eyes."""
    created = [span for span in session.spans if span.kind is SpanKind.CREATING]
    opened = [span for span in session.spans if span.kind is SpanKind.OPENING]
    old: set[ObjectKey] = set()
    for facts in session.structure.documents:
        if _any_before(created, facts):
            continue
        all_old = _any_before(opened, facts)
        keys = (ObjectKey(facts.document, name) for name in facts.objects)
        old.update(key for key in keys if all_old or seen[key] >= facts.time_ns)
    return old


def _any_before(spans: list[Span], facts: DocumentFacts) -> bool:
    return any(span.document == facts.document and span.start_ns <= facts.time_ns for span in spans)


def made_objects(subject: Subject) -> list[tuple[int, ObjectKey]]:
    """``births``, for ``Subject.once``."""
    return births(subject.session)
