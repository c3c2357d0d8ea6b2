# SPDX-License-Identifier: LGPL-2.1-or-later
"""Documents that are saved, by a person or a script and by FreeCAD itself.

A saving that fails has no last signal, and what else is heard before one does not tell that it
failed: other add-ons recompute or save a copy when FreeCAD tells them of a saving, before or after
us. So it has failed when FreeCAD's event loop that it began in is back.
Of FreeCAD's own saving no signal tells: two files in the document's transient folder do, the first
written when it begins and the other when it ends, all in the main thread.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter_ns, time_ns
from typing import Any

from .. import texts
from ..model.activity import FileWork, Part
from ..model.span import Span, SpanKind, Status
from .file_members import FileState, state_of
from .file_spans import FileSpans, document_span

_BEGUN, _SAVED = "fc_recovery_file.xml", "fc_recovery_file.fcstd"
_FOLDER = "fc_recovery_files"  # in place of the second, where FreeCAD is told not to compress
_LATEST = ("Document.xml", "GuiDocument.xml")  # shapes are written by other threads


@dataclass
class _Saving:
    """``doubted``: something else was heard since, so that nothing tells when it ended."""

    document: str
    path: str
    start_ns: int
    level: int
    doubted: bool = False


class Savings:
    """``busy`` from the first signal to the last. ``level()`` is how many event loops of FreeCAD
    run within each other: an add-on may ask the person something while FreeCAD saves.
    """

    def __init__(
        self, spans: FileSpans, add: Callable[[Span], None], level: Callable[[], int]
    ) -> None:
        self._spans, self._add, self._level = spans, add, level
        self._under_way: list[_Saving] = []

    @property
    def busy(self) -> bool:
        return bool(self._under_way)

    def started(self, document: str, path: str, now: int) -> None:
        self.doubt()
        again = [one for one in self._under_way if one.path == path]
        self._end(again, 0)
        self._under_way.append(_Saving(document, path, now, self._level()))

    def finished(self, path: str, now: int) -> None:
        paths = [one.path for one in self._under_way]
        if path not in paths:
            return
        saving = self._under_way.pop(paths.index(path))
        state = state_of(path)
        written_ns = saving.start_ns if state is None else _on_clock(state.mtime_ns)
        writing_ns = min(max(0, written_ns - saving.start_ns), now - saving.start_ns)
        work = FileWork(
            path,
            None if state is None else state.size_bytes,
            parts=(
                (Part.WRITING, writing_ns),
                (Part.FINISHING, now - saving.start_ns - writing_ns),
            ),
            estimated=(Part.WRITING, Part.FINISHING),
        )
        span = document_span(SpanKind.SAVING, saving.document, saving.start_ns, now, detail=work)
        if state is None:
            self._add(span)
        else:
            self._spans.put(span, work, state)

    def doubt(self) -> None:
        """Something else has come: it may be that whatever was being saved is not."""
        for one in self._under_way:
            one.doubted = True

    def broken(self, ended_ns: int = 0) -> None:
        """Whatever was being saved in this event loop is not.

        ``ended_ns``: when the event loop was back, 0 if it was not. Without it, or if something
        else came in between, the first signal of a saving is the last sign of it.
        """
        level = self._level() if self._under_way else 0
        self._end([one for one in self._under_way if one.level >= level], ended_ns)

    def _end(self, failed: list[_Saving], ended_ns: int) -> None:
        for saving in failed:
            self._under_way.remove(saving)
            end_ns = saving.start_ns if saving.doubted else ended_ns or saving.start_ns
            parts = ((Part.WRITING, end_ns - saving.start_ns),)
            error = texts.SAVING_FAILED
            work = FileWork(saving.path, parts=parts, estimated=(Part.WRITING,), error=error)
            self._add(
                document_span(
                    SpanKind.SAVING,
                    saving.document,
                    saving.start_ns,
                    end_ns,
                    status=Status.FAILED,
                    detail=work,
                )
            )


class Autosaves:
    """Finds out that FreeCAD has saved by itself: two looks a second at each document's folder."""

    def __init__(self, add: Callable[[Span], None]) -> None:
        self._add = add
        self._known: dict[str, int] = {}

    def learn(self, documents: Mapping[str, Any]) -> None:
        """What is there already was written before the recording."""
        for name, document in documents.items():
            begun = state_of(os.path.join(document.TransientDir, _BEGUN))
            self._known[name] = 0 if begun is None else begun.mtime_ns

    def look(self, documents: Mapping[str, Any]) -> None:
        for name, document in documents.items():
            folder = document.TransientDir
            begun = state_of(os.path.join(folder, _BEGUN)) if folder else None
            if begun is not None and begun.mtime_ns > self._known.get(name, 0):
                self._known[name] = begun.mtime_ns
                self._saved(name, folder, begun)

    def _saved(self, document: str, folder: str, begun: FileState) -> None:
        written = _written(folder, begun.mtime_ns)
        if written is None:  # nothing had changed: only the first file was written
            return
        path, size_bytes, ended_ns = written
        wall_ns = ended_ns - begun.mtime_ns
        parts, estimated = ((Part.WRITING, wall_ns),), (Part.WRITING,)
        work = FileWork(path, size_bytes, parts, estimated)
        start_ns = _on_clock(begun.mtime_ns)
        self._add(
            document_span(
                SpanKind.AUTOSAVE,
                document,
                start_ns,
                start_ns + wall_ns,
                estimated_start=True,
                detail=work,
            )
        )


def _written(folder: str, begun_ns: int) -> tuple[str, int, int] | None:
    """Where to, how many bytes, and when the main thread was done with it; None: nothing was."""
    path = os.path.join(folder, _SAVED)
    state = state_of(path)
    if state is not None and state.mtime_ns >= begun_ns:
        return path, state.size_bytes, state.mtime_ns
    path, size_bytes, ended_ns = os.path.join(folder, _FOLDER), 0, begun_ns
    if os.path.isdir(path):
        for entry in os.scandir(path):
            found = entry.stat()
            if found.st_mtime_ns >= begun_ns:
                size_bytes += found.st_size
                if entry.name in _LATEST:
                    ended_ns = max(ended_ns, found.st_mtime_ns)
    return (path, size_bytes, ended_ns) if size_bytes else None


def _on_clock(since_1970_ns: int) -> int:
    """A file's time on the clock of the spans; the system's ticks make it up to 10 ms early."""
    return since_1970_ns - time_ns() + perf_counter_ns()
