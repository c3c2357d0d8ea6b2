# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel's page of issues and advice, and the limits in the preferences."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

PAGE_ADVICE = QT_TRANSLATE_NOOP("PerfProfiler", "Advice")

# The sentence on top
ADVICE_NO_DATA = QT_TRANSLATE_NOOP(
    "PerfProfiler", "No data: record a recompute, or measure the whole model."
)
ADVICE_LOOKING = QT_TRANSLATE_NOOP("PerfProfiler", "Looking for what is slow…")
ADVICE_NOTHING = QT_TRANSLATE_NOOP("PerfProfiler", "Nothing worth changing.")
ADVICE_PLAN = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The first {count} together should save ~{saving} of the {whole} of a full recompute.",
)
ADVICE_SCORE = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Score of {document}: {score} of 100, the share of recompute time that was needed. {reasons}.",
)
ADVICE_FOUND = QT_TRANSLATE_NOOP("PerfProfiler", "Issues: {issues}, advice: {advice}.")
ADVICE_BEST = QT_TRANSLATE_NOOP("PerfProfiler", "{found} The first {saving}.")
ADVICE_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "The recording could not be analysed: {error}")

# The list
ADVICE_HEAD = QT_TRANSLATE_NOOP("PerfProfiler", "What to change ({count})")
ADVICE_CRITICAL_HEAD = QT_TRANSLATE_NOOP("PerfProfiler", "Issues: critical ({count})")
ADVICE_HIGH_HEAD = QT_TRANSLATE_NOOP("PerfProfiler", "Issues: high ({count})")
ADVICE_MEDIUM_HEAD = QT_TRANSLATE_NOOP("PerfProfiler", "Issues: medium ({count})")
ADVICE_LOW_HEAD = QT_TRANSLATE_NOOP("PerfProfiler", "Issues: low ({count})")
ADVICE_MORE = QT_TRANSLATE_NOOP("PerfProfiler", "Show {count} more")
ADVICE_HIDDEN = QT_TRANSLATE_NOOP("PerfProfiler", "Bring back ({count})")
ADVICE_HIDDEN_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Shows again what was not for you")
ADVICE_ABOUT = QT_TRANSLATE_NOOP("PerfProfiler", "About {feature}:")
ADVICE_NONE_ABOUT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "About {feature} nothing was found that is worth changing."
)
ADVICE_NO_SUCH = QT_TRANSLATE_NOOP("PerfProfiler", "This advice is no longer given.")
ADVICE_REJECTED_BEFORE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "This advice was not for you; below it can be brought back."
)
ADVICE_ALL = QT_TRANSLATE_NOOP("PerfProfiler", "Show everything")

# A piece of advice: what it should save, what it asks, what else it changes
ADVICE_PER_RECOMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "should save ~{time} each recompute")
ADVICE_PER_EDITING = QT_TRANSLATE_NOOP("PerfProfiler", "should save ~{time} each such edit")
ADVICE_PER_OPENING = QT_TRANSLATE_NOOP("PerfProfiler", "should save ~{time} each opening")
ADVICE_PER_SAVING = QT_TRANSLATE_NOOP("PerfProfiler", "should save ~{time} each saving")
ADVICE_PER_DRAWING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "should save ~{time} each time the 3D view is drawn"
)
ADVICE_NO_PROMISE = QT_TRANSLATE_NOOP("PerfProfiler", "no promise, to be tried")
ADVICE_EASY = QT_TRANSLATE_NOOP("PerfProfiler", "easy")
ADVICE_SOME_WORK = QT_TRANSLATE_NOOP("PerfProfiler", "some work")
ADVICE_MUCH_WORK = QT_TRANSLATE_NOOP("PerfProfiler", "much work")
ADVICE_SAFE = QT_TRANSLATE_NOOP("PerfProfiler", "safe")
ADVICE_APPEARANCE = QT_TRANSLATE_NOOP("PerfProfiler", "can change how it looks")
ADVICE_GEOMETRY = QT_TRANSLATE_NOOP("PerfProfiler", "can change geometry")
ADVICE_STEP = QT_TRANSLATE_NOOP("PerfProfiler", "{number}. {step}")
ADVICE_BASIS = QT_TRANSLATE_NOOP("PerfProfiler", "Rests on: {basis}")
ADVICE_MEASURED = QT_TRANSLATE_NOOP("PerfProfiler", "times measured in this recording")
ADVICE_LIKE_MODEL = QT_TRANSLATE_NOOP("PerfProfiler", "a like model that was measured")
ADVICE_LITERATURE = QT_TRANSLATE_NOOP("PerfProfiler", "what others report")
ADVICE_UNKNOWN = QT_TRANSLATE_NOOP("PerfProfiler", "nothing yet: a trial tells")
ADVICE_PROPERTY = QT_TRANSLATE_NOOP("PerfProfiler", "Concerns: {object}, property {property}")
ADVICE_OBJECT = QT_TRANSLATE_NOOP("PerfProfiler", "Concerns: {object}")
ADVICE_RULE = QT_TRANSLATE_NOOP("PerfProfiler", "Rule: {rules}")
ADVICE_SOURCES = QT_TRANSLATE_NOOP("PerfProfiler", "Sources: {sources}")

# Buttons; the names that screen readers say
ADVICE_DETAILS = QT_TRANSLATE_NOOP("PerfProfiler", "Details")
ADVICE_SHOW = QT_TRANSLATE_NOOP("PerfProfiler", "Show")
ADVICE_SHOW_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Selects it and brings it into view")
ADVICE_TRY = QT_TRANSLATE_NOOP("PerfProfiler", "Try it")
ADVICE_TRY_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Measures it on a copy, in a second FreeCAD; your document stays as it is"
)
ADVICE_APPLY = QT_TRANSLATE_NOOP("PerfProfiler", "Apply")
ADVICE_APPLY_TIP = QT_TRANSLATE_NOOP("PerfProfiler", "Changes your document, as one undo step")
ADVICE_DONE = QT_TRANSLATE_NOOP("PerfProfiler", "Done")
ADVICE_DONE_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "I have changed it myself: the next recording tells what that saved"
)
ADVICE_NOT_FOR_ME = QT_TRANSLATE_NOOP("PerfProfiler", "Not for me")
ADVICE_NOT_FOR_ME_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Takes it away for this model; it can be brought back"
)
ADVICE_BUTTON_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "{button}: {title}")

# What became of it
ADVICE_GONE = QT_TRANSLATE_NOOP("PerfProfiler", "It is not in an open document any more.")
ADVICE_APPLIED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Applied; Undo takes it back. The next recording tells what it saved."
)
ADVICE_SETTING = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD's setting is changed.")
ADVICE_TAKE_BACK = QT_TRANSLATE_NOOP("PerfProfiler", "Take back")
ADVICE_TAKEN_BACK = QT_TRANSLATE_NOOP("PerfProfiler", "Taken back.")
ADVICE_BUSY = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD is recomputing: try again afterwards.")
ADVICE_EDITING = QT_TRANSLATE_NOOP("PerfProfiler", "Finish what you are editing first.")
ADVICE_NOT_KEPT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "What becomes of advice is not remembered: {reason}"
)
ADVICE_SAVED_BEFORE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Done before: {title}. It really saved {time} each recompute."
)
ADVICE_SAVED_OPENING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Done before: {title}. It really saved {time} each opening."
)
ADVICE_SAVED_SAVING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Done before: {title}. It really saved {time} each saving."
)
ADVICE_NOT_APPLIED = QT_TRANSLATE_NOOP("PerfProfiler", "Not applied: {reason}")
ADVICE_WAS_DONE = QT_TRANSLATE_NOOP("PerfProfiler", "Done. The next recording tells what it saved.")

# A trial
TRYING_COPYING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Copying the model, which holds FreeCAD up for a moment…"
)
TRYING_COPIED = QT_TRANSLATE_NOOP("PerfProfiler", "{stage} (copying the model took {time})")
TRYING_ENDED = QT_TRANSLATE_NOOP("PerfProfiler", "Cancelled.")
TRYING_CLOSED = QT_TRANSLATE_NOOP("PerfProfiler", "Cancelled: the document was closed.")
TRYING_ANOTHER = QT_TRANSLATE_NOOP("PerfProfiler", "Another trial runs")
TRYING_WINDOW = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "To measure display, a second FreeCAD window opens for up to {seconds} s. Without it only "
    "computing is measured.",
)
TRYING_WITH_WINDOW = QT_TRANSLATE_NOOP("PerfProfiler", "Open a window")
TRYING_WITHOUT_WINDOW = QT_TRANSLATE_NOOP("PerfProfiler", "Computing only")

# Its verdict
TRIED_SAVES = QT_TRANSLATE_NOOP("PerfProfiler", "saved {saving} of {before} each recompute")
TRIED_UNSURE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "no sure gain here: {saving} of {before}, the runs differ too much to tell"
)
TRIED_NO_GAIN = QT_TRANSLATE_NOOP("PerfProfiler", "no gain here: {saving} of {before}")
TRIED_CHANGES = QT_TRANSLATE_NOOP("PerfProfiler", "changes the model: {differences}")
TRIED_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "the trial failed: {reason}")
TRIED_NOT_TRIED = QT_TRANSLATE_NOOP("PerfProfiler", "not tried: {reason}")
TRIED_SPREAD = QT_TRANSLATE_NOOP("PerfProfiler", "{saving} ± {spread}")
TRIED_RUNS = QT_TRANSLATE_NOOP("PerfProfiler", "runs: {runs}")
TRIED_SAME = QT_TRANSLATE_NOOP("PerfProfiler", "geometry unchanged")
TRIED_NO_DISPLAY = QT_TRANSLATE_NOOP("PerfProfiler", "display not measured")

# Types of issues
KIND_HIGH_CPU = QT_TRANSLATE_NOOP("PerfProfiler", "Busy processor")
KIND_MEMORY_LEAK = QT_TRANSLATE_NOOP("PerfProfiler", "Memory leak")
KIND_MEMORY_FRAGMENTATION = QT_TRANSLATE_NOOP("PerfProfiler", "Fragmented memory")
KIND_SLOW_FUNCTION = QT_TRANSLATE_NOOP("PerfProfiler", "Slow function")
KIND_EXCESSIVE_ALLOCATIONS = QT_TRANSLATE_NOOP("PerfProfiler", "Too many allocations")
KIND_GPU_UNDERUTILISATION = QT_TRANSLATE_NOOP("PerfProfiler", "Idle graphics card")
KIND_GPU_OVERHEATING = QT_TRANSLATE_NOOP("PerfProfiler", "Hot graphics card")
KIND_GPU_MEMORY_FULL = QT_TRANSLATE_NOOP("PerfProfiler", "Full graphics memory")
KIND_GPU_DRIVER_ERROR = QT_TRANSLATE_NOOP("PerfProfiler", "Graphics driver error")
KIND_IO_BOTTLENECK = QT_TRANSLATE_NOOP("PerfProfiler", "Slow disk")
KIND_LOCK_CONTENTION = QT_TRANSLATE_NOOP("PerfProfiler", "Waiting for a lock")
KIND_CACHE_MISS = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputed with the same result")
KIND_SLOW_FEATURE = QT_TRANSLATE_NOOP("PerfProfiler", "Slow feature")
KIND_WASTED_RECOMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "Wasted recompute")
KIND_REPEATED_RECOMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "Repeated recompute")
KIND_FAILING_FEATURE = QT_TRANSLATE_NOOP("PerfProfiler", "Failing feature")
KIND_SESSION_DRIFT = QT_TRANSLATE_NOOP("PerfProfiler", "Slower and slower")
KIND_HEAVY_DISPLAY = QT_TRANSLATE_NOOP("PerfProfiler", "Heavy display")
KIND_SOFTWARE_RENDERING = QT_TRANSLATE_NOOP("PerfProfiler", "Drawn without a graphics card")
KIND_SLOW_FRAMES = QT_TRANSLATE_NOOP("PerfProfiler", "Slow 3D view")
KIND_FREEZES = QT_TRANSLATE_NOOP("PerfProfiler", "Freezes")
KIND_SLOW_OPENING = QT_TRANSLATE_NOOP("PerfProfiler", "Slow opening")
KIND_SLOW_SAVING = QT_TRANSLATE_NOOP("PerfProfiler", "Slow saving")
KIND_OVERSIZED_FILE = QT_TRANSLATE_NOOP("PerfProfiler", "Big file")
KIND_UNDO_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "Memory of undo")
KIND_HEAVY_SKETCH = QT_TRANSLATE_NOOP("PerfProfiler", "Heavy sketch")
KIND_TOO_MANY_OBJECTS = QT_TRANSLATE_NOOP("PerfProfiler", "Many objects")
KIND_SPLINE_GEOMETRY = QT_TRANSLATE_NOOP("PerfProfiler", "Much spline geometry")
KIND_MESH_BORN_SOLID = QT_TRANSLATE_NOOP("PerfProfiler", "Solid made from a mesh")
KIND_SPREADSHEET_FAN_OUT = QT_TRANSLATE_NOOP("PerfProfiler", "Spreadsheet that drives much")
KIND_SLOW_PYTHON_FEATURE = QT_TRANSLATE_NOOP("PerfProfiler", "Slow Python feature")
KIND_COSTLY_SETTING = QT_TRANSLATE_NOOP("PerfProfiler", "Costly setting")
KIND_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "{type} ({severity})")
SEVERITY_CRITICAL = QT_TRANSLATE_NOOP("PerfProfiler", "critical")
SEVERITY_HIGH = QT_TRANSLATE_NOOP("PerfProfiler", "high")
SEVERITY_MEDIUM = QT_TRANSLATE_NOOP("PerfProfiler", "medium")
SEVERITY_LOW = QT_TRANSLATE_NOOP("PerfProfiler", "low")

# The limits in the preferences
PREFERENCES_LIMITS = QT_TRANSLATE_NOOP("PerfProfiler", "Limits")
LIMITS_NOTE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "From here on something is an issue, or a saving is worth advice."
)
LIMIT_DEFAULT = QT_TRANSLATE_NOOP("PerfProfiler", "Usually {value}")
LIMIT_LEAST_SAVING = QT_TRANSLATE_NOOP("PerfProfiler", "Least saving, milliseconds")
LIMIT_SLOW_FEATURE = QT_TRANSLATE_NOOP("PerfProfiler", "Slow feature, milliseconds")
LIMIT_WASTED = QT_TRANSLATE_NOOP("PerfProfiler", "Recomputed for nothing, milliseconds")
LIMIT_FREEZE = QT_TRANSLATE_NOOP("PerfProfiler", "Freeze, milliseconds")
LIMIT_FRAME = QT_TRANSLATE_NOOP("PerfProfiler", "Picture of the 3D view, milliseconds")
LIMIT_OPENING = QT_TRANSLATE_NOOP("PerfProfiler", "Opening, seconds")
LIMIT_SAVING = QT_TRANSLATE_NOOP("PerfProfiler", "Saving, seconds")
LIMIT_LEAK = QT_TRANSLATE_NOOP("PerfProfiler", "Memory leak, megabytes")
LIMIT_UNDO = QT_TRANSLATE_NOOP("PerfProfiler", "Memory of undo, megabytes")
LIMIT_FILE = QT_TRANSLATE_NOOP("PerfProfiler", "Size of a file, megabytes")
LIMIT_OBJECTS = QT_TRANSLATE_NOOP("PerfProfiler", "Objects in a document")
LIMIT_CONSTRAINTS = QT_TRANSLATE_NOOP("PerfProfiler", "Constraints in a sketch")
LIMIT_TRIANGLES = QT_TRANSLATE_NOOP("PerfProfiler", "Triangles in the 3D view")
LIMIT_GPU_WARM = QT_TRANSLATE_NOOP("PerfProfiler", "Graphics card warm, °C")
LIMIT_GPU_HOT = QT_TRANSLATE_NOOP("PerfProfiler", "Graphics card hot, °C")
