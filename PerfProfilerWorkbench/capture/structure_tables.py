# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is read of documents and preferences, each with the causes that want it (docs/recording.md).

Nothing else is read: a rule that needs more adds a line here and names it in docs/recording.md.
"""

from __future__ import annotations

_GEOMETRY = ""  # no cause wants it: analysis/geometry.py does

# App properties, heard of through the document observer.
READ_PROPERTIES = {
    "Active": "R37",
    "Activated": "R18",
    "AttachmentSupport": "R16",
    "Base": "R3 R19 R28",
    "BaseFeature": "R2 R3 R28 R36",
    "BindMode": "R16",
    "CoarseView": "R14",
    "Context": "R16",
    "Count": "R17",
    "ElementCount": "R4 R27",
    "ExpandArray": "R17",
    "Fuse": "R16 R17",
    "Group": "R19 R36 R39",  # and analysis/geometry.py
    "HardHidden": "R14",
    "Height": "R3 R5",
    "JointType": "R18",
    "KeepUpdated": "R14",
    "Length": "R3",
    "LinkedObject": "R27",
    "ModelThread": "R5",
    "NumberPolar": "R17",
    "NumberX": "R17",
    "NumberY": "R17",
    "NumberZ": "R17",
    "Occurrences": "R4",
    "Occurrences2": "R4",
    "Operations": "R37",
    "Origin": _GEOMETRY,
    "Originals": "R4",
    "OriginFeatures": _GEOMETRY,
    "PartialLoad": "R16 R27",
    "Pitch": "R5",
    "Placement": "R3 R18 R30",
    "Profile": "R2 R3 R31",
    "Radius": "R3",
    "Refine": "R4 R15",
    "Rotations": "R5",
    "Scale": "R6",
    "SeamHidden": "R14",
    "SeamVisible": "R14",
    "Shapes": "R3 R19",
    "SmoothHidden": "R14",
    "Source": "R14",
    "Support": "R16",
    "Suppressed": "R4 R18 R35",
    "Thread": "R5",
    "ThreadDepth": "R5",
    "Threaded": "R5",
    "Tip": "R1 R3 R19 R36",
    "Tool": "R3 R19",
    "Transformations": "R4",
    "Turns": "R5",
    "Uniform": "R6",
    "Visibility": "R1 R19 R26",
    "Width": "R3",
    "XScale": "R6",
    "XSource": "R14",
    "YScale": "R6",
    "ZScale": "R6",
    "cells": "R8 R24",
    "thread": "R5",
}

# Properties of the view, which change without any signal: they are asked for now and then.
READ_VIEW_PROPERTIES = {
    "AngularDeflection": "R1 R10",
    "BoundingBox": "R19",
    "Deviation": "R1 R10",
    "Display": _GEOMETRY,
    "DisplayMode": "R19",
    "DisplayModeBody": _GEOMETRY,
    "DrawStyle": "R34",
    "SelectionStyle": "R10",
    "Transparency": "R20",
}

# Elements that are counted; counts.py and triangles.py say how.
READ_COUNTS = {
    "CompSolid": _GEOMETRY,
    "Compound": _GEOMETRY,
    "Constraints": "R13",
    "Edge": "R7 R11 R31",
    "ElementMap": "R22",
    "ExternalGeometry": "R13",
    "Face": "R1 R2 R4 R6 R7 R14 R15 R20",
    "Facets": "R7",
    "Geometry": "R13",
    "Nodes": "R11",
    "Null": _GEOMETRY,
    "Points": "R7 R11",
    "SampledFace": "R6",
    "Shell": _GEOMETRY,
    "Solid": "R7",
    "SplineFace": "R6",
    "Triangles": "R1 R10 R20",
    "Vertex": "R7",
    "Wire": "R15",
}

_PART = "BaseApp/Preferences/Mod/Part"
_VIEW = "BaseApp/Preferences/View"
_DOCUMENT = "BaseApp/Preferences/Document"
_IMPORT = "BaseApp/Preferences/Mod/Import"
_DRAFT = "BaseApp/Preferences/Mod/Draft"
_OUTPUT = "BaseApp/Preferences/OutputWindow"

READ_PREFERENCES = {
    f"{_PART}/MeshDeviation": "R1",
    f"{_PART}/MeshAngularDeflection": "R1",
    f"{_PART}/MinimumDeviation": "R1",
    f"{_PART}/Boolean/CheckModel": "R29",
    f"{_PART}/Boolean/RefineModel": "R15",
    "BaseApp/Preferences/Mod/PartDesign/RefineModel": "R15",
    f"{_VIEW}/AntiAliasing": "R34",
    f"{_VIEW}/EnablePreselection": "R10",
    f"{_VIEW}/EnableSelection": "R10",
    f"{_VIEW}/RenderCache": "R34",
    f"{_VIEW}/ShowFPS": "R34",
    f"{_VIEW}/TransparentObjectRenderType": "R20 R34",
    f"{_VIEW}/UseVBO": "R34",
    f"{_DOCUMENT}/AutoSaveEnabled": "R25",
    f"{_DOCUMENT}/AutoSaveTimeout": "R25",
    f"{_DOCUMENT}/CanAbortRecompute": "R33",
    f"{_DOCUMENT}/CompressionLevel": "R25",
    f"{_DOCUMENT}/MaxUndoSize": "R21",
    f"{_DOCUMENT}/NoPartialLoading": "R27",
    f"{_DOCUMENT}/SaveBinaryBrep": "R25 R26",
    f"{_DOCUMENT}/SaveThumbnail": "R26",
    f"{_DOCUMENT}/UsingUndo": "R21",
    f"{_IMPORT}/ExpandCompound": "R11 R12",
    f"{_IMPORT}/ImportMode": "R12",
    f"{_IMPORT}/ReduceObjects": "R11 R12",
    f"{_IMPORT}/UseLinkGroup": "R12",
    f"{_IMPORT}/hSTEP/ReadShapeCompoundMode": "R11 R12",
    f"{_DRAFT}/dxfCreateDraft": "R11",
    f"{_DRAFT}/dxfCreatePart": "R11",
    f"{_DRAFT}/dxfCreateSketch": "R11",
    f"{_DRAFT}/groupLayers": "R11",
    "BaseApp/Preferences/Mod/Assembly/SolveInJointCreation": "R18",
    "BaseApp/Preferences/Mod/Assembly/SolveOnRecompute": "R18",
    "BaseApp/Preferences/Mod/TechDraw/General/GlobalUpdateDrawings": "R14",
    "BaseApp/Preferences/Mod/TechDraw/General/KeepPagesUpToDate": "R14",
    f"{_OUTPUT}/checkError": "R38",
    f"{_OUTPUT}/checkLogging": "R38",
    f"{_OUTPUT}/checkMessage": "R38",
    f"{_OUTPUT}/checkWarning": "R38",
}
