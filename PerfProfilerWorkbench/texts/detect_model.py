# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of issues of models, files and settings."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Features
ISSUE_SLOW_FEATURE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{feature} takes {time} to compute, {share} of a full recompute of {document}"
)
ISSUE_FAILING = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{feature} failed in {failed} of {runs} recomputes, also in the last one; a try takes {time}",
)
ISSUE_FAILING_UNTIMED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{feature} failed in {failed} of {runs} recomputes, also in the last one; how long a try takes"
    " is not known: a feature that fails tells nothing of its time",
)
ISSUE_FAILING_SKIPPED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{count} objects depend on it and were not computed: {features}"
)
ISSUE_FAILING_SKIPPED_ONE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{features} depends on it and was not computed"
)
ISSUE_FAILING_SHARED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Nothing tells where its time ends and that of the next feature begins: some of it may be the "
    "next one's",
)
ISSUE_PYTHON = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "What the Python class {proxy} computes ({features}) takes {time}, {share} of a full recompute",
)
ISSUE_PYTHON_FUNCTION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{time} in {function} ({file}:{line}), with the compiled code that it called"
)

# What is computed for nothing, or more than once
ISSUE_WASTED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Editing {what} recomputed {count} features, {wasted} of them for nothing, which took {time}",
)
ISSUE_WASTED_ONE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Editing {what} recomputed one feature for nothing, which took {time}"
)
ISSUE_EDITED_PATHS = QT_TRANSLATE_NOOP("PerfProfiler", "{paths} of {object}")
ISSUE_EDITED_PROPERTY = QT_TRANSLATE_NOOP("PerfProfiler", "“{property}” of {object}")
ISSUE_EDITED_OBJECT = QT_TRANSLATE_NOOP("PerfProfiler", "{object}")
ISSUE_WASTED_MOST = QT_TRANSLATE_NOOP("PerfProfiler", "Most of it is the time of {features}")
ISSUE_WASTED_EDITS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "It was edited {count} times like that; this was the worst time"
)
ISSUE_WASTED_UNKNOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Of another {time} it is not known whether they were for nothing, too"
)
ISSUE_CACHE_MISS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{feature} was recomputed after {runs} edits and came out as it was {same} times; it takes "
    "{time} each time",
)
ISSUE_REPEATED_FEATURE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "In one recompute of {document} {features} ran more than once, which took {time} more",
)
ISSUE_REPEATED_COMMAND = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The command {command} recomputed {document} {count} times; {time} of that went to features "
    "that it recomputed again",
)

# Display
ISSUE_HEAVY_DISPLAY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Showing {feature} takes {display}, computing it {compute}"
)
ISSUE_DISPLAY_TRIANGLES = QT_TRANSLATE_NOOP(
    "PerfProfiler", "It has {faces} faces, which are drawn as {triangles} triangles"
)
ISSUE_DISPLAY_DEFLECTION = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The triangles may be off by {deviation} % of its size and by an angle of {angle}°",
)
ISSUE_HEAVY_DISPLAY_ALL = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Showing {count} objects of {document}, each quick by itself, takes {display}, computing them "
    "{compute}",
)
ISSUE_DISPLAY_MOST = QT_TRANSLATE_NOOP("PerfProfiler", "The slowest to show are {features}")

# Files
ISSUE_SLOW_OPENING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Opening {file} took {time}, {share} of it for {part}"
)
ISSUE_SLOW_SAVING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Saving {file} took {time}, {share} of it for {part}"
)
ISSUE_PART_READING = QT_TRANSLATE_NOOP("PerfProfiler", "reading its text and making the objects")
ISSUE_PART_RESTORING = QT_TRANSLATE_NOOP("PerfProfiler", "reading properties and shapes")
ISSUE_PART_MESHING = QT_TRANSLATE_NOOP("PerfProfiler", "meshing and showing what is visible")
ISSUE_PART_WRITING = QT_TRANSLATE_NOOP("PerfProfiler", "writing and compressing")
ISSUE_PART_FINISHING = QT_TRANSLATE_NOOP("PerfProfiler", "finishing")
ISSUE_PART_TOOK = QT_TRANSLATE_NOOP("PerfProfiler", "{time} for {part}")
ISSUE_PARTS_ESTIMATED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "How the time divides is estimated from the order of FreeCAD's signals"
)
ISSUE_OVERSIZED = QT_TRANSLATE_NOOP("PerfProfiler", "{file} has {size}, {share} of it for {what}")
ISSUE_FILE_HOLDS = QT_TRANSLATE_NOOP("PerfProfiler", "{what}: {size}")
ISSUE_FILE_COPIES = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} parts of the file look like copies of others ({size}): they are as large to the byte, "
    "packed and unpacked",
)

# What models consist of
ISSUE_HEAVY_SKETCH = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{sketch} has {constraints} constraints and {edges} edges of other objects; solving it takes "
    "{time}",
)
ISSUE_TOO_MANY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{document} has {count} objects, most of these types: {types}"
)
ISSUE_OBJECTS_OVERHEAD = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Finding their order and closing takes {time} of a full recompute"
)
ISSUE_SPLINES = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{features}: {share} of the faces that were looked at are splines; these objects and what is "
    "made from them take {time}",
)
ISSUE_MESH_BORN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{features}: a solid of {faces} triangles, as meshes have them; these objects and what is made "
    "from them take {time}",
)
ISSUE_FAN_OUT = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Editing any cell of {sheet} recomputes {count} features ({time}); a typical cell is needed "
    "for {needed} of them ({needed_time})",
)

# Settings
ISSUE_AUTOSAVE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "FreeCAD saved {document} by itself {count} times and did not answer for up to {time}; it "
    "does so every {minutes} minutes",
)
ISSUE_AUTOSAVE_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Measured. Edit → Preferences → General → Document: auto-save"
)
ISSUE_CHECK_MODEL = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "FreeCAD checks the result of every boolean; the {count} booleans here take {time} with it, "
    "about {share} of that for the checks",
)
ISSUE_CHECK_MODEL_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The share was measured on a chain of cuts with this version of FreeCAD, not here. Edit → "
    "Preferences → Part/Part Design → General: check model after boolean operation",
)
ISSUE_ANTI_ALIASING = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "A frame of the 3D view takes {time} to draw, with {samples} samples of each pixel for smooth "
    "edges",
)
ISSUE_ANTI_ALIASING_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "How much of it the smoothing takes is not measured here. Edit → Preferences → Display → 3D "
    "view: anti-aliasing",
)
ISSUE_SHOW_FPS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "A frame of the 3D view takes {time} to draw, and the frame counter is shown"
)
ISSUE_SHOW_FPS_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "That the counter costs is known from FreeCAD's issue #29427 and not measured here. Edit → "
    "Preferences → Display → 3D view: frames per second",
)
ISSUE_PRESELECTION = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "With every move of the pointer FreeCAD looks for what is below it among the {triangles} "
    "triangles of {document}",
)
ISSUE_PRESELECTION_BASIS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "That this costs is known from FreeCAD's issues (#17185, #29978) and not measured here. Edit → "
    "Preferences → Display → Selection: enable preselection highlighting",
)
