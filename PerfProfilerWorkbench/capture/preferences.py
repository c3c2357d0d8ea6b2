# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads FreeCAD's preferences and creates nothing: asking for a missing group would make it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model.structure import Value
from .structure_tables import READ_PREFERENCES


def read_preferences(paths: Iterable[str] = READ_PREFERENCES) -> dict[str, Value]:
    """The value of each path; None where it is not set, so that FreeCAD's own default holds."""
    found: dict[str, dict[str, Value]] = {}
    result: dict[str, Value] = {}
    for path in paths:
        group, _, name = path.rpartition("/")
        if group not in found:
            found[group] = _contents(group)
        result[path] = found[group].get(name)
    return result


def _contents(path: str) -> dict[str, Value]:
    group = _existing(path)
    # GetContents answers with (kind, name, value), with None for an empty group
    return {} if group is None else {name: value for _, name, value in group.GetContents() or ()}


def _existing(path: str) -> Any:
    """The group, entered step by step because HasGroup knows direct children only."""
    import FreeCAD

    first, *others = path.split("/")
    group = FreeCAD.ParamGet(f"User parameter:{first}")  # BaseApp is there in every FreeCAD
    for name in others:
        if not group.HasGroup(name):
            return None
        group = group.GetGroup(name)
    return group
