# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every sentence a user reads, as literals that lupdate finds.

A room that has something to say makes a ``Message``: one of these literals and its values. Whoever
shows it calls ``say`` with a translate function: the panel passes FreeCAD's, the command line a
catalogue read from the ``.ts`` file, tests and logs ``english``.
"""

from __future__ import annotations

import os
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from typing import NamedTuple

Translate = Callable[[str], str]

CONTEXT = "PerfProfiler"


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a literal for lupdate; the name is Qt's."""
    return text


class Message(NamedTuple):
    """A sentence to be: a literal of this file, and values that may be messages themselves."""

    text: str
    values: Mapping[str, object] = {}


def english(text: str) -> str:
    return text


def message(text: str, **values: object) -> Message:
    return Message(text, values)


def say(translate: Translate, what: Message) -> str:
    """The sentence in the language of ``translate``."""
    values = {
        name: say(translate, value) if isinstance(value, Message) else value
        for name, value in what.values.items()
    }
    return translate(what.text).format(**values)


def catalogue(language: str) -> Translate:
    """Translates with the ``.ts`` file of a language ("tr", "tr_TR.UTF-8"); English without one."""
    folder = os.path.join(os.path.dirname(os.path.dirname(__file__)), "Resources", "translations")
    path = os.path.join(folder, f"PerfProfiler_{language.replace('-', '_').split('_')[0]}.ts")
    if not os.path.isfile(path):
        return english
    known = {
        entry.findtext("source", ""): entry.findtext("translation", "")
        for entry in ElementTree.parse(path).iter("message")
    }
    return lambda text: known.get(text) or text


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
PERCENT = QT_TRANSLATE_NOOP("PerfProfiler", "{value} %")

# Units of time; the number comes with three figures
MICROSECONDS = QT_TRANSLATE_NOOP("PerfProfiler", "{value} µs")
MILLISECONDS = QT_TRANSLATE_NOOP("PerfProfiler", "{value} ms")
SECONDS = QT_TRANSLATE_NOOP("PerfProfiler", "{value} s")
MINUTES = QT_TRANSLATE_NOOP("PerfProfiler", "{minutes} min {seconds} s")

# Why a reading is missing
NOT_AVAILABLE = QT_TRANSLATE_NOOP("PerfProfiler", "not available: {reason}")
NOT_INSTALLED = QT_TRANSLATE_NOOP("PerfProfiler", "the Python package {package} is not installed")
CANNOT_READ = QT_TRANSLATE_NOOP("PerfProfiler", "the system refused it ({error})")
NO_DOCUMENT = QT_TRANSLATE_NOOP("PerfProfiler", "no document is open")

# What can be read here
READING_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "resident memory")
READING_PROCESSOR = QT_TRANSLATE_NOOP("PerfProfiler", "processor time")
READING_GPU = QT_TRANSLATE_NOOP("PerfProfiler", "NVIDIA graphics card")
READING_FIGURES = QT_TRANSLATE_NOOP("PerfProfiler", "charts in reports")
READING_SHARED = QT_TRANSLATE_NOOP("PerfProfiler", "shared store of several machines")
AVAILABLE = QT_TRANSLATE_NOOP("PerfProfiler", "available")

# Models that can't be opened
CANNOT_OPEN = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be opened: {reason}")
SYSTEM_SAYS = QT_TRANSLATE_NOOP("PerfProfiler", "the system says: {error}")
IS_A_FOLDER = QT_TRANSLATE_NOOP("PerfProfiler", "it is a folder")
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
WORKER_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "The profiler failed inside FreeCAD: {error}")
FOLDER_CLOSED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "its folder does not exist or can't be written to"
)
CANNOT_WRITE = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be written: {reason}")

# The command line
CLI_SUMMARY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{document}: recomputed in {wall} by FreeCAD {version}; features run: {features}",
)
CLI_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "failed: {count}")
CLI_OUTSIDE = QT_TRANSLATE_NOOP("PerfProfiler", "outside any feature: {time}")
CLI_SLOWEST = QT_TRANSLATE_NOOP("PerfProfiler", "Slowest features ({count} of {all}):")
CLI_NOTHING = QT_TRANSLATE_NOOP("PerfProfiler", "{document}: nothing was recomputed")
CLI_WRITTEN = QT_TRANSLATE_NOOP("PerfProfiler", "Written: {file}")

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
HELP_JSON = QT_TRANSLATE_NOOP("PerfProfiler", "write the whole profile as JSON")
HELP_CSV = QT_TRANSLATE_NOOP("PerfProfiler", "write one row per feature")
HELP_USER_CONFIG = QT_TRANSLATE_NOOP(
    "PerfProfiler", "use your own FreeCAD configuration instead of a throw-away one"
)

# Commands: menu text and tooltip
RECORD_MENU = QT_TRANSLATE_NOOP("PerfProfiler", "Record")
RECORD_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Starts recording what every recompute costs, and stops it again"
)
RECORD_STOP = QT_TRANSLATE_NOOP("PerfProfiler", "Stop recording")
PANEL_MENU = QT_TRANSLATE_NOOP("PerfProfiler", "Profiler panel")
PANEL_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Shows or hides the panel of Performance Profiler")
MEASURE_MENU = QT_TRANSLATE_NOOP("PerfProfiler", "Measure the whole model…")
MEASURE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Recomputes every feature of the model once and shows what each costs"
)
EXPORT_MENU = QT_TRANSLATE_NOOP("PerfProfiler", "Export as CSV…")
EXPORT_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Writes the recorded recomputes as a table that spreadsheets open"
)

# The workbench
WORKBENCH_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "Performance Profiler")
WORKBENCH_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Tells what in a model is slow")

# The panel
START = QT_TRANSLATE_NOOP("PerfProfiler", "Record")
STOP = QT_TRANSLATE_NOOP("PerfProfiler", "Stop")
CLEAR = QT_TRANSLATE_NOOP("PerfProfiler", "Clear")
CLEAR_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Forgets what is shown; a recording goes on")
MEASURE = QT_TRANSLATE_NOOP("PerfProfiler", "Measure")
EXPORT = QT_TRANSLATE_NOOP("PerfProfiler", "Export")
EXPORT_CSV = QT_TRANSLATE_NOOP("PerfProfiler", "Table as CSV…")
EXPORT_EXCEL_MARK = QT_TRANSLATE_NOOP("PerfProfiler", "With a byte-order mark (for Excel)")
IDLE_EMPTY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Press Record and edit your model: each recompute is measured. "
    "Or measure the whole model at once.",
)
RECORDING_EMPTY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Recording. Edit the model, and its recompute is measured."
)
LAST_RECOMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "Last recompute {time}: {feature} took {share}.")
LAST_RECOMPUTE_EMPTY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Last recompute {time}: no feature had to run."
)
MEASURED_COPY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "A copy, recomputed in {time} without a window: {feature} took {share}.",
)
STATE_RECORDING = QT_TRANSLATE_NOOP("PerfProfiler", "Recording {minutes}:{seconds}")
STATE_STOPPED = QT_TRANSLATE_NOOP("PerfProfiler", "Not recording")
STATE_DROPPED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "events lost because the recording grew too long: {count}"
)
STATE_PROBLEM = QT_TRANSLATE_NOOP("PerfProfiler", "a reading failed: {problem}")
RECOMPUTES = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputes")
ALL_RECOMPUTES = QT_TRANSLATE_NOOP("PerfProfiler", "All recomputes ({count})")
DOCUMENT = QT_TRANSLATE_NOOP("PerfProfiler", "Document")
FEATURES = QT_TRANSLATE_NOOP("PerfProfiler", "Features")
STARTED = QT_TRANSLATE_NOOP("PerfProfiler", "Started")
FEATURE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{object}: compute {compute}, display {display}, other {other}"
)
FAILED_TIME_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "not available: a feature that fails sends no signal, so its time is in the feature after it",
)
GONE = QT_TRANSLATE_NOOP("PerfProfiler", "{feature} is not in an open document any more.")
COPY_TEXT = QT_TRANSLATE_NOOP("PerfProfiler", "Copy as text")
COPY_CSV = QT_TRANSLATE_NOOP("PerfProfiler", "Copy as CSV")
COPY_MARKDOWN = QT_TRANSLATE_NOOP("PerfProfiler", "Copy as Markdown")
SELECT_IN_MODEL = QT_TRANSLATE_NOOP("PerfProfiler", "Select in the model")

# The live line
LIVE_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "Memory")
LIVE_MEMORY_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Resident memory of FreeCAD")
LIVE_PROCESSOR = QT_TRANSLATE_NOOP("PerfProfiler", "CPU")
LIVE_PROCESSOR_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Processor time of FreeCAD; 100 percent is one core, fully"
)
LIVE_OBJECTS = QT_TRANSLATE_NOOP("PerfProfiler", "Objects")
LIVE_OBJECTS_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Objects in the active document")
LIVE_FACES = QT_TRANSLATE_NOOP("PerfProfiler", "Faces")
LIVE_FACES_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Faces of the visible objects; features inside a Body are counted once, as the Body",
)
MEBIBYTES = QT_TRANSLATE_NOOP("PerfProfiler", "{value} MiB")

# Measuring the whole model
MEASURE_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Measure the whole model")
MEASURE_QUESTION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Every feature of {document} is recomputed once. Where?"
)
MEASURE_COPY = QT_TRANSLATE_NOOP("PerfProfiler", "On a copy, in a second FreeCAD")
MEASURE_COPY_NOTE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Your document stays as it is and you can go on working. "
    "The second FreeCAD has no window, so display is not measured.",
)
MEASURE_HERE = QT_TRANSLATE_NOOP("PerfProfiler", "Here")
MEASURE_HERE_NOTE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Display is measured as well. FreeCAD is busy meanwhile, "
    "and the document counts as modified afterwards.",
)
MEASURE_STARTING = QT_TRANSLATE_NOOP("PerfProfiler", "Starting a second FreeCAD…")
MEASURE_OPENING = QT_TRANSLATE_NOOP("PerfProfiler", "Opening the copy…")
MEASURE_RECOMPUTING = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputing the copy… {time}")
MEASURE_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "The model could not be measured. {reason}")
CANCEL = QT_TRANSLATE_NOOP("PerfProfiler", "Cancel")

# Exporting
EXPORT_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Export")
EXPORT_FILTER = QT_TRANSLATE_NOOP("PerfProfiler", "CSV table (*.csv)")
EXPORT_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "recomputes")

# Preferences
PREFERENCES_GENERAL = QT_TRANSLATE_NOOP("PerfProfiler", "General")
PREFERENCES_EVERYWHERE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Show toolbar buttons and menu entries in every workbench"
)
PREFERENCES_EVERYWHERE_NOTE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "So that you can profile without leaving your workbench."
)
