# SPDX-License-Identifier: LGPL-2.1-or-later
"""The observer's slots for what happens outside recomputes: changes, documents, transactions."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter_ns
from typing import TYPE_CHECKING, Any

from ..model.session import Feature
from ..model.span import ObjectKey
from .events import CHANGED, OPENED, PATH, TRANSACTION, Event
from .paths import WATCHED
from .window import WindowMarks

if TYPE_CHECKING:
    from .hook import RecomputeHook


class OutsideSlots:
    """Keys are kept by the id of FreeCAD's Python object, which lives as long as its C++ object.

    Reading two names costs as much as all the rest of a slot; the entries are forgotten when
    FreeCAD tells of a deletion, so an id that is used again is never mistaken.
    """

    def __init__(
        self, hook: RecomputeHook, append: Callable[[Event], None], marks: WindowMarks | None
    ) -> None:
        import FreeCAD

        self._hook = hook
        self._append = append
        self._marks = marks
        self._inside = hook.inside
        self._documents = FreeCAD.listDocuments
        self._keys: dict[int, tuple[str, str]] = {}
        self._names: dict[int, str] = {}  # of documents, kept in the same way
        self._python: set[int] = set()  # the ids of Python features among them
        self._opening: dict[str, int] = {}  # documents that are being opened, and since when

    def learn(self) -> None:
        """Name all objects now: doing it at each one's first signal would slow down a recompute."""
        for document in self._documents().values():
            self._name(document)
            for obj in () if document.Restoring else document.Objects:
                self._key(obj)

    def _name(self, doc: Any) -> str:
        name: str = doc.Name
        self._names[id(doc)] = name
        return name

    def _key(self, obj: Any) -> tuple[str, str]:
        # a plain tuple: of tuples with a subclass of tuple in them Python's collector never lets go
        key = (obj.Document.Name, obj.Name)
        self._keys[id(obj)] = key
        self._hook.features[ObjectKey(*key)] = feature = Feature(obj.Label, obj.TypeId)
        if feature.type.endswith("Python"):
            self._python.add(id(obj))
        return key

    def _known(self, obj: Any) -> tuple[str, str]:
        return self._keys.get(id(obj)) or self._key(obj)

    def _failed(self, where: str, error: Exception) -> None:
        self._hook.problems[f"{where}: {type(error).__name__}: {error}"] = None

    def _outside(self, now: int, obj: Any, prop: str) -> None:
        """A property changed outside any recompute. Restoring a file is no change."""
        if self._opening and obj.Document.Name in self._opening:
            return
        key = self._known(obj)
        if self._marks is not None:
            self._marks.flush()
            self._marks.stretch()
            self._marks.scene.changed(obj if id(obj) in self._python else None)
        self._append((now, CHANGED, key, prop))
        self._hook.facts.touched(key, prop)
        if prop in WATCHED:
            path = self._hook.facts.paths.changed(ObjectKey(*key), obj, prop)
            self._append((now, PATH, key, path))

    def slotCreatedObject(self, obj: Any) -> None:
        try:
            document = obj.Document
            if document.Restoring:
                return
            self._opening.pop(document.Name, None)
            self._hook.facts.touched((document.Name, obj.Name), "")
        except Exception as error:
            self._failed("slotCreatedObject", error)

    def slotDeletedObject(self, obj: Any) -> None:
        try:
            key = self._keys.pop(id(obj), None) or (obj.Document.Name, obj.Name)
            self._python.discard(id(obj))
            self._hook.facts.deleted(key)
            if self._marks is not None:
                self._marks.scene.forget(id(obj))
        except Exception as error:
            self._failed("slotDeletedObject", error)

    def slotCreatedDocument(self, doc: Any) -> None:
        try:
            self._opening[doc.Name] = perf_counter_ns()
        except Exception as error:
            self._failed("slotCreatedDocument", error)

    def slotActivateDocument(self, doc: Any) -> None:
        """The last signal of an opening. A new document is activated before it is made."""
        try:
            if not doc.Restoring and doc.Name in self._opening:
                begun_ns = self._opening.pop(doc.Name)
                self._append((perf_counter_ns(), OPENED, (doc.Name, ""), begun_ns))
                self._hook.facts.read_if_new(doc)
        except Exception as error:
            self._failed("slotActivateDocument", error)

    def slotDeletedDocument(self, doc: Any) -> None:
        try:
            # FreeCAD reports no object of a closed document as deleted: all is learnt anew.
            self._keys.clear()
            self._names.clear()
            self._python.clear()
            self._opening.pop(doc.Name, None)
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
