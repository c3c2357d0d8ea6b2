# SPDX-License-Identifier: LGPL-2.1-or-later
"""The observer's slots for what happens outside recomputes: changes, documents, transactions."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any

from ..model.span import ObjectKey
from .events import CHANGED, CREATED, PATH, TRANSACTION, Event
from .objects import Objects
from .paths import WATCHED
from .window import WindowMarks

if TYPE_CHECKING:
    from .hook import RecomputeHook


class OutsideSlots:
    def __init__(
        self, hook: RecomputeHook, append: Callable[[Event], None], marks: WindowMarks | None
    ) -> None:
        import FreeCAD

        self._hook = hook
        self._append = append
        self._marks = marks
        self._inside = hook.inside
        self._documents = FreeCAD.listDocuments
        self.objects = Objects(hook.features)
        self._restored: set[str] = set()  # documents that are being opened, or were

    def _failed(self, where: str, error: Exception) -> None:
        self._hook.problems[f"{where}: {type(error).__name__}: {error}"] = None

    def _outside(self, now: int, obj: Any, prop: str) -> None:
        """A property changed outside any recompute. Restoring a file is no change."""
        if self._is_opening(obj):
            return
        key = self.objects.key(obj)
        if not key[1]:  # FreeCAD 1.0 changes what it has just removed
            return
        if self._marks is not None:
            self._marks.flush()
            self._marks.stretch()
            python = id(obj) in self.objects.python
            self._marks.scene.python_feature = obj if python else None
        self._append((now, CHANGED, key, prop))
        self._hook.facts.touched(key, prop)
        if prop in WATCHED:
            path = self._hook.facts.paths.changed(ObjectKey(*key), obj, prop)
            self._append((now, PATH, key, path))

    def _is_opening(self, obj: Any) -> bool:
        """Whether its document is being opened or reverted. FreeCAD says that a document is being
        restored when something is pasted into it, too, but then changes none of its own properties.
        """
        if not self._restored:
            return False
        document = obj.Document
        if document.Name not in self._restored:
            return False
        if not document.Restoring:  # of a linked document nothing told the end
            self._restored.discard(document.Name)
        return bool(document.Restoring)

    def slotCreatedObject(self, obj: Any) -> None:
        try:
            if self._is_opening(obj):
                return
            key = (obj.Document.Name, obj.Name)
            self._append((perf_counter_ns(), CREATED, key, None))
            self._hook.facts.touched(key, "")
        except Exception as error:
            self._failed("slotCreatedObject", error)

    def slotDeletedObject(self, obj: Any) -> None:
        try:
            self._hook.facts.deleted(self.objects.forget(obj))
            if self._marks is not None:
                self._marks.scene.forget(id(obj))
        except Exception as error:
            self._failed("slotDeletedObject", error)

    def slotBeforeChangeDocument(self, doc: Any, prop: str) -> None:
        try:
            if doc.Restoring:
                self._restored.add(doc.Name)
        except Exception as error:
            self._failed("slotBeforeChangeDocument", error)

    def slotActivateDocument(self, doc: Any) -> None:
        """The last signal of an opening."""
        try:
            if not doc.Restoring and doc.Name in self._restored:
                self._restored.discard(doc.Name)
                self._hook.facts.read_if_new(doc)
        except Exception as error:
            self._failed("slotActivateDocument", error)

    def slotDeletedDocument(self, doc: Any) -> None:
        try:
            self.objects.forget_all()
            self._restored.discard(doc.Name)
            self._hook.facts.closed(doc.Name)
            if self._marks is not None:
                self._marks.scene.forget_all()
        except Exception as error:
            self._failed("slotDeletedDocument", error)

    def slotOpenTransaction(self, doc: Any, name: str) -> None:
        self._transaction(doc, name)

    def slotCommitTransaction(self, doc: Any) -> None:
        self._transaction(doc, "")

    def slotAbortTransaction(self, doc: Any) -> None:
        self._transaction(doc, "")

    def _transaction(self, doc: Any, name: str) -> None:
        try:
            self._append((perf_counter_ns(), TRANSACTION, (doc.Name, ""), name))
        except Exception as error:
            self._failed("transaction", error)
