# SPDX-License-Identifier: LGPL-2.1-or-later
"""Opening and saving: what can be said of files."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Why nothing is said of a file's members
FILE_UNREADABLE = QT_TRANSLATE_NOOP("PerfProfiler", "the file can't be read ({error})")
FILE_REPLACED = QT_TRANSLATE_NOOP("PerfProfiler", "the file was written again since")
OWNERS_UNKNOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "which object each member belongs to is not fully known ({error})"
)
# Why a time is only a lower bound
CLOSED_LATER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "no signal told when all of the document was gone; it took longer"
)
# What went wrong, where FreeCAD says no more
OPENING_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD gave up opening the file")
SAVING_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD never said that the file was saved")
