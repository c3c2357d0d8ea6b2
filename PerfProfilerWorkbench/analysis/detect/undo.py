# SPDX-License-Identifier: LGPL-2.1-or-later
"""Memory that undo keeps: the old state of what each edit changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from ... import texts
from ...model.issue import Issue, IssueType, Severity
from ...model.span import Span
from ...texts import message
from ...units import told_mebibytes
from ..births import made_objects
from ..edits import Moments, transactions, undo_steps
from ..subject import Subject
from ..trend import steady_slope

_FEWEST = 5  # edits; of fewer nothing is concluded
_MEASURED = 0.2  # of the memory that is spoken of, that must have come in the recording


def undo_memory(subject: Subject) -> Iterable[Issue]:
    """Documents whose edits each keep so much that all steps together pass ``undo_bytes``."""
    steps = undo_steps(subject)
    made = Moments(time_ns for time_ns, _ in subject.once(made_objects))
    documents = dict.fromkeys(cost.span.document for cost in subject.recomputes)
    for document in documents:
        kept = _kept_bytes(subject, document, made)[:steps]
        came = [float(one) for one in accumulate(kept)]
        each_bytes = int(steady_slope(came)) if len(kept) >= _FEWEST else 0
        limit = subject.thresholds.undo_bytes
        if each_bytes * steps >= limit and each_bytes * len(kept) >= _MEASURED * limit:
            yield _issue(document, each_bytes, len(kept), steps)


def _kept_bytes(subject: Subject, document: str, made: Moments) -> list[int]:
    """What each edit in a transaction left in memory, without those that made objects."""
    moments, ends = transactions(subject, document), list(_ends(subject, document))
    return [
        (after.rss_bytes or 0) - (before.rss_bytes or 0)
        for before, after in pairwise(ends)
        if moments.between(before.end_ns, after.end_ns)
        and not made.between(before.end_ns, after.end_ns)
    ]


def _ends(subject: Subject, document: str) -> Iterator[Span]:
    """Recomputes at whose end memory was read."""
    for cost in subject.recomputes:
        if cost.span.document == document and cost.span.rss_bytes is not None:
            yield cost.span


def _issue(document: str, each_bytes: int, edits: int, steps: int) -> Issue:
    return Issue(
        type=IssueType.UNDO_MEMORY,
        severity=Severity.MEDIUM,
        document=document,
        object="",
        message=message(
            texts.UNDO_MEMORY,
            document=document,
            each=told_mebibytes(each_bytes),
            steps=steps,
            all=told_mebibytes(each_bytes * steps),
        ),
        evidence={
            "edits": edits,
            "each_bytes": each_bytes,
            "measured_bytes": each_bytes * edits,
            "undo_steps": steps,
            "expected_bytes": each_bytes * steps,
        },
    )


def undo_issues(subject: Subject) -> list[Issue]:
    return list(undo_memory(subject))
