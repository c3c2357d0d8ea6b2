# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why Python's calls or stacks are missing."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

OTHER_PROFILER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "another profiler of Python is running and was left alone"
)
PROFILER_REPLACED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "recording of calls ended early: another profiler took its place, or Python ran out of "
    "recursion and removed it",
)
NOT_MAIN_THREAD = QT_TRANSLATE_NOOP(
    "PerfProfiler", "calls can only be recorded when the main thread starts it"
)
CALLS_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "calls could not be recorded ({error})")
STACKS_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "stacks could not be sampled ({error})")
