# SPDX-License-Identifier: LGPL-2.1-or-later
"""R27: links to files that take long to open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from ... import texts
from ...model.advice import Advice, Effort, Occasion, Remedy, RemedyKind, Risk
from ...model.span import Span, SpanKind
from ...texts import Message, message
from ...units import told_duration
from ..subject import Subject

PREFERENCE = "BaseApp/Preferences/Document/NoPartialLoading"
_MUCH = 0.3  # of the whole opening
_SOURCES = ("FreeCAD #25295", "FreeCAD #14950")


def r27(subject: Subject) -> Iterable[Advice]:
    openings = [span for span in subject.session.spans if span.kind is SpanKind.OPENING]
    for whole in openings:
        if whole.wall_ns < subject.thresholds.opening_ns:
            continue
        inside = [
            one
            for one in openings
            if one is not whole and whole.start_ns <= one.start_ns and one.end_ns <= whole.end_ns
        ]
        slow = [one for one in inside if one.wall_ns >= _MUCH * whole.wall_ns]
        if inside and subject.preference(PREFERENCE) is True:
            yield _in_part(subject, whole, inside)
        yield from (_simplified(subject, whole, one) for one in slow)


def _users(subject: Subject, linked: Span) -> dict[str, list[str]]:
    """The objects of other documents that link into this one, by document."""
    found: dict[str, list[str]] = {}
    for key, facts in subject.objects.items():
        inside = key.document == linked.document
        if not inside and any(link.document == linked.document for link in facts.links):
            found.setdefault(key.document, []).append(key.object)
    return found


def _seen(subject: Subject, whole: Span, linked: Span) -> Message:
    users = _users(subject, linked)
    count = sum(map(len, users.values()))
    return message(
        texts.R27_SEEN_ONE if count == 1 else texts.R27_SEEN,
        count=count,
        document=", ".join(sorted(users)) or whole.document,
        file=_file(linked),
        time=told_duration(linked.wall_ns),
        all=told_duration(whole.wall_ns),
    )


def _file(opening: Span) -> str:
    path = getattr(opening.detail, "path", "")
    return PurePath(path.replace("\\", "/")).name or opening.document


def _simplified(subject: Subject, whole: Span, linked: Span) -> Advice:
    users = _users(subject, linked)
    first = users.get(whole.document) or [""]
    return Advice(
        "R27",
        whole.document,
        first[0],
        message(texts.R27_TITLE, file=_file(linked)),
        _seen(subject, whole, linked),
        (message(texts.R27_STEP_SIMPLE), message(texts.R27_STEP_LINK)),
        "LinkedObject",
        occasion=Occasion.OPENING,
        effort=Effort.SOME,
        risk=Risk.APPEARANCE,
        sources=_SOURCES,
    )


def _in_part(subject: Subject, whole: Span, inside: Sequence[Span]) -> Advice:
    slowest = max(inside, key=lambda one: one.wall_ns)
    return Advice(
        "R27",
        whole.document,
        "",
        message(texts.R27_PARTIAL_TITLE),
        _seen(subject, whole, slowest),
        (message(texts.R27_STEP_PARTIAL),),
        "NoPartialLoading",
        occasion=Occasion.OPENING,
        effort=Effort.EASY,
        sources=_SOURCES,
        remedy=Remedy(RemedyKind.SET_PREFERENCE, whole.document, (), PREFERENCE, False),
    )
