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


def built(subject: Subject) -> dict[ObjectKey, list[ObjectKey]]:
    """Of each Body the features from the first to its Tip, each built on the one before it."""
    found = {}
    for body, facts in subject.objects_of("PartDesign::Body"):
        chain: dict[ObjectKey, None] = {}
        key = next(linked(subject, facts.properties.get("Tip")), None)
        while key is not None and key not in chain:
            chain[key] = None
            key = next(linked(subject, subject.objects[key].properties.get("BaseFeature")), None)
        found[body] = list(chain)[::-1]
    return found
