# SPDX-License-Identifier: LGPL-2.1-or-later
"""The structure of documents as the rules want it: whole at first, then by difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from .span import ObjectKey

# What JSON can hold, with tuples for its lists. A link is (document, object).
Value: TypeAlias = "str | float | int | bool | tuple[Value, ...] | None"
Member: TypeAlias = tuple[str, int, int]  # name, stored bytes, unpacked bytes


@dataclass(frozen=True)
class ObjectFacts:
    """One document object, as plain values.

    ``proxy`` is "module.Class" of a Python feature, ``links`` are the objects it depends on,
    ``expressions`` pairs of path and expression. ``properties`` and ``view`` hold what the rules
    read, where the object has it; ``view`` is empty without a window. ``counts`` has elements by
    name (Face, Edge, Facets, Constraints ...); a name that is missing was not counted, and
    ``counts_missing`` says why.
    """

    label: str
    type: str
    proxy: str = ""
    links: tuple[ObjectKey, ...] = ()
    expressions: tuple[tuple[str, str], ...] = ()
    invalid: bool = False
    properties: Mapping[str, Value] = field(default_factory=dict)
    view: Mapping[str, Value] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    counts_missing: str = ""


@dataclass(frozen=True)
class DocumentFacts:
    """A whole document as it was at ``time_ns``.

    ``members`` are the parts of its file; without any, ``members_missing`` says why. ``sha256`` is
    of the file as it was then (hexadecimal), empty where nobody looked.
    """

    document: str
    path: str
    objects: Mapping[str, ObjectFacts] = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    members_missing: str = ""
    time_ns: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class StructureStep:
    """What became different: objects that are new or changed, and the names of deleted ones.

    A name can be in both: deleted, and made anew since.
    """

    time_ns: int
    document: str
    objects: Mapping[str, ObjectFacts] = field(default_factory=dict)
    deleted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Structure:
    """All that a recording knows of preferences and documents.

    A preference that is None was not set: FreeCAD's own default held. A document can come more
    than once, if it was opened again; each time it begins anew. ``steps`` are in order of time.
    """

    preferences: Mapping[str, Value] = field(default_factory=dict)
    documents: tuple[DocumentFacts, ...] = ()
    steps: tuple[StructureStep, ...] = ()


def at(structure: Structure, document: str, time_ns: int) -> dict[str, ObjectFacts]:
    """The objects of a document at a time, steps of that very time included.

    Empty before the document was first read.
    """
    whole = _latest(structure, document, time_ns)
    objects = {} if whole is None else dict(whole.objects)
    since_ns = None if whole is None else whole.time_ns
    for step in structure.steps:
        if step.document != document or step.time_ns > time_ns:
            continue
        if since_ns is None or step.time_ns >= since_ns:
            for name in step.deleted:
                objects.pop(name, None)
            objects.update(step.objects)
    return objects


def _latest(structure: Structure, document: str, time_ns: int) -> DocumentFacts | None:
    read = [one for one in structure.documents if one.document == document]
    return max(
        (one for one in read if one.time_ns <= time_ns), key=lambda one: one.time_ns, default=None
    )
