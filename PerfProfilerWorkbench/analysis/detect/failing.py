# SPDX-License-Identifier: LGPL-2.1-or-later
"""Features that fail and are tried again in every recompute.

FreeCAD leaves a feature that failed touched, so each later recompute executes it again, and skips
all that depends on it (docs/freecad.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import texts
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey, Span, Status
from ...texts import Message, message
from ...units import told_duration
from .. import severity
from ..naming import named
from ..subject import Subject


def failing_feature(subject: Subject) -> Iterable[Issue]:
    """Features whose latest run failed, as at least half of all their runs did."""
    return (_issue(subject, key) for key in failing(subject))


def failing(subject: Subject) -> Iterator[ObjectKey]:
    for key, runs in subject.runs.items():
        failed = subject.typical[key].failed
        if runs[-1].status is Status.FAILED and 2 * failed >= len(runs):
            yield key


def _issue(subject: Subject, key: ObjectKey) -> Issue:
    runs = subject.runs[key]
    failed = [run for run in runs if run.status is Status.FAILED]
    told = [run.total_ns for run in failed if run.total_ns]  # of the others nobody can tell
    each_ns = sum(told) // len(told) if told else None
    skipped = _skipped(subject, key, failed[-1])
    shared = any(run.shared_group is not None for run in failed)
    return Issue(
        type=IssueType.FAILING_FEATURE,
        severity=severity.of_time(each_ns or 0),
        document=key.document,
        object=key.object,
        message=_said(each_ns, feature=subject.label(key), failed=len(failed), runs=len(runs)),
        evidence={
            "failed": len(failed),
            "runs": len(runs),
            **({} if each_ns is None else {"each_ns": each_ns}),
            "time_is_shared": shared,
            "skipped": tuple(one.object for one in skipped),
        },
        details=tuple(_details(subject, skipped, shared)),
        impact_ns=sum(told) if told else None,
    )


def _said(each_ns: int | None, **values: str | int) -> Message:
    if each_ns is None:
        return message(texts.ISSUE_FAILING_UNTIMED, **values)
    return message(texts.ISSUE_FAILING, time=told_duration(each_ns), **values)


def _skipped(subject: Subject, key: ObjectKey, failure: Span) -> list[ObjectKey]:
    """Its dependents that did not run in the recompute in which it failed last."""
    whole = (one for one in subject.recomputes if one.span.id == failure.parent)
    ran = {feature.key for one in whole for feature in one.features}
    return sorted(one for one in subject.dependents(key) if one not in ran and one != key)


def _details(subject: Subject, skipped: list[ObjectKey], shared: bool) -> Iterator[Message]:
    if skipped:
        one = len(skipped) == 1
        text = texts.ISSUE_FAILING_SKIPPED_ONE if one else texts.ISSUE_FAILING_SKIPPED
        yield message(text, count=len(skipped), features=named(subject, skipped))
    if shared:
        yield message(texts.ISSUE_FAILING_SHARED)
