# SPDX-License-Identifier: LGPL-2.1-or-later
"""How smoothly a 3D view turned, or something in it was dragged: statistics of frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ..model.activity import Frame

PAUSE_NS = 250_000_000  # as long without drawing, and a motion is over
FEWEST = 3  # of fewer times nothing is said


@dataclass(frozen=True)
class Times:
    """``percentile_95_ns`` is a time that was met: at most one in twenty was longer."""

    median_ns: int
    percentile_95_ns: int
    worst_ns: int


@dataclass(frozen=True)
class FrameStatistics:
    """Of the frames of some motions. None: there were fewer than three such times.

    ``interval`` is from one frame's beginning to the next one's within a motion, which is what a
    person sees; ``draw`` how long drawing took, ``handled`` what FreeCAD did of a drag before it.
    ``per_second`` is the frames of the motions' time, without the pauses between motions.
    """

    frames: int
    motions: int
    interval: Times | None = None
    draw: Times | None = None
    handled: Times | None = None
    per_second: float | None = None


def motions(
    frames: Iterable[Frame], dragging: bool = False, pause_ns: int = PAUSE_NS
) -> list[tuple[Frame, ...]]:
    """Frames in which the camera moved (or something was dragged), as far as they go together.

    The pause is counted from the end of one to the beginning of the next, with what FreeCAD did
    for it: a view that takes a second a frame moves all the same. Other frames between them are
    those of other views or of highlighting and end no motion.
    """
    found: list[list[Frame]] = []
    for frame in frames:
        if not (frame.dragging if dragging else frame.moved):
            continue
        if found and _begin_ns(frame) - _end_ns(found[-1][-1]) <= pause_ns:
            found[-1].append(frame)
        else:
            found.append([frame])
    return [tuple(motion) for motion in found]


def statistics(
    frames: Iterable[Frame], start_ns: int, end_ns: int, dragging: bool = False
) -> FrameStatistics:
    """Of the motions in a stretch of time, from ``start_ns`` until before ``end_ns``."""
    inside = [frame for frame in frames if start_ns <= frame.time_ns < end_ns]
    moving = motions(inside, dragging)
    shown = [frame for motion in moving for frame in motion]
    intervals = [
        after.time_ns - before.time_ns for motion in moving for before, after in pairwise(motion)
    ]
    passed_ns = sum(intervals)
    enough = len(intervals) >= FEWEST and passed_ns > 0
    return FrameStatistics(
        frames=len(shown),
        motions=len(moving),
        interval=_times(intervals),
        draw=_times([frame.draw_ns for frame in shown]),
        handled=_times([frame.handled_ns for frame in shown]) if dragging else None,
        per_second=len(intervals) * 1e9 / passed_ns if enough else None,
    )


def _begin_ns(frame: Frame) -> int:
    return frame.time_ns - frame.handled_ns


def _end_ns(frame: Frame) -> int:
    return frame.time_ns + frame.draw_ns


def _times(times: Sequence[int]) -> Times | None:
    """The 95th percentile by the nearest rank: ceil(0.95 n), in whole numbers."""
    if len(times) < FEWEST:
        return None
    ordered = sorted(times)
    rank = -(-95 * len(ordered) // 100)
    return Times(round(median(ordered)), ordered[rank - 1], ordered[-1])
