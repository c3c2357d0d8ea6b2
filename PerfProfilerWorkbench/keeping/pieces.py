# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is new in a running recording, cut into pieces small enough to be packed between two jobs.

A piece is (kind, content). Packing holds Python's lock: a piece takes about half a millisecond.

============ ===================================================================
kind         content
============ ===================================================================
HEAD         the session without anything in it, and the settings
EVENTS       what the hooks emitted, to be made spans and changes of
LOST         how many events were lost since the last
SPANS        spans of what the person did
PART         a field of the session and its new values
DOCUMENT     a document or step, without its objects; OBJECTS of it follow
OBJECTS      some of its objects by name
FEATURES     features by key that are new or changed
TICK         all that was new is told: time to write
END          the session with what is known only now: its end, calls, problems, preferences
CUT          nothing more will come, though it has not ended
============ ===================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from ..model.message import Message
from ..model.session import Feature, Session
from ..model.span import ObjectKey
from ..model.structure import DocumentFacts, ObjectFacts, Structure, StructureStep

HEAD, EVENTS, LOST, SPANS, PART, DOCUMENT, OBJECTS, FEATURES, TICK, END, CUT = range(11)

# What is said of the writing, with a message or none: why it can't be done just now (none: it can
# again), what the store did by itself, how sending to other machines goes, that all is over.
MISSING, NOTICE, SHARING, DONE = "missing", "notice", "sharing", "done"
Told = Callable[[str, "Message | None"], object]
ToldOf = Callable[[int, str, "Message | None"], object]  # with the number of the recording

Piece = tuple[int, Any]
Facts = DocumentFacts | StructureStep
Item = TypeVar("Item")

_TOLD = ("spans", "changes", "fingerprints", "samples", "snapshots", "stacks", "frames")
_EVENTS, _SPANS, _OBJECTS, _OTHERS = 250, 60, 25, 100


def cut(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """One after the other, so many at once."""
    return (items[first : first + size] for first in range(0, len(items), size))


def events(new: Sequence[Any]) -> Iterator[Piece]:
    return ((EVENTS, some) for some in cut(new, _EVENTS))


def spans(new: Sequence[Any]) -> Iterator[Piece]:
    return ((SPANS, some) for some in cut(new, _SPANS))


def part(field: str, new: Sequence[Any]) -> Iterator[Piece]:
    """``field`` is the session's: samples, fingerprints, snapshots, stacks, frames."""
    size = 1 if field == "snapshots" else _OTHERS
    return ((PART, (field, tuple(some))) for some in cut(new, size))


def facts(new: Iterable[Facts]) -> Iterator[Piece]:
    """Documents and steps. Their objects can be many, so they follow in pieces of their own."""
    for one in new:
        yield DOCUMENT, replace(one, objects={})
        for some in _some(one.objects):
            yield OBJECTS, some


def features(new: Mapping[ObjectKey, Feature]) -> Iterator[Piece]:
    return ((FEATURES, dict(some)) for some in cut(list(new.items()), _OTHERS))


def end_of(session: Session) -> Session:
    """What is known only at its end; all else was told."""
    empty: dict[str, Any] = dict.fromkeys(_TOLD, ())
    structure = Structure(dict(session.structure.preferences))
    return replace(session, **empty, structure=structure, features={})


def _some(objects: Mapping[str, ObjectFacts]) -> Iterator[dict[str, ObjectFacts]]:
    left = iter(objects.items())
    while some := dict(islice(left, _OBJECTS)):
        yield some


def with_objects(one: Facts, objects: Mapping[str, ObjectFacts]) -> Facts:
    """A document or step with more objects: what ``facts`` took apart."""
    return replace(one, objects={**one.objects, **objects})
