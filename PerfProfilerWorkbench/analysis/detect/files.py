# SPDX-License-Identifier: LGPL-2.1-or-later
"""Files that take long to open or to save, and the part of it that takes longest."""

from __future__ import annotations

import ntpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ... import texts
from ...model.activity import FileWork, Part
from ...model.issue import Issue, IssueType
from ...model.span import Span, SpanKind, Status
from ...texts import Message, message
from ...units import told_duration, told_percent
from .. import severity
from ..subject import Subject

PARTS = {
    Part.READING: texts.ISSUE_PART_READING,
    Part.RESTORING: texts.ISSUE_PART_RESTORING,
    Part.MESHING: texts.ISSUE_PART_MESHING,
    Part.WRITING: texts.ISSUE_PART_WRITING,
    Part.FINISHING: texts.ISSUE_PART_FINISHING,
}


@dataclass(frozen=True)
class _Done:
    """One opening or saving, with what is known of the file."""

    span: Span
    work: FileWork


def slow_opening(subject: Subject) -> Iterable[Issue]:
    """Files from ``opening_ns`` on, with those that they link to."""
    return _slow(
        _outermost(_done(subject, SpanKind.OPENING)),
        subject.thresholds.opening_ns,
        IssueType.SLOW_OPENING,
        texts.ISSUE_SLOW_OPENING,
    )


def slow_saving(subject: Subject) -> Iterable[Issue]:
    """Files from ``saving_ns`` on; what FreeCAD saves by itself is a setting's matter."""
    done = _done(subject, SpanKind.SAVING)
    limit_ns = subject.thresholds.saving_ns
    return _slow(done, limit_ns, IssueType.SLOW_SAVING, texts.ISSUE_SLOW_SAVING)


def file_name(path: str) -> str:
    """Also of a path that was recorded under Windows."""
    return ntpath.basename(path)


def _done(subject: Subject, kind: SpanKind) -> list[_Done]:
    """Without those of which nothing tells what took so long."""
    spans = [span for span in subject.session.spans if span.kind is kind]
    return [
        _Done(span, span.detail)
        for span in spans
        if span.status is Status.OK and isinstance(span.detail, FileWork) and span.detail.parts
    ]


def _outermost(done: Sequence[_Done]) -> list[_Done]:
    """Without the openings of linked files, which lie within another."""
    found: list[_Done] = []
    end_ns = -1
    for one in sorted(done, key=lambda one: (one.span.start_ns, -one.span.end_ns)):
        if one.span.end_ns > end_ns:
            found.append(one)
            end_ns = one.span.end_ns
    return found


def _slow(done: Iterable[_Done], limit_ns: int, type: IssueType, text: str) -> Iterator[Issue]:
    """One issue for a file, of its slowest time."""
    files: dict[str, list[_Done]] = {}
    for one in done:
        if one.span.wall_ns >= limit_ns:
            files.setdefault(one.work.path, []).append(one)
    for slow in files.values():
        worst = max(slow, key=lambda one: one.span.wall_ns)
        yield _issue(worst, type, text, len(slow), sum(one.span.wall_ns for one in slow))


def _issue(worst: _Done, type: IssueType, text: str, times: int, impact_ns: int) -> Issue:
    span, work = worst.span, worst.work
    parts = sorted(work.parts, key=lambda part: -part[1])
    part, part_ns = parts[0]
    return Issue(
        type=type,
        severity=severity.of_time(span.wall_ns),
        document=span.document,
        object="",
        message=message(
            text,
            file=file_name(work.path),
            time=told_duration(span.wall_ns),
            share=told_percent(part_ns / span.wall_ns),
            part=message(PARTS[part]),
        ),
        evidence={
            "wall_ns": span.wall_ns,
            "times": times,
            "size_bytes": work.size_bytes,
            **{f"{one.value}_ns": ns for one, ns in work.parts},
            "estimated": tuple(one.value for one in work.estimated),
        },
        details=tuple(_details(parts[1:], work)),
        impact_ns=impact_ns,
    )


def _details(parts: Iterable[tuple[Part, int]], work: FileWork) -> Iterator[Message]:
    for part, ns in parts:
        if ns:
            told = {"part": message(PARTS[part]), "time": told_duration(ns)}
            yield message(texts.ISSUE_PART_TOOK, **told)
    if work.estimated:
        yield message(texts.ISSUE_PARTS_ESTIMATED)
