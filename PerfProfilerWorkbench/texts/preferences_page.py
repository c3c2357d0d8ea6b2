# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the preferences, the menus and the page of capabilities say."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Menus
MENU_MORE = QT_TRANSLATE_NOOP("PerfProfiler", "More actions")
MENU_PRESET = QT_TRANSLATE_NOOP("PerfProfiler", "What is recorded")
MENU_TOOLS_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Recording, measuring and what else Performance Profiler can do"
)
MENU_EXPORT_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Writes what was recorded into a file, for people or for other programs"
)
MENU_MAP_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Colours the 3D view by what each object costs; the document itself stays as it is",
)
MENU_MAP_SHOW = QT_TRANSLATE_NOOP("PerfProfiler", "Show the cost map")
MENU_MAP_COMPUTE = QT_TRANSLATE_NOOP("PerfProfiler", "By compute time")
MENU_MAP_DISPLAY = QT_TRANSLATE_NOOP("PerfProfiler", "By display time")
MENU_MAP_MEMORY = QT_TRANSLATE_NOOP("PerfProfiler", "By memory")
MENU_MAP_TRIANGLES = QT_TRANSLATE_NOOP("PerfProfiler", "By triangles")
MENU_PREFERENCES = QT_TRANSLATE_NOOP("PerfProfiler", "Preferences…")
MENU_PREFERENCES_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Opens the settings of Performance Profiler"
)
MENU_HELP = QT_TRANSLATE_NOOP("PerfProfiler", "Help")
MENU_HELP_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Opens the guide to Performance Profiler on this computer"
)
MENU_SNAPSHOT = QT_TRANSLATE_NOOP("PerfProfiler", "Snapshot")

# Exporting
EXPORT_WRITING = QT_TRANSLATE_NOOP("PerfProfiler", "Writing {file}…")
EXPORT_WROTE = QT_TRANSLATE_NOOP("PerfProfiler", "Wrote {file}.")
EXPORT_OPEN_FOLDER = QT_TRANSLATE_NOOP("PerfProfiler", "Open folder")
EXPORT_OPEN = QT_TRANSLATE_NOOP("PerfProfiler", "Open")
EXPORT_DISMISS = QT_TRANSLATE_NOOP("PerfProfiler", "Dismiss")
EXPORT_BUSY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{file} is still being written. Wait for it, or cancel it."
)
EXPORT_BROKEN = QT_TRANSLATE_NOOP("PerfProfiler", "{file} could not be written. {reason}")

# Preferences: general
PREF_BARS = QT_TRANSLATE_NOOP("PerfProfiler", "Toolbar and menus")
PREF_RECORDING = QT_TRANSLATE_NOOP("PerfProfiler", "Recording")
PREF_PRESET = QT_TRANSLATE_NOOP("PerfProfiler", "What is recorded")
PREF_AUTOMATIC = QT_TRANSLATE_NOOP("PerfProfiler", "Record by itself")
PREF_AUTOMATIC_OFF = QT_TRANSLATE_NOOP("PerfProfiler", "Never")
PREF_AUTOMATIC_START = QT_TRANSLATE_NOOP("PerfProfiler", "When FreeCAD starts")
PREF_AUTOMATIC_DOCUMENT = QT_TRANSLATE_NOOP("PerfProfiler", "When a document is opened")
PREF_AS_PRESET = QT_TRANSLATE_NOOP("PerfProfiler", "as the preset says")
PREF_MILLISECONDS = QT_TRANSLATE_NOOP("PerfProfiler", " ms")
PREF_MINUTES = QT_TRANSLATE_NOOP("PerfProfiler", " min")
PREF_SAMPLES = QT_TRANSLATE_NOOP("PerfProfiler", "Process and graphics cards, every")
PREF_SAMPLES_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Time between two samples of memory, processor and graphics cards. "
    "Shorter shows more and costs more.",
)
PREF_STACKS = QT_TRANSLATE_NOOP("PerfProfiler", "Python's stack, every")
PREF_STACKS_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Time between two samples of Python's stack; only the preset Full takes them."
)
PREF_NEXT = QT_TRANSLATE_NOOP(
    "PerfProfiler", "The recording that runs goes on as it began; the next one heeds this."
)
PREF_EXPORTS = QT_TRANSLATE_NOOP("PerfProfiler", "Exports")
PREF_LANGUAGE = QT_TRANSLATE_NOOP("PerfProfiler", "Language of reports")
PREF_LANGUAGE_OURS = QT_TRANSLATE_NOOP("PerfProfiler", "FreeCAD's")
PREF_ALERTS = QT_TRANSLATE_NOOP("PerfProfiler", "Alerts")
PREF_ALERTS_ON = QT_TRANSLATE_NOOP("PerfProfiler", "Say once in the panel when something is slow")
PREF_COOL_DOWN = QT_TRANSLATE_NOOP("PerfProfiler", "Then be quiet for")
PREF_DEFAULTS = QT_TRANSLATE_NOOP("PerfProfiler", "Restore defaults")
PREF_DEFAULTS_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Puts the defaults into this page; OK or Apply makes them hold"
)
PREF_KEEPING = QT_TRANSLATE_NOOP("PerfProfiler", "Recordings and sharing")
PREF_REDIS_TEST = QT_TRANSLATE_NOOP("PerfProfiler", "Test")
PREF_REDIS_TEST_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Connects to this address once and says whether it answers; stores nothing"
)
PREF_REDIS_SHOW = QT_TRANSLATE_NOOP("PerfProfiler", "Show the password")
PREF_REDIS_TRYING = QT_TRANSLATE_NOOP("PerfProfiler", "Connecting…")
PREF_REDIS_ANSWERS = QT_TRANSLATE_NOOP("PerfProfiler", "Redis at {place} answers.")
PREF_REDIS_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "No connection. {reason}")
PREF_REDIS_EMPTY = QT_TRANSLATE_NOOP("PerfProfiler", "Without an address nothing is shared.")

# Preferences: what can be read here
CAPABILITIES = QT_TRANSLATE_NOOP("PerfProfiler", "What can be read here")
CAPABILITIES_LOOKING = QT_TRANSLATE_NOOP("PerfProfiler", "Looking at this computer…")
CAPABILITIES_ALL = QT_TRANSLATE_NOOP("PerfProfiler", "Everything can be read here.")
CAPABILITIES_SOME = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{there} of {all} readings are available here. All else works without the rest."
)
CAPABILITIES_FAILED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "What can be read here could not be found out: {error}"
)
CAPABILITIES_COPY = QT_TRANSLATE_NOOP("PerfProfiler", "Copy")
CAPABILITIES_AGAIN = QT_TRANSLATE_NOOP("PerfProfiler", "Look again")
