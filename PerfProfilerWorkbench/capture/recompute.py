# SPDX-License-Identifier: LGPL-2.1-or-later
"""The recompute hook: an App document observer that appends tuples and does nothing else.

FreeCAD looks the slots up once, when the observer is added, and calls them on the main thread.
Nothing that happens in them may reach FreeCAD: no exception, no write, no live object kept.
"""

from __future__ import annotations

from time import perf_counter_ns
from typing import Any

from ..model.session import Feature
from ..model.span import ObjectKey
from . import calls
from .events import (
    BEGIN,
    CALLED,
    CHANGED,
    CHANGING,
    END,
    FAILED,
    HEADLESS,
    LATE,
    RECOMPUTED,
    RETURNED,
    WINDOWED,
    Buffer,
)


class RecomputeHook:
    """Installs one observer, and takes it down again.

    ``inside`` names the documents whose recompute is under way, ``features`` what was seen of the
    objects, ``problems`` what went wrong in our own slots (sentences, each once).
    """

    def __init__(self, buffer: Buffer) -> None:
        self._buffer = buffer
        self._observer: _Observer | None = None
        self.inside: list[str] = []
        self.features: dict[ObjectKey, Feature] = {}
        self.problems: dict[str, None] = {}

    def install(self) -> None:
        import FreeCAD

        windowed = bool(FreeCAD.GuiUp)
        self._observer = _Observer(self, self._buffer, windowed)
        FreeCAD.addDocumentObserver(self._observer)
        if not windowed:
            # Headless FreeCAD 1.1 does not tell when a recompute begins (docs/freecad.md).
            calls.watch("recompute", self._observer.called, self._observer.returned)

    def remove(self) -> None:
        import FreeCAD

        calls.unwatch()
        if self._observer is not None:
            FreeCAD.removeDocumentObserver(self._observer)
            self._observer = None
        self.inside.clear()


class _Observer:
    """Keys are kept by the id of FreeCAD's Python object, which lives as long as its C++ object.

    Reading two names costs as much as all the rest of a slot; the entries are forgotten when
    FreeCAD tells of a deletion, so an id that is used again is never mistaken.
    """

    def __init__(self, hook: RecomputeHook, buffer: Buffer, windowed: bool) -> None:
        import FreeCAD

        self._hook = hook
        self._buffer = buffer
        self._append = buffer.events.append
        self._begin = WINDOWED if windowed else HEADLESS
        self._keys: dict[int, ObjectKey] = {}
        self._inside = hook.inside
        self._calls: list[bool] = []  # whether each call of a script opened a recompute
        self._last_ns = perf_counter_ns()
        self._documents = FreeCAD.listDocuments

    def _key(self, obj: Any) -> ObjectKey:
        key = ObjectKey(obj.Document.Name, obj.Name)
        self._keys[id(obj)] = key
        self._hook.features[key] = Feature(obj.Label, obj.TypeId)
        return key

    def _failed(self, where: str, error: Exception) -> None:
        self._hook.problems[f"{where}: {type(error).__name__}: {error}"] = None

    def slotBeforeRecomputeDocument(self, doc: Any) -> None:
        try:
            self._open(doc.Name, perf_counter_ns(), self._begin)
        except Exception as error:
            self._failed("slotBeforeRecomputeDocument", error)

    def _open(self, name: str, time_ns: int, how: int) -> None:
        self._close(name)  # if its end was lost: a document never recomputes within itself
        self._inside.append(name)
        self._append((time_ns, BEGIN, (name, ""), how))

    def _close(self, name: str) -> None:
        if name in self._inside:
            del self._inside[self._inside.index(name) :]

    def slotBeforeChangeObject(self, obj: Any, prop: str) -> None:
        now = perf_counter_ns()
        try:
            if self._inside or self._noticed(now):
                self._append((now, CHANGING, self._keys.get(id(obj)) or self._key(obj), prop))
        except Exception as error:
            self._failed("slotBeforeChangeObject", error)

    def slotChangedObject(self, obj: Any, prop: str) -> None:
        now = perf_counter_ns()
        try:
            if prop == "Label" and id(obj) in self._keys:
                self._key(obj)
            if self._inside or self._noticed(now):
                self._append((now, CHANGED, self._keys.get(id(obj)) or self._key(obj), prop))
        except Exception as error:
            self._failed("slotChangedObject", error)

    def slotRecomputedObject(self, obj: Any) -> None:
        now = perf_counter_ns()
        try:
            if self._inside or self._noticed(now):
                self._append((now, RECOMPUTED, self._keys.get(id(obj)) or self._key(obj), None))
        except Exception as error:
            self._failed("slotRecomputedObject", error)

    def _noticed(self, now: int) -> bool:
        """Whether a recompute runs of which FreeCAD sent no signal; opens it then.

        It need not be of the changed object's own document: linked documents recompute along.
        """
        if self._begin == HEADLESS:
            for name, doc in self._documents().items():
                if doc.Recomputing:
                    self._open(name, self._last_ns, LATE)
                    return True
            self._last_ns = now
        return False

    def slotRecomputedDocument(self, doc: Any) -> None:
        now = perf_counter_ns()
        try:
            name = doc.Name
            self._close(name)
            if doc.isTouched():  # whatever failed stays touched; the scan costs 2 µs an object
                self._find_failed(doc, now)
            self._append((now, END, (name, ""), perf_counter_ns() - now))
            self._buffer.trim()
            self._last_ns = perf_counter_ns()
        except Exception as error:
            self._failed("slotRecomputedDocument", error)

    def _find_failed(self, doc: Any, now: int) -> None:
        for obj in doc.Objects:
            if "Invalid" in obj.State:
                self._append((now, FAILED, self._keys.get(id(obj)) or self._key(obj), None))

    def slotDeletedObject(self, obj: Any) -> None:
        self._keys.pop(id(obj), None)

    def slotDeletedDocument(self, doc: Any) -> None:
        # FreeCAD reports no object of a closed document as deleted, so all keys are learnt anew.
        self._keys.clear()

    def called(self, doc: Any) -> None:
        if getattr(doc, "TypeId", "") == "App::Document":
            name = doc.Name
            self._calls.append(name not in self._inside)  # else FreeCAD refuses it
            if self._calls[-1]:
                self._inside.append(name)
            self._append((perf_counter_ns(), CALLED, (name, ""), None))

    def returned(self, doc: Any) -> None:
        if getattr(doc, "TypeId", "") == "App::Document":
            name = doc.Name
            if not self._calls or self._calls.pop():
                self._close(name)
            self._append((perf_counter_ns(), RETURNED, (name, ""), None))
