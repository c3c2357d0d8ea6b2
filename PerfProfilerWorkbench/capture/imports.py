# SPDX-License-Identifier: LGPL-2.1-or-later
"""Imports and exports: calls of ``insert``, ``open`` and ``export`` of FreeCAD's modules for them.

Which these are FreeCAD tells by type of file. The menu, too, has them called in Python.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from time import perf_counter_ns
from typing import Any

from ..model.activity import FileWork
from ..model.span import Span, SpanKind, Status
from .file_members import state_of
from .file_spans import document_span
from .guard import error_text, note
from .module_calls import Function, ModuleCalls, in_main_thread

_IMPORTS, _EXPORTS = ("insert", "open"), ("export",)
# FreeCAD imported into a plain Python is told of no types: its own modules in C++ are there
_COMPILED = ("Import", "Mesh", "Part", "Points")


def modules() -> dict[str, tuple[str, ...]]:
    """The names of functions by module. Documents are FreeCAD's own, which opens and saves them."""
    import FreeCAD

    both_ways = (*_IMPORTS, *_EXPORTS)
    found: dict[str, tuple[str, ...]] = dict.fromkeys(_COMPILED, both_ways)
    told = ((FreeCAD.getImportType(), _IMPORTS), (FreeCAD.getExportType(), _EXPORTS))
    for types, functions in told:
        for names in types.values():
            for name in (names,) if isinstance(names, str) else names:
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), *functions)))
    found.pop("FreeCAD", None)
    return found


class Imports:
    """A span for each call in the main thread; of calls within one another only the outermost."""

    def __init__(self, add: Callable[[Span], None], problems: dict[str, None]) -> None:
        self._add, self._problems = add, problems
        self._calls: ModuleCalls | None = None
        self.busy = False

    def install(self) -> None:
        self._calls = ModuleCalls(modules(), self._stand_in, self._problems)
        self._calls.install()

    def remove(self) -> None:
        calls, self._calls = self._calls, None
        self.busy = False
        if calls is not None:
            calls.remove()

    def _stand_in(self, module: str, name: str, theirs: Function) -> Function:
        @wraps(theirs)
        def ours(*args: Any, **kwargs: Any) -> Any:
            if self._calls is None or not in_main_thread() or self.busy:
                return theirs(*args, **kwargs)
            return self._timed(module, name, theirs, args, kwargs)

        return ours

    def _timed(
        self, module: str, name: str, theirs: Function, args: tuple[Any, ...], kwargs: Any
    ) -> Any:
        error: str | None = None
        start_ns = perf_counter_ns()
        self.busy = True
        try:
            return theirs(*args, **kwargs)
        except BaseException as raised:
            error = error_text(raised)
            raise
        finally:
            end_ns = perf_counter_ns()
            self.busy = False
            try:
                values = (*args, *kwargs.values())
                self._add(_span(module, name, values, start_ns, end_ns, error))
            except Exception as ours:
                note(self._problems, f"{module}.{name}", ours)


def _span(
    module: str,
    name: str,
    values: tuple[Any, ...],
    start_ns: int,
    end_ns: int,
    error: str | None,
) -> Span:
    """``error`` is None if nothing was raised."""
    exporting = name in _EXPORTS
    named = [value for value in values if isinstance(value, (str, bytes, os.PathLike))]
    path = os.fsdecode(named[0]) if named else ""
    state = state_of(path) if path else None
    size_bytes = None if state is None else state.size_bytes
    return document_span(
        SpanKind.EXPORT if exporting else SpanKind.IMPORT,
        _of_objects(values) if exporting else _into(name, named),
        start_ns,
        end_ns,
        name=module,
        status=Status.OK if error is None else Status.FAILED,
        detail=FileWork(path, size_bytes, error=error or ""),
    )


def _of_objects(values: tuple[Any, ...]) -> str:
    """The document of the first object that is exported."""
    for value in values:
        if isinstance(value, (list, tuple)) and value:
            return str(value[0].Document.Name)
        if hasattr(value, "Document"):
            return str(value.Document.Name)
    return ""


def _into(name: str, named: list[Any]) -> str:
    """The document that is named, else the one that is active now: ``open`` makes one."""
    import FreeCAD

    if name == "insert" and len(named) > 1 and str(named[1]) in FreeCAD.listDocuments():
        return str(named[1])
    active = FreeCAD.ActiveDocument
    return "" if active is None else str(active.Name)
