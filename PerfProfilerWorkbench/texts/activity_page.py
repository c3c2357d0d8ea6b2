# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel's page of what the person did."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

PAGE_FEATURES = QT_TRANSLATE_NOOP("PerfProfiler", "Features")
PAGE_OVERVIEW = QT_TRANSLATE_NOOP("PerfProfiler", "Overview")
PAGE_TIMELINE = QT_TRANSLATE_NOOP("PerfProfiler", "Timeline")
PAGE_COMPARE = QT_TRANSLATE_NOOP("PerfProfiler", "Compare")
PAGE_SESSIONS = QT_TRANSLATE_NOOP("PerfProfiler", "Sessions")
PAGE_FAILED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The page {page} failed and rests until the panel is opened again: {error}. "
    "The Report view has the details.",
)
PAGES_MORE = QT_TRANSLATE_NOOP("PerfProfiler", "More")
PAGE_ACTIVITY = QT_TRANSLATE_NOOP("PerfProfiler", "Activity")
ACTIVITY_EMPTY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Commands, work with files and freezes are listed here while recording."
)
ACTIVITY_SENTENCE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Last {time}: operations {count}, failed {failed}, median {median}, worst {worst}",
)
ACTIVITY_FREEZES = QT_TRANSLATE_NOOP("PerfProfiler", "freezes {count}, together {time}")
ACTIVITY_FRAMES = QT_TRANSLATE_NOOP("PerfProfiler", "view {rate} frames a second")
OPERATION = QT_TRANSLATE_NOOP("PerfProfiler", "Operation")
BEGUN = QT_TRANSLATE_NOOP("PerfProfiler", "Begun")
TOOK_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD took {took}, and waited for you for {waited}")
TOOK = QT_TRANSLATE_NOOP("PerfProfiler", "Took")
WAITED = QT_TRANSLATE_NOOP("PerfProfiler", "Waited")
DID_RECOMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "Recompute of {document}")
DID_SCRIPT = QT_TRANSLATE_NOOP("PerfProfiler", "Script: {name}")
DID_CREATE = QT_TRANSLATE_NOOP("PerfProfiler", "New document {document}")
DID_OPEN = QT_TRANSLATE_NOOP("PerfProfiler", "Opened {file}")
DID_SAVE = QT_TRANSLATE_NOOP("PerfProfiler", "Saved {file}")
DID_AUTOSAVE = QT_TRANSLATE_NOOP("PerfProfiler", "Autosave of {document}")
DID_CLOSE = QT_TRANSLATE_NOOP("PerfProfiler", "Closed {document}")
DID_IMPORT = QT_TRANSLATE_NOOP("PerfProfiler", "Imported {file}")
DID_EXPORT = QT_TRANSLATE_NOOP("PerfProfiler", "Exported {file}")
DID_UNDO = QT_TRANSLATE_NOOP("PerfProfiler", "Undo")
DID_REDO = QT_TRANSLATE_NOOP("PerfProfiler", "Redo")
DID_EDIT = QT_TRANSLATE_NOOP("PerfProfiler", "Edited {feature}")
DID_VIEW = QT_TRANSLATE_NOOP("PerfProfiler", "View measured")
DID_FREEZE = QT_TRANSLATE_NOOP("PerfProfiler", "Freeze: {why}")
TIP_COMMAND = QT_TRANSLATE_NOOP("PerfProfiler", "{name} ({workbench}), called by {way}")
TIP_TYPE = QT_TRANSLATE_NOOP("PerfProfiler", "Kind: {type}")
TIP_RECOMPUTES = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputes in it: {count}, {time}")
TIP_FILE = QT_TRANSLATE_NOOP("PerfProfiler", "{path}, {size}")
TIP_EDIT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Entering {entering}, leaving {leaving}; {drags} answers to dragging, {solving}"
)
WAY_TOOLBAR = QT_TRANSLATE_NOOP("PerfProfiler", "toolbar")
WAY_MENU = QT_TRANSLATE_NOOP("PerfProfiler", "menu")
WAY_KEY = QT_TRANSLATE_NOOP("PerfProfiler", "key")
WAY_MACRO = QT_TRANSLATE_NOOP("PerfProfiler", "macro")
WAY_SCRIPT = QT_TRANSLATE_NOOP("PerfProfiler", "script")
WAY_OTHER = QT_TRANSLATE_NOOP("PerfProfiler", "another way")
TYPE_DOCUMENT_CREATE = QT_TRANSLATE_NOOP("PerfProfiler", "new document")
TYPE_DOCUMENT_OPEN = QT_TRANSLATE_NOOP("PerfProfiler", "opening")
TYPE_DOCUMENT_SAVE = QT_TRANSLATE_NOOP("PerfProfiler", "saving")
TYPE_DOCUMENT_CLOSE = QT_TRANSLATE_NOOP("PerfProfiler", "closing")
TYPE_GEOMETRY_CREATE = QT_TRANSLATE_NOOP("PerfProfiler", "creating geometry")
TYPE_GEOMETRY_MODIFY = QT_TRANSLATE_NOOP("PerfProfiler", "changing geometry")
TYPE_GEOMETRY_BOOLEAN = QT_TRANSLATE_NOOP("PerfProfiler", "boolean operation")
TYPE_MESHING = QT_TRANSLATE_NOOP("PerfProfiler", "meshes")
TYPE_CAM = QT_TRANSLATE_NOOP("PerfProfiler", "CAM")
TYPE_ASSEMBLY = QT_TRANSLATE_NOOP("PerfProfiler", "assembly")
TYPE_RENDERING = QT_TRANSLATE_NOOP("PerfProfiler", "rendering")
TYPE_IMPORT = QT_TRANSLATE_NOOP("PerfProfiler", "import")
TYPE_EXPORT = QT_TRANSLATE_NOOP("PerfProfiler", "export")
TYPE_ANALYSIS = QT_TRANSLATE_NOOP("PerfProfiler", "analysis")
TYPE_CONSTRAINT_SOLVING = QT_TRANSLATE_NOOP("PerfProfiler", "constraint solving")

# Workflows
WORKFLOW_MENU = QT_TRANSLATE_NOOP("PerfProfiler", "Begin a workflow…")
WORKFLOW_END = QT_TRANSLATE_NOOP("PerfProfiler", "End the workflow")
WORKFLOW_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Names a stretch of work, to see afterwards which steps took most of it"
)
WORKFLOW_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Workflow")
WORKFLOW_QUESTION = QT_TRANSLATE_NOOP("PerfProfiler", "Name of the work that begins now:")
WORKFLOW_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "My work")
WORKFLOW_BEGUN = QT_TRANSLATE_NOOP("PerfProfiler", "Workflow “{name}” has begun.")
WORKFLOW_ENDED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Workflow “{name}”: FreeCAD took {busy} of {time}, operations {count}."
)
WORKFLOW_STEP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Workflow “{name}”: FreeCAD took {busy} of {time}, operations {count}. Most: {step}, {share}.",
)
