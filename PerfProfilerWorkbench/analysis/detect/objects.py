# SPDX-License-Identifier: LGPL-2.1-or-later
"""Documents of so many objects that their number alone costs time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ... import texts
from ...model.issue import Issue, IssueType
from ...model.span import Row
from ...texts import message
from ...units import told_duration
from .. import severity
from ..subject import Subject

_SHOWN = 3
_OVERHEAD = (Row.DEPENDENCIES, Row.CLOSING)


def too_many_objects(subject: Subject) -> Iterable[Issue]:
    """Documents with more than ``objects``."""
    types: dict[str, Counter[str]] = {}
    for key, facts in subject.objects.items():
        types.setdefault(key.document, Counter())[facts.type] += 1
    for document, counted in types.items():
        if counted.total() > subject.thresholds.objects:
            yield _issue(subject, document, counted)


def _issue(subject: Subject, document: str, types: Counter[str]) -> Issue:
    overhead_ns = _overhead_ns(subject, document)
    most = ", ".join(f"{type} {count}" for type, count in types.most_common(_SHOWN))
    told = message(texts.ISSUE_OBJECTS_OVERHEAD, time=told_duration(overhead_ns))
    return Issue(
        type=IssueType.TOO_MANY_OBJECTS,
        severity=severity.of_time(overhead_ns),
        document=document,
        object="",
        message=message(texts.ISSUE_TOO_MANY, document=document, count=types.total(), types=most),
        evidence={
            "objects": types.total(),
            "overhead_ns": overhead_ns,
            "types": tuple((type, count) for type, count in types.most_common()),
        },
        details=(told,) if overhead_ns else (),
        impact_ns=overhead_ns or None,
    )


def _overhead_ns(subject: Subject, document: str) -> int:
    """What a full recompute takes for the order of the objects and for closing."""
    whole = subject.whole(document)
    return sum(ns for row, ns in whole.rows if row in _OVERHEAD) if whole else 0
