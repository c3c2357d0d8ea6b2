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
from .counters import Counters
from .events import (
    BEGIN,
    CALLED,
    CHANGED,
    CHANGED_HIDDEN,
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
from .orders import Orders
from .window import WindowMarks


class RecomputeHook:
    """Installs one observer, and takes it down again.

    ``inside`` names the documents whose recompute is under way, ``features`` what was seen of the
    objects, ``problems`` what went wrong in our own slots (sentences, each once).
    """

    def __init__(self, buffer: Buffer) -> None:
        self._buffer = buffer
        self._observer: _Observer | None = None
        self._counters = Counters()
        self._marks: WindowMarks | None = None
        self.inside: list[str] = []
        self.features: dict[ObjectKey, Feature] = {}
        self.problems: dict[str, None] = {}

    def install(self) -> None:
        import FreeCAD

        self._counters.open()
        if FreeCAD.GuiUp:
            self._marks = WindowMarks(self._buffer.events.append, self._counters.reader())
            self._marks.install()
            if self._marks.missing:
                self.problems[f"not available: end of display work: {self._marks.missing}"] = None
        self._observer = _Observer(self, self._buffer, self._counters, self._marks)
        FreeCAD.addDocumentObserver(self._observer)
        if not FreeCAD.GuiUp:
            # Headless FreeCAD 1.1 does not tell when a recompute begins (docs/freecad.md).
            calls.watch("recompute", self._observer.called, self._observer.returned)

    def remove(self) -> None:
        import FreeCAD

        calls.unwatch()
        if self._observer is not None:
            FreeCAD.removeDocumentObserver(self._observer)
            self._observer = None
        if self._marks is not None:
            self._marks.remove()
            self._marks = None
        self._counters.close()
        self.inside.clear()


class _Observer:
    """Keys are kept by the id of FreeCAD's Python object, which lives as long as its C++ object.

    Reading two names costs as much as all the rest of a slot; the entries are forgotten when
    FreeCAD tells of a deletion, so an id that is used again is never mistaken.
    """

    def __init__(
        self, hook: RecomputeHook, buffer: Buffer, counters: Counters, marks: WindowMarks | None
    ) -> None:
        import FreeCAD

        self._hook = hook
        self._buffer = buffer
        self._append = buffer.events.append
        self._read, self._read_all = counters.reader(), counters.reader(files=True)
        self._marks = marks
        self._begin = HEADLESS if marks is None else WINDOWED
        self._keys: dict[int, ObjectKey] = {}
        self._python: set[int] = set()  # the ids of Python features among them
        self._inside = hook.inside
        self._calls: list[bool] = []  # whether each call of a script opened a recompute
        self._last_ns = perf_counter_ns()
        self._documents = FreeCAD.listDocuments
        self._orders = Orders()
        self._ran: set[str] = set()  # documents whose features ran

    def _key(self, obj: Any) -> ObjectKey:
        key = ObjectKey(obj.Document.Name, obj.Name)
        self._keys[id(obj)] = key
        self._hook.features[key] = feature = Feature(obj.Label, obj.TypeId)
        if feature.type.endswith("Python"):
            self._python.add(id(obj))
        return key

    def _failed(self, where: str, error: Exception) -> None:
        self._hook.problems[f"{where}: {type(error).__name__}: {error}"] = None

    def slotBeforeRecomputeDocument(self, doc: Any) -> None:
        try:
            if self._marks is not None:
                self._marks.flush()
            self._open(doc.Name, perf_counter_ns(), self._begin)
        except Exception as error:
            self._failed("slotBeforeRecomputeDocument", error)

    def _open(self, name: str, time_ns: int, how: int) -> None:
        self._close(name)  # if its end was lost: a document never recomputes within itself
        self._inside.append(name)
        self._append((time_ns, BEGIN, (name, ""), (how, self._read_all())))
        if self._marks is not None:
            self._marks.begin()

    def _close(self, name: str) -> None:
        if name in self._inside:
            del self._inside[self._inside.index(name) :]
            if self._marks is not None:
                self._marks.end()

    def slotBeforeChangeObject(self, obj: Any, prop: str) -> None:
        now = perf_counter_ns()
        try:
            if self._inside or self._noticed(now):
                if self._marks is not None:
                    self._marks.flush()
                self._append((now, CHANGING, self._keys.get(id(obj)) or self._key(obj), prop))
        except Exception as error:
            self._failed("slotBeforeChangeObject", error)

    def slotChangedObject(self, obj: Any, prop: str) -> None:
        now = perf_counter_ns()
        try:
            if prop == "Label" and id(obj) in self._keys:
                self._key(obj)
            if self._inside or self._noticed(now):
                code = CHANGED
                if self._marks is not None:
                    self._marks.flush()
                    if obj.Visibility:
                        self._marks.changed(obj if id(obj) in self._python else None)
                    else:
                        self._marks.changed(None)
                        code = CHANGED_HIDDEN
                self._append((now, code, self._keys.get(id(obj)) or self._key(obj), prop))
        except Exception as error:
            self._failed("slotChangedObject", error)

    def slotRecomputedObject(self, obj: Any) -> None:
        now = perf_counter_ns()
        try:
            if self._inside or self._noticed(now):
                key = self._keys.get(id(obj)) or self._key(obj)
                if self._marks is not None:
                    self._marks.done(now)
                self._ran.add(key[0])
                raw, python = self._read(), id(obj) in self._python
                self._append((now, RECOMPUTED, key, (perf_counter_ns() - now, raw, python)))
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
            name, woke_ns, order = doc.Name, 0, None
            if self._marks is not None:
                self._marks.flush()
                woke_ns = self._marks.woke_ns
            self._close(name)
            raw = self._read_all()
            order = self._find_failed(doc, now)
            sort = self._orders.sort(doc)
            own_ns = perf_counter_ns() - now
            self._append((now, END, (name, ""), (own_ns, raw, order, sort, woke_ns)))
            self._buffer.trim()
            self._last_ns = perf_counter_ns()
        except Exception as error:
            self._failed("slotRecomputedDocument", error)

    def _find_failed(self, doc: Any, now: int) -> tuple[ObjectKey, ...] | None:
        """Whatever failed stays touched, so only touched documents are searched (2 µs an object).

        Linked documents recompute along.
        """
        known = self._documents()
        names = {doc.Name, *self._ran}
        self._ran.clear()
        touched = [known[name] for name in names if name in known and known[name].isTouched()]
        failed = [obj for each in touched for obj in each.Objects if "Invalid" in obj.State]
        for obj in failed:
            key = self._keys.get(id(obj)) or self._key(obj)
            self._append((now, FAILED, key, doc.Name))
        if not failed:
            return None
        return tuple(self._keys.get(id(o)) or self._key(o) for o in self._orders.order(doc))

    def slotDeletedObject(self, obj: Any) -> None:
        self._keys.pop(id(obj), None)
        self._python.discard(id(obj))
        if self._marks is not None:
            self._marks.forget(id(obj))

    def slotDeletedDocument(self, doc: Any) -> None:
        # FreeCAD reports no object of a closed document as deleted, so all keys are learnt anew.
        self._keys.clear()
        self._python.clear()
        if self._marks is not None:
            self._marks.forget_all()

    def called(self, doc: Any) -> None:
        if getattr(doc, "TypeId", "") == "App::Document":
            name = doc.Name
            self._calls.append(name not in self._inside)  # else FreeCAD refuses it
            if self._calls[-1]:
                self._inside.append(name)
            raw = self._read_all()
            self._append((perf_counter_ns(), CALLED, (name, ""), raw))

    def returned(self, doc: Any) -> None:
        if getattr(doc, "TypeId", "") == "App::Document":
            name = doc.Name
            if not self._calls or self._calls.pop():
                self._close(name)
            self._append((perf_counter_ns(), RETURNED, (name, ""), None))
