# SPDX-License-Identifier: LGPL-2.1-or-later
"""What kind of thing an operation did."""

from __future__ import annotations

from enum import Enum


class OperationType(str, Enum):
    """Found out from what happened (``analysis.operation_types``); nobody picks one.

    An operation that is none of these has no type (None).

    DOCUMENT_CREATE, DOCUMENT_OPEN, DOCUMENT_SAVE, DOCUMENT_CLOSE: of a FreeCAD document; saving by
    FreeCAD itself (autosave) is one.
    GEOMETRY_CREATE: an object with a shape was made, a sketch or a group of features too.
    GEOMETRY_MODIFY: objects that were there were changed, moved, deleted or recomputed.
    GEOMETRY_BOOLEAN: solids were united, cut from each other, or only what they share was kept.
    MESHING: triangles, or the elements of a simulation, were made or worked on.
    CAM: tool paths, jobs, tools, and the program for the machine.
    ASSEMBLY: parts were put together: links to them, joints, the solver that moves them.
    RENDERING: something was shown, hidden or seen from elsewhere, and nothing else.
    IMPORT, EXPORT: of a file of another format.
    ANALYSIS: the model was asked something: FEM and its results, measuring, checking.
    CONSTRAINT_SOLVING: a sketch was solved.
    """

    DOCUMENT_CREATE = "document create"
    DOCUMENT_OPEN = "document open"
    DOCUMENT_SAVE = "document save"
    DOCUMENT_CLOSE = "document close"
    GEOMETRY_CREATE = "geometry create"
    GEOMETRY_MODIFY = "geometry modify"
    GEOMETRY_BOOLEAN = "geometry boolean"
    MESHING = "meshing"
    CAM = "CAM"
    ASSEMBLY = "assembly"
    RENDERING = "rendering"
    IMPORT = "import"
    EXPORT = "export"
    ANALYSIS = "analysis"
    CONSTRAINT_SOLVING = "constraint solving"
