# SPDX-License-Identifier: LGPL-2.1-or-later
"""Documents that are closed. The signal comes before most of the work, and nothing tells the end
but the return of the call or of FreeCAD's event loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from .. import texts
from ..model.activity import FileWork
from ..model.span import Span, SpanKind
from .file_members import state_of
from .file_spans import document_span


@dataclass
class _Closing:
    document: str
    start_ns: int
    told_ns: int
    estimated_start: bool
    work: FileWork


class Closings:
    def __init__(self, add: Callable[[Span], None]) -> None:
        self._add = add
        self._closing: list[_Closing] = []

    @property
    def busy(self) -> bool:
        return bool(self._closing)

    def deleted(self, doc: Any, called_ns: int, told_ns: int, now: int) -> None:
        """``called_ns``: when a call began that closes it, 0 if none did; its first document only
        is closed from there on."""
        first = not self._closing
        if not (called_ns and first):
            self.over(told_ns)
        path = doc.FileName
        state = state_of(path) if path else None
        work = FileWork(path, None if state is None else state.size_bytes)
        start_ns = called_ns if called_ns and first else told_ns
        self._closing.append(_Closing(doc.Name, start_ns, now, not called_ns, work))

    def over(self, now: int) -> None:
        """What was being closed is closed; ``now`` is 0 if nothing tells since when."""
        closing, self._closing = self._closing, []
        for one in closing:
            work = one.work
            if not now:
                work = replace(work, missing=texts.message(texts.CLOSED_LATER))
            self._add(
                document_span(
                    SpanKind.CLOSING,
                    one.document,
                    one.start_ns,
                    max(one.told_ns, now),
                    estimated_start=one.estimated_start,
                    detail=work,
                )
            )
