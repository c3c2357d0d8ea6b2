# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the visible results of a document are, and what is another in a second one.

Volume, area and length are alike up to a hundred-thousandth of them; places up to as much of the
size of the result. Numbers of elements must be the same. What was computed in another way differs
by far less where it is the same shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from .. import texts
from ..texts import Message, message

_TOLERANCE = 1e-5
_MOST_SAID = 10
_ELEMENTS = ("Solid", "Shell", "Face", "Wire", "Edge", "Vertex")
_NOTHING_MM = 1e-7  # OCCT's own precision of a point


class Result(NamedTuple):
    """``sizes`` (mm², mm³) and ``counts`` by name, ``places`` (mm) by name, ``size_mm`` of all."""

    label: str
    size_mm: float
    sizes: Mapping[str, float]
    places: Mapping[str, tuple[float, ...]]
    counts: Mapping[str, int]


def results(documents: Sequence[Any]) -> dict[tuple[int, str], Result]:
    """Of all that is visible, or where nothing is, of all that nobody is made of.

    By the place of the document, and internal name.
    """
    objects = [(place, obj) for place, one in enumerate(documents) for obj in one.Objects]
    visible = of(documents, [(place, obj.Name) for place, obj in objects if obj.Visibility])
    return visible or of(documents, [(place, obj.Name) for place, obj in objects if not obj.InList])


def of(documents: Sequence[Any], keys: Iterable[tuple[int, str]]) -> dict[tuple[int, str], Result]:
    """Of these objects, visible or not."""
    found = {}
    for place, name in keys:
        obj = documents[place].getObject(name)
        result = None if obj is None else _result(obj)
        if result is not None:
            found[place, name] = result
    return found


def _result(obj: Any) -> Result | None:
    if hasattr(obj, "Mesh") and hasattr(obj.Mesh, "CountFacets"):
        return _of_mesh(_named(obj), obj.Mesh)
    if hasattr(obj, "getVisibleEdges"):
        return _of_drawing(obj)
    return _of_shape(obj)


def _named(obj: Any) -> str:
    """There are objects whose label is empty."""
    return str(obj.Label or obj.Name)


def _of_mesh(label: str, mesh: Any) -> Result:
    box = mesh.BoundBox
    return Result(
        label,
        box.DiagonalLength,
        {"volume": mesh.Volume, "area": mesh.Area},
        {"box": _corners(box)},
        {"Facet": mesh.CountFacets, "Point": mesh.CountPoints},
    )


def _of_drawing(view: Any) -> Result | None:
    """A view of a drawing: the lines it shows."""
    try:
        edges = [*view.getVisibleEdges(), *view.getHiddenEdges()]
    except Exception:  # FreeCAD raises where nothing was drawn yet
        edges = []
    length = sum(edge.Length for edge in edges)
    return Result(_named(view), length, {"length": length}, {}, {"Edge": len(edges)})


def _of_shape(obj: Any) -> Result | None:
    import Part

    shape = Part.getShape(obj)  # also of links and of what holds others
    if shape is None or shape.isNull():
        return None
    shape = shape.copy(True, False)  # without triangles, which would be in its box
    box = shape.BoundBox
    flat = shape.countElement("Face") == 0
    return Result(
        _named(obj),
        box.DiagonalLength if box.isValid() else 0.0,
        {"length": shape.Length} if flat else {"volume": shape.Volume, "area": shape.Area},
        {"box": _corners(box), **_centre(shape)},
        {element: shape.countElement(element) for element in _ELEMENTS},
    )


def _corners(box: Any) -> tuple[float, ...]:
    if not box.isValid():
        return ()
    return (box.XMin, box.YMin, box.ZMin, box.XMax, box.YMax, box.ZMax)


def _centre(shape: Any) -> dict[str, tuple[float, ...]]:
    """Of the solids together; where there are none, of the faces, else of the edges."""
    for parts, mass in ((shape.Solids, "Volume"), (shape.Faces, "Area"), (shape.Edges, "Length")):
        weighed = [(getattr(part, mass), part.CenterOfMass) for part in parts]
        whole = sum(weight for weight, _ in weighed)
        if whole > 0:
            sums = (sum(weight * centre[axis] for weight, centre in weighed) for axis in range(3))
            return {"centre": tuple(one / whole for one in sums)}
    return {}


def differences(
    before: Mapping[tuple[int, str], Result], after: Mapping[tuple[int, str], Result]
) -> list[Message]:
    """One sentence a result, the first ones; the same results give none."""
    said = list(filter(None, (_different(one, after.get(key)) for key, one in before.items())))
    more = len(said) - _MOST_SAID
    return said if more <= 0 else [*said[:_MOST_SAID], message(texts.DIFFERENT_MORE, count=more)]


def _different(before: Result, after: Result | None) -> Message | None:
    """The first figure that is another."""
    if after is None:
        return message(texts.DIFFERENT_GONE, label=before.label)
    figures = chain(_sizes(before, after), _places(before, after), _counts(before, after))
    for what, one, other, allowed in figures:
        if abs(one - other) > allowed:
            old, new = _told_apart(one, other)
            values = {"label": before.label, "what": what, "before": old, "after": new}
            return message(texts.DIFFERENT_FIGURE, **values)
    return None


def _told_apart(one: float, other: float) -> tuple[str, str]:
    """With as many figures as it takes to see the difference, and one more."""
    shown = ((f"{one:.{count}g}", f"{other:.{count}g}") for count in range(4, 17))
    apart = (pair for pair in shown if pair[0] != pair[1])
    return next(islice(apart, 1, None))


Figure = tuple[Message, float, float, float]  # what, before, after, and how far apart they may be


def _sizes(before: Result, after: Result) -> Iterable[Figure]:
    for name, one in before.sizes.items():
        other = after.sizes.get(name, 0.0)
        allowed = _TOLERANCE * max(abs(one), abs(other)) + _NOTHING_MM
        yield message(_SIZES[name]), one, other, allowed


def _places(before: Result, after: Result) -> Iterable[Figure]:
    allowed = _TOLERANCE * before.size_mm + _NOTHING_MM
    for name, one in before.places.items():
        for axis, (old, new) in enumerate(zip(one, after.places.get(name, ()))):
            yield message(_PLACES[name], axis="xyz"[axis % 3]), old, new, allowed


def _counts(before: Result, after: Result) -> Iterable[Figure]:
    for element, one in before.counts.items():
        what = message(texts.MEASURE_COUNT, element=element)
        yield what, one, after.counts.get(element, 0), 0


_SIZES = {
    "volume": texts.MEASURE_VOLUME,
    "area": texts.MEASURE_AREA,
    "length": texts.MEASURE_LENGTH,
}
_PLACES = {"box": texts.MEASURE_BOX, "centre": texts.MEASURE_CENTRE}
