# SPDX-License-Identifier: LGPL-2.1-or-later
"""What stays of each call of a command, and of each opening and closing of a file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from ...model.activity import FileWork
from ...model.facts import Sample
from ...model.span import Span, SpanKind
from ..births import made_objects
from ..edits import Moments, undo_steps
from ..growth import Growth, Repetition, Waits, growth
from ..load import Resident
from ..subject import Subject

_LOADING = (SpanKind.CREATING, SpanKind.OPENING, SpanKind.IMPORT)


def command_leaks(subject: Subject, waits: Waits) -> Iterator[tuple[str, Growth]]:
    """By name; commands that make objects or load files need memory by right."""
    session = subject.session
    made = [time_ns for time_ns, _ in subject.once(made_objects)]
    made += [span.end_ns for span in session.spans if span.kind in _LOADING]
    making, resident = Moments(made), resident_bytes(subject)
    changing = Moments(change.time_ns for change in session.changes if change.transaction)
    for name, calls in _by_name(session.spans, SpanKind.COMMAND).items():
        if any(making.between(call.start_ns - 1, call.end_ns) for call in calls):
            continue
        edits = sum(changing.between(call.start_ns - 1, call.end_ns) for call in calls)
        left = calls[undo_steps(subject) :] if 2 * edits >= len(calls) else calls
        found = growth(_repetitions(left, resident), waits, subject.thresholds)
        if found is not None:
            yield name, found


def file_leaks(subject: Subject, waits: Waits) -> Iterator[tuple[str, Growth]]:
    """By the file's name; a repetition goes from an opening to the document's closing."""
    resident = resident_bytes(subject)
    closings = _by_document(subject.session.spans, SpanKind.CLOSING)
    openings: dict[str, list[Span]] = {}
    for span in subject.session.spans:
        if span.kind is SpanKind.OPENING and isinstance(span.detail, FileWork):
            openings.setdefault(span.detail.path, []).append(span)
    for path, opened in openings.items():
        pairs = list(_pairs(opened, closings.get(opened[0].document, ())))
        reps = [
            Repetition(begin.start_ns, end.end_ns, *read)
            for begin, end in pairs
            if (read := _read(resident, begin.start_ns, end.end_ns)) is not None
        ]
        found = growth(reps, waits, subject.thresholds)
        if found is not None:
            yield os.path.basename(path), found


def resident_bytes(subject: Subject) -> Resident:
    """All that samples and recomputes tell of resident memory."""
    known = [one for one in subject.session.samples if one.rss_bytes is not None]
    for cost in subject.recomputes:
        span, change = cost.span, cost.span.rss_change_bytes
        if span.rss_bytes is not None and change is not None:
            known.append(Sample(span.start_ns, rss_bytes=span.rss_bytes - change))
            known.append(Sample(span.end_ns, rss_bytes=span.rss_bytes))
    return Resident(sorted(known, key=lambda one: one.time_ns))


def _by_name(spans: Iterable[Span], kind: SpanKind) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in sorted((one for one in spans if one.kind is kind), key=lambda one: one.start_ns):
        found.setdefault(span.name, []).append(span)
    return found


def _by_document(spans: Iterable[Span], kind: SpanKind) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for span in sorted((one for one in spans if one.kind is kind), key=lambda one: one.start_ns):
        found.setdefault(span.document, []).append(span)
    return found


def _pairs(opened: Sequence[Span], closed: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Each opening with the closing before the next opening."""
    ends = [*(one.start_ns for one in opened[1:]), None]
    for begin, next_ns in zip(opened, ends):
        for end in closed:
            if end.start_ns >= begin.end_ns and (next_ns is None or end.start_ns < next_ns):
                yield begin, end
                break


def _repetitions(calls: Sequence[Span], resident: Resident) -> list[Repetition]:
    return [
        Repetition(call.start_ns, call.end_ns, *read)
        for call in calls
        if (read := _read(resident, call.start_ns, call.end_ns)) is not None
    ]


def _read(resident: Resident, start_ns: int, end_ns: int) -> tuple[int, int] | None:
    """What was resident before a stretch, and how much more it was after it."""
    before, after = resident.before(start_ns), resident.after(end_ns)
    return None if before is None or after is None else (before, after - before)
