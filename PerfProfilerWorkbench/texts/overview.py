# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page Overview says."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# The sentence on top
O_DREW = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Last recompute {time}: {share} of it drew {feature}, it did not compute it."
)
O_COMPUTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Last recompute {time}: {share} of it computed {feature}."
)
O_TOGETHER = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Last recompute {time}: {share} of it went into {features}; nothing tells which took how much.",
)
O_NO_TIME = QT_TRANSLATE_NOOP("PerfProfiler", "Last recompute {time}.")
O_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "Failed: {features}.")
O_OPENED = QT_TRANSLATE_NOOP("PerfProfiler", "A recording of {moment}.")
O_OTHER_VERSION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "A recording of {moment}, made with FreeCAD {version}."
)

# What the last recompute was spent on
O_COMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "compute {time}")
O_DISPLAY = QT_TRANSLATE_NOOP("PerfProfiler", "display {time}")
O_OTHER = QT_TRANSLATE_NOOP("PerfProfiler", "other {time}")
O_COMPUTE_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Making the shapes of features")
O_DISPLAY_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Making what the 3D view and the tree show of them, above all the mesh"
)
O_OTHER_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Sorting by dependencies, events and repainting for the progress bar, "
    "recomputes of other documents, and what follows after the last feature",
)
O_NO_DISPLAY = QT_TRANSLATE_NOOP("PerfProfiler", "it was recomputed without a window")

# Before there is anything to show
O_START_HEAD = QT_TRANSLATE_NOOP("PerfProfiler", "What makes a model slow?")
O_START = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Record and edit as you always do, or measure the whole model at once. Here you read what each "
    "recompute costs, why it ran, and what to do about it. Your model stays as it is.",
)
O_NO_DOCUMENT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "No document is open: open your model, or begin with the example."
)
O_NOTHING_RECORDED = QT_TRANSLATE_NOOP("PerfProfiler", "Nothing was recomputed in this recording.")
O_EXAMPLE = QT_TRANSLATE_NOOP("PerfProfiler", "Open the example")
O_EXAMPLE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Opens a copy of a small model in which some things are slow"
)
O_EXAMPLE_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "The example could not be opened: {error}")

# Advice and issues
O_FIRST = QT_TRANSLATE_NOOP("PerfProfiler", "Do this first")
O_MORE_ADVICE = QT_TRANSLATE_NOOP("PerfProfiler", "{count} more")
O_FAILS_ONE = QT_TRANSLATE_NOOP("PerfProfiler", "1 feature fails on every recompute")
O_FAILS = QT_TRANSLATE_NOOP("PerfProfiler", "{count} features fail on every recompute")
O_ISSUES = QT_TRANSLATE_NOOP("PerfProfiler", "Issues: {count}")
O_PLAN = QT_TRANSLATE_NOOP(
    "PerfProfiler", "All of these together should save ~{time} of {whole} each recompute."
)
O_TRIED_SAVES = QT_TRANSLATE_NOOP("PerfProfiler", "saved {time} in a trial")
O_TRIED_NO_GAIN = QT_TRANSLATE_NOOP("PerfProfiler", "no gain in a trial")
O_TRIED_CHANGES = QT_TRANSLATE_NOOP("PerfProfiler", "changed the model in a trial")
O_TRIED_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "its trial failed")

# Live readings
O_FRAMES = QT_TRANSLATE_NOOP("PerfProfiler", "Frames")
O_FREEZES = QT_TRANSLATE_NOOP("PerfProfiler", "Freezes")
O_SHOWN = QT_TRANSLATE_NOOP("PerfProfiler", "Model")
O_NONE = QT_TRANSLATE_NOOP("PerfProfiler", "none")
O_COUNT_AND_TIME = QT_TRANSLATE_NOOP("PerfProfiler", "{count} · {time}")
O_MEMORY_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Resident memory of FreeCAD. In the last two minutes between {lowest} and {highest}.",
)
O_PROCESSOR_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Processor time of FreeCAD in the last two seconds; 100 percent is one core, fully. "
    "In the last two minutes at most {highest}.",
)
O_GPU_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "In the last two minutes at most {highest}.")
O_GPU_ISSUE = QT_TRANSLATE_NOOP("PerfProfiler", "see issue")
O_FRAMES_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "How long drawing the 3D view took: median of the {count} frames of the last two minutes. "
    "The longest took {highest}.",
)
O_FREEZES_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "How often FreeCAD did not answer in this recording, and how long in all"
)
O_NO_FRAMES = QT_TRANSLATE_NOOP("PerfProfiler", "nothing was drawn in the last two minutes")
O_ONLY_RECORDED = QT_TRANSLATE_NOOP("PerfProfiler", "it is read while you record")
O_FIRST_READING = QT_TRANSLATE_NOOP("PerfProfiler", "it is being read for the first time")
O_MEMORY_CHANGE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Memory {change} over the last {count} recomputes"
)
O_MEMORY_CHANGE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "What was resident at the end of the last recompute, less what was at the end of the one "
    "{count} before it",
)
O_TRIANGLES = QT_TRANSLATE_NOOP("PerfProfiler", "triangles: {value}")
O_SOLIDS = QT_TRANSLATE_NOOP("PerfProfiler", "solids: {value}")
O_FACES = QT_TRANSLATE_NOOP("PerfProfiler", "faces: {value}")
O_OBJECTS = QT_TRANSLATE_NOOP("PerfProfiler", "objects: {value}")
O_DOCUMENTS = QT_TRANSLATE_NOOP("PerfProfiler", "documents: {value}")
O_SHOWN_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Objects in the active document, and the faces of those that are visible; features inside a "
    "Body are counted once, as the Body. Triangles and solids are counted while you record.",
)

# What we cost
O_OWN = QT_TRANSLATE_NOOP("PerfProfiler", "Profiler: {share} of the recomputes")
O_OWN_CALLS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Profiler: {share} of the recomputes, and ~{time} for recording calls"
)
O_OWN_REST = QT_TRANSLATE_NOOP(
    "PerfProfiler", "What it does between recomputes is not counted here."
)
