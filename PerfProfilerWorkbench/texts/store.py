# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the store says."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Why the file can't be used, or what was done with it
STORE_DAMAGED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "the recordings in {file} are damaged ({error}): the file was set aside as {kept} and a new one"
    " was begun",
)
STORE_REPLACED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "the recordings in {file} were damaged ({error}): another process has set the file aside and"
    " begun a new one",
)
STORE_NOT_SET_ASIDE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the recordings in {file} are damaged and can't be set aside ({error})"
)
STORE_NEWER = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{file} was written by a newer Performance Profiler (schema {found}, known here is {known}) and"
    " was left as it is",
)
STORE_OF_OTHERS = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{file} is a database of another program and was left as it is"
)
STORE_IN_USE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{file} is in use by another program and did not become free in {seconds} s"
)
STORE_READ_ONLY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{file} can't be written: the file or its folder is read-only"
)
STORE_FULL = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be written: the disk is full")
STORE_UNOPENABLE = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be opened ({error})")
STORE_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "{file} can't be used ({error})")
# Sessions
NO_SESSION_YET = QT_TRANSLATE_NOOP("PerfProfiler", "there is no recording in {file} yet")
NO_SUCH_SESSION = QT_TRANSLATE_NOOP("PerfProfiler", "there is no recording {id} in {file}")
NOT_A_SESSION_ID = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "{given} is no recording's id: write it in full, such as 20261126-040215-3f9a1c0b, or last",
)
SESSION_UNREADABLE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the recording {id} in {file} can't be read ({error})"
)
SESSION_UNWRITABLE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the recording {id} can't be written to {file} ({error})"
)
SESSION_EXISTS = QT_TRANSLATE_NOOP("PerfProfiler", "there is a recording {id} in {file} already")
SESSION_IS_RUNNING = QT_TRANSLATE_NOOP("PerfProfiler", "the recording {id} is still running")
# Baselines
SESSION_IS_BASELINE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "the recording {id} is the baseline {name}: retire that first"
)
BASELINE_NEEDS_A_NAME = QT_TRANSLATE_NOOP("PerfProfiler", "a baseline needs a name")
BASELINE_IS_AN_ID = QT_TRANSLATE_NOOP(
    "PerfProfiler", "“{name}” stands for a recording: give the baseline another name"
)
NO_SUCH_BASELINE = QT_TRANSLATE_NOOP("PerfProfiler", "there is no baseline {name} in use")
# What retention removed
REMOVED_OLD = QT_TRANSLATE_NOOP(
    "PerfProfiler", "recordings removed because they were older than {days} days: {count}"
)
REMOVED_MANY = QT_TRANSLATE_NOOP(
    "PerfProfiler", "oldest recordings removed because there were more than {most}: {count}"
)
REMOVED_BIG = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "oldest recordings removed because all together took more than {megabytes} MB: {count}",
)
# Of a graphics card, where several sessions are summed up
OF_ONE_PROCESS_ONLY = QT_TRANSLATE_NOOP("PerfProfiler", "told of one process at a time only")
