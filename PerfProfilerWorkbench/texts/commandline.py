# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the command line says."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# The command line
CLI_SUMMARY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{document}: recomputed in {wall} by FreeCAD {version}; features run: {features}",
)
CLI_REPEATED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{document}: recomputed {count} times, in {median} (median; {least} to {most}). The last time:",
)
CLI_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "failed: {count}")
CLI_OUTSIDE = QT_TRANSLATE_NOOP("PerfProfiler", "outside any feature: {time}")
CLI_SLOWEST = QT_TRANSLATE_NOOP("PerfProfiler", "Slowest features ({count} of {all}):")
CLI_NOTHING = QT_TRANSLATE_NOOP("PerfProfiler", "{document}: nothing was recomputed")
CLI_WRITTEN = QT_TRANSLATE_NOOP("PerfProfiler", "Written: {file}")
CLI_WRITTEN_TWICE = QT_TRANSLATE_NOOP("PerfProfiler", "both --json and --csv name it")
CLI_MEMORY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Memory: {before} before, {after} after, {peak} at most."
)
CLI_HEAP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Fragmentation (free share of the heap): {before} before, {after} after."
)
CLI_NO_HEAP = QT_TRANSLATE_NOOP("PerfProfiler", "Fragmentation: {reason}")
CLI_PROCESSOR = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Processor, all cores: {own} by FreeCAD, {system} by all programs (average)."
)
CLI_CARDS = QT_TRANSLATE_NOOP("PerfProfiler", "Graphics cards: {state}")
CLI_CARD_BUSY = QT_TRANSLATE_NOOP("PerfProfiler", "busy {value} at most")
CLI_CARD_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "memory {value} at most")
CLI_CARD_TEMPERATURE = QT_TRANSLATE_NOOP("PerfProfiler", "temperature {value} at most")
CLI_VIEW = QT_TRANSLATE_NOOP("PerfProfiler", "3D view: {renderer}, OpenGL {version}")
CLI_SOFTWARE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "3D view: {renderer}, OpenGL {version}: software, no graphics card draws it"
)
CLI_CALLS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Calls of Python ({count}; recording took {measured}, which is left out below, and about "
    "{estimated}, which is in the times):",
)
CLI_STACKS = QT_TRANSLATE_NOOP("PerfProfiler", "Python by sampled stacks (times are estimates):")
MEMORY_CHANGE = QT_TRANSLATE_NOOP("PerfProfiler", "Memory")
MEMORY_PEAK = QT_TRANSLATE_NOOP("PerfProfiler", "Peak")
FUNCTION = QT_TRANSLATE_NOOP("PerfProfiler", "Function")
CUMULATIVE = QT_TRANSLATE_NOOP("PerfProfiler", "Cumulative")
SELF = QT_TRANSLATE_NOOP("PerfProfiler", "Self")
CALLS = QT_TRANSLATE_NOOP("PerfProfiler", "Calls")
SAMPLE_COUNT = QT_TRANSLATE_NOOP("PerfProfiler", "Samples")
WHERE = QT_TRANSLATE_NOOP("PerfProfiler", "Where")
NATIVE = QT_TRANSLATE_NOOP("PerfProfiler", "native")
NATIVE_CODE = QT_TRANSLATE_NOOP("PerfProfiler", "(native code)")

# The command line's help
HELP_PROGRAM = QT_TRANSLATE_NOOP("PerfProfiler", "Tells what in a FreeCAD model is slow.")
HELP_PROFILE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "open a model, recompute all of it once, and show what its features cost"
)
HELP_PROFILE_LONG = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Opens a model in a FreeCAD of its own, marks every object to recompute, records one "
    "recompute, and prints the slowest features. The model file is never written to.",
)
HELP_DOCTOR = QT_TRANSLATE_NOOP("PerfProfiler", "say what can be read here, and why the rest can't")
HELP_MODEL = QT_TRANSLATE_NOOP("PerfProfiler", "a .FCStd file")
HELP_GUI = QT_TRANSLATE_NOOP("PerfProfiler", "with FreeCAD's window and the profiler panel")
HELP_FREECAD = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the FreeCAD program, by name or path (default: the installed one)"
)
HELP_PRESET = QT_TRANSLATE_NOOP("PerfProfiler", "what to record")
HELP_REPEAT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "recompute so many times; ten tell much more to compare than one"
)
HELP_JSON = QT_TRANSLATE_NOOP("PerfProfiler", "write the whole profile as JSON")
HELP_CSV = QT_TRANSLATE_NOOP("PerfProfiler", "write one row per feature")
HELP_USER_CONFIG = QT_TRANSLATE_NOOP(
    "PerfProfiler", "use your own FreeCAD configuration instead of a throw-away one"
)
