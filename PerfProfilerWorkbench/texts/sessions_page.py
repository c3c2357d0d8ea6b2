# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page of sessions says."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# The sentence on top
SE_LOOKING = QT_TRANSLATE_NOOP("PerfProfiler", "Looking for recordings…")
SE_NONE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "No recording is kept yet. Record something, or import a recording."
)
SE_COUNT = QT_TRANSLATE_NOOP("PerfProfiler", "Recordings: {count}, {size} on disk")
SE_NOTHING_FOUND = QT_TRANSLATE_NOOP("PerfProfiler", "No recording has all of these words.")
SE_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "The recordings can't be reached: {reason}")
SE_BROKEN = QT_TRANSLATE_NOOP("PerfProfiler", "something went wrong ({error})")
SE_OFF = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Keeping recordings is switched off: what you record now is gone when FreeCAD ends. "
    "{preferences}",
)
SE_REMOVED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Removed to stay within the limits: {count}, the last on {moment}."
)
SE_REMOVED_LINE = QT_TRANSLATE_NOOP("PerfProfiler", "{document}, {moment}: {reason}")
SE_TOO_OLD = QT_TRANSLATE_NOOP("PerfProfiler", "too old")
SE_TOO_MANY = QT_TRANSLATE_NOOP("PerfProfiler", "there were too many")
SE_TOO_BIG = QT_TRANSLATE_NOOP("PerfProfiler", "together they were too big")

# A recording in the list
SE_LIST = QT_TRANSLATE_NOOP("PerfProfiler", "Recordings, the newest first")
SE_FILTER = QT_TRANSLATE_NOOP("PerfProfiler", "Find: document, version, baseline, pinned…")
SE_NO_DOCUMENT = QT_TRANSLATE_NOOP("PerfProfiler", "no document")
SE_HERE = QT_TRANSLATE_NOOP("PerfProfiler", "running in this FreeCAD")
SE_VERSION = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD {version}")
SE_SPANS = QT_TRANSLATE_NOOP("PerfProfiler", "spans: {count}")
SE_BASELINE_NAMED = QT_TRANSLATE_NOOP("PerfProfiler", "baseline “{name}”")
SE_MACHINE = QT_TRANSLATE_NOOP("PerfProfiler", "Recorded on {machine}, preset {preset}")
SE_ID = QT_TRANSLATE_NOOP("PerfProfiler", "Id: {id}")

# What can be done
SE_OPEN = QT_TRANSLATE_NOOP("PerfProfiler", "Open")
SE_OPEN_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Shows this recording in all pages (Enter)")
SE_COMPARE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "One recording, or several repeats, with what is shown now; of two the older with the newer",
)
SE_AS_BEFORE = QT_TRANSLATE_NOOP("PerfProfiler", "Compare as “before”")
SE_AS_AFTER = QT_TRANSLATE_NOOP("PerfProfiler", "Compare as “after”")
SE_IMPORT = QT_TRANSLATE_NOOP("PerfProfiler", "Import…")
SE_IMPORT_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Takes in recordings from JSON files; you can also drop files here"
)
SE_PIN = QT_TRANSLATE_NOOP("PerfProfiler", "Pin")
SE_UNPIN = QT_TRANSLATE_NOOP("PerfProfiler", "Unpin")
SE_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "Name as baseline…")
SE_NAME_ASKED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Name of the baseline. One that has this name already is replaced."
)
SE_NAME_OK = QT_TRANSLATE_NOOP("PerfProfiler", "Make it the baseline")
SE_DELETE = QT_TRANSLATE_NOOP("PerfProfiler", "Delete")
SE_MORE_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "What else can be done with what is selected")
SE_DELETED_ONE = QT_TRANSLATE_NOOP("PerfProfiler", "Deleted 1 recording.")
SE_DELETED = QT_TRANSLATE_NOOP("PerfProfiler", "Deleted recordings: {count}.")
SE_UNDO = QT_TRANSLATE_NOOP("PerfProfiler", "Undo")
SE_STAYS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "A recording that runs or is a baseline is not deleted: {documents}."
)
SE_IMPORTED = QT_TRANSLATE_NOOP("PerfProfiler", "Imported: {count}.")
SE_KNOWN = QT_TRANSLATE_NOOP("PerfProfiler", "Here already: {count}.")
SE_IMPORTING = QT_TRANSLATE_NOOP("PerfProfiler", "Importing…")
SE_OPENING = QT_TRANSLATE_NOOP("PerfProfiler", "Opening {document}: {share} of {count} spans")
SE_ENDS_RECORDING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Opening it ends the recording that runs now."
)
SE_OPEN_ANYWAY = QT_TRANSLATE_NOOP("PerfProfiler", "End it and open")
SE_WAS_INTERRUPTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "It was interrupted: FreeCAD ended before the recording did."
)
SE_STILL_RUNS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "It still runs: this is what it held when it was opened."
)

# FreeCADs that record now
SE_LIVE_HEAD = QT_TRANSLATE_NOOP("PerfProfiler", "Recording now")
SE_LIVE_TOGETHER = QT_TRANSLATE_NOOP("PerfProfiler", "Together: {count}")
SE_LIVE_HERE = QT_TRANSLATE_NOOP("PerfProfiler", "{name} (this FreeCAD)")
SE_LIVE_ON = QT_TRANSLATE_NOOP("PerfProfiler", "{name} on {machine}")
SE_LIVE_FIGURES = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Last {window}: {rate} operations/s, median {median}, worst {worst}, errors {errors}",
)
SE_LIVE_SIZES = QT_TRANSLATE_NOOP("PerfProfiler", "Memory {memory}, GPU {gpu}")
SE_LIVE_WINDOWS = QT_TRANSLATE_NOOP("PerfProfiler", "{low} to {high}")
SE_LIVE_STALE = QT_TRANSLATE_NOOP("PerfProfiler", "No news for {time}")
SE_LIVE_SILENT = QT_TRANSLATE_NOOP("PerfProfiler", "{count} without news are left out.")
SE_LIVE_NONE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "— stands for what is not known: times without any operation or with very many of them, "
    "memory of a process that can't be read, a GPU that is not read while recording",
)
