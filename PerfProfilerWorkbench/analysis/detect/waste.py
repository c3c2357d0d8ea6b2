# SPDX-License-Identifier: LGPL-2.1-or-later
"""What edits recompute for nothing: all of it, or again and again the same feature.

A wasted recompute is about an edit after which most came out as it was. A cache miss is about a
feature that comes out as it was, time after time, when edits change something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ... import texts
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey
from ...texts import Message, message
from ...units import told_duration
from .. import severity
from ..causes import Cause, CauseKind, RecomputeCause
from ..naming import named
from ..subject import Subject

_MOSTLY = 0.5  # of a recompute's features, by time
_FEWEST = 3  # edits
_NEARLY_ALWAYS = 0.9
_SHOWN = 5

Edited = tuple[ObjectKey, str]  # the object and its property


def wasted_recompute(subject: Subject) -> Iterable[Issue]:
    """Edits that waste ``wasted_ns`` each, one issue for what was edited."""
    found: dict[Edited, list[RecomputeCause]] = {}
    for one in subject.causes:
        edited = _edited(one)
        if edited and _for_nothing(one) and one.wasted_ns >= subject.thresholds.wasted_ns:
            cause = edited[0]
            found.setdefault((cause.key, cause.property), []).append(one)
    for (key, name), edits in found.items():
        yield _of_edits(subject, key, name, edits)


def cache_miss(subject: Subject) -> Iterable[Issue]:
    """Features that nearly always come out unchanged, from ``_FEWEST`` edits on."""
    same: dict[ObjectKey, list[int]] = {}
    different: dict[ObjectKey, int] = {}
    for one in subject.causes:
        if _edited(one) and not _for_nothing(one):
            for waste in one.wasted:
                same.setdefault(waste.key, []).append(waste.ns)
            for key in one.different:
                different[key] = different.get(key, 0) + 1
    for key, times in same.items():
        ran = len(times) + different.get(key, 0)
        often = len(times) >= max(_FEWEST, _NEARLY_ALWAYS * ran)
        if often and sum(times) >= subject.thresholds.wasted_ns:
            yield _of_feature(subject, key, times, ran)


def _edited(one: RecomputeCause) -> list[Cause]:
    """What was changed; nothing where all was touched, or most for a reason nobody saw."""
    if 2 * len(one.unreached) > len(one.features):
        return []
    return [cause for cause in one.causes if cause.kind is not CauseKind.FAILED]


def _for_nothing(one: RecomputeCause) -> bool:
    return one.wasted_ns > _MOSTLY * sum(one.features.values())


def _of_edits(
    subject: Subject, key: ObjectKey, name: str, edits: Sequence[RecomputeCause]
) -> Issue:
    worst = max(edits, key=lambda one: one.wasted_ns)
    paths = list(dict.fromkeys(path for one in edits for path in _paths(one, key, name)))
    return Issue(
        type=IssueType.WASTED_RECOMPUTE,
        severity=severity.of_time(worst.wasted_ns),
        document=key.document,
        object=key.object,
        message=message(
            texts.ISSUE_WASTED_ONE if len(worst.features) == 1 else texts.ISSUE_WASTED,
            what=_what(subject, key, name, paths),
            count=len(worst.features),
            wasted=len(worst.wasted),
            time=told_duration(worst.wasted_ns),
        ),
        evidence={
            "property": name,
            "paths": tuple(paths),
            "edits": len(edits),
            "recomputed": len(worst.features),
            "wasted": len(worst.wasted),
            "wasted_ns": worst.wasted_ns,
            "unknown_ns": worst.unknown_ns,
            "bases": tuple(sorted({one.basis.value for one in worst.wasted})),
        },
        details=tuple(_details(subject, worst, len(edits))),
        impact_ns=sum(one.wasted_ns for one in edits),
    )


def _paths(one: RecomputeCause, key: ObjectKey, name: str) -> Iterator[str]:
    for cause in one.causes:
        if (cause.key, cause.property) == (key, name):
            yield from cause.paths


def _what(subject: Subject, key: ObjectKey, name: str, paths: Sequence[str]) -> Message:
    label = subject.label(key)
    if paths:
        shown = ", ".join(paths[:_SHOWN])
        return message(texts.ISSUE_EDITED_PATHS, object=label, paths=shown)
    if name:
        return message(texts.ISSUE_EDITED_PROPERTY, object=label, property=name)
    return message(texts.ISSUE_EDITED_OBJECT, object=label)


def _details(subject: Subject, worst: RecomputeCause, edits: int) -> Iterator[Message]:
    most = [one.key for one in sorted(worst.wasted, key=lambda one: -one.ns)]
    yield message(texts.ISSUE_WASTED_MOST, features=named(subject, most))
    if edits > 1:
        yield message(texts.ISSUE_WASTED_EDITS, count=edits)
    if worst.unknown_ns:
        yield message(texts.ISSUE_WASTED_UNKNOWN, time=told_duration(worst.unknown_ns))


def _of_feature(subject: Subject, key: ObjectKey, times: Sequence[int], ran: int) -> Issue:
    each_ns = sum(times) // len(times)
    return Issue(
        type=IssueType.CACHE_MISS,
        severity=severity.of_time(each_ns),
        document=key.document,
        object=key.object,
        message=message(
            texts.ISSUE_CACHE_MISS,
            feature=subject.label(key),
            same=len(times),
            runs=ran,
            time=told_duration(each_ns),
        ),
        evidence={"same": len(times), "runs": ran, "each_ns": each_ns},
        impact_ns=sum(times),
    )
