# SPDX-License-Identifier: LGPL-2.1-or-later
"""A remedy on its way to the second FreeCAD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model.advice import Remedy, RemedyKind
from ..model.structure import Value


def remedy_to_plain(remedy: Remedy) -> dict[str, Any]:
    """Ready for ``json.dumps``."""
    return {
        "kind": remedy.kind.value,
        "document": remedy.document,
        "objects": list(remedy.objects),
        "name": remedy.name,
        "value": remedy.value,
    }


def remedy_from_plain(plain: Mapping[str, Any]) -> Remedy:
    return Remedy(
        RemedyKind(plain["kind"]),
        plain["document"],
        tuple(plain["objects"]),
        plain["name"],
        _value(plain["value"]),
    )


def _value(plain: Any) -> Value:
    """JSON's lists were tuples."""
    return tuple(map(_value, plain)) if isinstance(plain, list) else plain
