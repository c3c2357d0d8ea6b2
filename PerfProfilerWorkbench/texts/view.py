# SPDX-License-Identifier: LGPL-2.1-or-later
"""The 3D view: frames and the measurement of it."""

from __future__ import annotations

from .marking import QT_TRANSLATE_NOOP

VIEW_MENU = QT_TRANSLATE_NOOP("PerfProfiler", "Measure the 3D view")
VIEW_TIP = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "Turns the 3D view once around for ten seconds, shows how smoothly it goes, "
    "and puts the camera back",
)
VIEW_TITLE = QT_TRANSLATE_NOOP("PerfProfiler", "Measure the 3D view")
VIEW_TURNING = QT_TRANSLATE_NOOP("PerfProfiler", "Turning the 3D view…")
VIEW_MEASURED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The 3D view turned at {rate} frames a second (median {median}, 95th percentile "
    "{percentile}, worst {worst} a frame), {drawn}.",
)
VIEW_DRAWN_TRIANGLES = QT_TRANSLATE_NOOP("PerfProfiler", "{count} triangles, drawn by {renderer}")
VIEW_DRAWN = QT_TRANSLATE_NOOP("PerfProfiler", "drawn by {renderer}")
VIEW_TOO_FEW = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "In {time} only {count} frames of the 3D view were drawn, too few for a median.",
)
VIEW_CLOSED = QT_TRANSLATE_NOOP("PerfProfiler", "The 3D view was closed while it was measured.")
VIEW_SAVED = QT_TRANSLATE_NOOP(
    "PerfProfiler",
    "The document was saved while its 3D view was measured: the measurement has ended.",
)
VIEW_FAILED = QT_TRANSLATE_NOOP("PerfProfiler", "The 3D view could not be measured. {reason}")
FRAMES_DROPPED = QT_TRANSLATE_NOOP(
    "PerfProfiler", "The oldest {count} frames of the 3D view were given up: there were too many."
)
