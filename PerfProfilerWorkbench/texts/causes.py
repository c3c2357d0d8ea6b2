# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of why a recompute happened, what was for nothing, and what an edit costs."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

CAUSE_CELL = QT_TRANSLATE_NOOP("PerfProfiler", "You edited one cell ({cell} of {label})")
CAUSE_CELLS = QT_TRANSLATE_NOOP("PerfProfiler", "You edited {count} cells ({cells} of {label})")
CAUSE_CELL_AS_IT_WAS = QT_TRANSLATE_NOOP("PerfProfiler", "You set a cell of {label} to what it was")
CAUSE_PROPERTY = QT_TRANSLATE_NOOP("PerfProfiler", "You changed {label} ({properties})")
CAUSE_EXPRESSION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "You changed an expression of {label} ({properties})"
)
CAUSE_MADE = QT_TRANSLATE_NOOP("PerfProfiler", "You made {label}")
CAUSE_SEVERAL = QT_TRANSLATE_NOOP("PerfProfiler", "You changed {count} objects ({labels})")
CAUSE_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "{label} had failed and was tried again")
CAUSE_UNSEEN = QT_TRANSLATE_NOOP("PerfProfiler", "Without any change that was seen")
CAUSE_BY_UNDO = QT_TRANSLATE_NOOP("PerfProfiler", "{what} by undoing")
CAUSE_BY_REDO = QT_TRANSLATE_NOOP("PerfProfiler", "{what} by redoing")
CAUSE_BY_COMMAND = QT_TRANSLATE_NOOP("PerfProfiler", "{what} with {command}")

CAUSE_WASTED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{what}: {count} features recomputed, {wasted} for nothing, {time} wasted.",
)
CAUSE_WASTED_AT_LEAST = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{what}: {count} features recomputed, at least {wasted} for nothing, {time} wasted; "
    "of {unknown} ({unknown_time}) it is not known.",
)
CAUSE_NOT_WASTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{what}: {count} features recomputed, none for nothing."
)
CAUSE_WASTE_UNKNOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{what}: {count} features recomputed; whether {unknown} of them ({unknown_time}) were for "
    "nothing is not known.",
)
CAUSE_ONE_WASTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{what}: one feature recomputed, for nothing; {time} wasted."
)
CAUSE_ONE_NOT_WASTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{what}: one feature recomputed, not for nothing."
)
CAUSE_ONE_UNKNOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{what}: one feature recomputed ({unknown_time}); whether for nothing is not known.",
)
CAUSE_NOTHING_RAN = QT_TRANSLATE_NOOP("PerfProfiler", "{what}: nothing was recomputed.")

PRICE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Editing {label} costs {time}; features that recompute: {count}."
)
PRICE_AT_LEAST = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Editing {label} costs at least {time}: {count} features recompute, of which these were never "
    "measured: {unmeasured}.",
)
PRICE_UNKNOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "What editing {label} costs is not known: none of what depends on it ran."
)
PRICE_CHAIN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "The longest way through what depends on it takes {time}: {chain}."
)
PRICE_WORTH = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The last {count} such predictions were off by {median} in the median, {ninetieth} at the "
    "ninetieth percentile.",
)
