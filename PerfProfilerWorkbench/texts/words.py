# SPDX-License-Identifier: LGPL-2.1-or-later
"""Words and sentences that the window and the command line share."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# The names of things
FEATURE = QT_TRANSLATE_NOOP("PerfProfiler", "Feature")
TYPE = QT_TRANSLATE_NOOP("PerfProfiler", "Type")
TIME = QT_TRANSLATE_NOOP("PerfProfiler", "Time")
SHARE = QT_TRANSLATE_NOOP("PerfProfiler", "Share")
COMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "Compute")
DISPLAY = QT_TRANSLATE_NOOP("PerfProfiler", "Display")
RUNS = QT_TRANSLATE_NOOP("PerfProfiler", "Runs")
STATUS = QT_TRANSLATE_NOOP("PerfProfiler", "Status")
STATUS_OK = QT_TRANSLATE_NOOP("PerfProfiler", "ok")
STATUS_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "failed")
DECIMAL_POINT = QT_TRANSLATE_NOOP("PerfProfiler", ".")
THOUSANDS = QT_TRANSLATE_NOOP("PerfProfiler", ",")  # what stands between groups of three digits
PERCENT = QT_TRANSLATE_NOOP("PerfProfiler", "{value} %")

# Units of time; the number comes with three figures
MICROSECONDS = QT_TRANSLATE_NOOP("PerfProfiler", "{value} µs")
MILLISECONDS = QT_TRANSLATE_NOOP("PerfProfiler", "{value} ms")
SECONDS = QT_TRANSLATE_NOOP("PerfProfiler", "{value} s")
MINUTES = QT_TRANSLATE_NOOP("PerfProfiler", "{minutes} min {seconds} s")

# Why a reading is missing
NOT_AVAILABLE = QT_TRANSLATE_NOOP("PerfProfiler", "not available: {reason}")
NOT_INSTALLED = QT_TRANSLATE_NOOP("PerfProfiler", "the Python package {package} is not installed")
CANNOT_IMPORT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the Python package {package} can't be used ({error})"
)
CANNOT_READ = QT_TRANSLATE_NOOP("PerfProfiler", "the system refused it ({error})")
NOT_TOLD = QT_TRANSLATE_NOOP("PerfProfiler", "the system does not tell it")
NO_DOCUMENT = QT_TRANSLATE_NOOP("PerfProfiler", "no document is open")

# Models that can't be opened
CANNOT_OPEN = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be opened: {reason}")
SYSTEM_SAYS = QT_TRANSLATE_NOOP("PerfProfiler", "the system says: {error}")
IS_A_FOLDER = QT_TRANSLATE_NOOP("PerfProfiler", "it is a folder")
IS_NO_FILE = QT_TRANSLATE_NOOP("PerfProfiler", "it is not a regular file")
FILE_IS_EMPTY = QT_TRANSLATE_NOOP("PerfProfiler", "the file is empty")
IS_LFS_POINTER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it is a Git LFS pointer, the model itself was not downloaded"
)
NOT_AN_ARCHIVE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it is damaged or no FreeCAD document (not a complete zip archive)"
)
MEMBER_DAMAGED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it is damaged ({member} in it fails its checksum)"
)
ARCHIVE_UNREADABLE = QT_TRANSLATE_NOOP("PerfProfiler", "it is damaged ({error})")
NO_DOCUMENT_XML = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it is damaged or no FreeCAD document (it holds no Document.xml)"
)
OTHER_DOCUMENT_XML = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it is no FreeCAD document (its Document.xml begins with <{root}>)"
)
DOCUMENT_XML_DAMAGED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it is damaged (its Document.xml is broken: {error})"
)
FREECAD_REFUSED = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD {version} refused it ({error})")
FREECAD_CRASHED_OPENING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD {version} crashed while opening it ({cause})"
)
FREECAD_CRASHED_RECOMPUTING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{file}: FreeCAD {version} crashed while recomputing it ({cause})"
)
CRASH_SIGNAL = QT_TRANSLATE_NOOP("PerfProfiler", "signal {signal}")
CRASH_STATUS = QT_TRANSLATE_NOOP("PerfProfiler", "it ended with status {status}")
NOT_UP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD was not ready after {seconds} s. It said: {log}"
)

# Starting another FreeCAD
NO_FREECAD = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD was not found; name its program with --freecad"
)
NO_SUCH_PROGRAM = QT_TRANSLATE_NOOP("PerfProfiler", "There is no program {program}")
PROGRAM_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "{program} could not be started: {error}")
NO_WINDOW_PROGRAM = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{program} has no window; --gui needs the program that has one"
)
XVFB_MISSING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "There is no display, and Xvfb, which would stand in for one, is not installed"
)
XVFB_FAILED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "There is no display, and Xvfb, which would stand in for one, did not start"
)
FREECAD_ENDED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD ended before it was ready ({cause}). It said: {log}"
)
FREECAD_ENDED_ON = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "FreeCAD ended before it was ready ({cause}), on the display {display}. It said: {log}",
)
WORKER_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "The profiler failed inside FreeCAD: {error}")
FOLDER_CLOSED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "its folder does not exist or can't be written to"
)
IS_THE_MODEL = QT_TRANSLATE_NOOP("PerfProfiler", "it is the model itself")
IS_THE_STORE = QT_TRANSLATE_NOOP("PerfProfiler", "the recordings are kept in it")
CANNOT_WRITE = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be written: {reason}")

# The language of these texts, as Qt names it: numbers and dates are written as it does
LANGUAGE = QT_TRANSLATE_NOOP("PerfProfiler", "en")
