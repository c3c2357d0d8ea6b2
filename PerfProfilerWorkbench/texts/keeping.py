# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why a recording is not kept."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

NOT_KEPT = QT_TRANSLATE_NOOP("PerfProfiler", "This recording is not kept: {reason}")
KEEPER_ENDED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "This recording is not kept: the Python that writes it ({python}) has ended: {reason}",
)
KEEPING_OFF = QT_TRANSLATE_NOOP("PerfProfiler", "keeping recordings is switched off")
NOT_KEPT_YET = QT_TRANSLATE_NOOP("PerfProfiler", "{seconds} s were not enough to write it")
