# SPDX-License-Identifier: LGPL-2.1-or-later
"""Features that are written in Python and slow, and which functions their time goes to."""

from __future__ import annotations

import ntpath
from collections.abc import Iterable, Iterator, Sequence

from ... import texts
from ...model.calls import StackSample
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey
from ...texts import Message, message
from ...units import told_duration, told_percent
from .. import severity
from ..calls import Function
from ..naming import named
from ..python_time import functions_of
from ..subject import Subject

_SHOWN = 3  # functions
_EXECUTE = "execute"  # what FreeCAD calls of a Python feature


def slow_python_feature(subject: Subject) -> Iterable[Issue]:
    """Classes whose features together take ``slow_feature_ns`` or more of a full recompute."""
    for (document, proxy), keys in _classes(subject).items():
        total_ns = sum(_compute_ns(subject, key) for key in keys)
        share = subject.share(total_ns, document)
        limits = subject.thresholds
        if total_ns >= limits.slow_feature_ns and share >= limits.least_share:
            yield _issue(subject, proxy, keys, total_ns)


def _classes(subject: Subject) -> dict[tuple[str, str], list[ObjectKey]]:
    """By document and class of the proxy, the features that ran, the slowest first."""
    found: dict[tuple[str, str], list[ObjectKey]] = {}
    for key, facts in subject.objects.items():
        if facts.proxy and key in subject.typical:
            found.setdefault((key.document, facts.proxy), []).append(key)
    for keys in found.values():
        keys.sort(key=lambda key: -_compute_ns(subject, key))
    return found


def _compute_ns(subject: Subject, key: ObjectKey) -> int:
    one = subject.typical[key]
    return one.compute_ns + one.other_ns


def _issue(subject: Subject, proxy: str, keys: Sequence[ObjectKey], total_ns: int) -> Issue:
    first, where = keys[0], _functions(subject, keys)
    share = subject.share(total_ns, first.document)
    return Issue(
        type=IssueType.SLOW_PYTHON_FEATURE,
        severity=severity.of_time(total_ns),
        document=first.document,
        object=first.object,
        message=message(
            texts.ISSUE_PYTHON,
            proxy=proxy,
            features=named(subject, keys),
            time=told_duration(total_ns),
            share=told_percent(share),
        ),
        evidence={
            "proxy": proxy,
            "features": len(keys),
            "total_ns": total_ns,
            "share": share,
            "functions": tuple((*function, ns) for function, ns in where),
        },
        details=tuple(_details(where)),
        impact_ns=sum(run.compute_ns + run.other_ns for key in keys for run in subject.runs[key]),
    )


def _functions(subject: Subject, keys: Sequence[ObjectKey]) -> list[tuple[Function, int]]:
    """Python functions in which their time went; of stacks those in which ``execute`` ran."""
    return functions_of(subject, set(keys), _in_execute)[:_SHOWN]


def _in_execute(sample: StackSample) -> bool:
    return any(frame.name.rpartition(".")[2] == _EXECUTE for frame in sample.frames)


def _details(where: Iterable[tuple[Function, int]]) -> Iterator[Message]:
    for function, ns in where:
        yield message(
            texts.ISSUE_PYTHON_FUNCTION,
            function=function.name,
            file=ntpath.basename(function.file),
            line=function.line,
            time=told_duration(ns),
        )
