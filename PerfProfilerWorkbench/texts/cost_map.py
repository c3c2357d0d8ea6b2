# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the cost map and the menu of the tree say."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

MAP_COMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "Compute of a run")
MAP_DISPLAY = QT_TRANSLATE_NOOP("PerfProfiler", "Display of a run")
MAP_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "Memory of a run")
MAP_TRIANGLES = QT_TRANSLATE_NOOP("PerfProfiler", "Triangles shown")
MAP_COMPUTE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Time to compute a feature, on average of its runs"
)
MAP_DISPLAY_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Time to show a feature after it was computed, on average of its runs"
)
MAP_MEMORY_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "How far memory rose at most while a feature was computed and shown"
)
MAP_TRIANGLES_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Triangles that the 3D view draws for an object now"
)
MAP_BODIES_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "A Body has the colour of all its features together. A link has that of its original. "
    "The document and its own colours stay as they are.",
)
MAP_LINEAR = QT_TRANSLATE_NOOP("PerfProfiler", "linear")
MAP_LOGARITHMIC = QT_TRANSLATE_NOOP("PerfProfiler", "logarithmic")
MAP_AND_LESS = QT_TRANSLATE_NOOP("PerfProfiler", "≤ {value}")
MAP_NOT_MEASURED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "own colour: not measured, or can't be coloured"
)
MAP_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "Cost map")
MAP_HIDE = QT_TRANSLATE_NOOP("PerfProfiler", "Take the cost map away")
MAP_CHOOSE = QT_TRANSLATE_NOOP("PerfProfiler", "What the cost map shows")
MAP_NOTHING = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The cost map has nothing to show yet: record, then recompute the model once.",
)
MAP_NO_TRIANGLES = QT_TRANSLATE_NOOP(
    "PerfProfiler", "The cost map has nothing to show yet: no 3D view draws any triangles."
)
MAP_NO_COIN = QT_TRANSLATE_NOOP("PerfProfiler", "The cost map can't colour the 3D view: {reason}")
MAP_FAILED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "The cost map was taken away, because it failed: {reason}"
)
WHY_SLOW = QT_TRANSLATE_NOOP("PerfProfiler", "Why is this slow?")
WHY_NOT_MEASURED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Nothing is known of {feature} yet: record, then recompute the model once.",
)
