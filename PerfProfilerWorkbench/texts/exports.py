# SPDX-License-Identifier: LGPL-2.1-or-later
"""What exports, imports and their commands say."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Reading a profile back
IMPORT_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be imported: {reason}")
IMPORT_UNREADABLE = QT_TRANSLATE_NOOP("PerfProfiler", "it can't be read ({error})")
IMPORT_NO_JSON = QT_TRANSLATE_NOOP("PerfProfiler", "it is not whole JSON ({error})")
IMPORT_TOO_NESTED = QT_TRANSLATE_NOOP("PerfProfiler", "it is nested too deeply")
IMPORT_OTHER_PROGRAM = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it is not a profile of Performance Profiler"
)
IMPORT_NEWER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "a newer version of Performance Profiler wrote it ({schema})"
)
IMPORT_DAMAGED = QT_TRANSLATE_NOOP("PerfProfiler", "it is damaged ({error})")
IMPORT_WRONG = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it is damaged (“{field}” holds what does not belong there)"
)
SAID = QT_TRANSLATE_NOOP("PerfProfiler", "{reason}")
IMPORTED_OLD = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "imported from {schema}, which does not tell: when it was recorded (the file's date stands for "
    "it), when features began, the runs of a feature apart (the first has the times of all), and "
    "the name of the machine",
)

# What a part of a session, and one without names, say of themselves
PART_ONLY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "This is a part of recording {id}: {what}. What of a recompute was left out counts as its time "
    "outside any feature.",
)
PART_SINCE = QT_TRANSLATE_NOOP("PerfProfiler", "since {date}")
PART_UNTIL = QT_TRANSLATE_NOOP("PerfProfiler", "until {date}")
PART_DOCUMENT = QT_TRANSLATE_NOOP("PerfProfiler", "document {document}")
PART_KINDS = QT_TRANSLATE_NOOP("PerfProfiler", "kinds {kinds}")
PART_BOTH = QT_TRANSLATE_NOOP("PerfProfiler", "{first}, {second}")
ANONYMOUS_NOTE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Names, labels, paths, texts and geometry of this recording were left out or replaced.",
)
ANONYMOUS_LEFT_OUT = QT_TRANSLATE_NOOP("PerfProfiler", "left out, because it may hold names")

# The commands
CLI_NO_DATE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "“{date}” is not a date: write 2026-11-26, 2026-11-26T14:30 (local time) or "
    "2026-11-26T14:30:00Z",
)
CLI_NO_SESSIONS = QT_TRANSLATE_NOOP("PerfProfiler", "There are no recordings in {file} yet.")
CLI_IMPORTED = QT_TRANSLATE_NOOP("PerfProfiler", "Imported: {id}")
CLI_IMPORTED_BEFORE = QT_TRANSLATE_NOOP("PerfProfiler", "Imported before: {id}")
CLI_NOTHING_COMPARED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "“{given}” is neither a recording's id in full, such as 20261126-040215-3f9a1c0b, nor last, "
    "nor a baseline",
)
CLI_BASELINE_NAMED = QT_TRANSLATE_NOOP("PerfProfiler", "Baseline {name}: {id}")
CLI_BASELINE_RETIRED = QT_TRANSLATE_NOOP("PerfProfiler", "Baseline {name} is retired.")
COLUMN_ID = QT_TRANSLATE_NOOP("PerfProfiler", "Recording")
COLUMN_STARTED = QT_TRANSLATE_NOOP("PerfProfiler", "Started")
COLUMN_DOCUMENT = QT_TRANSLATE_NOOP("PerfProfiler", "Document")
COLUMN_LENGTH = QT_TRANSLATE_NOOP("PerfProfiler", "Length")
COLUMN_FREECAD = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD")
COLUMN_STATE = QT_TRANSLATE_NOOP("PerfProfiler", "State")
COLUMN_SPANS = QT_TRANSLATE_NOOP("PerfProfiler", "Spans")
COLUMN_NOTE = QT_TRANSLATE_NOOP("PerfProfiler", "Note")
STATE_RUNNING = QT_TRANSLATE_NOOP("PerfProfiler", "running")
STATE_FINISHED = QT_TRANSLATE_NOOP("PerfProfiler", "finished")
STATE_INTERRUPTED = QT_TRANSLATE_NOOP("PerfProfiler", "interrupted")
NOTE_PINNED = QT_TRANSLATE_NOOP("PerfProfiler", "pinned")
NOTE_BASELINE = QT_TRANSLATE_NOOP("PerfProfiler", "baseline {name}")

# Their help
HELP_SESSIONS = QT_TRANSLATE_NOOP("PerfProfiler", "list the recordings, the newest first")
HELP_SESSIONS_JSON = QT_TRANSLATE_NOOP("PerfProfiler", "write the list as JSON")
HELP_EXPORT = QT_TRANSLATE_NOOP("PerfProfiler", "write a recording in a format of other programs")
HELP_SESSION = QT_TRANSLATE_NOOP("PerfProfiler", "a recording's id in full, or last")
HELP_FORMAT = QT_TRANSLATE_NOOP("PerfProfiler", "what to write")
HELP_OUTPUT = QT_TRANSLATE_NOOP("PerfProfiler", "the file to write")
HELP_SINCE = QT_TRANSLATE_NOOP("PerfProfiler", "only what began then or later")
HELP_UNTIL = QT_TRANSLATE_NOOP(
    "PerfProfiler", "only what began then or earlier; a day alone is all of it"
)
HELP_DOCUMENT = QT_TRANSLATE_NOOP("PerfProfiler", "only of the document of this internal name")
HELP_KIND = QT_TRANSLATE_NOOP("PerfProfiler", "only spans of these kinds")
HELP_ANONYMOUS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "without names, labels, paths and geometry, for bug reports"
)
HELP_EXCEL = QT_TRANSLATE_NOOP(
    "PerfProfiler", "with the byte-order mark that Excel looks for (CSV)"
)
HELP_IMPORT = QT_TRANSLATE_NOOP("PerfProfiler", "take in a recording that was exported as JSON")
HELP_IMPORT_FILE = QT_TRANSLATE_NOOP("PerfProfiler", "a file that export or profile wrote as JSON")
HELP_COMPARE = QT_TRANSLATE_NOOP("PerfProfiler", "say what is faster and what is slower")
HELP_COMPARED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "a recording's id, last, or a baseline's name; several repeats with commas"
)
HELP_COMPARE_JSON = QT_TRANSLATE_NOOP("PerfProfiler", "write the comparison as JSON")
HELP_BASELINE = QT_TRANSLATE_NOOP("PerfProfiler", "name a recording to compare others with")
HELP_BASELINE_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "the baseline's name")
HELP_RETIRE = QT_TRANSLATE_NOOP("PerfProfiler", "let the name go; the recording stays")
