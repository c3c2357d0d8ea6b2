# SPDX-License-Identifier: LGPL-2.1-or-later
"""A structure as plain values and back: ready for ``json.dumps``, same again after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .span import ObjectKey
from .structure import DocumentFacts, ObjectFacts, Structure, StructureStep, Value
from .tables import known


def structure_to_plain(structure: Structure) -> dict[str, Any]:
    return {
        "preferences": dict(structure.preferences),
        "documents": [facts_to_plain(document) for document in structure.documents],
        "steps": [facts_to_plain(step) for step in structure.steps],
    }


def facts_to_plain(facts: DocumentFacts | StructureStep) -> dict[str, Any]:
    """Of a document or a step, for ``document_from_plain`` and ``step_from_plain``."""
    objects = {name: object_to_plain(one) for name, one in facts.objects.items()}
    return {**vars(facts), "objects": objects}


def object_to_plain(facts: ObjectFacts) -> dict[str, Any]:
    return dict(vars(facts))


def structure_from_plain(plain: Mapping[str, Any]) -> Structure:
    """The structure again. Raises KeyError, TypeError or ValueError for what is none."""
    return Structure(
        preferences=_values(plain["preferences"]),
        documents=tuple(document_from_plain(one) for one in plain["documents"]),
        steps=tuple(step_from_plain(one) for one in plain["steps"]),
    )


def document_from_plain(plain: Mapping[str, Any]) -> DocumentFacts:
    members = tuple((name, stored, unpacked) for name, stored, unpacked in plain["members"])
    return DocumentFacts(
        **{**known(DocumentFacts, plain), "objects": _objects(plain), "members": members}
    )


def step_from_plain(plain: Mapping[str, Any]) -> StructureStep:
    deleted = tuple(plain["deleted"])
    return StructureStep(
        **{**known(StructureStep, plain), "objects": _objects(plain), "deleted": deleted}
    )


def _objects(plain: Mapping[str, Any]) -> dict[str, ObjectFacts]:
    return {name: object_from_plain(one) for name, one in plain["objects"].items()}


def object_from_plain(plain: Mapping[str, Any]) -> ObjectFacts:
    return ObjectFacts(
        **{
            **known(ObjectFacts, plain),
            "links": tuple(ObjectKey(document, name) for document, name in plain["links"]),
            "expressions": tuple((path, text) for path, text in plain["expressions"]),
            "properties": _values(plain["properties"]),
            "view": _values(plain["view"]),
            "counts": dict(plain["counts"]),
        }
    )


def _values(plain: Mapping[str, Any]) -> dict[str, Value]:
    return {name: _value(value) for name, value in plain.items()}


def _value(value: Any) -> Value:
    """JSON has lists only; a structure has tuples only."""
    return tuple(_value(one) for one in value) if isinstance(value, (list, tuple)) else value
