# SPDX-License-Identifier: LGPL-2.1-or-later
"""What documents consist of: elements of geometry in all, and what is not added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

BODY = "PartDesign::Body"
BOOLEAN = "PartDesign::Boolean"
# the view property that says what they show, and its value for what is inside, not their own shape
SHOWS_INSIDE = {BODY: ("DisplayModeBody", "Through"), BOOLEAN: ("Display", "Tools")}
LINKS = frozenset(("App::Link", "App::LinkPython", "App::LinkGroup", "App::LinkGroupPython"))
LINK_ELEMENTS = frozenset(("App::LinkElement", "App::LinkElementPython"))


@dataclass(frozen=True)
class Geometry:
    """How many elements the objects of a document (or of several) hold.

    ``edges``, ``faces`` and so on are the sums of what each object holds itself, hidden objects
    included. ``points`` are those of meshes and of point clouds, ``nodes`` those of FEM meshes.
    ``types`` says how many objects there are of each type.

    ``triangles`` and ``shown_faces`` are of what is shown: nothing hidden, and nothing inside a
    hidden App::Part, Body or Origin. Triangles are those that the 3D view draws, of links too;
    None without a window.

    Not added up: ``in_bodies`` features of PartDesign, because the shape of a Body is that of its
    Tip; ``links``, which show what others hold; ``null_shapes``, which have nothing in them. Of
    ``uncounted`` objects not all is known yet: what is known of them is in the sums, so these
    are at least that much.
    """

    vertices: int = 0
    edges: int = 0
    wires: int = 0
    faces: int = 0
    shells: int = 0
    solids: int = 0
    compsolids: int = 0
    compounds: int = 0
    facets: int = 0
    points: int = 0
    nodes: int = 0
    sketch_geometry: int = 0
    constraints: int = 0
    objects: int = 0
    triangles: int | None = None
    shown_faces: int = 0
    null_shapes: int = 0
    in_bodies: int = 0
    links: int = 0
    uncounted: int = 0
    types: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class GeometryChange:
    """What a document was before and after. ``objects`` are those whose counts differ.

    Each with its counts before and after; None where the object was not there.
    """

    before: Geometry
    after: Geometry
    objects: Mapping[str, tuple[Mapping[str, int] | None, Mapping[str, int] | None]] = field(
        default_factory=dict
    )


# the name of a count (ObjectFacts.counts), and of the sum of it
SUMS = {
    "Vertex": "vertices",
    "Edge": "edges",
    "Wire": "wires",
    "Face": "faces",
    "Shell": "shells",
    "Solid": "solids",
    "CompSolid": "compsolids",
    "Compound": "compounds",
    "Facets": "facets",
    "Points": "points",
    "Nodes": "nodes",
    "Geometry": "sketch_geometry",
    "Constraints": "constraints",
}
