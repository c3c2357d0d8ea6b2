# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a function that was called is to be named, and whether FreeCAD called it for an object."""

from __future__ import annotations

import os
import sys
from types import CodeType, FrameType, FunctionType
from typing import Any

from ..model.calls import CallKind

# The folder as it stands in our own code objects: not every loader makes paths absolute.
OWN_FOLDER = os.path.join(os.path.dirname(os.path.dirname((lambda: None).__code__.co_filename)), "")
_own: tuple[str, ...] = (OWN_FOLDER,)
_ENTRIES = {"Activated": CallKind.COMMAND, "<module>": CallKind.MACRO}
_HEAP_TYPE = 1 << 9  # Py_TPFLAGS_HEAPTYPE: may be a class written in Python


def own(code: CodeType) -> bool:
    """Whether a function is the profiler's."""
    return code.co_filename.startswith(_own)


def take_for_own(folder: str) -> None:
    """What lies in it is the profiler's, too."""
    global _own
    _own += (os.path.join(folder, ""),)


def key(code: CodeType) -> object:
    """The id of a code object (its hash reads all of the code).

    What was compiled from a string is another object each time, so its place stands for it.
    """
    file = code.co_filename
    if file.startswith("<") and not file.startswith("<frozen"):
        return (code.co_name, file, code.co_firstlineno)
    return id(code)


def entry_kind(code: CodeType) -> CallKind:
    """What a function is that was called from outside Python."""
    return _ENTRIES.get(code.co_name, CallKind.CALLBACK)


def qualified_name(code: CodeType) -> str:
    name: str = getattr(code, "co_qualname", code.co_name)  # Python 3.10 has only the short one
    return name


def native_name(function: Any) -> str:
    """As cProfile names it: ``<method 'append' of 'list' objects>``."""
    name: str = function.__name__
    for each in type(function.__self__).__mro__:
        found = each.__dict__.get(name)
        # an overriding function of a class written in Python is not what was called
        native = not type(found).__flags__ & _HEAP_TYPE and not isinstance(found, FunctionType)
        if found is not None and native:
            return repr(found)
    module = function.__module__
    return f"<built-in method {f'{module}.' if isinstance(module, str) else ''}{name}>"


def document_object(frame: FrameType) -> tuple[str, str] | None:
    """Names of the document and the object that ``execute(self, obj)`` was called with, if any.

    The type is looked at first: any attribute of something else could be code of others.
    """
    code = frame.f_code
    freecad: Any = sys.modules.get("FreeCAD")
    if freecad is None or code.co_argcount < 2:
        return None
    try:
        candidate = frame.f_locals[code.co_varnames[1]]
        if issubclass(type(candidate), freecad.DocumentObject):
            return candidate.Document.Name, candidate.Name
    except Exception:  # a deleted object, for example
        return None
    return None
