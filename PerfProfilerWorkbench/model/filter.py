# SPDX-License-Identifier: LGPL-2.1-or-later
"""A part of a session: of some time, of one document, of some kinds of spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from .dates import microseconds
from .session import Feature, Session
from .span import ObjectKey, Span, SpanKind
from .structure import Structure


@dataclass(frozen=True)
class Filter:
    """What is wanted; None: all. Times are seconds since 1970 (UTC), both ends included.

    ``document`` is an internal name. A span counts by its beginning.
    """

    since_s: float | None = None
    until_s: float | None = None
    document: str | None = None
    kinds: frozenset[SpanKind] | None = None

    def takes(self, span: Span, head: Session) -> bool:
        """Whether a span of the session is wanted; of that only the clock is asked."""
        return taker(self, head)(span)


def bounds_ns(wanted: Filter, head: Session) -> tuple[int | None, int | None]:
    """The first and the last nanosecond that is wanted, on the clock of the session's spans."""
    began_us = microseconds(head.started_at)
    first_ns = last_ns = None
    if wanted.since_s is not None:
        first_ns = head.start_ns + (microseconds(wanted.since_s) - began_us) * 1000
    if wanted.until_s is not None:
        last_ns = head.start_ns + (microseconds(wanted.until_s) - began_us) * 1000 + 999
    return first_ns, last_ns


def taker(wanted: Filter, head: Session) -> Callable[[Span], bool]:
    """Tells of many spans whether they are wanted."""
    inside = _inside(*bounds_ns(wanted, head))
    document, kinds = wanted.document, wanted.kinds

    def takes(span: Span) -> bool:
        return (
            (document is None or span.document == document)
            and (kinds is None or span.kind in kinds)
            and inside(span.start_ns)
        )

    return takes


def _inside(first_ns: int | None, last_ns: int | None) -> Callable[[int], bool]:
    def inside(time_ns: int) -> bool:
        return (first_ns is None or time_ns >= first_ns) and (last_ns is None or time_ns <= last_ns)

    return inside


class _Timed(Protocol):
    @property
    def time_ns(self) -> int: ...


class _OfDocument(_Timed, Protocol):
    @property
    def document(self) -> str: ...


Timed = TypeVar("Timed", bound=_Timed)
OfDocument = TypeVar("OfDocument", bound=_OfDocument)


def filtered(session: Session, wanted: Filter) -> Session:
    """What is wanted of a session; the session itself if that is all.

    Readings of the whole process (samples, snapshots, stacks, calls, frames) belong to no
    document. The tree of calls can't be cut in time, so it goes where a time is asked for.
    What a document was like before stays, because differences build on it. ``kinds`` is about
    spans only.
    """
    part = _Part(session, wanted)
    taken = replace(
        session,
        spans=tuple(filter(taker(wanted, session), session.spans)),
        changes=part.of_document(session.changes),
        fingerprints=part.of_document(session.fingerprints),
        samples=part.of_process(session.samples),
        snapshots=part.of_process(session.snapshots),
        stacks=part.of_process(session.stacks),
        frames=part.of_process(session.frames),
        calls=session.calls if part.whole_process else None,
        structure=part.structure(session.structure),
        features=part.features(session),
    )
    return session if taken == session else taken


class _Part:
    def __init__(self, session: Session, wanted: Filter) -> None:
        first_ns, last_ns = bounds_ns(wanted, session)
        self._inside = _inside(first_ns, last_ns)
        self._not_later = _inside(None, last_ns)
        self._document = wanted.document
        ends = (session.start_ns, session.end_ns)
        self.whole_process = wanted.document is None and all(map(self._inside, ends))

    def of_process(self, readings: Iterable[Timed]) -> tuple[Timed, ...]:
        if self._document is not None:
            return ()
        return tuple(one for one in readings if self._inside(one.time_ns))

    def of_document(self, facts: Iterable[OfDocument]) -> tuple[OfDocument, ...]:
        return tuple(one for one in facts if self._is_of(one.document, one.time_ns))

    def structure(self, structure: Structure) -> Structure:
        return replace(
            structure,
            documents=self._known_by_then(structure.documents),
            steps=self._known_by_then(structure.steps),
        )

    def features(self, session: Session) -> Mapping[ObjectKey, Feature]:
        if self._document is None:
            return session.features
        return {
            key: feature
            for key, feature in session.features.items()
            if key.document == self._document
        }

    def _is_of(self, document: str, time_ns: int) -> bool:
        return self._document in (None, document) and self._inside(time_ns)

    def _known_by_then(self, facts: Iterable[OfDocument]) -> tuple[OfDocument, ...]:
        return tuple(
            one
            for one in facts
            if self._document in (None, one.document) and self._not_later(one.time_ns)
        )
