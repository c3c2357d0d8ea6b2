# SPDX-License-Identifier: LGPL-2.1-or-later
"""One of the two copies of a model in a trial, and what is recomputed of it.

Only what the change concerns is: the changed objects, all that they are made of, all that depend on
them, and what nobody else is made of (a sketch), so that each chain begins afresh: what is made of
something that was kept finds its display mesh, or what an add-on remembers of it. All else is the
same before and after, so the saving is that of a full recompute. A change of preferences concerns
everything.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from time import perf_counter_ns
from typing import Any


class Side:
    """One copy of the model, with the documents that were opened for it."""

    def __init__(self, model: str, settle: Callable[[], None]) -> None:
        import FreeCAD

        self._settle = settle
        before = set(FreeCAD.listDocuments())
        self.main = FreeCAD.openDocument(model)
        opened = [one for name, one in FreeCAD.listDocuments().items() if name not in before]
        # in the same order on both sides: copies lie to each other as the originals do
        folder = os.path.dirname(model)
        self.documents = sorted(opened, key=lambda one: os.path.relpath(one.FileName, folder))
        self.touched: list[Any] = []

    def place(self, path: str, name: str) -> int:
        """Of the document of a file, else of the one of that name, else of the model itself."""
        for place, one in enumerate(self.documents):
            if os.path.samefile(one.FileName, path) if path else one.Name == name:
                return place
        return self.documents.index(self.main)

    def concern(self, objects: Iterable[Any]) -> None:
        """What is recomputed from now on."""
        changed = _with_views(objects)
        found = (*_with_own_inputs(changed), *_upstream(changed))
        self.touched = list({_key(obj): obj for obj in found}.values())

    def concern_all(self) -> None:
        self.touched = [obj for document in self.documents for obj in document.Objects]

    def recompute(self) -> int:
        """Nanoseconds."""
        import FreeCAD

        FreeCAD.setActiveDocument(self.main.Name)  # features of add-ons look at it
        for obj in self.touched:
            obj.touch()
        self._settle()
        concerned = {obj.Document.Name: obj.Document for obj in self.touched}
        concerned[self.main.Name] = self.main
        start_ns = perf_counter_ns()
        for document in concerned.values():
            document.recompute()
        return perf_counter_ns() - start_ns

    def save(self) -> int:
        """Nanoseconds that writing the file takes."""
        path = os.path.join(os.path.dirname(self.main.FileName), "saved.FCStd")
        self._settle()
        start_ns = perf_counter_ns()
        self.main.saveCopy(path)
        return perf_counter_ns() - start_ns


def _with_views(objects: Iterable[Any]) -> list[Any]:
    """Pages of drawings and groups of views decide for the views they hold, which come after."""
    found, todo = {}, list(objects)
    while todo:
        obj = todo.pop()
        if _key(obj) not in found:
            found[_key(obj)] = obj
            todo += getattr(obj, "Views", ())
    return list(found.values())


def _upstream(objects: Iterable[Any]) -> list[Any]:
    found, todo = {}, list(objects)
    while todo:
        obj = todo.pop()
        if _key(obj) not in found:
            found[_key(obj)] = obj
            todo += obj.OutList
    return list(found.values())


def _with_own_inputs(objects: list[Any]) -> list[Any]:
    """And what only they, or what depends on them, are made of."""
    concerned: dict[tuple[str, str], Any] = {}
    todo = list(objects)
    while todo:
        obj = todo.pop()
        if _key(obj) not in concerned:
            concerned[_key(obj)] = obj
            todo += obj.InList
    inputs = {_key(one): one for obj in concerned.values() for one in obj.OutList}
    own = [
        one
        for key, one in inputs.items()
        if key not in concerned and all(_key(user) in concerned for user in one.InList)
    ]
    return [*objects, *own]


def _key(obj: Any) -> tuple[str, str]:
    return obj.Document.Name, obj.Name
