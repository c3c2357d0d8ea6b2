# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page of features says."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# The sentence on top
FP_SENTENCE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{count} features ran in {time} of recomputing; {feature} took {share}."
)
FP_ONE = QT_TRANSLATE_NOOP("PerfProfiler", "{feature} took {share} of {time} of recomputing.")
FP_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "Features that failed: {count}.")
FP_FAILED_BEFORE = QT_TRANSLATE_NOOP("PerfProfiler", "Failed before: {failed} of {runs} runs")
FP_EMPTY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Press Record and edit your model: what each feature costs is listed here."
)
FP_EMPTY_RECORDING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Recording. Edit the model, and what each feature costs is listed here."
)
FP_NONE_RAN = QT_TRANSLATE_NOOP("PerfProfiler", "No feature ran in {time} of recomputing.")
FP_FILTERED = QT_TRANSLATE_NOOP("PerfProfiler", "{count} of {all} features: {time}.")
FP_FILTERED_NONE = QT_TRANSLATE_NOOP("PerfProfiler", "None of {all} features is like that.")
FP_READING = QT_TRANSLATE_NOOP("PerfProfiler", "Adding up… {share}")

# What is shown, and how
FP_SCOPE = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputes that are shown")
FP_LAST = QT_TRANSLATE_NOOP("PerfProfiler", "The last recompute, always")
FP_RECOMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "{clock}  {document}  {time}")
FP_VIEW = QT_TRANSLATE_NOOP("PerfProfiler", "How features are put together")
FP_FLAT = QT_TRANSLATE_NOOP("PerfProfiler", "One by one")
FP_TREE = QT_TRANSLATE_NOOP("PerfProfiler", "By Body and group")
FP_TYPES = QT_TRANSLATE_NOOP("PerfProfiler", "By type")

# The filter
FP_FILTER = QT_TRANSLATE_NOOP("PerfProfiler", "Filter: sketch >100ms failed")
FP_FILTER_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "Filter of features")
FP_FILTER_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Words of names and types, and conditions; all of them must hold.\n"
    "Times: {time}. Shares: {share}. Memory: {memory}.\n"
    "Also: {words}.",
)
FP_FILTER_UNKNOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "“{word}” is not understood; {example} would be."
)
FP_WORD_WASTED = QT_TRANSLATE_NOOP("PerfProfiler", "wasted")
FP_WORD_SLOWER = QT_TRANSLATE_NOOP("PerfProfiler", "slower")
FP_WORD_FASTER = QT_TRANSLATE_NOOP("PerfProfiler", "faster")

# Columns
FP_BAR_TEXT = QT_TRANSLATE_NOOP("PerfProfiler", "{compute} + {display}")
FP_TOTAL = QT_TRANSLATE_NOOP("PerfProfiler", "Total")
FP_OWN = QT_TRANSLATE_NOOP("PerfProfiler", "Own time")
FP_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "Memory")
FP_FACES = QT_TRANSLATE_NOOP("PerfProfiler", "Faces")
FP_PROCESSOR = QT_TRANSLATE_NOOP("PerfProfiler", "CPU")
FP_TRIANGLES = QT_TRANSLATE_NOOP("PerfProfiler", "Triangles")
FP_PRICE = QT_TRANSLATE_NOOP("PerfProfiler", "Price of an edit")
FP_WASTED = QT_TRANSLATE_NOOP("PerfProfiler", "Wasted")
FP_TREND = QT_TRANSLATE_NOOP("PerfProfiler", "Trend")
FP_COLUMNS_RESET = QT_TRANSLATE_NOOP("PerfProfiler", "As at first")

# Cells
FP_AT_LEAST = QT_TRANSLATE_NOOP("PerfProfiler", "≥ {value}")
FP_TYPE_UNKNOWN = QT_TRANSLATE_NOOP("PerfProfiler", "Unknown type")
FP_DOCUMENT = QT_TRANSLATE_NOOP("PerfProfiler", "Document {document}")

# Tooltips
FP_OWN_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "{own} by itself, the rest is of what lies in it.")
FP_MEMORY_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Resident memory that came or went while it ran, all runs together"
)
FP_PRICE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "What a recompute will take after this is edited, with all that depends on it; "
    "from what was measured so far",
)
FP_PRICE_AT_LEAST_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "At least that: some of what depends on it was never measured."
)
FP_PRICE_MISSING = QT_TRANSLATE_NOOP("PerfProfiler", "none of what depends on it was measured")
FP_WASTED_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Runs that came out as before, or that nothing needed: {count}, {time}. "
    "Runs of which nothing tells: {unknown}.",
)
FP_WASTED_MISSING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "nothing tells whether its runs came out different: no fingerprint was taken"
)
FP_TREND_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "At first {first}, in the end {last}; runs: {runs}"
)
FP_DRIFT_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "It gets slower with every repetition though nothing about it was changed."
)
FP_TREND_MISSING = QT_TRANSLATE_NOOP("PerfProfiler", "a trend needs six runs that came out well")
FP_COUNT_MISSING = QT_TRANSLATE_NOOP("PerfProfiler", "it has none, or they were not counted")
FP_LOOKING = QT_TRANSLATE_NOOP("PerfProfiler", "it is being worked out")
FP_NOT_RUN = QT_TRANSLATE_NOOP("PerfProfiler", "it did not run itself")
FP_READING_MISSING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "shorter than the time between two readings, or not told here"
)
FP_WHY = QT_TRANSLATE_NOOP("PerfProfiler", "Why it ran: {cause}")
FP_WAY = QT_TRANSLATE_NOOP("PerfProfiler", "The way there: {chain}")

# Menus
FP_ZOOM = QT_TRANSLATE_NOOP("PerfProfiler", "Zoom to it")
FP_WHY_SLOW = QT_TRANSLATE_NOOP("PerfProfiler", "Why is this slow?")
FP_COPY_ROWS = QT_TRANSLATE_NOOP("PerfProfiler", "Copy these rows")
FP_COPY_TABLE = QT_TRANSLATE_NOOP("PerfProfiler", "Copy the whole table")
FP_AS_TEXT = QT_TRANSLATE_NOOP("PerfProfiler", "As text")
FP_AS_CSV = QT_TRANSLATE_NOOP("PerfProfiler", "As CSV")
FP_AS_MARKDOWN = QT_TRANSLATE_NOOP("PerfProfiler", "As Markdown")
FP_AS_BBCODE = QT_TRANSLATE_NOOP("PerfProfiler", "As BBCode, for the forum")
