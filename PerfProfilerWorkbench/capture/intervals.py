# SPDX-License-Identifier: LGPL-2.1-or-later
"""Cuts the time between the events of one recompute into intervals of one kind each. Pure.

What each stretch of time is (docs/freecad.md):

- before a CHANGING, CHANGED or RECOMPUTED a feature was computing;
- after a CHANGED the view works, until shortly after the last notice of its scene (SHOWN); where it
  gave none, up to the next event for what is shown (Shape and its like; of a hidden object half of
  that), else as long as it usually takes for a small change: all these ends are estimates, and
  docs/performance.md says how good they are;
- from PAUSED to the last RESUMED Qt handled events inside the recompute, for the progress bar;
- between a RECOMPUTED and a PAUSED FreeCAD looks for the next feature.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from .events import (
    CHANGED,
    CHANGED_HIDDEN,
    NESTED,
    PAUSED,
    RECOMPUTED,
    RESUMED,
    SHOWN,
    SHOWN_PROPERTIES,
    Event,
)

_QUICK_LIMIT_NS = 2_000_000
_REST_LIMIT_NS = 1_000_000


class What(Enum):
    COMPUTE = 1
    DISPLAY = 2
    EVENTS = 3
    BETWEEN = 4
    NESTED = 5


@dataclass(frozen=True)
class Interval:
    """``key`` is the object whose event ended (compute) or began (display) it, if any."""

    start_ns: int
    end_ns: int
    what: What
    key: tuple[str, str] | None

    @property
    def ns(self) -> int:
        return self.end_ns - self.start_ns


def quick_ns(events: Iterable[Event]) -> int:
    """From a small change that the view gives no notice of to the next signal: a low decile.

    About half of it is the view's, the rest the feature's. It is learnt from each recompute,
    because it depends on the version of FreeCAD, on the model and on how busy the machine is.
    """
    gaps, before = [], None
    for event in events:
        if before is not None and _small(before) and event[1] not in (SHOWN, NESTED):
            gaps.append(event[0] - before[0])
        before = event
    gaps.sort()
    return min(gaps[len(gaps) // 10], _QUICK_LIMIT_NS) if gaps else 0


def _small(event: Event) -> bool:
    return event[1] in (CHANGED, CHANGED_HIDDEN) and event[3] not in SHOWN_PROPERTIES


class Cutter:
    """Feed it the events of one gap (up to and with its RECOMPUTED or END) with ``cut``."""

    def __init__(self, start_ns: int, quick_ns: int | None) -> None:
        """``quick_ns`` is None without a window: nothing is displayed then."""
        self._mark_ns = start_ns
        self._quick_ns = quick_ns
        self._found: list[Interval] = []
        self._pause = 0  # where in what was found the last pause began
        self._calm()

    def _calm(self) -> None:
        self._shown_key: tuple[str, str] | None = None
        self._shown_code, self._shown_property = CHANGED, ""
        self._shown_ns: int | None = None
        self._paused = False
        self._resumed_ns: int | None = None

    def cut(self, events: Iterable[Event]) -> list[Interval]:
        for time_ns, code, key, detail in events:
            if code == SHOWN:
                self._shown_ns = time_ns
            elif code == RESUMED:
                self._resume(time_ns)
            elif code == PAUSED:
                self._settle(time_ns, None if self._found or self._shown_key else key)
                self._paused, self._pause = True, len(self._found)
            elif code == NESTED:
                self._settle(detail[0], None)
                self._add(time_ns, What.NESTED, None)
            else:
                self._settle(time_ns, key)
                if code in (CHANGED, CHANGED_HIDDEN) and self._quick_ns is not None:
                    self._shown_key, self._shown_code, self._shown_property = key, code, detail
                elif code == RECOMPUTED:
                    self._mark_ns = time_ns + detail[0]
        found, self._found, self._pause = self._found, [], 0
        return found

    def lone(self, event: Event) -> list[Interval]:
        """``cut`` of nothing but a RECOMPUTED, only quicker."""
        time_ns, _, key, detail = event
        start_ns, self._mark_ns = self._mark_ns, time_ns + detail[0]
        return [Interval(start_ns, time_ns, What.COMPUTE, key)] if time_ns > start_ns else []

    def _resume(self, time_ns: int) -> None:
        """A sign of Qt's work: whatever was signalled since the pause began came of that work.

        Features can run in it too: TechDraw has dimensions recomputed when a view is ready.
        """
        if not self._paused:
            undone = self._found[self._pause :]
            del self._found[self._pause :]
            if undone:
                self._mark_ns = undone[0].start_ns
            self._calm()
            self._paused = True
        self._resumed_ns = time_ns

    def _settle(self, time_ns: int, key: tuple[str, str] | None) -> None:
        """All that lies between the mark and ``time_ns``; a key of ("", "") ends no feature."""
        if self._paused:
            self._add(self._resumed_ns or time_ns, What.EVENTS, None)
        elif self._shown_key is not None:
            self._add(self._shown_until(time_ns), What.DISPLAY, self._shown_key)
        between = key == ("", "")
        self._add(time_ns, What.BETWEEN if between else What.COMPUTE, None if between else key)
        self._calm()

    def _shown_until(self, time_ns: int) -> int:
        assert self._quick_ns is not None
        gap_ns, quick_ns = time_ns - self._mark_ns, self._quick_ns
        shown = self._shown_property in SHOWN_PROPERTIES
        usual_ns = quick_ns * 3 // 4
        if self._shown_ns is not None:  # the view also works outside its scene
            rest_ns = max(0, time_ns - self._shown_ns) * 2 // 5
            limit_ns = (2 * quick_ns or _REST_LIMIT_NS) if shown else usual_ns
            return min(self._shown_ns + min(rest_ns, limit_ns), time_ns)
        if not shown:
            return self._mark_ns + min(gap_ns // 2, usual_ns)
        if self._shown_code == CHANGED_HIDDEN:
            return self._mark_ns + gap_ns // 2
        return time_ns - min(gap_ns * 3 // 10, 4 * quick_ns)

    def _add(self, end_ns: int, what: What, key: tuple[str, str] | None) -> None:
        if end_ns > self._mark_ns:
            self._found.append(Interval(self._mark_ns, end_ns, what, key))
            self._mark_ns = end_ns
