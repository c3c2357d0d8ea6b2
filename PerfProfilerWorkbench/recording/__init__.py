# SPDX-License-Identifier: LGPL-2.1-or-later
"""What ``record``, the toolbar and profile call."""

from __future__ import annotations

from ..model.preset import AS_PRESET, LIGHTWEIGHT, Intervals
from ..model.session import Session
from .recording import Recording as Recording
from .recording import recorder as recorder

_started: list[Recording] = []


def record(
    preset: str = LIGHTWEIGHT, keep: bool = True, intervals: Intervals = AS_PRESET
) -> Recording:
    return Recording(preset, keep, intervals)


def start(preset: str = LIGHTWEIGHT, keep: bool = True) -> Recording:
    recording = Recording(preset, keep)
    _started.append(recording)
    return recording


def stop(running: Recording | None = None) -> Session:
    """Of those that ``start`` began the last that still runs, unless one is named."""
    if running is None:
        _started[:] = [each for each in _started if each.running]
        if not _started:
            raise RuntimeError("no recording was started")
        running = _started.pop()
    return running.stop()
