# SPDX-License-Identifier: LGPL-2.1-or-later
"""What types of objects and names of commands tell of an operation.

Checked against the 910, 1065 and 1087 commands and the 310, 340 and 352 types of objects that
FreeCAD 0.20.2, 1.0.0 and 1.1.3 have after activating each workbench but None, Start, Test, Web and
OpenSCAD. Path_ became CAM_ in 1.0.
"""

from __future__ import annotations

from ..model.operation import OperationType
from ..model.span import SpanKind

_T = OperationType

# What an operation of such a kind does by itself, whatever else happened in it.
KINDS = {
    SpanKind.CREATING: _T.DOCUMENT_CREATE,
    SpanKind.OPENING: _T.DOCUMENT_OPEN,
    SpanKind.SAVING: _T.DOCUMENT_SAVE,
    SpanKind.AUTOSAVE: _T.DOCUMENT_SAVE,
    SpanKind.CLOSING: _T.DOCUMENT_CLOSE,
    SpanKind.IMPORT: _T.IMPORT,
    SpanKind.EXPORT: _T.EXPORT,
    SpanKind.VIEW: _T.RENDERING,
}

# Special types, the most special first: what they are of is made or worked on only if asked for,
# while plain geometry comes along with it (the stock of a CAM job, the copies in an assembly).
SPECIAL = (
    _T.CAM,
    _T.ASSEMBLY,
    _T.MESHING,
    _T.ANALYSIS,
    _T.GEOMETRY_BOOLEAN,
    _T.CONSTRAINT_SOLVING,
)

# The proxy's class of a Python feature, or else the object's type, begins with one of these.
PROXIES = (
    ("Path.", _T.CAM),
    ("PathScripts.", _T.CAM),
    ("JointObject.", _T.ASSEMBLY),
    ("CommandCreate", _T.ASSEMBLY),  # views, simulations and bills of materials of Assembly
    ("a2p_", _T.ASSEMBLY),
    ("freecad.asm3", _T.ASSEMBLY),
    ("BOPTools.", _T.GEOMETRY_BOOLEAN),
)
OBJECTS = (
    ("Path::", _T.CAM),
    ("Assembly::", _T.ASSEMBLY),
    ("App::Link", _T.ASSEMBLY),
    ("Fem::FemMesh", _T.MESHING),
    ("Mesh::", _T.MESHING),
    ("Fem::", _T.ANALYSIS),
    ("Measure::", _T.ANALYSIS),
    ("App::MeasureDistance", _T.ANALYSIS),
    ("Inspection::", _T.ANALYSIS),
    ("Part::Cut", _T.GEOMETRY_BOOLEAN),
    ("Part::Fuse", _T.GEOMETRY_BOOLEAN),
    ("Part::Common", _T.GEOMETRY_BOOLEAN),
    ("Part::Section", _T.GEOMETRY_BOOLEAN),
    ("Part::MultiFuse", _T.GEOMETRY_BOOLEAN),
    ("Part::MultiCommon", _T.GEOMETRY_BOOLEAN),
    ("PartDesign::Boolean", _T.GEOMETRY_BOOLEAN),
    ("Sketcher::", _T.CONSTRAINT_SOLVING),
    ("Part::", _T.GEOMETRY_MODIFY),
    ("PartDesign::", _T.GEOMETRY_MODIFY),
    ("Surface::", _T.GEOMETRY_MODIFY),
    ("Points::", _T.GEOMETRY_MODIFY),
)

# The first that a command's name begins with counts; None: nothing of the fifteen. Names of Draft,
# Arch and BIM are not told apart here: what these commands make and change tells enough.
COMMANDS = (
    ("CAM_", _T.CAM),
    ("Path_", _T.CAM),
    ("Assembly_Export", _T.EXPORT),
    ("Assembly_", _T.ASSEMBLY),
    ("Asm4_", _T.ASSEMBLY),
    ("a2p_", _T.ASSEMBLY),
    ("Std_LinkSelect", None),
    ("Std_Link", _T.ASSEMBLY),
    ("FEM_Mesh", _T.MESHING),
    ("FEM_FEMMesh2Mesh", _T.MESHING),
    ("FEM_", _T.ANALYSIS),
    ("Inspection_", _T.ANALYSIS),
    ("Std_Measure", _T.ANALYSIS),
    ("Part_Measure", _T.ANALYSIS),
    ("Part_CheckGeometry", _T.ANALYSIS),
    ("Part_ShapeInfo", _T.ANALYSIS),
    ("Sketcher_ValidateSketch", _T.ANALYSIS),
    ("Mesh_Import", _T.IMPORT),
    ("Mesh_Export", _T.EXPORT),
    ("Mesh_", _T.MESHING),
    ("MeshPart_", _T.MESHING),
    ("Part_Boolean", _T.GEOMETRY_BOOLEAN),
    ("Part_Cut", _T.GEOMETRY_BOOLEAN),
    ("Part_Fuse", _T.GEOMETRY_BOOLEAN),
    ("Part_Common", _T.GEOMETRY_BOOLEAN),
    ("Part_SectionCut", _T.RENDERING),
    ("Part_Section", _T.GEOMETRY_BOOLEAN),
    ("Part_Join", _T.GEOMETRY_BOOLEAN),
    ("Part_Slice", _T.GEOMETRY_BOOLEAN),
    ("Part_XOR", _T.GEOMETRY_BOOLEAN),
    ("PartDesign_Boolean", _T.GEOMETRY_BOOLEAN),
    ("Sketcher_Constrain", _T.CONSTRAINT_SOLVING),
    ("Sketcher_Dimension", _T.CONSTRAINT_SOLVING),
    ("Sketcher_ChangeDimension", _T.CONSTRAINT_SOLVING),
    ("Sketcher_ToggleActive", _T.CONSTRAINT_SOLVING),
    ("Sketcher_ToggleDriving", _T.CONSTRAINT_SOLVING),
    ("Sketcher_DeleteAllConstraints", _T.CONSTRAINT_SOLVING),
    ("Sketcher_Select", None),
    ("Sketcher_View", _T.RENDERING),
    ("Sketcher_NewSketch", _T.GEOMETRY_CREATE),
    ("Sketcher_", _T.GEOMETRY_MODIFY),
    ("Part_Import", _T.IMPORT),
    ("Points_Import", _T.IMPORT),
    ("Part_Export", _T.EXPORT),
    ("Points_Export", _T.EXPORT),
    ("TechDraw_ExportPage", _T.EXPORT),
    ("Part_EditAttachment", _T.GEOMETRY_MODIFY),
    ("Part_ColorPerFace", _T.RENDERING),
    ("Part_Select", None),
    ("Part_BoxSelection", None),
    ("Part_EdgeSelection", None),
    ("Part_FaceSelection", None),
    ("Part_VertexSelection", None),
    ("Part_RemoveSelection", None),
    ("PartDesign_Move", _T.GEOMETRY_MODIFY),
    ("Part_", _T.GEOMETRY_CREATE),
    ("PartDesign_", _T.GEOMETRY_CREATE),
    ("Surface_", _T.GEOMETRY_CREATE),
    ("Raytracing_", _T.RENDERING),
    ("Std_New", _T.DOCUMENT_CREATE),
    ("Std_Open", _T.DOCUMENT_OPEN),
    ("Std_RecentFiles", _T.DOCUMENT_OPEN),
    ("Std_Revert", _T.DOCUMENT_OPEN),
    ("Std_Save", _T.DOCUMENT_SAVE),
    ("Std_Close", _T.DOCUMENT_CLOSE),
    ("Std_Import", _T.IMPORT),
    ("Std_MergeProjects", _T.IMPORT),
    ("Std_Export", _T.EXPORT),
    ("Std_Print", _T.EXPORT),
    ("Std_ViewStatusBar", None),
    ("Std_ViewDock", None),
    ("Std_ViewUndock", None),
    ("Std_View", _T.RENDERING),
    ("Std_OrthographicCamera", _T.RENDERING),
    ("Std_PerspectiveCamera", _T.RENDERING),
    ("Std_AlignToSelection", _T.RENDERING),
    ("Std_DrawStyle", _T.RENDERING),
    ("Std_Show", _T.RENDERING),
    ("Std_Hide", _T.RENDERING),
    ("Std_SetAppearance", _T.RENDERING),
    ("Std_SetMaterial", _T.RENDERING),
    ("Std_RandomColor", _T.RENDERING),
    ("Std_TextureMapping", _T.RENDERING),
    ("Std_AxisCross", _T.RENDERING),
    ("Std_FreezeViews", _T.RENDERING),
    ("Std_DemoMode", _T.RENDERING),
    ("Std_Paste", _T.GEOMETRY_CREATE),
    ("Std_DuplicateSelection", _T.GEOMETRY_CREATE),
    ("Std_Delete", _T.GEOMETRY_MODIFY),
    ("Std_Cut", _T.GEOMETRY_MODIFY),
    ("Std_Transform", _T.GEOMETRY_MODIFY),
    ("Std_Placement", _T.GEOMETRY_MODIFY),
    ("Std_Alignment", _T.GEOMETRY_MODIFY),
    ("Std_Refresh", _T.GEOMETRY_MODIFY),
    ("Std_Recompute", _T.GEOMETRY_MODIFY),
)
EXACT = {
    "Std_OpenMacrosFolder": None,
    "Std_ToggleVisibility": _T.RENDERING,
    "Std_ToggleObjects": _T.RENDERING,
    "Std_ToggleClipPlane": _T.RENDERING,
    "Std_ToggleTransparency": _T.RENDERING,
}

# Changes of these say nothing about geometry.
PLAIN_PROPERTIES = frozenset(("Visibility", "Label", "Label2", "Group", "TreeRank", ""))
# Of a sketch: who changes these has it solved.
CONSTRAINTS = frozenset(("Constraints", "FullyConstrained"))


def of_object(type: str, proxy: str = "") -> OperationType | None:
    """What working on such an object is; of geometry in general GEOMETRY_MODIFY."""
    known = _first(PROXIES, proxy) if proxy else None
    return known or _first(OBJECTS, type)


def of_command(name: str) -> OperationType | None:
    return EXACT[name] if name in EXACT else _first(COMMANDS, name)


def _first(table: tuple[tuple[str, OperationType | None], ...], name: str) -> OperationType | None:
    return next((type for start, type in table if name.startswith(start)), None)
