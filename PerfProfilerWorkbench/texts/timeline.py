# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page of the timeline says."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Lanes, and why one is empty
TIMELINE_FREEZES = QT_TRANSLATE_NOOP("PerfProfiler", "Freezes")
TIMELINE_COMMANDS = QT_TRANSLATE_NOOP("PerfProfiler", "Commands and workflows")
TIMELINE_RECOMPUTES = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputes")
TIMELINE_FEATURES = QT_TRANSLATE_NOOP("PerfProfiler", "Features: compute over display")
TIMELINE_FILES = QT_TRANSLATE_NOOP("PerfProfiler", "Opening and saving")
TIMELINE_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "Memory")
TIMELINE_PROCESSOR = QT_TRANSLATE_NOOP("PerfProfiler", "CPU, of one core")
TIMELINE_GPU = QT_TRANSLATE_NOOP("PerfProfiler", "GPU")
TIMELINE_LANE = QT_TRANSLATE_NOOP("PerfProfiler", "{lane}: {what}")
TIMELINE_COUNT = QT_TRANSLATE_NOOP("PerfProfiler", "{count}, {time}")
TIMELINE_RANGE = QT_TRANSLATE_NOOP("PerfProfiler", "{lowest} to {highest}")
TIMELINE_NONE = QT_TRANSLATE_NOOP("PerfProfiler", "none")
TIMELINE_NO_FILES = QT_TRANSLATE_NOOP("PerfProfiler", "nothing opened or saved")
TIMELINE_NO_WINDOW = QT_TRANSLATE_NOOP("PerfProfiler", "not seen, FreeCAD had no window")
TIMELINE_NO_READING = QT_TRANSLATE_NOOP("PerfProfiler", "no reading yet")
TIMELINE_NOT_READ = QT_TRANSLATE_NOOP("PerfProfiler", "not read with this preset")

# The sentence on top
TIMELINE_IDLE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Press Record: what FreeCAD does is drawn here as it happens."
)
TIMELINE_WAITING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Recording. What FreeCAD does next is drawn here."
)
TIMELINE_READING = QT_TRANSLATE_NOOP("PerfProfiler", "Reading the recording: {share}")
TIMELINE_NO_LONGEST = QT_TRANSLATE_NOOP("PerfProfiler", "{time} recorded, without a recompute.")
TIMELINE_LONGEST = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{time} recorded. The longest recompute took {longest}, at {clock} in {document}.",
)
TIMELINE_SPAN = QT_TRANSLATE_NOOP("PerfProfiler", "{what}: {time} at {clock}")
TIMELINE_FEW = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Recompute of {document} {time} at {clock}: {share} {feature}"
)
TIMELINE_MANY = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Recompute of {document} {time} at {clock}: {count} features, {share} {feature}",
)
TIMELINE_EMPTY_RUN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Recompute of {document} {time} at {clock}: no feature had to run"
)
TIMELINE_FEATURE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{feature} {time} at {clock}: compute {compute}, display {display}"
)
TIMELINE_FEATURE_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "{feature} failed at {clock}")
TIMELINE_SHARED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{feature} at {clock}: its time can't be told apart from that of other features",
)
TIMELINE_FREEZE = QT_TRANSLATE_NOOP("PerfProfiler", "Freeze of {time} at {clock}")
TIMELINE_FREEZE_OF = QT_TRANSLATE_NOOP("PerfProfiler", "Freeze of {time} at {clock}: {why}")
TIMELINE_WORKFLOW = QT_TRANSLATE_NOOP("PerfProfiler", "Workflow “{name}”")
TIMELINE_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "{what} (failed)")
TIMELINE_WAITED = QT_TRANSLATE_NOOP("PerfProfiler", "{what}, {waited} of it waiting for you")
TIMELINE_MERGED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{count} in one place, together {time}. The longest: {longest}"
)
TIMELINE_READ_AT = QT_TRANSLATE_NOOP("PerfProfiler", "{what} {value} at {clock}")

# The axis
TIMELINE_AXIS_SECONDS = QT_TRANSLATE_NOOP("PerfProfiler", "{value} s")
TIMELINE_AXIS_MINUTES = QT_TRANSLATE_NOOP("PerfProfiler", "{value} min")

# Buttons
TIMELINE_FIT = QT_TRANSLATE_NOOP("PerfProfiler", "All")
TIMELINE_FIT_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Shows the whole recording (Home)")
TIMELINE_IN = QT_TRANSLATE_NOOP("PerfProfiler", "Closer")
TIMELINE_IN_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Zooms in (+, or the mouse wheel at the pointer)"
)
TIMELINE_OUT = QT_TRANSLATE_NOOP("PerfProfiler", "Farther")
TIMELINE_OUT_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Zooms out (-, or the mouse wheel at the pointer)"
)
TIMELINE_FOLLOW = QT_TRANSLATE_NOOP("PerfProfiler", "Follow")
TIMELINE_FOLLOW_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Keeps the newest in sight while recording (End)"
)

# The flame of one recompute
FLAME_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "Flame of a recompute")
FLAME_BY_TOTAL = QT_TRANSLATE_NOOP("PerfProfiler", "Longest first")
FLAME_CLOSE = QT_TRANSLATE_NOOP("PerfProfiler", "Close")
FLAME_CLOSE_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Closes the flame (Escape)")
FLAME_REST = QT_TRANSLATE_NOOP("PerfProfiler", "In no feature")
FLAME_BOX = QT_TRANSLATE_NOOP("PerfProfiler", "{what}: {time}, {share} of the recompute")
FLAME_CALL = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{function} ({file}:{line}): {share} of {feature}, over all its {count} runs together",
)
FLAME_NATIVE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{function}: {share} of {feature}, over all its {count} runs together"
)
FLAME_NO_CALLS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Python calls are not in this recording: the preset Processor reads them."
)
FLAME_CALLS_LATER = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Python calls are shown below once the recording has stopped."
)
FLAME_CALLS_COME = QT_TRANSLATE_NOOP("PerfProfiler", "Python calls are being sorted…")
FLAME_NO_PYTHON = QT_TRANSLATE_NOOP(
    "PerfProfiler", "None of these features has Python calls of its own."
)
