# SPDX-License-Identifier: LGPL-2.1-or-later
"""What can be read here, what can't, and how to get it."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

READING_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "resident memory")
READING_PEAK = QT_TRANSLATE_NOOP("PerfProfiler", "peak of memory, exact for each feature")
READING_ALLOCATOR = QT_TRANSLATE_NOOP("PerfProfiler", "memory allocator and fragmentation")
READING_ALLOCATIONS = QT_TRANSLATE_NOOP("PerfProfiler", "lines of Python that hold memory")
READING_PROCESSOR = QT_TRANSLATE_NOOP("PerfProfiler", "processor time")
READING_SYSTEM = QT_TRANSLATE_NOOP("PerfProfiler", "processor load of the whole system")
READING_SAMPLES = QT_TRANSLATE_NOOP("PerfProfiler", "samples while a script holds Python")
READING_CALLS = QT_TRANSLATE_NOOP("PerfProfiler", "calls of Python functions")
READING_STACKS = QT_TRANSLATE_NOOP("PerfProfiler", "Python's stack while a script holds Python")
READING_WINDOW = QT_TRANSLATE_NOOP("PerfProfiler", "commands, freezes, frames of the 3D view")
READING_GPU = QT_TRANSLATE_NOOP("PerfProfiler", "NVIDIA graphics card")
READING_CARDS = QT_TRANSLATE_NOOP("PerfProfiler", "graphics cards")
READING_CARD = QT_TRANSLATE_NOOP("PerfProfiler", "{card}: {reading}")
READING_OPENGL = QT_TRANSLATE_NOOP("PerfProfiler", "OpenGL of the 3D view")
READING_FIGURES = QT_TRANSLATE_NOOP("PerfProfiler", "charts in reports")
READING_SHARED = QT_TRANSLATE_NOOP("PerfProfiler", "shared store of several machines")
AVAILABLE = QT_TRANSLATE_NOOP("PerfProfiler", "available")

# Readings of a graphics card
CARD_BUSY = QT_TRANSLATE_NOOP("PerfProfiler", "utilisation")
CARD_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "memory in use")
CARD_MEMORY_TOTAL = QT_TRANSLATE_NOOP("PerfProfiler", "memory in all")
CARD_TEMPERATURE = QT_TRANSLATE_NOOP("PerfProfiler", "temperature")
CARD_POWER = QT_TRANSLATE_NOOP("PerfProfiler", "power")
CARD_FAN = QT_TRANSLATE_NOOP("PerfProfiler", "fan")
CARD_CLOCK = QT_TRANSLATE_NOOP("PerfProfiler", "clock")
CARD_MEMORY_CLOCK = QT_TRANSLATE_NOOP("PerfProfiler", "memory clock")
CARD_OWN_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "memory in use by FreeCAD")
CARD_PROCESSES = QT_TRANSLATE_NOOP("PerfProfiler", "processes that use it")
CARD_ERRORS = QT_TRANSLATE_NOOP("PerfProfiler", "driver errors")

# How to get what is missing
REMEDY = QT_TRANSLATE_NOOP("PerfProfiler", "To get it: {remedy}")
REMEDY_PACKAGE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "install the Python package {package} for the Python that FreeCAD uses "
    "(python3 -m pip install {package}, or your system's package manager)",
)
REMEDY_PYTHON = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "install Python 3.10 or later, so that it is found beside FreeCAD or on the PATH; "
    "until then there are gaps in the samples while a script recomputes",
)
REMEDY_GLIBC = QT_TRANSLATE_NOOP(
    "PerfProfiler", "use a system with glibc 2.33 or later and FreeCAD with its allocator"
)
REMEDY_CLEAR_REFS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "on Linux, run FreeCAD where /proc/self/clear_refs can be written to; "
    "until then peaks are sampled",
)
REMEDY_OPENGL = QT_TRANSLATE_NOOP(
    "PerfProfiler", "record in FreeCAD with its window, or profile with --gui"
)
REMEDY_PERMISSION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "add yourself to the groups render and video, and log in again"
)
REMEDY_DRIVER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "if there is an NVIDIA graphics card, install its driver and restart"
)
REMEDY_OTHER_PROFILER = QT_TRANSLATE_NOOP("PerfProfiler", "stop the other profiler")
# In place of a reading
MISSING = QT_TRANSLATE_NOOP("PerfProfiler", "{reading}: not available ({reason})")
COMMAND_FAILURES = QT_TRANSLATE_NOOP("PerfProfiler", "failures of commands")
DISPLAY_END = QT_TRANSLATE_NOOP("PerfProfiler", "the end of display work")
SAMPLES = QT_TRANSLATE_NOOP("PerfProfiler", "samples")
# Reasons of this file
ERRORS_NOT_SHOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD's report view is not told of errors (preferences, Output window)"
)
BESIDE_ENDED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the Python beside FreeCAD ({python}) ended with status {status}"
)
BESIDE_REFUSED = QT_TRANSLATE_NOOP("PerfProfiler", "{python} could not be started ({error})")
BESIDE_GARBLED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the Python beside FreeCAD ({python}) wrote what is no sample"
)
CARDS_NEED_PYTHON = QT_TRANSLATE_NOOP(
    "PerfProfiler", "graphics cards are read by a Python beside FreeCAD"
)
NO_PYTHON = QT_TRANSLATE_NOOP("PerfProfiler", "no Python was found that could be started")
ONLY_HIGHEST = QT_TRANSLATE_NOOP(
    "PerfProfiler", "this system tells only the highest since FreeCAD was started"
)
NO_RESET = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the system refused to reset it (/proc/self/clear_refs)"
)
NO_WINDOW_HERE = QT_TRANSLATE_NOOP("PerfProfiler", "there is no 3D view here")
