# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the window says: commands, panel, dialogs, preferences."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

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
SNAPSHOT_MENU = QT_TRANSLATE_NOOP("PerfProfiler", "Memory snapshot…")
SNAPSHOT_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Notes what memory is used for now, and what changed since the last snapshot"
)
FREE_MENU = QT_TRANSLATE_NOOP("PerfProfiler", "Free memory now")
FREE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Collects Python's garbage and gives free memory back to the system"
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
EXPORT_CSV = QT_TRANSLATE_NOOP("PerfProfiler", "Features as CSV…")
EXPORT_SPANS = QT_TRANSLATE_NOOP("PerfProfiler", "Everything that took time, as CSV…")
EXPORT_HTML = QT_TRANSLATE_NOOP("PerfProfiler", "Report as HTML…")
EXPORT_JSON = QT_TRANSLATE_NOOP("PerfProfiler", "Whole recording as JSON…")
EXPORT_TRACE = QT_TRANSLATE_NOOP("PerfProfiler", "Trace for Perfetto and Chrome…")
EXPORT_SPEEDSCOPE = QT_TRANSLATE_NOOP("PerfProfiler", "Flame graph for speedscope…")
EXPORT_ANONYMOUS = QT_TRANSLATE_NOOP("PerfProfiler", "Without names, labels and paths")
EXPORT_EXCEL_MARK = QT_TRANSLATE_NOOP("PerfProfiler", "With a byte-order mark (for Excel)")
RECORDING_EMPTY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Recording. Edit the model, and its recompute is measured."
)
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
STATE_CALLS = QT_TRANSLATE_NOOP("PerfProfiler", "recording Python's calls took ~{time}")
RECOMPUTES = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputes")
ALL_RECOMPUTES = QT_TRANSLATE_NOOP("PerfProfiler", "All recomputes ({count})")
FEATURES = QT_TRANSLATE_NOOP("PerfProfiler", "Features")
FEATURE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{object}: compute {compute}, display {display}, other {other}"
)
FAILED_TIME_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "not available: a feature that fails sends no signal, so its time is in the feature after it",
)
SHARED_TIME_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Nothing tells where one of these ended and the next began; only the sum is right: {features}",
)
CPU_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Processor time of all threads: less than the time is waiting, more is parallel work, "
    "or the 3D view drawn without a graphics card",
)
CPU_MISSING_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "not available: shorter than the time between two readings, or not told here"
)
PEAK_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The most memory that it needed at once, above what was in use when it began; "
    "{change} more are in use since it ended",
)
PEAK_ESTIMATED_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Estimated: short features just before may have been part of it, or only samples told it",
)
PEAK_MISSING_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "not available: shorter than the time between two readings, or not told here; "
    "the presets Memory and Full read it most often",
)
PRESET_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "What the next recording reads")
PRESET_LIGHTWEIGHT = QT_TRANSLATE_NOOP("PerfProfiler", "Lightweight")
PRESET_CPU = QT_TRANSLATE_NOOP("PerfProfiler", "Processor")
PRESET_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "Memory")
PRESET_GPU = QT_TRANSLATE_NOOP("PerfProfiler", "Graphics")
PRESET_FULL = QT_TRANSLATE_NOOP("PerfProfiler", "Full")
GONE = QT_TRANSLATE_NOOP("PerfProfiler", "{feature} is not in an open document any more.")
COPY_TEXT = QT_TRANSLATE_NOOP("PerfProfiler", "Copy as text")
SELECT_IN_MODEL = QT_TRANSLATE_NOOP("PerfProfiler", "Select in the model")

# The live line
LIVE_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "Memory")
LIVE_PROCESSOR = QT_TRANSLATE_NOOP("PerfProfiler", "CPU")
LIVE_GPU = QT_TRANSLATE_NOOP("PerfProfiler", "GPU")
LIVE_GPU_SOFTWARE = QT_TRANSLATE_NOOP("PerfProfiler", "{renderer} (software)")
LIVE_GPU_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "The 3D view is drawn by {renderer}, {vendor}, OpenGL {version}."
)
LIVE_GPU_HOW = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Utilisation, memory and temperature are read while you record with the preset Graphics or "
    "Full: reading a sleeping graphics card would wake it.",
)
CELSIUS = QT_TRANSLATE_NOOP("PerfProfiler", "{value} °C")
WATTS = QT_TRANSLATE_NOOP("PerfProfiler", "{value} W")
MEGAHERTZ = QT_TRANSLATE_NOOP("PerfProfiler", "{value} MHz")
KIBIBYTES = QT_TRANSLATE_NOOP("PerfProfiler", "{value} KiB")
MEBIBYTES = QT_TRANSLATE_NOOP("PerfProfiler", "{value} MiB")

# Memory snapshots
SNAPSHOT_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Memory snapshot")
SNAPSHOT_QUESTION = QT_TRANSLATE_NOOP("PerfProfiler", "Name of the snapshot:")
SNAPSHOT_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "Snapshot {number}")
SNAPSHOT_HEAD = QT_TRANSLATE_NOOP("PerfProfiler", "Memory snapshot: {label}")
SNAPSHOT_SINCE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Changes since {label}, {time} ago, in the last column"
)
SNAPSHOT_RSS = QT_TRANSLATE_NOOP("PerfProfiler", "Resident memory")
SNAPSHOT_HEAP = QT_TRANSLATE_NOOP("PerfProfiler", "Heap")
SNAPSHOT_HEAP_USED = QT_TRANSLATE_NOOP("PerfProfiler", "in use")
SNAPSHOT_HEAP_FREE = QT_TRANSLATE_NOOP("PerfProfiler", "free, not given back")
SNAPSHOT_MAPPED = QT_TRANSLATE_NOOP("PerfProfiler", "Big blocks outside the heap")
SNAPSHOT_FRAGMENTATION = QT_TRANSLATE_NOOP("PerfProfiler", "Fragmentation (free share of the heap)")
SNAPSHOT_LINES = QT_TRANSLATE_NOOP("PerfProfiler", "Lines of Python that hold memory")
SNAPSHOT_OBJECTS = QT_TRANSLATE_NOOP("PerfProfiler", "Python objects")
SNAPSHOT_DOCUMENTS = QT_TRANSLATE_NOOP("PerfProfiler", "Objects in documents")
SNAPSHOT_CYCLES = QT_TRANSLATE_NOOP("PerfProfiler", "Freed because only they held each other")
SNAPSHOT_ALL = QT_TRANSLATE_NOOP("PerfProfiler", "all")
SNAPSHOT_NONE = QT_TRANSLATE_NOOP("PerfProfiler", "none")

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
EXPORT_CSV_FILTER = QT_TRANSLATE_NOOP("PerfProfiler", "CSV table (*.csv)")
EXPORT_HTML_FILTER = QT_TRANSLATE_NOOP("PerfProfiler", "HTML page (*.html)")
EXPORT_JSON_FILTER = QT_TRANSLATE_NOOP("PerfProfiler", "Performance Profiler recording (*.json)")
EXPORT_TRACE_FILTER = QT_TRANSLATE_NOOP("PerfProfiler", "Trace Event Format (*.json)")
EXPORT_SPEEDSCOPE_FILTER = QT_TRANSLATE_NOOP("PerfProfiler", "speedscope file (*.json)")
EXPORT_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "recomputes")

# Preferences
PREFERENCES_GENERAL = QT_TRANSLATE_NOOP("PerfProfiler", "General")
PREFERENCES_EVERYWHERE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Show toolbar buttons and menu entries in every workbench"
)
PREF_TREE_MENU = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Offer “Why is this slow?” in the menu of the model tree"
)
PREFERENCES_RECORDINGS = QT_TRANSLATE_NOOP("PerfProfiler", "Recordings")
PREFERENCES_KEEP = QT_TRANSLATE_NOOP("PerfProfiler", "Keep recordings on this computer")
PREFERENCES_AGE = QT_TRANSLATE_NOOP("PerfProfiler", "For at most, days")
PREFERENCES_SIZE = QT_TRANSLATE_NOOP("PerfProfiler", "All together at most, megabytes")
PREFERENCES_COUNT = QT_TRANSLATE_NOOP("PerfProfiler", "At most, recordings")
PREFERENCES_REDIS = QT_TRANSLATE_NOOP("PerfProfiler", "Share through Redis at")
PREFERENCES_REDIS_NOTE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Empty: nothing leaves this computer. With an address, such as redis://user:password@host:6379/0,"
    " the names of documents and commands, times and memory snapshots are sent there.",
)
PREFERENCES_EVERYWHERE_NOTE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "So that you can profile without leaving your workbench."
)
