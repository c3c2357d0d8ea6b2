# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a person did and what it cost: operations, freezes, workflows, metrics."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# What FreeCAD was at while it did not answer
FREEZE_IN_COMMAND = QT_TRANSLATE_NOOP("PerfProfiler", "{what}, in the command {command}")
FREEZE_COMMAND = QT_TRANSLATE_NOOP("PerfProfiler", "command {command}")
FREEZE_SCRIPT = QT_TRANSLATE_NOOP("PerfProfiler", "script {name}")
FREEZE_RECOMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "recompute of {document}")
FREEZE_FEATURE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "recompute of {document}, {share} of it for {feature}"
)
FREEZE_CREATING = QT_TRANSLATE_NOOP("PerfProfiler", "creating {document}")
FREEZE_OPENING = QT_TRANSLATE_NOOP("PerfProfiler", "opening {document}")
FREEZE_SAVING = QT_TRANSLATE_NOOP("PerfProfiler", "saving {document}")
FREEZE_AUTOSAVE = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD saved {document} by itself")
FREEZE_CLOSING = QT_TRANSLATE_NOOP("PerfProfiler", "closing {document}")
FREEZE_IMPORT = QT_TRANSLATE_NOOP("PerfProfiler", "importing {file}")
FREEZE_EXPORT = QT_TRANSLATE_NOOP("PerfProfiler", "exporting {file}")
FREEZE_UNDO = QT_TRANSLATE_NOOP("PerfProfiler", "undoing in {document}")
FREEZE_REDO = QT_TRANSLATE_NOOP("PerfProfiler", "redoing in {document}")
FREEZE_DISPLAY = QT_TRANSLATE_NOOP("PerfProfiler", "showing {object}")
FREEZE_COMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "computing {object}")
FREEZE_ENTERING = QT_TRANSLATE_NOOP("PerfProfiler", "entering the edit mode of {object}")
FREEZE_LEAVING = QT_TRANSLATE_NOOP("PerfProfiler", "leaving the edit mode of {object}")
FREEZE_PYTHON = QT_TRANSLATE_NOOP("PerfProfiler", "Python: {function} ({file}:{line})")
FREEZE_PYTHON_INSIDE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Python: {function} ({file}:{line}), at last in {innermost}"
)
FREEZE_NATIVE = QT_TRANSLATE_NOOP("PerfProfiler", "{what}, in native code that it called")
FREEZE_VIEW = QT_TRANSLATE_NOOP("PerfProfiler", "drawing the 3D view")
FREEZE_UNKNOWN = QT_TRANSLATE_NOOP("PerfProfiler", "no command, recompute or Python was seen")

# The command line
CLI_OPENED = QT_TRANSLATE_NOOP("PerfProfiler", "{document}: opened in {time}")
CLI_OPENED_SIZE = QT_TRANSLATE_NOOP("PerfProfiler", "{document}: opened in {time}, {size}")
CLI_FREEZES = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD did not answer: {count} times, {total} in all. The longest:"
)
FROZE_ONCE = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD did not answer once, for {time}:")
CAUSE = QT_TRANSLATE_NOOP("PerfProfiler", "Cause")
PART_READING = QT_TRANSLATE_NOOP("PerfProfiler", "reading {time}")
PART_RESTORING = QT_TRANSLATE_NOOP("PerfProfiler", "restoring {time}")
PART_MESHING = QT_TRANSLATE_NOOP("PerfProfiler", "meshing {time}")
PART_WRITING = QT_TRANSLATE_NOOP("PerfProfiler", "writing {time}")
PART_FINISHING = QT_TRANSLATE_NOOP("PerfProfiler", "finishing {time}")
