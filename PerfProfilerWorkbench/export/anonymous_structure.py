# SPDX-License-Identifier: LGPL-2.1-or-later
"""The structure of documents without names and geometry."""

from __future__ import annotations

from collections.abc import Mapping

from .. import texts
from ..model.span import ObjectKey
from ..model.structure import DocumentFacts, ObjectFacts, Structure, StructureStep, Value
from . import anonymous_words as words
from .anonymous_names import StandIns


def structure(known: Structure, names: StandIns) -> Structure:
    return Structure(
        preferences={
            path: _number(value)
            for path, value in known.preferences.items()
            if path in words.PREFERENCES
        },
        documents=tuple(_document(one, names) for one in known.documents),
        steps=tuple(_step(one, names) for one in known.steps),
    )


def _document(facts: DocumentFacts, names: StandIns) -> DocumentFacts:
    return DocumentFacts(
        document=names.document(facts.document),
        path=names.file(facts.path),
        objects=_objects(facts.document, facts.objects, names),
        members=tuple((names.member(name), stored, plain) for name, stored, plain in facts.members),
        members_missing=texts.ANONYMOUS_LEFT_OUT if facts.members_missing else "",
        time_ns=facts.time_ns,
    )


def _step(step: StructureStep, names: StandIns) -> StructureStep:
    return StructureStep(
        step.time_ns,
        names.document(step.document),
        _objects(step.document, step.objects, names),
        tuple(names.object(step.document, name) for name in step.deleted),
    )


def _objects(
    document: str, objects: Mapping[str, ObjectFacts], names: StandIns
) -> dict[str, ObjectFacts]:
    found = ((names.object(document, name), facts) for name, facts in objects.items())
    return {name: _object(name, facts, names) for name, facts in found}


def _object(name: str, facts: ObjectFacts, names: StandIns) -> ObjectFacts:
    return ObjectFacts(
        label=name,
        type=names.type(facts.type),
        proxy=names.proxy(facts.proxy),
        links=tuple(map(names.key, facts.links)),
        expressions=tuple(
            (names.of("Path", path), names.of("Expression", text))
            for path, text in facts.expressions
        ),
        invalid=facts.invalid,
        properties=_properties(facts.properties, names),
        view=_properties(facts.view, names),
        counts={name: count for name, count in facts.counts.items() if name in words.COUNTS},
        counts_missing=texts.ANONYMOUS_LEFT_OUT if facts.counts_missing else "",
    )


def _properties(values: Mapping[str, Value], names: StandIns) -> dict[str, Value]:
    """Counts, switches and links; measures, texts and what is not known are left out."""
    kept: dict[str, Value] = {}
    for name, value in values.items():
        if words.has_numbers(name):
            kept[name] = _number(value)
        elif words.has_links(name):
            kept[name] = _links(value, names)
    return kept


def _number(value: Value) -> Value:
    if isinstance(value, str):
        return value if words.is_word(value) else None
    return None if isinstance(value, tuple) else value


def _links(value: Value, names: StandIns) -> Value:
    """(document, object) or names of elements, at any depth."""
    if isinstance(value, tuple):
        if len(value) == 2 and _names_an_object(value):
            document, name = value
            return tuple(names.key(ObjectKey(str(document), str(name))))
        return tuple(_links(one, names) for one in value)
    return value if isinstance(value, str) and words.is_subelement(value) else None


def _names_an_object(value: tuple[Value, ...]) -> bool:
    texts_only = [one for one in value if isinstance(one, str)]
    return len(texts_only) == len(value) and not all(map(words.is_subelement, texts_only))
