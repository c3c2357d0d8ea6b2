# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences about memory: why a reading is missing, what freeing memory did."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Why a reading is missing
NO_HEAP_READING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the C library here does not tell it (glibc 2.33 and later do)"
)
OTHER_ALLOCATOR = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD uses another memory allocator than the C library's here"
)
NOT_TRACED = QT_TRANSLATE_NOOP("PerfProfiler", "Python's allocations are not traced")
NO_CYCLE_SEARCH = QT_TRANSLATE_NOOP("PerfProfiler", "reference cycles were not searched for")
NO_FREECAD_HERE = QT_TRANSLATE_NOOP("PerfProfiler", "this does not run inside FreeCAD")
READING_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "reading it failed ({error})")
NOT_IN_FIRST = QT_TRANSLATE_NOOP("PerfProfiler", "the first snapshot lacks it: {reason}")
NOT_IN_SECOND = QT_TRANSLATE_NOOP("PerfProfiler", "the second snapshot lacks it: {reason}")

# Freeing memory
FREED = QT_TRANSLATE_NOOP("PerfProfiler", "Freed {freed}: {before} before, {after} after")
FREED_AND_HOW = QT_TRANSLATE_NOOP("PerfProfiler", "{freed}. {collected}; {heap}.")
COLLECTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Python's collector found {count} objects that nobody could reach"
)
HEAP_RETURNED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the C library was asked to return free memory to the system ({call})"
)
NO_HEAP_RETURN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the C library here can't be asked to return free memory to the system"
)
