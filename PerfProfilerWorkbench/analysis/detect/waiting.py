# SPDX-License-Identifier: LGPL-2.1-or-later
"""FreeCAD waits instead of working: for files, or for a lock that somebody else holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from ... import texts
from ...model.activity import FileWork
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey, Span, SpanKind
from ...texts import message
from ...units import told_duration, told_mebibytes, told_percent
from .. import severity
from ..load import loads
from ..subject import Subject
from .waits import Wait, waits

_MOST = 0.5  # of the time
_MACHINE_FULL = 0.9  # of all cores: what waits then waits for the processor
_FILES = (SpanKind.OPENING, SpanKind.SAVING, SpanKind.AUTOSAVE, SpanKind.IMPORT, SpanKind.EXPORT)


def io_bottleneck(subject: Subject) -> Iterable[Issue]:
    """Features and work with files that mostly wait, while many bytes go through files or pipes."""
    yield from _features(subject)
    for span in subject.session.spans:
        if span.kind in _FILES and isinstance(span.detail, FileWork):
            yield from _file(subject, span, span.detail)


def _features(subject: Subject) -> Iterator[Issue]:
    limits = subject.thresholds
    for key, runs in subject.runs.items():
        read = [run for run in runs if run.cpu_ns is not None and run.read_bytes is not None]
        wall_ns = sum(run.wall_ns for run in read)
        waited_ns = wall_ns - sum(run.cpu_ns or 0 for run in read)
        size_bytes = sum((run.read_bytes or 0) + (run.written_bytes or 0) for run in read)
        if (
            waited_ns >= max(_MOST * wall_ns, len(read) * limits.waiting_ns)
            and size_bytes >= len(read) * limits.io_bytes > 0
            and not all(_machine_full(subject, run) for run in read)
        ):
            yield _io(key, subject.label(key), wall_ns, waited_ns, size_bytes, len(read))


def _io(
    key: ObjectKey, what: str, wall_ns: int, waited_ns: int, size_bytes: int, count: int
) -> Issue:
    return Issue(
        type=IssueType.IO_BOTTLENECK,
        severity=severity.of_time(waited_ns // count),
        document=key.document,
        object=key.object,
        message=message(
            texts.IO_WAITED,
            what=what,
            waited=told_duration(waited_ns),
            share=told_percent(waited_ns / wall_ns),
            size=told_mebibytes(size_bytes),
        ),
        evidence={
            "wall_ns": wall_ns,
            "waited_ns": waited_ns,
            "bytes": size_bytes,
            "times": count,
        },
        impact_ns=waited_ns,
    )


def _file(subject: Subject, span: Span, work: FileWork) -> Iterator[Issue]:
    """The process's time is known from samples: of work that is long enough to hold some."""
    samples = [
        one
        for one in subject.session.samples
        if one.cpu_ns is not None and span.start_ns <= one.time_ns <= span.end_ns
    ]
    size_bytes = work.size_bytes or 0
    if len(samples) < 3 or size_bytes < subject.thresholds.io_bytes:
        return
    wall_ns = samples[-1].time_ns - samples[0].time_ns
    waited_ns = wall_ns - ((samples[-1].cpu_ns or 0) - (samples[0].cpu_ns or 0))
    if waited_ns >= max(_MOST * wall_ns, subject.thresholds.io_wait_ns) and not _machine_full(
        subject, span
    ):
        name = os.path.basename(work.path)
        yield _io(ObjectKey(span.document, ""), name, wall_ns, waited_ns, size_bytes, 1)


def _machine_full(subject: Subject, span: Span) -> bool:
    """Whether others had all cores meanwhile; not told where no two samples lie in it."""
    inside = [one for one in subject.session.samples if span.start_ns <= one.time_ns <= span.end_ns]
    shares = [one.system_share for one in loads(inside, subject.session.environment.cores)]
    known = [one for one in shares if one is not None]
    return bool(known) and sum(known) / len(known) >= _MACHINE_FULL


def lock_contention(subject: Subject) -> Iterable[Issue]:
    """Functions of Python that wait for a lock, a thread or a queue while FreeCAD stands still."""
    found = [one for one in waits(subject) if one.waited_ns >= subject.thresholds.waiting_ns]
    return [_lock(subject, one) for one in found]


def _lock(subject: Subject, one: Wait) -> Issue:
    key = one.feature or ObjectKey("", "")
    return Issue(
        type=IssueType.LOCK_CONTENTION,
        severity=severity.of_time(one.waited_ns),
        document=key.document,
        object=key.object,
        message=message(
            texts.LOCK_WAITED if one.measured else texts.LOCK_WAITED_ESTIMATED,
            function=one.caller.name,
            file=os.path.basename(one.caller.file),
            line=one.caller.line,
            time=told_duration(one.waited_ns),
            lock=one.waiting,
        ),
        evidence={
            "function": one.caller.name,
            "file": one.caller.file,
            "line": one.caller.line,
            "waits_in": one.waiting,
            "waited_ns": one.waited_ns,
            "cpu_ns": _cpu_ns(subject.runs.get(key, ())),
        },
        impact_ns=one.waited_ns,
    )


def _cpu_ns(runs: Sequence[Span]) -> int | None:
    """Of all threads while the feature ran; None where it was not read."""
    known = [run.cpu_ns for run in runs if run.cpu_ns is not None]
    return sum(known) if known else None
