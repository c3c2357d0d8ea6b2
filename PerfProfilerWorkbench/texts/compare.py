# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a comparison says."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Verdicts
VERDICT_FASTER = QT_TRANSLATE_NOOP("PerfProfiler", "faster")
VERDICT_SLOWER = QT_TRANSLATE_NOOP("PerfProfiler", "slower")
VERDICT_SAME = QT_TRANSLATE_NOOP("PerfProfiler", "same")
VERDICT_NOT_COMPARABLE = QT_TRANSLATE_NOOP("PerfProfiler", "not comparable")
VERDICT_NEW = QT_TRANSLATE_NOOP("PerfProfiler", "new")
VERDICT_GONE = QT_TRANSLATE_NOOP("PerfProfiler", "gone")

# Their reasons
COMPARED_DIFFERENT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "chance makes such a difference in at most one of {odds} comparisons"
)
COMPARED_NO_DIFFERENCE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "no difference that chance would not make as well"
)
COMPARED_SMALL = QT_TRANSLATE_NOOP(
    "PerfProfiler", "they differ, but by less than the {least} that count as a difference"
)
COMPARED_TOO_FEW = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{before} recordings before and {after} after are too few: {needed} of each would be enough",
)
COMPARED_TOO_FEW_RUNS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "one recording each, with {before} runs before and {after} after, is too few: "
    "{needed} runs or recordings of each would be enough",
)
COMPARED_TOO_SHORT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "too short to be compared: less than {least}"
)
COMPARED_FAILED_BEFORE = QT_TRANSLATE_NOOP("PerfProfiler", "before, it failed each time")
COMPARED_FAILED_AFTER = QT_TRANSLATE_NOOP("PerfProfiler", "after, it failed each time")
COMPARED_NOT_RUN_BEFORE = QT_TRANSLATE_NOOP("PerfProfiler", "it was there before, but did not run")
COMPARED_NOT_RUN_AFTER = QT_TRANSLATE_NOOP("PerfProfiler", "it is there after, but did not run")
COMPARED_ONLY_BEFORE = QT_TRANSLATE_NOOP("PerfProfiler", "only in the recordings before")
COMPARED_ONLY_AFTER = QT_TRANSLATE_NOOP("PerfProfiler", "only in the recordings after")
COMPARED_OTHER_PARTS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "only the sum of these is known, and they did not all run before and after"
)
COMPARED_FEW_FEATURES = QT_TRANSLATE_NOOP(
    "PerfProfiler", "fewer than {needed} features ran in all recordings"
)
# In what the two sides differ besides
COMPARED_FREECADS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Other versions of FreeCAD: {before} before, {after} after"
)
COMPARED_MACHINES = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Other machines: {before} before, {after} after"
)
COMPARED_PRESETS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Recorded with other presets, whose recording costs differ: {before} before, {after} after",
)
COMPARED_WINDOWS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Some were recorded with FreeCAD's window, others without: what displaying took is left out, "
    "and operations are not compared",
)
COMPARED_ONE_EACH = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "One recording each: what differs from one start of FreeCAD to the next looks like a "
    "difference here; several recordings of each would tell",
)
COMPARED_DROPPED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "In {count} of the recordings events were lost, and perhaps runs with them"
)

# The report
COMPARED_HEAD = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Recordings compared: {before} before, {after} after."
)
COMPARED_COMMON = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "All features together, which is what the machine and FreeCAD have a share in: {change}, "
    "{verdict}. Below, this is taken out of each feature.",
)
COMPARED_NO_COMMON = QT_TRANSLATE_NOOP(
    "PerfProfiler", "How fast the machine was on both sides is not known: {reason}."
)
COMPARED_RANGE = QT_TRANSLATE_NOOP("PerfProfiler", "{change} ({low} to {high})")
COMPARED_SPREAD = QT_TRANSLATE_NOOP("PerfProfiler", "{median} ({low} to {high})")
COMPARED_LEFT_OUT = QT_TRANSLATE_NOOP("PerfProfiler", "Not comparable, {count}: {reason}.")
COMPARED_NONE_DIFFER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "No feature is faster or slower than chance would make it."
)
COMPARED_MORE_SAME = QT_TRANSLATE_NOOP("PerfProfiler", "{count} more are the same.")
COMPARED_WHOLE = QT_TRANSLATE_NOOP("PerfProfiler", "Recompute of {document}")
COMPARED_WHAT = QT_TRANSLATE_NOOP("PerfProfiler", "Recompute or operation")
COMPARED_BEFORE = QT_TRANSLATE_NOOP("PerfProfiler", "Before")
COMPARED_AFTER = QT_TRANSLATE_NOOP("PerfProfiler", "After")
COMPARED_CHANGE = QT_TRANSLATE_NOOP("PerfProfiler", "Change")
COMPARED_VERDICT = QT_TRANSLATE_NOOP("PerfProfiler", "Verdict")
