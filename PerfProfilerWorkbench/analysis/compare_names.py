# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which feature of one set of sessions is which of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..model.session import Feature, Session
from ..model.span import ObjectKey, SpanKind
from ..model.structure import DocumentFacts, StructureStep

Features = Mapping[ObjectKey, Feature]


def ran(sessions: Iterable[Session]) -> dict[ObjectKey, Feature]:
    """The features that ran in any of the sessions, by the labels they had last."""
    unknown = Feature(label="", type="")
    return {
        span.key: session.features.get(span.key, unknown)
        for session in sorted(sessions, key=lambda one: one.started_at)
        for span in session.spans
        if span.kind is SpanKind.FEATURE
    }


def there(sessions: Iterable[Session]) -> set[ObjectKey]:
    """All objects that the structure knows, whether they ran or not."""
    parts: list[DocumentFacts | StructureStep] = []
    for session in sessions:
        parts += (*session.structure.documents, *session.structure.steps)
    return {ObjectKey(part.document, name) for part in parts for name in part.objects}


def documents(before: Iterable[ObjectKey], after: Iterable[ObjectKey]) -> dict[str, str]:
    """The first set's name of each document of the second.

    Where one on either side has no partner of its name, these two are the same one, renamed.
    """
    first, second = ({key.document for key in keys} for keys in (before, after))
    names = {name: name for name in second}
    if len(first - second) == len(second - first) == 1:
        names[(second - first).pop()] = (first - second).pop()
    return names


def matches(before: Features, after: Features) -> dict[ObjectKey, ObjectKey]:
    """The first set's name of each feature of the second that is in both.

    By the object's own name if the type is the same, which survives a change of the label; else by
    label and type, where either set has only one of these left.
    """
    names = documents(before, after)
    found = {}
    for key, feature in after.items():
        known = ObjectKey(names[key.document], key.object)
        if known in before and _one_type(before[known], feature):
            found[key] = known
    left = {key: feature for key, feature in before.items() if key not in found.values()}
    new = {key: feature for key, feature in after.items() if key not in found}
    by_label = _unique(left, {})
    for face, key in _unique(new, names).items():
        if face in by_label:
            found[key] = by_label[face]
    return found


def _one_type(first: Feature, second: Feature) -> bool:
    return first.type == second.type or not (first.type and second.type)


def _unique(features: Features, names: Mapping[str, str]) -> dict[tuple[str, str, str], ObjectKey]:
    """By document, label and type those that share them with no other."""
    faces = {
        key: (names.get(key.document, key.document), feature.label, feature.type)
        for key, feature in features.items()
        if feature.label and feature.type
    }
    counts = Counter(faces.values())
    return {face: key for key, face in faces.items() if counts[face] == 1}
