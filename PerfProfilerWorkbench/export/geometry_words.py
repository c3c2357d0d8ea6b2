# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a document consists of, in a person's words: by the fields of ``Geometry``."""

from __future__ import annotations

from .. import texts

COUNTED = {
    "vertices": texts.GEOMETRY_VERTICES,
    "edges": texts.GEOMETRY_EDGES,
    "wires": texts.GEOMETRY_WIRES,
    "faces": texts.GEOMETRY_FACES,
    "shells": texts.GEOMETRY_SHELLS,
    "solids": texts.GEOMETRY_SOLIDS,
    "compsolids": texts.GEOMETRY_COMPSOLIDS,
    "compounds": texts.GEOMETRY_COMPOUNDS,
    "facets": texts.GEOMETRY_FACETS,
    "points": texts.GEOMETRY_POINTS,
    "nodes": texts.GEOMETRY_NODES,
    "sketch_geometry": texts.GEOMETRY_SKETCH,
    "constraints": texts.GEOMETRY_CONSTRAINTS,
    "triangles": texts.GEOMETRY_TRIANGLES,
}
APART = {
    "in_bodies": texts.GEOMETRY_IN_BODIES,
    "links": texts.GEOMETRY_LINKS,
    "null_shapes": texts.GEOMETRY_NULL,
    "uncounted": texts.GEOMETRY_UNCOUNTED,
}
