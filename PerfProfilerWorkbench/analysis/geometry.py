# SPDX-License-Identifier: LGPL-2.1-or-later
"""What documents consist of, from the facts that were recorded of their objects. Pure.

Each object is counted with what it holds itself, and nothing else is: a fusion and the shapes that
it was made from, a clone and its original, a sketch and the pad of it are objects with geometry of
their own, and so are PartDesign's features that are in no Body (files from before FreeCAD 0.17).
Groups, App::Part, Origins and links hold none. What a Body shows is the shape of its Tip, which is
the sum of its features: those are objects, but their elements are not added. Datum planes,
binders and sketches inside a Body are not in its shape, so they are added.

Known from the facts: what a container holds (properties), Visibility, and whether a Body shows its
features or its Tip, and a boolean of Bodies its tools or its result (view properties). Containers
that are made by other add-ons are taken for plain groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ..model.geometry import (
    BODY,
    BOOLEAN,
    LINK_ELEMENTS,
    LINKS,
    SHOWS_INSIDE,
    SUMS,
    Geometry,
    GeometryChange,
)
from ..model.structure import ObjectFacts, Structure, at

Objects = Mapping[str, ObjectFacts]
Holders = Mapping[str, Iterable[str]]  # by an object's name, the names of what holds it

_PARTS = frozenset(("App::Part", "Assembly::AssemblyObject", "Assembly::AssemblyLink"))
_CONTAINERS = _PARTS | {BODY, BOOLEAN}
_MEMBERS = ("Group", "Origin")
_NO_FEATURES = frozenset(
    f"PartDesign::{name}"
    for name in ("Body", "Plane", "Line", "Point", "CoordinateSystem", "ShapeBinder")
) | {"PartDesign::SubShapeBinder", "PartDesign::SubShapeBinderPython"}
_TOLD = "triangles_told"  # how many objects have them counted


def geometry(objects: Objects) -> Geometry:
    """Of a whole document."""
    holders: dict[str, list[str]] = {}
    for name, facts in objects.items():
        for member in _members(facts):
            holders.setdefault(member, []).append(name)
    sums: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for name, facts in objects.items():
        sums.update(_share(name, objects, holders))
        types[facts.type] += 1
    return _made(sums, types)


def documents(structure: Structure, time_ns: int) -> dict[str, Geometry]:
    """Of each document that was read until then; links into others are links only."""
    read = {one.document for one in structure.documents}
    read |= {one.document for one in structure.steps}
    return {name: geometry(at(structure, name, time_ns)) for name in sorted(read)}


def together(several: Iterable[Geometry]) -> Geometry:
    """The sum, of documents for instance."""
    sums: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for one in several:
        values = dict(vars(one))
        types.update(values.pop("types"))
        sums[_TOLD] += values["triangles"] is not None
        sums.update({name: value or 0 for name, value in values.items()})
    return _made(sums, types)


def change(
    structure: Structure, document: str, start_ns: int, end_ns: int, until_ns: int | None = None
) -> GeometryChange:
    """What a document was at the start and at the end of an operation.

    What an operation changed can be read up to a second later. ``until_ns`` is the start of
    whatever comes next: what was read until then is the operation's. ``uncounted`` objects of
    ``before`` and ``after`` say whether more elements than an operation made may be new.
    """
    before = at(structure, document, start_ns)
    after = at(structure, document, end_ns if until_ns is None else until_ns)
    counts = {
        name: tuple(side[name].counts if name in side else None for side in (before, after))
        for name in {**before, **after}
    }
    different = {name: (one, other) for name, (one, other) in counts.items() if one != other}
    return GeometryChange(geometry(before), geometry(after), different)


class GeometryTotals:
    """The same as ``geometry``, kept up to date object by object."""

    def __init__(self, objects: Objects | None = None) -> None:
        self.objects: dict[str, ObjectFacts] = {}
        self._holders: dict[str, dict[str, None]] = {}
        self._shares: dict[str, dict[str, int]] = {}
        self._sums: Counter[str] = Counter()
        self._types: Counter[str] = Counter()
        for name, facts in (objects or {}).items():
            self.replace(name, facts)

    def geometry(self) -> Geometry:
        return _made(self._sums, self._types)

    def replace(self, name: str, new: ObjectFacts | None) -> None:
        """An object is new or not what it was; None: it is gone."""
        old = self.objects.pop(name, None)
        if old is not None:
            self._types[old.type] -= 1
        if new is not None:
            self.objects[name] = new
            self._types[new.type] += 1
        before, after = _members(old), _members(new)
        if before == after and _hides(old) == _hides(new):
            self._count(name)
            return
        for member in before:
            self._holders[member].pop(name, None)
        for member in after:
            self._holders.setdefault(member, {})[name] = None
        self._count_inside((name, *before, *after))

    def _count(self, name: str) -> None:
        for each, value in self._shares.pop(name, {}).items():
            self._sums[each] -= value
        if name in self.objects:
            share = self._shares[name] = _share(name, self.objects, self._holders)
            for each, value in share.items():
                self._sums[each] += value

    def _count_inside(self, names: Iterable[str]) -> None:
        """The objects anew, and all that is in them."""
        todo, seen = list(names), set()
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                self._count(name)
                todo += _members(self.objects.get(name))


def _members(facts: ObjectFacts | None) -> tuple[str, ...]:
    """The names of what an object holds, each once."""
    if facts is None:
        return ()
    properties = _MEMBERS if facts.type in _CONTAINERS else ("OriginFeatures",)
    names: dict[str, None] = {}
    for value in map(facts.properties.get, properties):
        if isinstance(value, tuple):
            # a link is a document and a name, a list of links has such pairs
            links = (value,) if value and isinstance(value[0], str) else value
            pairs = (link for link in links if isinstance(link, tuple) and len(link) > 1)
            names.update((str(link[1]), None) for link in pairs)
    return tuple(names)


def _visible(facts: ObjectFacts) -> bool:
    return facts.properties.get("Visibility") is not False


def _hides(facts: ObjectFacts | None) -> bool:
    """Whether nothing that it holds is shown, but by itself."""
    if facts is None or not _visible(facts):
        return facts is not None
    prop, inside = SHOWS_INSIDE.get(facts.type, ("", None))
    return facts.view.get(prop, inside) != inside


def _is_shown(name: str, objects: Objects, holders: Holders) -> bool:
    todo, seen = list(holders.get(name, ())), set()
    while todo:
        holder = todo.pop()
        if holder in seen:
            continue
        if _hides(objects.get(holder)):
            return False
        seen.add(holder)
        todo += holders.get(holder, ())
    return _visible(objects[name])


def _in_body(name: str, objects: Objects, holders: Holders) -> bool:
    kind = objects[name].type
    if not kind.startswith("PartDesign::") or kind in _NO_FEATURES:
        return False
    return any(objects[one].type == BODY for one in holders.get(name, ()) if one in objects)


def _share(name: str, objects: Objects, holders: Holders) -> dict[str, int]:
    """What an object adds to each of the sums."""
    facts = objects[name]
    counts = facts.counts
    inside, shown = _in_body(name, objects, holders), _is_shown(name, objects, holders)
    share = {
        "objects": 1,
        "null_shapes": counts.get("Null", 0),
        "in_bodies": int(inside),
        "links": int(facts.type in LINKS or facts.type in LINK_ELEMENTS),
        "uncounted": int(bool(facts.counts_missing)),
    }
    if not inside:
        share.update((total, counts[one]) for one, total in SUMS.items() if one in counts)
        share["shown_faces"] = counts.get("Face", 0) if shown else 0
    if "Triangles" in counts:
        share[_TOLD] = 1
        share["triangles"] = counts["Triangles"] if shown else 0
    return share


def _made(sums: Mapping[str, int], types: Mapping[str, int]) -> Geometry:
    told = {name: value for name, value in sums.items() if name not in (_TOLD, "triangles")}
    triangles = sums.get("triangles", 0) if sums.get(_TOLD) else None
    kinds = {kind: types[kind] for kind in sorted(types) if types[kind]}
    return Geometry(**told, triangles=triangles, types=kinds)
