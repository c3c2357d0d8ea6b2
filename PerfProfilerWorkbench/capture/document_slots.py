# SPDX-License-Identifier: LGPL-2.1-or-later
"""The observers' slots for work with documents: each safe, each with its time."""

from __future__ import annotations

from time import perf_counter_ns
from typing import TYPE_CHECKING, Any

from ..model.span import SpanKind
from .slot_guard import guarded

if TYPE_CHECKING:
    from .documents import DocumentWork


class DocumentSlots:
    """The slots of the App observer, each safe."""

    def __init__(self, work: DocumentWork) -> None:
        self._work = work
        self.problems = work.problems

    @guarded
    def slotCreatedDocument(self, doc: Any) -> None:
        self._work.created(doc, perf_counter_ns())

    @guarded
    def slotDeletedDocument(self, doc: Any) -> None:
        self._work.deleted(doc, perf_counter_ns())

    @guarded
    def slotRelabelDocument(self, doc: Any) -> None:
        self._work.relabelled(doc, perf_counter_ns())

    @guarded
    def slotActivateDocument(self, doc: Any) -> None:
        self._work.activated(doc, perf_counter_ns())

    @guarded
    def slotBeforeChangeDocument(self, doc: Any, prop: str) -> None:
        self._work.changing(doc, prop, perf_counter_ns())

    @guarded
    def slotChangedDocument(self, doc: Any, prop: str) -> None:
        self._work.changed(doc, prop)

    @guarded
    def slotStartSaveDocument(self, doc: Any, path: str) -> None:
        self._work.saving(doc, path, perf_counter_ns())

    @guarded
    def slotFinishSaveDocument(self, doc: Any, path: str) -> None:
        self._work.saved(path, perf_counter_ns())

    @guarded
    def slotUndoDocument(self, doc: Any) -> None:
        self._work.stepped(doc, SpanKind.UNDO, perf_counter_ns())

    @guarded
    def slotRedoDocument(self, doc: Any) -> None:
        self._work.stepped(doc, SpanKind.REDO, perf_counter_ns())

    @guarded
    def slotCommitTransaction(self, doc: Any) -> None:
        self._work.ended(perf_counter_ns())

    @guarded
    def slotAbortTransaction(self, doc: Any) -> None:
        self._work.ended(perf_counter_ns())

    @guarded
    def slotRecomputedDocument(self, doc: Any) -> None:
        self._work.ended(perf_counter_ns())


class GuiSlots:
    """Only slots that are safe in a GUI observer (docs/freecad.md), and nothing is looked at."""

    def __init__(self, work: DocumentWork) -> None:
        self._work = work

    def slotCreatedDocument(self, doc: Any) -> None:
        self._work.gui_told(perf_counter_ns())

    def slotDeletedDocument(self, doc: Any) -> None:
        self._work.gui_told(perf_counter_ns())
