# SPDX-License-Identifier: LGPL-2.1-or-later
"""Functions of modules that are called through a stand-in while a recording runs.

Also of modules that are imported only then: a finder, first in ``sys.meta_path``, has them loaded
by whoever would have loaded them, and puts the stand-ins in afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from threading import get_ident, main_thread
from types import ModuleType
from typing import Any

from .guard import note

Function = Callable[..., Any]
StandIn = Callable[[str, str, Function], Function]  # of module, function's name, function itself


def in_main_thread() -> bool:
    """Only what is called there is FreeCAD's work that a person waits for."""
    return get_ident() == main_thread().ident


class ModuleCalls(MetaPathFinder):
    """``wanted``: names of functions by module; ``stand_in`` makes what is called instead."""

    def __init__(
        self, wanted: Mapping[str, Sequence[str]], stand_in: StandIn, problems: dict[str, None]
    ) -> None:
        self._wanted, self._stand_in = wanted, stand_in
        self._problems = problems
        self._put: list[tuple[ModuleType, str, Function, Function]] = []
        self._installed = False

    def install(self) -> None:
        self._installed = True
        for name in self._wanted:
            module = sys.modules.get(name)
            if module is not None:
                self.stand_in(module)
        sys.meta_path.insert(0, self)

    def remove(self) -> None:
        self._installed = False
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        while self._put:
            module, name, ours, theirs = self._put.pop()
            if vars(module).get(name) is ours:  # else somebody put theirs over it
                setattr(module, name, theirs)

    def stand_in(self, module: ModuleType) -> None:
        """Nothing after ``remove``: whoever kept a loader of ours may use it then."""
        if not self._installed:
            return
        try:
            for name in self._wanted.get(module.__name__, ()):
                theirs = vars(module).get(name)
                if callable(theirs):
                    ours = self._stand_in(module.__name__, name, theirs)
                    setattr(module, name, ours)
                    self._put.append((module, name, ours, theirs))
        except Exception as error:
            note(self._problems, module.__name__, error)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._wanted:
            return None
        for finder in sys.meta_path:
            find = None if finder is self else getattr(finder, "find_spec", None)
            spec: ModuleSpec | None = None if find is None else find(fullname, path, target)
            if spec is not None:
                if hasattr(spec.loader, "exec_module"):
                    spec.loader = _Loader(spec.loader, self)
                return spec
        return None


class _Loader(Loader):
    """Loads as ``theirs`` does and leaves no trace of itself."""

    def __init__(self, theirs: Any, calls: ModuleCalls) -> None:
        self._theirs, self._calls = theirs, calls

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        made: ModuleType | None = self._theirs.create_module(spec)
        return made

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._theirs
        if module.__spec__ is not None:
            module.__spec__.loader = self._theirs
        self._theirs.exec_module(module)
        self._calls.stand_in(module)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._theirs, name)
