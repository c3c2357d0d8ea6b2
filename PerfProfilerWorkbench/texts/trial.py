# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences of trials and their verdicts, and of changes that are applied."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# How far a trial is
TRIAL_STARTING = QT_TRANSLATE_NOOP("PerfProfiler", "starting a second FreeCAD…")
TRIAL_OPENING = QT_TRANSLATE_NOOP("PerfProfiler", "opening two copies…")
TRIAL_CHANGING = QT_TRANSLATE_NOOP("PerfProfiler", "changing one of the copies…")
TRIAL_COMPARING = QT_TRANSLATE_NOOP("PerfProfiler", "comparing the results…")
TRIAL_MEASURING = QT_TRANSLATE_NOOP("PerfProfiler", "measuring before and after, {done} of {most}…")

# Why there is no verdict
TRIAL_CANCELLED = QT_TRANSLATE_NOOP("PerfProfiler", "it was cancelled")
TRIAL_TIMED_OUT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it was not done within {limit} s, and stopped while {stage}"
)
TRIAL_TOO_LONG = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "measuring before and after once takes {once}: {least} times do not fit into {limit} s",
)
TRIAL_NO_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "it took more memory than {limit}")
TRIAL_CRASHED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "FreeCAD {version} crashed during the trial of {file} ({cause})"
)
TRIAL_NOT_COPIED = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be copied: {error}")
TRIAL_OF_DRAWING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "what drawing takes is another on each screen, so it shows on yours only"
)
TRIAL_OF_OPENING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "a trial does not measure opening: close the file and open it again to see"
)
TRIAL_OF_HABITS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it changes how often something is done, or how much is kept: no single time"
)
TRIAL_NEEDS_WINDOW = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it saves display time, and FreeCAD ran without a window here"
)
TRIAL_FEATURE_FAILS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "with the change {labels} can't be computed"
)

# What is another after the change
DIFFERENT_FIGURE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{label}: {what} was {before}, is {after} with the change"
)
DIFFERENT_GONE = QT_TRANSLATE_NOOP("PerfProfiler", "{label}: there is no result any more")
DIFFERENT_MORE = QT_TRANSLATE_NOOP("PerfProfiler", "and {count} more")
MEASURE_VOLUME = QT_TRANSLATE_NOOP("PerfProfiler", "volume in mm³")
MEASURE_AREA = QT_TRANSLATE_NOOP("PerfProfiler", "area in mm²")
MEASURE_LENGTH = QT_TRANSLATE_NOOP("PerfProfiler", "length of all edges in mm")
MEASURE_BOX = QT_TRANSLATE_NOOP("PerfProfiler", "end of its box along {axis} in mm")
MEASURE_CENTRE = QT_TRANSLATE_NOOP("PerfProfiler", "centre of mass along {axis} in mm")
MEASURE_COUNT = QT_TRANSLATE_NOOP("PerfProfiler", "count of {element}")

# Why a change can't be made
REMEDY_NO_OBJECT = QT_TRANSLATE_NOOP("PerfProfiler", "{document} has no object {object}")
REMEDY_NO_PROPERTY = QT_TRANSLATE_NOOP("PerfProfiler", "{label} has no property {property}")
REMEDY_DONE = QT_TRANSLATE_NOOP("PerfProfiler", "it is so already: nothing is to be changed")
REMEDY_BY_EXPRESSION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "an expression sets {property} of {label}: change what it refers to"
)
REMEDY_REFUSED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{label} does not take the new value of {property}: {error}"
)
REMEDY_NO_UNDO = QT_TRANSLATE_NOOP(
    "PerfProfiler", "undo is switched off for {document}, so the change could not be taken back"
)
REMEDY_PENDING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "something else is being changed in {document}: finish that first"
)
REMEDY_FAILED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "with the change {labels} could not be computed, so it was taken back"
)
REMEDY_NO_CHAIN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{label} is no longer part of a chain of cuts or of fusions"
)
REMEDY_CHAIN_MOVED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{label}, in the middle of the chain, is moved"
)
REMEDY_CHAIN_USED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{user} uses {label}, in the middle of the chain"
)
REMEDY_CHAIN_FACES = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{user} refers to single faces or edges of {label}, whose numbers would change"
)
REMEDY_CHAIN_EXPRESSION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "expressions set properties of {label}, in the middle of the chain"
)
REMEDY_CHAIN_SHOWN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{label}, of which the chain is made, is visible: hide it first"
)
JOINED_TOOLS = QT_TRANSLATE_NOOP("PerfProfiler", "Tools of {label}")

# The name of the undo step
REMEDY_STEP = QT_TRANSLATE_NOOP("PerfProfiler", "Apply advice")
