# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of advice about files, settings and the 3D view."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

R10_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Turn off preselection for large models")
R10_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{document} shows {count} triangles. Wherever the pointer moves, FreeCAD searches all of them"
    " for what lies under it.",
)
R10_STEP_OFF = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Edit → Preferences → Display → Selection (or Colors): take away the tick of preselection"
    " highlighting.",
)
R10_STEP_COARSER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Or show less: hide parts, or give them a coarser display mesh."
)
R10_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "others measured a quarter of each frame while hovering (FreeCAD #32825)"
)
R11_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Bring the number of objects in {document} down")
R11_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "It has {count} objects, {most} of them {type}; {lines} are a single edge. Each costs at every"
    " recompute, selection and saving.",
)
R11_STEP_DRAWING = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Drawings: import again with the lines of a layer as one object (Edit → Preferences →"
    " Import-Export → DXF, group layers into blocks), or turn them into sketches.",
)
R11_STEP_SOLIDS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Imported solids: import again with fewer objects (Edit → Preferences → Import-Export → STEP,"
    " reduce number of objects), or make compounds of what moves together (Part → Compound).",
)
R11_STEP_LINKS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Copies of one part: one link array instead of many copies."
)
R11_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "others saw a view of 2163 objects turn 40 times slower (FreeCAD #24191)"
)
R12_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Keep {file} as a FreeCAD file, or import it simpler")
R12_SEEN = QT_TRANSLATE_NOOP("PerfProfiler", "Importing {file} took {time}.")
R12_STEP_READ = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Without colours it is faster: in the Python console, Part.show(Part.read('file')) takes the"
    " shape only.",
)
R12_STEP_SETTINGS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Edit → Preferences → Import-Export → STEP: merge into one compound if you need no single"
    " parts.",
)
R12_STEP_KEEP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Save the result as a FreeCAD file and link to that; import only once."
)
R12_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "others found that most of it goes into the colours of faces (FreeCAD #18735); newer versions"
    " are better",
)
R20_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Make {objects} opaque while you model")
R20_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} objects of together {triangles} triangles are transparent: they are drawn apart and"
    " sorted in each frame.",
)
R20_STEP_OPAQUE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Select them, tab View of the property editor: set Transparency to 0."
)
R20_STEP_SECTION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "To look inside: View → Toggle Clipping Plane instead."
)
R20_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "others saw 60 frames a second fall to 6 (FreeCAD #11517)"
)
R21_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Keep fewer steps for undo")
R21_STEP_FEWER = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Edit → Preferences → General → Document: set the maximum of undo steps to {steps}. It holds"
    " for documents that are opened afterwards.",
)
R21_STEP_CLEAR = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "To free it now: App.ActiveDocument.clearUndos() in the Python console, or close and open the"
    " document.",
)
R21_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "what memory grew by with each undo step here")
R22_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Bring the names of elements in {document} down")
R22_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{size} of the file ({share}) are names of faces and edges, which FreeCAD reads at each opening"
    " and keeps up at each recompute.",
)
R22_STEP_FEWER = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Fewer elements early in the tree: text, threads and patterns last, or in a Body of their own.",
)
R22_STEP_PARTS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Keep parts in files of their own and link to them."
)
R22_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "the sizes of the file's members")
R25_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Let FreeCAD save by itself less often")
R25_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Saving {document} for recovery held FreeCAD up for {time}; it does so every {minutes}"
    " minutes.",
)
R25_STEP_LONGER = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Edit → Preferences → General → Document: save auto-recovery information every {minutes}"
    " minutes, and save yourself at good moments.",
)
R25_STEP_FASTER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "A lower compression level on the same page makes each saving quicker."
)
R25_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "as long as before, but less often")
R26_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Make the file of {document} smaller")
R26_STEP_DELETE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{object} is hidden and nothing depends on it: delete it if you need it no more.",
)
R26_STEP_LARGEST = QT_TRANSLATE_NOOP(
    "PerfProfiler", "See whether {object} can be simpler, or live in a file of its own."
)
R26_STEP_LINKS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{count} parts of the file look like copies of others: use links instead."
)
R26_STEP_BINARY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Shapes can be kept in binary form, which is smaller and quicker: parameter SaveBinaryBrep in"
    " BaseApp/Preferences/Document (Tools → Edit parameters).",
)
R26_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "the sizes of the file's members")
R29_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Do not check each boolean while you model")
R29_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} booleans take {time} of a full recompute, and each checks its result; the slowest are"
    " {slowest}.",
)
R29_STEP_OFF = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Edit → Preferences → Part Design → General: take away the tick at checking the model after a"
    " boolean operation.",
)
R29_STEP_CHECK = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Before you export: Part → Check geometry does the same once."
)
R29_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "how much of it is checking differs from shape to shape: try it"
)
R30_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Bring {objects} near the origin, in sensible units")
R30_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} objects reach a kilometre or more from the origin, {object} {reach} km. There display"
    " meshes become too fine or fail, and views tremble.",
)
R30_STEP_NEAR = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Move the model near the origin; keep the map's coordinates in a note."
)
R30_STEP_UNITS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "See whether metres were taken for millimetres: import again with a scale, or Draft → Scale.",
)
R30_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "others saw FreeCAD stand still (FreeCAD #17183)")
R34_FPS = QT_TRANSLATE_NOOP("PerfProfiler", "Hide the counter of frames")
R34_SMOOTHING = QT_TRANSLATE_NOOP("PerfProfiler", "Smooth edges less")
R34_SEEN = QT_TRANSLATE_NOOP("PerfProfiler", "Drawing a frame took {time} while the view moved.")
R34_STEP_FPS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Edit → Preferences → Display → 3D view: take away Show counter of frames."
)
R34_STEP_SMOOTHING = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Edit → Preferences → Display → 3D view: set Anti-aliasing to line smoothing. It holds for"
    " views that are opened afterwards.",
)
R34_FPS_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "others saw the counter take two thirds of the frames (FreeCAD #29427)"
)
R34_SMOOTHING_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "every pixel is drawn six or eight times; what that costs depends on the card"
)
R37_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Keep CAM out of the way of modelling: {operations}")
R37_SEEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} objects of CAM take {time} of a full recompute ({share}), whether you look at them or"
    " not.",
)
R37_STEP_INACTIVE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "While you model: right-click the operation, Toggle the Active State of the Operation.",
)
R37_STEP_FILE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Or keep the job in a file of its own, with a link to the part."
)
R37_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "what the operations took here; an inactive one still asks its job"
)
