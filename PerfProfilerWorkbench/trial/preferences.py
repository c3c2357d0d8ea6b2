# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sets a preference of FreeCAD, and takes it back; copies them all for a second FreeCAD."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from ..model.structure import Value

# By the kind that FreeCAD names: how it is set and how it is removed.
_KINDS: dict[str, tuple[str, str]] = {
    "Boolean": ("SetBool", "RemBool"),
    "Integer": ("SetInt", "RemInt"),
    "Unsigned Long": ("SetUnsigned", "RemUnsigned"),
    "Float": ("SetFloat", "RemFloat"),
    "String": ("SetString", "RemString"),
}
_KIND_OF = {bool: "Boolean", int: "Integer", float: "Float", str: "String"}


def preference(path: str) -> Value:
    """None where it is not set."""
    found = _entry(path)
    return None if found is None else found[1]


def set_preference(path: str, value: Value) -> Value:
    """Set it, or with None remove it; what it was before."""
    found = _entry(path)
    if value is None and found is None:
        return None
    kind = found[0] if found is not None else _KIND_OF[type(value)]
    set_it, remove_it = _KINDS[kind]
    group, _, name = path.rpartition("/")
    if value is None:
        getattr(_group(group), remove_it)(name)
    else:
        getattr(_group(group), set_it)(name, value)
    return None if found is None else found[1]


def exported() -> str:
    """All of this FreeCAD as they are now, as XML; its own file has them only when it has ended."""
    with tempfile.TemporaryDirectory(prefix="perfprofiler-") as folder:
        path = os.path.join(folder, "preferences")
        _group("BaseApp").Export(path)
        return Path(path).read_text("utf-8")


def _entry(path: str) -> tuple[str, Value] | None:
    """Kind and value."""
    group, _, wanted = path.rpartition("/")
    contents = _group(group).GetContents() or ()
    return next(((kind, value) for kind, name, value in contents if name == wanted), None)


def _group(path: str) -> Any:
    import FreeCAD

    return FreeCAD.ParamGet(f"User parameter:{path}")
