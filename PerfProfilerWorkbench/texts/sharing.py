# SPDX-License-Identifier: LGPL-2.1-or-later
"""What sharing through Redis says."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

# Why nothing is shared
BAD_REDIS_ADDRESS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Nothing is shared: the address of Redis ({variable} or the preference) must look like"
    " redis://user:password@host:6379/0 or rediss://…; / ? # @ in a password are written"
    " %2F %3F %23 %40",
)
NO_REDIS_PACKAGE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Nothing is shared: Python's package redis is not installed here"
)

# How it goes
SHARING_IDLE = QT_TRANSLATE_NOOP("PerfProfiler", "Nothing was sent to Redis yet")
SHARING_CONNECTED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Shared through Redis at {place}: everything is sent"
)
SHARING_SENDING = QT_TRANSLATE_NOOP(
    "PerfProfiler", "Shared through Redis at {place}: {waiting} entries are still to be sent"
)
SHARING_WAITS = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Waiting for Redis at {place} since {since}, with {waiting} entries to be sent: {reason}",
)
SHARING_TRIMMED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{state}; {trimmed} older entries are no longer there because of the limits"
)
SHARING_EXPIRED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "{state}; {expired} entries became too old before they could be sent"
)

# Why Redis does not do it
REDIS_PASSWORD = QT_TRANSLATE_NOOP("PerfProfiler", "it does not take this user name and password")
REDIS_NO_PERMISSION = QT_TRANSLATE_NOOP(
    "PerfProfiler", "this user may not do there what sharing needs (docs/sharing.md lists it)"
)
REDIS_LOADING = QT_TRANSLATE_NOOP("PerfProfiler", "it is still loading its data")
REDIS_READ_ONLY = QT_TRANSLATE_NOOP("PerfProfiler", "it is a replica that can only be read")
REDIS_FULL = QT_TRANSLATE_NOOP("PerfProfiler", "its memory is full")
REDIS_CANNOT_SAVE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "it takes nothing because it can't save its data to disk"
)
REDIS_NO_DATABASE = QT_TRANSLATE_NOOP("PerfProfiler", "it has no database of this number")
REDIS_SILENT = QT_TRANSLATE_NOOP("PerfProfiler", "it did not answer within {seconds} s")
REDIS_UNREACHABLE = QT_TRANSLATE_NOOP("PerfProfiler", "it can't be reached ({error})")
REDIS_REFUSED = QT_TRANSLATE_NOOP("PerfProfiler", "it answered with an error ({error})")
REDIS_GARBAGE = QT_TRANSLATE_NOOP("PerfProfiler", "what answers there is not Redis")
REDIS_NOT_KEPT = QT_TRANSLATE_NOOP("PerfProfiler", "it did not keep what it had acknowledged")
REDIS_LOCKED = QT_TRANSLATE_NOOP("PerfProfiler", "another machine is sending the same recording")

# Reading what others share
SHARED_UNREADABLE = QT_TRANSLATE_NOOP(
    "PerfProfiler", "What others share through Redis at {place} can't be read: {reason}"
)
