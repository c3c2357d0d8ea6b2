# SPDX-License-Identifier: LGPL-2.1-or-later
"""Features that take long to compute. Where another detector knows why, it speaks of them."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration, told_percent
from .. import severity
from ..subject import Subject
from .failing import failing
from .sketches import heavy_sketches
from .surfaces import mesh_born

_MOST = 5  # of one document
_LEAST_PART = 4  # by share a feature is slow from this part of ``slow_feature_ns`` on


def slow_feature(subject: Subject) -> Iterable[Issue]:
    """The slowest of each document, from ``slow_feature_ns`` or ``slow_feature_share`` on."""
    said: dict[str, int] = {}
    explained = _explained(subject)
    for key in sorted(subject.typical, key=lambda key: -_compute_ns(subject, key)):
        if said.get(key.document, 0) < _MOST and _is_slow(subject, key) and key not in explained:
            said[key.document] = said.get(key.document, 0) + 1
            yield _issue(subject, key)


def _explained(subject: Subject) -> set[ObjectKey]:
    """Those that fail, are written in Python, or are made of too much."""
    python = (key for key, facts in subject.objects.items() if facts.proxy)
    return {*failing(subject), *python, *heavy_sketches(subject), *mesh_born(subject)}


def _compute_ns(subject: Subject, key: ObjectKey) -> int:
    one = subject.typical[key]
    return one.compute_ns + one.other_ns


def _is_slow(subject: Subject, key: ObjectKey) -> bool:
    limits, compute_ns = subject.thresholds, _compute_ns(subject, key)
    if compute_ns * _LEAST_PART < limits.slow_feature_ns:
        return False
    slow = compute_ns >= limits.slow_feature_ns
    share = subject.share(compute_ns, key.document)
    return share >= (limits.least_share if slow else limits.slow_feature_share)


def _issue(subject: Subject, key: ObjectKey) -> Issue:
    one, compute_ns = subject.typical[key], _compute_ns(subject, key)
    share, facts = subject.share(compute_ns, key.document), subject.objects.get(key)
    return Issue(
        type=IssueType.SLOW_FEATURE,
        severity=severity.of_time(compute_ns),
        document=key.document,
        object=key.object,
        message=message(
            texts.ISSUE_SLOW_FEATURE,
            feature=subject.label(key),
            time=told_duration(compute_ns),
            share=told_percent(share),
            document=key.document,
        ),
        evidence={
            "compute_ns": compute_ns,
            "display_ns": one.display_ns,
            "cpu_ns": one.cpu_ns,
            "share": share,
            "runs": one.runs,
            "type": facts.type if facts else None,
            "faces": facts.counts.get("Face") if facts else None,
        },
        impact_ns=sum(run.compute_ns + run.other_ns for run in subject.runs[key]),
    )
