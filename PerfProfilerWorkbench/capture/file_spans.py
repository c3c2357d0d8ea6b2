# SPDX-License-Identifier: LGPL-2.1-or-later
"""Spans of work with a document's file wait here until the file's members have been read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter_ns

from ..model.activity import FileMember, FileWork
from ..model.span import Span, SpanKind, Status
from .file_members import FileState, MemberReader

_STEP_NS = 15_000_000  # in an idle second
# Each saving has its members: those of hundreds of savings of a big model would fill the memory
_MOST, _REST = 200, "…"


class FileSpans:
    """Hands spans on in the order in which they came, each once and complete."""

    def __init__(self, add: Callable[[Span], None]) -> None:
        self._add = add
        self._waiting: deque[tuple[Span, FileWork, MemberReader]] = deque()

    def put(self, span: Span, work: FileWork, state: FileState) -> None:
        """``state`` is that of ``work``'s file when the span ended."""
        self._waiting.append((span, work, MemberReader(work.path, state)))

    def step(self) -> None:
        """Read on for a short while."""
        self._read_on(perf_counter_ns() + _STEP_NS)

    def finish(self) -> None:
        """Read all that is left, however long it takes."""
        while self._waiting:
            self._read_on(perf_counter_ns() + _STEP_NS)

    def _read_on(self, until_ns: int) -> None:
        while self._waiting:
            span, work, reader = self._waiting[0]
            if not reader.step(until_ns):
                return
            self._waiting.popleft()
            members, own = _bounded(reader.members), reader.archive_bytes
            detail = replace(work, members=members, archive_bytes=own, missing=reader.missing)
            self._add(replace(span, detail=detail))
            if perf_counter_ns() >= until_ns:
                return


def _bounded(members: tuple[FileMember, ...]) -> tuple[FileMember, ...]:
    """Of very many only the largest, in the file's order, and one for the bytes of the rest."""
    if len(members) <= _MOST:
        return members
    numbers = sorted(range(len(members)), key=lambda number: -members[number].stored_bytes)
    rest = [members[number] for number in numbers[_MOST:]]
    stored_bytes = sum(member.stored_bytes for member in rest)
    plain_bytes = sum(member.plain_bytes for member in rest)
    kept = [members[number] for number in sorted(numbers[:_MOST])]
    return (*kept, FileMember(_REST, stored_bytes, plain_bytes))


def document_span(
    kind: SpanKind,
    document: str,
    start_ns: int,
    end_ns: int,
    *,
    name: str = "",
    estimated_start: bool = False,
    status: Status = Status.OK,
    detail: FileWork | None = None,
) -> Span:
    """A span of a whole document; who takes it gives it its id."""
    return Span(
        id=0,
        parent=None,
        kind=kind,
        document=document,
        object="",
        start_ns=start_ns,
        wall_ns=end_ns - start_ns,
        status=status,
        estimated_start=estimated_start,
        name=name,
        detail=detail,
    )
