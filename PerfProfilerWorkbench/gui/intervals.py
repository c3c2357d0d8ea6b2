# SPDX-License-Identifier: LGPL-2.1-or-later
"""The person's own times between two samples, for the next recording."""

from __future__ import annotations

from typing import NamedTuple

from .. import texts
from ..model.preset import Intervals
from . import settings


class Interval(NamedTuple):
    """Whole milliseconds under a name in our preferences; 0: as the preset says."""

    name: str
    title: str
    tip: str
    least_ms: int
    most_ms: int


SAMPLES = Interval(settings.SAMPLE_MS, texts.PREF_SAMPLES, texts.PREF_SAMPLES_TIP, 20, 60_000)
STACKS = Interval(settings.STACK_MS, texts.PREF_STACKS, texts.PREF_STACKS_TIP, 10, 1_000)
ALL = (SAMPLES, STACKS)


def intervals() -> Intervals:
    return Intervals(*(_seconds(each) for each in ALL))


def within(interval: Interval, value_ms: int) -> int:
    """The nearest that makes sense; FreeCAD's parameter editor takes anything."""
    return 0 if value_ms <= 0 else min(max(value_ms, interval.least_ms), interval.most_ms)


def _seconds(interval: Interval) -> float | None:
    return within(interval, settings.number(interval.name, 0)) / 1000 or None
