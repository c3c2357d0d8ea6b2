# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory leaks: what stays of each recompute of a feature, of each call of a command, of each
opening of a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ... import texts
from ...model.issue import Issue, IssueType, Severity
from ...model.span import ObjectKey, Span
from ...model.structure import at
from ...texts import Message, message
from ...units import told_duration, told_mebibytes
from ..edits import transactions, undo_steps
from ..growth import Growth, Repetition, Waits, growth
from ..naming import named
from ..subject import Subject
from .leaks_elsewhere import command_leaks, file_leaks
from .suspects import most_likely

_SAME_COUNT = 1.2  # a result with more elements than so many times the first ones is another one
_ELEMENTS = ("Face", "Edge", "Facets", "Points", "Nodes")
_GRAVE = 4  # times the limit


def memory_leaks(subject: Subject) -> Iterable[Issue]:
    """Of features; of commands and files only where no feature explains it."""
    waits = Waits(subject.session, subject.thresholds.leak_wait_ns)
    features = list(_feature_leaks(subject, waits))
    if features:
        return [_of_features(subject, *one) for one in features]
    found = [
        (message(texts.LEAK_OF_COMMAND, command=name), one)
        for name, one in command_leaks(subject, waits)
    ] or [(message(texts.LEAK_OF_FILE, file=name), one) for name, one in file_leaks(subject, waits)]
    return [_issue(subject, ObjectKey("", ""), what, one) for what, one in found]


def _feature_leaks(
    subject: Subject, waits: Waits
) -> Iterator[tuple[list[ObjectKey], list[ObjectKey], Growth]]:
    """Of each document the features whose it is, and others that it can have been."""
    by_document: dict[str, list[Span]] = {}
    for cost in subject.recomputes:
        if cost.span.rss_bytes is not None and cost.span.rss_change_bytes is not None:
            by_document.setdefault(cost.span.document, []).append(cost.span)
    for document, spans in by_document.items():
        came_bytes = sum(max(0, span.rss_change_bytes or 0) for span in spans)
        if came_bytes >= subject.thresholds.leak_bytes:
            grown = _grown_features(subject, waits, document, spans)
            keys, others = most_likely(subject, spans, grown)
            if keys:
                yield keys, others, grown[keys[0]]


def _grown_features(
    subject: Subject, waits: Waits, document: str, spans: Sequence[Span]
) -> dict[ObjectKey, Growth]:
    grown: dict[ObjectKey, Growth] = {}
    known: dict[tuple[int, ...], Growth | None] = {}  # most features run in the same recomputes
    for key, runs in _runs(subject, spans).items():
        alike = tuple(span.id for span in runs)
        if alike not in known:
            known[alike] = growth(_beyond_undo(subject, document, runs), waits, subject.thresholds)
        one = known[alike]
        if one is not None:
            grown[key] = one
    return _of_same_results(subject, document, spans, grown)


def _runs(subject: Subject, spans: Sequence[Span]) -> dict[ObjectKey, list[Span]]:
    """By feature the recomputes in which it ran, as far as it ran often enough."""
    wanted = {span.id: span for span in spans}
    found: dict[ObjectKey, list[Span]] = {}
    for key, runs in subject.runs.items():
        if len(runs) >= subject.thresholds.leak_repeats:
            ids = dict.fromkeys(run.parent for run in runs)
            found[key] = [wanted[id] for id in ids if id in wanted]
    return found


def _beyond_undo(subject: Subject, document: str, runs: Sequence[Span]) -> Sequence[Repetition]:
    """The repetitions, without those whose growth may be old states that undo keeps."""
    reps = [
        Repetition(span.start_ns, span.end_ns, span.rss_bytes - change, change)
        for span in runs
        if span.rss_bytes is not None and (change := span.rss_change_bytes) is not None
    ]
    moments = transactions(subject, document)
    ends = [subject.session.start_ns, *(rep.end_ns for rep in reps)]
    edits = sum(moments.between(start_ns, end_ns) for start_ns, end_ns in pairwise(ends))
    return reps[undo_steps(subject) :] if 2 * edits >= len(reps) else reps


def _of_same_results(
    subject: Subject, document: str, spans: Sequence[Span], grown: dict[ObjectKey, Growth]
) -> dict[ObjectKey, Growth]:
    """Without features whose results grew: those need more memory by right."""
    if not grown:
        return {}
    structure = subject.session.structure
    first = at(structure, document, spans[0].end_ns)
    last = at(structure, document, subject.session.end_ns)
    return {
        key: one
        for key, one in grown.items()
        if key.object not in first
        or key.object not in last
        or _is_alike(first[key.object].counts, last[key.object].counts)
    }


def _is_alike(first: Mapping[str, int], last: Mapping[str, int]) -> bool:
    both = [kind for kind in _ELEMENTS if kind in first and kind in last]
    return all(last[kind] <= _SAME_COUNT * first[kind] for kind in both)


def _of_features(
    subject: Subject, keys: Sequence[ObjectKey], others: Sequence[ObjectKey], one: Growth
) -> Issue:
    if len(keys) > 1:
        what = message(texts.LEAK_OF_ONE_OF, features=named(subject, keys))
        return _issue(subject, ObjectKey(keys[0].document, ""), what, one)
    what = message(texts.LEAK_OF_FEATURE, feature=subject.label(keys[0]))
    also = (message(texts.LEAK_ALSO, features=named(subject, others)),) if others else ()
    return _issue(subject, keys[0], what, one, also)


def _issue(
    subject: Subject, key: ObjectKey, what: Message, one: Growth, more: tuple[Message, ...] = ()
) -> Issue:
    grave = one.kept_bytes >= _GRAVE * subject.thresholds.leak_bytes
    return Issue(
        type=IssueType.MEMORY_LEAK,
        severity=Severity.HIGH if grave else Severity.MEDIUM,
        document=key.document,
        object=key.object,
        message=message(
            texts.LEAK,
            what=what,
            each=told_mebibytes(one.each_bytes),
            count=one.count,
            kept=told_mebibytes(one.kept_bytes),
        ),
        evidence={
            "repetitions": one.count,
            "each_bytes": one.each_bytes,
            "kept_bytes": one.kept_bytes,
            "waited_ns": one.waited_ns,
            "passed_ns": one.passed_ns,
        },
        details=(message(texts.LEAK_WAITED, time=told_duration(one.waited_ns)), *more),
    )
