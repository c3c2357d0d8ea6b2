# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a document consists of: the names of what is counted, and what is not added up."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

AT_LEAST = QT_TRANSLATE_NOOP("PerfProfiler", "≥ {value}")
GEOMETRY_OF = QT_TRANSLATE_NOOP("PerfProfiler", "{document} holds, hidden objects included:")
GEOMETRY_LINE = QT_TRANSLATE_NOOP("PerfProfiler", "{name}: {value}")

GEOMETRY_VERTICES = QT_TRANSLATE_NOOP("PerfProfiler", "Vertices")
GEOMETRY_EDGES = QT_TRANSLATE_NOOP("PerfProfiler", "Edges")
GEOMETRY_WIRES = QT_TRANSLATE_NOOP("PerfProfiler", "Wires")
GEOMETRY_FACES = QT_TRANSLATE_NOOP("PerfProfiler", "Faces")
GEOMETRY_SHELLS = QT_TRANSLATE_NOOP("PerfProfiler", "Shells")
GEOMETRY_SOLIDS = QT_TRANSLATE_NOOP("PerfProfiler", "Solids")
GEOMETRY_COMPSOLIDS = QT_TRANSLATE_NOOP("PerfProfiler", "Compound solids")
GEOMETRY_COMPOUNDS = QT_TRANSLATE_NOOP("PerfProfiler", "Compounds")
GEOMETRY_FACETS = QT_TRANSLATE_NOOP("PerfProfiler", "Facets of meshes")
GEOMETRY_POINTS = QT_TRANSLATE_NOOP("PerfProfiler", "Points of meshes and clouds")
GEOMETRY_NODES = QT_TRANSLATE_NOOP("PerfProfiler", "Nodes of FEM meshes")
GEOMETRY_SKETCH = QT_TRANSLATE_NOOP("PerfProfiler", "Geometry in sketches")
GEOMETRY_CONSTRAINTS = QT_TRANSLATE_NOOP("PerfProfiler", "Constraints")
GEOMETRY_TRIANGLES = QT_TRANSLATE_NOOP("PerfProfiler", "Triangles shown in the 3D view")
GEOMETRY_OBJECTS = QT_TRANSLATE_NOOP("PerfProfiler", "Objects by type: {types}")
GEOMETRY_TYPE = QT_TRANSLATE_NOOP("PerfProfiler", "{count} {type}")

# What is not added up
GEOMETRY_IN_BODIES = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Features inside a Body, counted as the Body only: {value}"
)
GEOMETRY_LINKS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Links, which show what others hold and hold nothing: {value}"
)
GEOMETRY_NULL = QT_TRANSLATE_NOOP("PerfProfiler", "Objects with an empty shape: {value}")
GEOMETRY_UNCOUNTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Objects of which not all is counted yet: {value}"
)
