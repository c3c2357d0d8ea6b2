# SPDX-License-Identifier: LGPL-2.1-or-later
"""Work that one recompute, or one command, does more than once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import texts
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey, Span, SpanKind
from ...texts import message
from ...units import told_duration
from .. import severity
from ..costs import FeatureCost
from ..naming import named
from ..nesting import Node, forest
from ..subject import Subject


def repeated_recompute(subject: Subject) -> Iterable[Issue]:
    yield from _within_one(subject)
    yield from _within_commands(subject)


def _within_one(subject: Subject) -> Iterator[Issue]:
    """Features that run twice and more in one recompute: one issue for a document."""
    again: dict[str, dict[int | None, dict[ObjectKey, int]]] = {}
    for key, runs in subject.runs.items():
        for parent, ns in _again_ns(runs).items():
            again.setdefault(key.document, {}).setdefault(parent, {})[key] = ns
    for document, recomputes in again.items():
        worst = max(recomputes.values(), key=lambda one: sum(one.values()))
        if sum(worst.values()) >= subject.thresholds.wasted_ns:
            impact_ns = sum(ns for one in recomputes.values() for ns in one.values())
            yield _of_features(subject, document, worst, len(recomputes), impact_ns)


def _again_ns(runs: Iterable[Span]) -> dict[int | None, int]:
    """By recompute, what all runs but the longest one took."""
    times: dict[int | None, list[int]] = {}
    for run in runs:
        times.setdefault(run.parent, []).append(run.total_ns)
    return {parent: sum(one) - max(one) for parent, one in times.items() if len(one) > 1}


def _of_features(
    subject: Subject, document: str, worst: dict[ObjectKey, int], recomputes: int, impact_ns: int
) -> Issue:
    most = sorted(worst, key=lambda key: -worst[key])
    again_ns = sum(worst.values())
    return Issue(
        type=IssueType.REPEATED_RECOMPUTE,
        severity=severity.of_time(again_ns),
        document=document,
        object=most[0].object,
        message=message(
            texts.ISSUE_REPEATED_FEATURE,
            features=named(subject, most),
            document=document,
            time=told_duration(again_ns),
        ),
        evidence={
            "again_ns": again_ns,
            "features": tuple(key.object for key in most),
            "recomputes": recomputes,
        },
        impact_ns=impact_ns,
    )


def _within_commands(subject: Subject) -> Iterator[Issue]:
    """Commands that recompute the same features again before they are done: one for a command."""
    features = {one.span.id: one.features for one in subject.recomputes}
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for node in _commands(forest(subject.session.spans)):
        for document, spans in _recomputes(node).items():
            again_ns = _common_ns([features[span.id] for span in spans])
            if again_ns >= subject.thresholds.wasted_ns:
                found.setdefault((node.span.name, document), []).append((again_ns, len(spans)))
    for (command, document), seen in found.items():
        yield _of_command(command, document, seen)


def _commands(nodes: Iterable[Node]) -> Iterator[Node]:
    """The outermost ones."""
    for node in nodes:
        if node.span.kind is SpanKind.COMMAND:
            yield node
        else:
            yield from _commands(node.inner)


def _recomputes(node: Node) -> dict[str, list[Span]]:
    """Those in a command by document, in order, without what is nested in another recompute."""
    found: dict[str, list[Span]] = {}
    for each in node.walk():
        if each.span.kind is SpanKind.RECOMPUTE and each.span.parent is None:
            found.setdefault(each.span.document, []).append(each.span)
    return {document: spans for document, spans in found.items() if len(spans) > 1}


def _common_ns(recomputes: Iterable[Iterable[FeatureCost]]) -> int:
    """What features took that ran again in a later one."""
    times: dict[ObjectKey, list[int]] = {}
    for features in recomputes:
        for one in features:
            times.setdefault(one.key, []).append(one.total_ns)
    return sum(sum(one[:-1]) for one in times.values())


def _of_command(command: str, document: str, seen: list[tuple[int, int]]) -> Issue:
    again_ns, recomputes = max(seen)
    return Issue(
        type=IssueType.REPEATED_RECOMPUTE,
        severity=severity.of_time(again_ns),
        document=document,
        object="",
        message=message(
            texts.ISSUE_REPEATED_COMMAND,
            command=command,
            document=document,
            count=recomputes,
            time=told_duration(again_ns),
        ),
        evidence={
            "command": command,
            "again_ns": again_ns,
            "recomputes": recomputes,
            "times": len(seen),
        },
        impact_ns=sum(ns for ns, _ in seen),
    )
