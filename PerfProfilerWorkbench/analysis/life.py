# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a change really saved: recordings from before it beside recordings from after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import median

from ..model.advice import Occasion
from ..model.session import Session
from ..model.span import ObjectKey, SpanKind, Status
from ..model.structure import at
from .costs import recompute_costs

_ALIKE = 0.9  # share of the features that must have run in both recomputes
_SPANS = {Occasion.OPENING: SpanKind.OPENING, Occasion.SAVING: SpanKind.SAVING}


def really_saved(
    before: Session,
    after: Session,
    done_at: float,
    document: str,
    concerned: frozenset[ObjectKey],
    occasion: Occasion = Occasion.RECOMPUTE,
    alone: bool = True,
) -> int | None:
    """Nanoseconds each time; negative if it got slower; None if the two can't be compared.

    ``done_at`` is when the change was made, in seconds since 1970 (UTC): both may be one session,
    which is then cut there. ``concerned`` are the features whose time was to be saved. ``alone``
    says that nothing else was changed for speed: else only these features can tell of this change.
    """
    if not _same_place(before, after):
        return None
    before, after = _until(before, done_at), _since(after, done_at)
    if occasion in _SPANS:
        return _difference(*(_walls(one, document, _SPANS[occasion]) for one in (before, after)))
    if occasion is not Occasion.RECOMPUTE:
        return None
    whole = _of_recomputes(before, after, document, concerned) if alone else None
    return _of_features(before, after, concerned) if whole is None else whole


def _same_place(before: Session, after: Session) -> bool:
    """Times of another FreeCAD or machine, or with display and without it, tell nothing."""

    def place(session: Session) -> tuple[object, ...]:
        known = session.environment
        return (session.windowed, known.freecad, known.processor, known.machine)

    return place(before) == place(after)


def _moment_ns(session: Session, at: float) -> int:
    return session.start_ns + round((at - session.started_at) * 1e9)


def _until(session: Session, at: float) -> Session:
    end_ns = _moment_ns(session, at)
    return replace(session, spans=tuple(one for one in session.spans if one.end_ns <= end_ns))


def _since(session: Session, at: float) -> Session:
    start_ns = _moment_ns(session, at)
    return replace(session, spans=tuple(one for one in session.spans if one.start_ns >= start_ns))


def _walls(session: Session, document: str, kind: SpanKind) -> list[int]:
    return [one.wall_ns for one in session.spans if (one.kind, one.document) == (kind, document)]


def _difference(before: Iterable[int], after: Iterable[int]) -> int | None:
    befores, afters = list(before), list(after)
    if not befores or not afters:
        return None
    return round(median(befores) - median(afters))


def _of_recomputes(
    before: Session, after: Session, document: str, concerned: frozenset[ObjectKey]
) -> int | None:
    """Of those like the largest one before, in which the concerned features ran."""
    befores, afters = (_recomputes(one, document) for one in (before, after))
    largest = max((keys for keys, _ in befores), key=len, default=frozenset())
    if not largest or (concerned and not concerned & largest):
        return None
    there = _there(after, document)
    gone = concerned - there if there else frozenset()
    return _difference(
        [wall_ns for keys, wall_ns in befores if _alike(largest, keys, frozenset())],
        [wall_ns for keys, wall_ns in afters if _alike(largest, keys, gone)],
    )


def _there(session: Session, document: str) -> set[ObjectKey]:
    """The objects of a document at the end."""
    names = at(session.structure, document, session.end_ns)
    return {ObjectKey(document, name) for name in names}


def _recomputes(session: Session, document: str) -> list[tuple[frozenset[ObjectKey], int]]:
    """Which features ran, and how long it took."""
    return [
        (frozenset(one.key for one in cost.features), cost.span.wall_ns)
        for cost in recompute_costs(session)
        if cost.span.document == document
    ]


def _alike(
    one: frozenset[ObjectKey], other: frozenset[ObjectKey], gone: frozenset[ObjectKey]
) -> bool:
    """Whether the same ran, but for objects that are gone and what may stand in their place."""
    rest, new = one - gone, other - one
    allowed = len(gone) + (1 - _ALIKE) * len(one)
    return len(rest & other) >= _ALIKE * len(rest) and len(new) <= allowed


def _of_features(before: Session, after: Session, concerned: frozenset[ObjectKey]) -> int | None:
    """The sum of what each takes; None unless each ran before and after."""
    befores, afters = (_runs(session) for session in (before, after))
    found = [_difference(befores.get(key, ()), afters.get(key, ())) for key in concerned]
    known = [ns for ns in found if ns is not None]
    return sum(known) if known and len(known) == len(found) else None


def _runs(session: Session) -> Mapping[ObjectKey, list[int]]:
    found: dict[ObjectKey, list[int]] = {}
    for span in session.spans:
        if span.kind is SpanKind.FEATURE and span.status is Status.OK:
            found.setdefault(span.key, []).append(span.total_ns)
    return found
