# SPDX-License-Identifier: LGPL-2.1-or-later
"""The heap: memory that is free but scattered in it, memory that is needed for a moment only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ... import texts
from ...model.issue import Issue, IssueType, Severity
from ...model.memory import Traced
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_mebibytes, told_percent
from ..subject import Subject

_GRAVE = 4  # times the limit


def memory_fragmentation(subject: Subject) -> Iterable[Issue]:
    """After the last recompute of which the allocator told."""
    spans = [cost.span for cost in subject.recomputes if cost.span.allocator is not None]
    if not spans:
        return
    last = max(spans, key=lambda span: span.end_ns)
    heap = last.allocator[1] if last.allocator is not None else None
    if heap is None or not heap.heap_bytes or last.rss_bytes is None:
        return
    # the end of the heap returns by itself, and what was given back is not resident
    later = [one.rss_bytes for one in subject.session.samples[-1:] if one.rss_bytes is not None]
    returned_bytes = max(0, last.rss_bytes - min([last.rss_bytes, *later]))
    free_bytes = heap.free_bytes - heap.top_bytes - returned_bytes
    scattered_bytes = min(free_bytes, last.rss_bytes - heap.used_bytes)
    share = scattered_bytes / heap.heap_bytes
    limits = subject.thresholds
    if scattered_bytes >= limits.scattered_bytes and share >= limits.scattered_share:
        yield Issue(
            type=IssueType.MEMORY_FRAGMENTATION,
            severity=_severity(scattered_bytes, limits.scattered_bytes),
            document=last.document,
            object="",
            message=message(
                texts.FRAGMENTATION,
                free=told_mebibytes(scattered_bytes),
                share=told_percent(share),
                pieces=heap.free_chunks,
            ),
            evidence={
                "scattered_bytes": scattered_bytes,
                "free_bytes": heap.free_bytes,
                "heap_bytes": heap.heap_bytes,
                "free_pieces": heap.free_chunks,
                "rss_bytes": last.rss_bytes,
            },
        )


def excessive_allocations(subject: Subject) -> Iterable[Issue]:
    """Features that need far more memory for a moment than they keep; else Python as a whole."""
    found = list(_of_features(subject))
    return found or list(_of_python(subject))


def _of_features(subject: Subject) -> Iterator[Issue]:
    for key, runs in subject.runs.items():
        needs = [
            (run.peak_change_bytes - max(0, run.rss_change_bytes or 0), run.peak_change_bytes)
            for run in runs
            if run.peak_change_bytes is not None and not run.peak_estimated
        ]
        passing_bytes, peak_bytes = max(needs, default=(0, 0))
        if passing_bytes >= subject.thresholds.passing_bytes:
            yield _passing(subject, key, passing_bytes, peak_bytes)


def _passing(subject: Subject, key: ObjectKey, passing_bytes: int, peak_bytes: int) -> Issue:
    return Issue(
        type=IssueType.EXCESSIVE_ALLOCATIONS,
        severity=_severity(passing_bytes, subject.thresholds.passing_bytes),
        document=key.document,
        object=key.object,
        message=message(
            texts.PASSING_MEMORY,
            feature=subject.label(key),
            peak=told_mebibytes(peak_bytes),
            kept=told_mebibytes(peak_bytes - passing_bytes),
        ),
        evidence={"peak_change_bytes": peak_bytes, "passing_bytes": passing_bytes},
    )


def _of_python(subject: Subject) -> Iterator[Issue]:
    traced = [one.traced for one in subject.session.snapshots if isinstance(one.traced, Traced)]
    most = max(traced[1:], key=lambda one: one.peak_bytes - one.current_bytes, default=None)
    if most is None:  # the first one's peak is of before the recording
        return
    passing_bytes = most.peak_bytes - most.current_bytes
    if passing_bytes >= subject.thresholds.passing_bytes:
        yield Issue(
            type=IssueType.EXCESSIVE_ALLOCATIONS,
            severity=_severity(passing_bytes, subject.thresholds.passing_bytes),
            document="",
            object="",
            message=message(
                texts.PASSING_PYTHON,
                peak=told_mebibytes(most.peak_bytes),
                kept=told_mebibytes(most.current_bytes),
            ),
            evidence={"peak_bytes": most.peak_bytes, "kept_bytes": most.current_bytes},
        )


def _severity(size_bytes: int, limit_bytes: int) -> Severity:
    return Severity.MEDIUM if size_bytes >= _GRAVE * limit_bytes else Severity.LOW
