# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of the report of issues and advice, plans and the score, and of ``advise``."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

SOURCE_OWN = QT_TRANSLATE_NOOP("PerfProfiler", "measured for this add-on")

NAMED_MORE = QT_TRANSLATE_NOOP("PerfProfiler", "{labels} and {count} more")

REPORT_LEFT_OUT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{name} failed and was left out of the analysis: {error}"
)

# The score
SCORE_NO_DATA = QT_TRANSLATE_NOOP("PerfProfiler", "no data: no feature was recomputed")
SCORE_WAITED = QT_TRANSLATE_NOOP("PerfProfiler", "{time} of recomputing were recorded")
SCORE_FAILED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{time} of that ({share}) went into features that failed"
)
SCORE_WASTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{time} of that ({share}) went into features that came out as they were"
)
SCORE_SAVED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{time} of that ({share}) should be saved by the advice"
)
SCORE_ALL_NEEDED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "nothing was found that this time could be saved by"
)
SCORE_UNTRIED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "advice whose saving nobody knows until it is tried: {count}"
)

# The command line
LISTED = QT_TRANSLATE_NOOP("PerfProfiler", "{first}; {rest}")
ADVISE_SCORE = QT_TRANSLATE_NOOP("PerfProfiler", "{document}: {score} of 100")
ADVISE_NO_SCORE = QT_TRANSLATE_NOOP("PerfProfiler", "{document}: no score")
ADVISE_EDITS = QT_TRANSLATE_NOOP("PerfProfiler", "The dearest edits:")
ADVISE_ISSUES = QT_TRANSLATE_NOOP("PerfProfiler", "Issues ({count}):")
ADVISE_ADVICE = QT_TRANSLATE_NOOP("PerfProfiler", "Advice ({count}, the best first):")
ADVISE_ISSUE = QT_TRANSLATE_NOOP("PerfProfiler", "{severity}: {issue}")
ADVISE_PIECE = QT_TRANSLATE_NOOP("PerfProfiler", "{rules}: {title}")
ADVISE_RESTS_ON = QT_TRANSLATE_NOOP("PerfProfiler", "{promise} ({basis}); {effort}; {risk}")
ADVISE_TRIAL = QT_TRANSLATE_NOOP("PerfProfiler", "Trial: {verdict}")
ADVISE_PLAN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "All of it together should save ~{saving} of the {whole} of a full recompute; {left} "
    "({share}) stay.",
)
ADVISE_QUICK_WINS = QT_TRANSLATE_NOOP("PerfProfiler", "Quick wins: {rules}.")
ADVISE_PLAN_BEFORE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The plan of {date} expected to save {expected}. Since then {done} of its {all} steps were "
    "done, and saved {saved}.",
)
ADVISE_PLAN_OPEN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The plan of {date} expected to save {expected}. Since then {done} of its {all} steps were "
    "done; what they saved is not known yet.",
)
ADVISE_REJECTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Left out, because it is not for you: {count}. The panel brings it back."
)
ADVISE_NO_SCREEN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Xvfb is not installed, so that only computing was measured, not display."
)
ADVISE_NO_WINDOW = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{program} has no window, so that only computing was measured, not display."
)
ADVISE_NO_TIME = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{file}: {limit} s were not enough to open it and to recompute it once; --limit gives more",
)
ADVISE_NO_TIME_LEFT = QT_TRANSLATE_NOOP("PerfProfiler", "of the {limit} s no time was left for it")
ADVISE_BY_HAND = QT_TRANSLATE_NOOP("PerfProfiler", "it can only be done by hand")
ADVISE_RULES = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be used: {error}")

HELP_ADVISE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "say what is wrong with a model and what to change, and try that on a copy"
)
HELP_ADVISE_LONG = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Opens a model in a FreeCAD of its own, recomputes all of it as often as there is time for, "
    "and prints what is wrong with it and what to change. The model file is never written to.",
)
HELP_TRY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "make each change on a copy and measure what it saves, the best first"
)
HELP_LIMIT = QT_TRANSLATE_NOOP("PerfProfiler", "time for all of it, in seconds (default: 60)")
HELP_ADVISE_JSON = QT_TRANSLATE_NOOP("PerfProfiler", "write issues and advice as JSON")
HELP_RULES = QT_TRANSLATE_NOOP(
    "PerfProfiler", "a Python file that adds detectors and rules of your own"
)
