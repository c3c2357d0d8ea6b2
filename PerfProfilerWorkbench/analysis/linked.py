# SPDX-License-Identifier: LGPL-2.1-or-later
"""What links and containers say of which object stands where."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.span import ObjectKey
from ..model.structure import Value
from .subject import Subject


def linked(subject: Subject, value: Value) -> Iterator[ObjectKey]:
    """The objects that the value of a property of links names, also with their sub-elements.

    The names of two sub-elements look like a document and an object: only objects that there are
    count.
    """
    if not isinstance(value, tuple):
        return
    if len(value) == 2 and isinstance(value[0], str) and isinstance(value[1], str):
        key = ObjectKey(value[0], value[1])
        if key in subject.objects:
            yield key
        return
    for one in value:
        yield from linked(subject, one)


def bodies(subject: Subject) -> dict[ObjectKey, ObjectKey]:
    """By each object that lies in a Body, that Body."""
    return {
        member: body
        for body, facts in subject.objects_of("PartDesign::Body")
        for member in linked(subject, facts.properties.get("Group"))
    }
