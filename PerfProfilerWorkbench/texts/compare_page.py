# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page Compare says."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Sentences
CO_COMPARING = QT_TRANSLATE_NOOP("PerfProfiler", "Comparing…")
CO_NOTHING_SHOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Nothing is shown that could be compared. Record something, or open a recording.",
)
CO_NO_BASELINE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Nothing to compare with yet. Make a recording of a good state the baseline; later you see "
    "here what got slower since.",
)
CO_CHOOSE = QT_TRANSLATE_NOOP("PerfProfiler", "Choose what to compare with.")
CO_SAME_RECORDING = QT_TRANSLATE_NOOP("PerfProfiler", "Both sides are the same recording.")
CO_NOTHING_COMMON = QT_TRANSLATE_NOOP(
    "PerfProfiler", "The two sides have no feature in common: are they of the same document?"
)
CO_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "They could not be compared: {reason}")
CO_SINCE_BASELINE = QT_TRANSLATE_NOOP("PerfProfiler", "Since baseline “{name}”: {counts}.")
CO_SINCE = QT_TRANSLATE_NOOP("PerfProfiler", "Compared with {name}: {counts}.")
CO_COUNT = QT_TRANSLATE_NOOP("PerfProfiler", "{count} {verdict}")
CO_WHOLE = QT_TRANSLATE_NOOP("PerfProfiler", "Recompute of {document}: {before} → {after}.")
CO_TOO_FEW = QT_TRANSLATE_NOOP("PerfProfiler", "Chance can't be told from change yet: {reason}.")
CO_NOTE = QT_TRANSLATE_NOOP("PerfProfiler", "{note}.")
CO_NOTES = QT_TRANSLATE_NOOP("PerfProfiler", "Notes: {count}")
CO_NOTES_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "In what else the two sides differ: machine, version, preset, window"
)

# What to compare
CO_NOW = QT_TRANSLATE_NOOP("PerfProfiler", "Shown now")
CO_ANOTHER = QT_TRANSLATE_NOOP("PerfProfiler", "Another recording…")
CO_GROUP = QT_TRANSLATE_NOOP("PerfProfiler", "{count} recordings of {document}")
CO_OF_BASELINE = QT_TRANSLATE_NOOP("PerfProfiler", "“{name}” ({document})")
CO_OF_SESSION = QT_TRANSLATE_NOOP("PerfProfiler", "{document}, {moment}")
CO_MAKE = QT_TRANSLATE_NOOP("PerfProfiler", "Make this the baseline")
CO_MAKE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Gives the recording on the side “After” a name, to compare later ones with"
)
CO_RETIRE = QT_TRANSLATE_NOOP("PerfProfiler", "Retire")
CO_RETIRE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "The baseline is no longer offered; its recording stays"
)
CO_NAMED = QT_TRANSLATE_NOOP("PerfProfiler", "“{name}” is a baseline now.")

# The table
CO_TABLE = QT_TRANSLATE_NOOP("PerfProfiler", "What changed, feature by feature")
CO_FILTER = QT_TRANSLATE_NOOP("PerfProfiler", "Find: feature, slower, new…")
CO_INTERVAL = QT_TRANSLATE_NOOP("PerfProfiler", "Difference")
CO_INTERVAL_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{middle}; with a probability of 95 % between {low} and {high}"
)
CO_PROCESSOR = QT_TRANSLATE_NOOP("PerfProfiler", "Compared was processor time.")
CO_COPY = QT_TRANSLATE_NOOP("PerfProfiler", "Copy")
CO_COPY_ALL = QT_TRANSLATE_NOOP("PerfProfiler", "The whole comparison as text")
CO_HTML = QT_TRANSLATE_NOOP("PerfProfiler", "Write as HTML…")
CO_JSON = QT_TRANSLATE_NOOP("PerfProfiler", "Write as JSON…")
CO_FILE_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "comparison")

# The trend
CO_TREND = QT_TRANSLATE_NOOP("PerfProfiler", "Trend")
CO_TREND_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "How long the chosen feature took in each recording that is kept"
)
CO_TREND_CHOOSE = QT_TRANSLATE_NOOP("PerfProfiler", "Choose a feature to see its trend.")
CO_TREND_READING = QT_TRANSLATE_NOOP("PerfProfiler", "Looking up how long {feature} took…")
CO_TREND_NONE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "No recording that is kept tells how long {feature} took."
)
CO_TREND_SAYS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{feature}, medians of {count} recordings: {first} at first, {last} at last."
)
CO_TREND_PLAIN = QT_TRANSLATE_NOOP("PerfProfiler", "The chart with dates is missing: {reason}.")
CO_TREND_AXIS = QT_TRANSLATE_NOOP("PerfProfiler", "Time, ms")
