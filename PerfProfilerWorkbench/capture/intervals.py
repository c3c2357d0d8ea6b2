# SPDX-License-Identifier: LGPL-2.1-or-later
"""Cuts the time between the events of one recompute into intervals of one kind each. Pure.

What each stretch of time is (docs/freecad.md):

- before a CHANGING, CHANGED or RECOMPUTED a feature was computing;
- after a CHANGED the view works, until the last notice of its scene (SHOWN); where it gave none,
  up to the next event for what is shown (Shape and its like; of a hidden object less what is
  usual between the two), else as long as the view takes at least for such a change: an estimate;
- from PAUSED to the last RESUMED Qt handled events inside the recompute, for the progress bar;
- between a RECOMPUTED and a PAUSED FreeCAD looks for the next feature.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

_FLOOR_LIMIT_NS = 400_000
_SILENT_LIMIT_NS = 200_000
_REST_LIMIT_NS = 1_000_000
_OFTEN = 10


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


@dataclass(frozen=True)
class Floors:
    """What the view takes at least for a change that it gives no notice of, learnt from them.

    ``silent`` holds a low decile of the time to the next signal for each property that changed
    often enough, ``hidden`` the same for what is shown of hidden objects, ``any_ns`` it for all
    silent ones together.
    """

    any_ns: int
    silent: Mapping[str, int]
    hidden: Mapping[str, int]

    def silent_ns(self, name: str, gap_ns: int) -> int:
        """The view's part of a gap: some of it is the feature's, computing on."""
        return min(gap_ns // 2, self.silent.get(name, self.any_ns), _SILENT_LIMIT_NS)

    def hidden_ns(self, name: str, gap_ns: int) -> int:
        """The same where a hidden object's shape changed: half of little, most of much."""
        return max(gap_ns // 2, gap_ns - self.hidden.get(name, self.any_ns))


def learnt(events: Iterable[Event]) -> Floors:
    """The floors of one recompute."""
    silent: dict[str, list[int]] = {}
    hidden: dict[str, list[int]] = {}
    before = None
    for event in events:
        if before is not None and event[1] not in (SHOWN, NESTED):
            if before[1] in (CHANGED, CHANGED_HIDDEN) and before[3] not in SHOWN_PROPERTIES:
                silent.setdefault(before[3], []).append(event[0] - before[0])
            elif before[1] == CHANGED_HIDDEN:
                hidden.setdefault(before[3], []).append(event[0] - before[0])
        before = event
    every = [gap for found in silent.values() for gap in found]
    return Floors(_low_decile_ns(every), _low_deciles(silent), _low_deciles(hidden))


def _low_deciles(gaps: Mapping[str, list[int]]) -> dict[str, int]:
    return {name: _low_decile_ns(found) for name, found in gaps.items() if len(found) >= _OFTEN}


def _low_decile_ns(gaps: list[int]) -> int:
    gaps.sort()
    return min(gaps[len(gaps) // 10], _FLOOR_LIMIT_NS) if gaps else 0


class Cutter:
    """Feed it the events of one gap (up to and with its RECOMPUTED or END) with ``cut``."""

    def __init__(self, start_ns: int, floors: Floors | None) -> None:
        """``floors`` is None without a window: nothing is displayed then."""
        self._mark_ns = start_ns
        self._floors = floors
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
                if code in (CHANGED, CHANGED_HIDDEN) and self._floors is not None:
                    self._shown_key, self._shown_code, self._shown_property = key, code, detail
                elif code == RECOMPUTED:
                    self._mark_ns = time_ns + detail[0]
        found, self._found, self._pause = self._found, [], 0
        return found

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
        floors, gap_ns = self._floors, time_ns - self._mark_ns
        assert floors is not None
        name, hidden = self._shown_property, self._shown_code == CHANGED_HIDDEN
        if self._shown_ns is not None and (not hidden or name in SHOWN_PROPERTIES):
            rest_ns = max(0, time_ns - self._shown_ns) if name in SHOWN_PROPERTIES else 0
            rest_ns = min(rest_ns * 2 // 5, _REST_LIMIT_NS)  # the view also works outside its scene
            return min(self._shown_ns + max(floors.any_ns, rest_ns), time_ns)
        if name not in SHOWN_PROPERTIES:
            return self._mark_ns + floors.silent_ns(name, gap_ns)
        return self._mark_ns + floors.hidden_ns(name, gap_ns) if hidden else time_ns

    def _add(self, end_ns: int, what: What, key: tuple[str, str] | None) -> None:
        if end_ns > self._mark_ns:
            self._found.append(Interval(self._mark_ns, end_ns, what, key))
            self._mark_ns = end_ns
