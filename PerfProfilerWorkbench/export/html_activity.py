# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a report says of operations, freezes, and work with files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .. import texts, units
from ..analysis.frames import statistics
from ..analysis.freezes import FreezeCause, freezes
from ..analysis.metrics import metrics
from ..analysis.operations import Operation
from ..model.activity import FileWork
from ..model.span import SpanKind
from .html_page import NOT_AVAILABLE, Column, Page, named, paragraph, section, table
from .operation_words import TYPES, did

_LONGEST = 20


def parts(page: Page, done: Sequence[Operation]) -> Iterator[str]:
    """A section of each of which there is something to tell."""
    if done or page.session.frames:
        yield _operations(page, done)
    found = freezes(page.session)
    if found:
        yield _freezes(page, found)
    files = [one for one in _all(done) if _has_parts(one)]
    if files:
        yield _files(page, files)


def what(page: Page, one: Operation) -> str:
    """What was done; commands have FreeCAD's own names."""
    if one.span.kind is SpanKind.COMMAND:
        return named(one.name)
    return page.message(did(one.span, one.document, page.session.features))


def _operations(page: Page, done: Sequence[Operation]) -> str:
    longest = sorted(done, key=lambda one: -one.response_ns)[:_LONGEST]
    shown = sorted(longest, key=lambda one: one.start_ns)
    columns = [
        Column[Operation](texts.OPERATION, lambda one: _did(page, one)),
        Column(texts.TYPE, lambda one: page.say(TYPES[one.type]) if one.type else NOT_AVAILABLE),
        Column(texts.BEGUN, lambda one: page.since_start(one.start_ns), True),
        Column(texts.TOOK, lambda one: _took(page, one), True),
        Column(
            texts.WAITED, lambda one: page.duration(one.waited_ns) if one.waited_ns else "", True
        ),
        Column(texts.RECOMPUTES, lambda one: _recomputes(page, one), True),
    ]
    return section(
        page,
        texts.REPORT_OPERATIONS,
        *map(paragraph, _sentences(page, done, len(shown))),
        table(page, columns, shown, texts.REPORT_OPERATIONS) if shown else "",
    )


def _sentences(page: Page, done: Sequence[Operation], shown: int) -> Iterator[str]:
    session = page.session
    moving = statistics(session.frames, session.start_ns, session.end_ns + 1)
    if moving.per_second is not None and moving.interval is not None:
        yield page.say(
            texts.REPORT_FRAMES,
            rate=units.three_figures(moving.per_second, page.translate),
            median=page.duration(moving.interval.median_ns),
            worst=page.duration(moving.interval.worst_ns),
        )
    counted = metrics(done, session.start_ns, session.end_ns)
    if counted.median_ns is not None and counted.worst_ns is not None:
        yield page.say(
            texts.REPORT_METRICS,
            count=counted.operations,
            failed=counted.failed,
            median=page.duration(counted.median_ns),
            worst=page.duration(counted.worst_ns),
            shown=shown,
        )


def _did(page: Page, one: Operation) -> str:
    told = what(page, one)
    if not one.failed:
        return told
    return f'{told} <span class="failed">({page.say(texts.STATUS_FAILED)})</span>'


def _took(page: Page, one: Operation) -> str:
    return page.duration(one.response_ns, one.span.estimated_start)


def _recomputes(page: Page, one: Operation) -> str:
    if not one.recomputes or one.span.kind is SpanKind.RECOMPUTE:
        return ""
    return f"{one.recomputes}, {page.duration(one.recompute_ns)}"


def _freezes(page: Page, found: Sequence[FreezeCause]) -> str:
    shown = sorted(found, key=lambda one: -one.freeze.wall_ns)[:_LONGEST]
    columns = [
        Column[FreezeCause](texts.CAUSE, lambda one: page.message(one.why)),
        Column(texts.BEGUN, lambda one: page.since_start(one.freeze.start_ns), True),
        Column(texts.TIME, lambda one: page.duration(one.freeze.wall_ns), True),
    ]
    time = page.duration(sum(one.freeze.wall_ns for one in found))
    told = {"count": len(found), "time": time, "shown": len(shown)}
    text = texts.FROZE_ONCE if len(found) == 1 else texts.REPORT_FREEZES_LINE
    return section(
        page,
        texts.REPORT_FREEZES,
        paragraph(page.say(text, **told)),
        table(page, columns, shown, texts.REPORT_FREEZES),
    )


def _all(done: Iterable[Operation]) -> Iterator[Operation]:
    for one in done:
        yield one
        yield from _all(one.inner)


def _has_parts(one: Operation) -> bool:
    return isinstance(one.span.detail, FileWork) and bool(one.span.detail.parts)


def _files(page: Page, files: Sequence[Operation]) -> str:
    columns = [
        Column[Operation](texts.REPORT_FILE, lambda one: what(page, one)),
        Column(texts.REPORT_SIZE, lambda one: _size(page, one), True),
        Column(texts.TIME, lambda one: page.duration(one.span.wall_ns), True),
        Column(texts.REPORT_PARTS, lambda one: _parts(page, one)),
    ]
    tilde = any(
        isinstance(one.span.detail, FileWork) and one.span.detail.estimated for one in files
    )
    note = paragraph(page.say(texts.REPORT_TILDE), "note") if tilde else ""
    return section(page, texts.REPORT_FILES, table(page, columns, files, texts.REPORT_FILES), note)


def _size(page: Page, one: Operation) -> str:
    size_bytes = one.span.detail.size_bytes if isinstance(one.span.detail, FileWork) else None
    return NOT_AVAILABLE if size_bytes is None else page.mebibytes(size_bytes)


def _parts(page: Page, one: Operation) -> str:
    work = one.span.detail
    assert isinstance(work, FileWork)
    return "; ".join(
        units.file_part(part.value, ns, part in work.estimated, page.translate)
        for part, ns in work.parts
    )
