# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads one document object into plain values. Nothing of the object is kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from html import unescape
from math import isfinite
from typing import Any

from ..model.span import ObjectKey
from ..model.structure import ObjectFacts, Value
from .paths import CELL
from .structure_tables import READ_PROPERTIES, READ_VIEW_PROPERTIES

# A change of a property of these types can change what the object depends on. Names of types of
# links have "Link" in them.
ANYTHING = "*"  # among the names of changed properties: it was executed and told nothing else
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_LINKING = ("App::PropertyExpressionEngine", "Spreadsheet::PropertySheet")


def plain(value: Any) -> Value:
    """The value as JSON can hold it; None for what has no such form."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, (tuple, list)):
        return tuple(plain(one) for one in value)
    return _freecad_value(value)


def _freecad_value(value: Any) -> Value:
    kind = type(value).__name__
    if kind == "Quantity":
        return plain(float(value.Value))
    if kind == "Vector":
        return (plain(value.x), plain(value.y), plain(value.z))
    if kind == "Placement":
        return (*value.Base, *value.Rotation.Q)
    if kind == "PropertySheet":
        return cells(value.Content)
    document = getattr(value, "Document", None)
    return None if document is None else (document.Name, value.Name)


def cells(content: str) -> Value:
    """A spreadsheet's (cell, expression, alias), of those cells that have either."""
    found = []
    for address, attributes in CELL.findall(content):
        told = {name: unescape(text) for name, text in _ATTRIBUTE.findall(attributes)}
        text, alias = told.get("content", ""), told.get("alias", "")
        if text.startswith("=") or alias:
            found.append((address, text[1:] if text.startswith("=") else "", alias))
    return tuple(found)


def read(obj: Any, names: Iterable[str]) -> dict[str, Value]:
    """The properties; one that can't be read, or is gone, is left out."""
    values = {}
    for name in names:
        try:
            values[name] = plain(getattr(obj, name))
        except Exception:  # it was removed, or its add-on is missing
            continue
    return values


def links(obj: Any) -> tuple[ObjectKey, ...]:
    """What the object depends on, each once."""
    own = obj.Document
    name = own.Name
    return tuple(
        dict.fromkeys(
            ObjectKey(name if one.Document is own else one.Document.Name, one.Name)
            for one in obj.OutList
        )
    )


def expressions(obj: Any) -> tuple[tuple[str, str], ...]:
    return tuple((path, text) for path, text, *_ in obj.ExpressionEngine)


def proxy(obj: Any) -> str:
    """ "module.Class" of a Python feature; empty where its add-on is missing."""
    held = getattr(obj, "Proxy", None)
    if held is None or isinstance(held, (int, str)):
        return ""
    return f"{type(held).__module__}.{type(held).__qualname__}"


def view(obj: Any) -> dict[str, Value]:
    """Empty without a window."""
    provider = obj.ViewObject
    if provider is None:
        return {}
    return read(provider, sorted(READ_VIEW_PROPERTIES.keys() & set(provider.PropertiesList)))


def can_change_links(obj: Any, prop: str) -> bool:
    try:
        kind = obj.getTypeIdOfProperty(prop)
    except Exception:  # a property that was removed may have been a link
        return True
    return "Link" in kind or kind in _LINKING


def whole(obj: Any, names: frozenset[str]) -> ObjectFacts:
    """All but the counts. ``names`` are the names of all the object's properties."""
    return ObjectFacts(
        label=obj.Label,
        type=obj.TypeId,
        proxy=proxy(obj) if "Proxy" in names else "",
        links=links(obj),
        expressions=expressions(obj),
        invalid="Invalid" in obj.State,
        properties=read(obj, sorted(READ_PROPERTIES.keys() & names)),
        view=view(obj),
    )


def again(obj: Any, before: ObjectFacts, changed: Collection[str]) -> ObjectFacts:
    """The facts with what the changed properties can have changed; ``before`` if that is none."""
    new: dict[str, Any] = {}
    names = list(before.properties) if ANYTHING in changed else []
    if ANYTHING in changed:
        new["links"] = links(obj)
    for prop in changed:
        if prop in READ_PROPERTIES and prop not in names:
            names.append(prop)
        if prop == "Label":
            new["label"] = obj.Label
        elif prop == "Proxy":
            new["proxy"] = proxy(obj)
        elif prop != ANYTHING and prop not in _NEVER_LINKS and can_change_links(obj, prop):
            new["links"] = links(obj)
            new["expressions"] = expressions(obj)
    if names:
        kept = {name: value for name, value in before.properties.items() if name not in names}
        new["properties"] = {**kept, **read(obj, names)}
    return altered(before, new)


def altered(before: ObjectFacts, new: Mapping[str, Any]) -> ObjectFacts:
    """``before`` itself if nothing differs: asking first is cheaper than making it anew."""
    if all(getattr(before, name) == value for name, value in new.items()):
        return before
    return ObjectFacts(**{**vars(before), **new})


# Asking for a property's type costs 0.5 µs: not for those that recomputes change all the time.
_NEVER_LINKS = frozenset(
    (
        "AddSubShape",
        "Constraints",
        "ExternalGeo",
        "FullyConstrained",
        "Geometry",
        "History",
        "InternalShape",
        "Label2",
        "Mesh",
        "Placement",
        "Points",
        "PreviewShape",
        "Shape",
        "ShapeMaterial",
        "SuppressedShape",
        "Visibility",
        "_ElementMapVersion",
        "_GroupTouched",
    )
)
