# SPDX-License-Identifier: LGPL-2.1-or-later
"""The HTML report."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# The code of the language that the report is in ("tr" in Turkish)
REPORT_LANGUAGE = QT_TRANSLATE_NOOP("PerfProfiler", "en")
REPORT_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "What is slow in {document}")
REPORT_TITLE_NOTHING = QT_TRANSLATE_NOOP("PerfProfiler", "What is slow")

# The sentence on top
REPORT_ONE = QT_TRANSLATE_NOOP("PerfProfiler", "{document} recomputes in {time}")
REPORT_LONGEST = QT_TRANSLATE_NOOP(
    "PerfProfiler", "The longest of {count} recomputes took {time} ({document})"
)
REPORT_COMPUTING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{what}; {share} of it is computing {feature}."
)
REPORT_DISPLAYING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{what}; {share} of it is displaying {feature} in the 3D view."
)
REPORT_TOGETHER = QT_TRANSLATE_NOOP("PerfProfiler", "{what}; {share} of it is {features} together.")
REPORT_NO_FEATURE = QT_TRANSLATE_NOOP("PerfProfiler", "{what}; no feature took any of it.")
REPORT_OPERATION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Nothing was recomputed. The longest operation, {operation}, took {time}."
)
REPORT_NOTHING = QT_TRANSLATE_NOOP("PerfProfiler", "Nothing that takes time was recorded.")

# The environment
REPORT_RECORDED = QT_TRANSLATE_NOOP("PerfProfiler", "Recorded")
REPORT_WHEN = QT_TRANSLATE_NOOP("PerfProfiler", "{date}, for {time}, preset {preset}")
REPORT_MODEL = QT_TRANSLATE_NOOP("PerfProfiler", "Model")
REPORT_MODEL_FILE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{path}; objects: {objects}; opened in {time}"
)
REPORT_SYSTEM = QT_TRANSLATE_NOOP("PerfProfiler", "System")
REPORT_PROCESSOR = QT_TRANSLATE_NOOP("PerfProfiler", "Processor")
REPORT_CORES = QT_TRANSLATE_NOOP("PerfProfiler", "{processor}; cores: {cores}")
REPORT_VIEW = QT_TRANSLATE_NOOP("PerfProfiler", "3D view")
REPORT_VIEW_OPENGL = QT_TRANSLATE_NOOP("PerfProfiler", "{renderer}, OpenGL {version}")
REPORT_SESSION = QT_TRANSLATE_NOOP("PerfProfiler", "Session")

# Features
REPORT_SLOWEST = QT_TRANSLATE_NOOP("PerfProfiler", "Slowest features")
REPORT_OF_FEATURES = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{count} of {all} features that ran, over all recomputes ({time} together). "
    "The share is of that time.",
)
REPORT_OTHER = QT_TRANSLATE_NOOP("PerfProfiler", "Other")
REPORT_BARS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Bars of the slowest features: time of computing and of displaying, as in the table below",
)
REPORT_BRACKETS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "[ ] Nothing tells where one of these ended and the next began; only their sum is right.",
)
REPORT_DASH = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "— Not available: too short to be read, not told by this system, or of a feature that failed "
    "and sends no signal.",
)
REPORT_TILDE = QT_TRANSLATE_NOOP("PerfProfiler", "~ Estimated.")

# Recomputes and types
REPORT_OF_RECOMPUTES = QT_TRANSLATE_NOOP("PerfProfiler", "The longest {count} of {all}.")
REPORT_SLOWEST_FEATURE = QT_TRANSLATE_NOOP("PerfProfiler", "Slowest feature")
REPORT_OUTSIDE = QT_TRANSLATE_NOOP("PerfProfiler", "Outside any feature")
REPORT_TYPES = QT_TRANSLATE_NOOP("PerfProfiler", "Where the time of recomputes goes")
REPORT_TYPE = QT_TRANSLATE_NOOP("PerfProfiler", "Type of the feature")
REPORT_OTHER_TYPES = QT_TRANSLATE_NOOP("PerfProfiler", "(the other {count} lines)")
ROW_DEPENDENCIES = QT_TRANSLATE_NOOP("PerfProfiler", "(sorting by dependencies, estimated)")
ROW_EVENTS = QT_TRANSLATE_NOOP("PerfProfiler", "(events and repainting, for the progress bar)")
ROW_CLOSING = QT_TRANSLATE_NOOP("PerfProfiler", "(after the last feature)")
ROW_OWN = QT_TRANSLATE_NOOP("PerfProfiler", "(the profiler itself)")
ROW_UNEXPLAINED = QT_TRANSLATE_NOOP("PerfProfiler", "(unexplained)")

# Memory
REPORT_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "Memory over time")
REPORT_MEMORY_LINE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Resident memory of FreeCAD: {first} at first, {last} at last, {highest} at most "
    "(as samples tell: {count}).",
)
REPORT_MEMORY_PICTURE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Line of resident memory (MiB) over the recording (s): {line}"
)
REPORT_NO_SAMPLES = QT_TRANSLATE_NOOP("PerfProfiler", "no sample tells of it")
REPORT_SNAPSHOT = QT_TRANSLATE_NOOP("PerfProfiler", "Snapshot")
REPORT_RESIDENT_AXIS = QT_TRANSLATE_NOOP("PerfProfiler", "Resident memory, MiB")
REPORT_SECONDS_AXIS = QT_TRANSLATE_NOOP("PerfProfiler", "Seconds since the beginning")

# What the person did
REPORT_OPERATIONS = QT_TRANSLATE_NOOP("PerfProfiler", "Operations")
REPORT_METRICS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Operations: {count}, failed: {failed}; FreeCAD took {median} for each (median), "
    "{worst} at worst. The longest {shown}:",
)
REPORT_FREEZES = QT_TRANSLATE_NOOP("PerfProfiler", "Freezes")
REPORT_FREEZES_LINE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD did not answer {count} times, {time} together. The longest {shown}:"
)
REPORT_FRAMES = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The 3D view moved at {rate} frames a second (median {median} a frame, worst {worst}).",
)
REPORT_FILES = QT_TRANSLATE_NOOP("PerfProfiler", "Opening and saving")
REPORT_FILE = QT_TRANSLATE_NOOP("PerfProfiler", "File")
REPORT_SIZE = QT_TRANSLATE_NOOP("PerfProfiler", "Size")
REPORT_PARTS = QT_TRANSLATE_NOOP("PerfProfiler", "Parts")

# Geometry, what is missing, what it cost
REPORT_GEOMETRY = QT_TRANSLATE_NOOP("PerfProfiler", "Geometry")
REPORT_MISSING = QT_TRANSLATE_NOOP("PerfProfiler", "What is missing, and why")
REPORT_NOTHING_MISSING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Nothing: all that the preset {preset} reads was read."
)
REPORT_NO_WINDOW = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Display, freezes and the 3D view: FreeCAD ran without a window."
)
REPORT_DROPPED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Events that were lost because the recording grew too long: {count}."
)
REPORT_ALLOCATOR = QT_TRANSLATE_NOOP("PerfProfiler", "Memory allocator: {reason}.")
REPORT_CARDS = QT_TRANSLATE_NOOP("PerfProfiler", "Graphics cards: {reason}.")
REPORT_COST = QT_TRANSLATE_NOOP("PerfProfiler", "What the profiler itself cost")
REPORT_COST_OWN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{time} of the recomputes ({share}) was its own work between features; "
    "it is in no feature's time.",
)
REPORT_COST_CALLS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Recording Python's calls took {measured}, which is in no function's time, "
    "and about {estimated}, which is.",
)
REPORT_COST_REST = QT_TRANSLATE_NOOP(
    "PerfProfiler", "What hearing FreeCAD's signals costs within a feature is in its time."
)
REPORT_COST_UNKNOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Not available: it is measured in recomputes, and there was none."
)
REPORT_MADE_BY = QT_TRANSLATE_NOOP("PerfProfiler", "Made by Performance Profiler {version}.")
