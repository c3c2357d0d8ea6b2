# SPDX-License-Identifier: LGPL-2.1-or-later
"""The readings of the last two minutes, with or without a recording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from statistics import median
from time import perf_counter_ns, process_time_ns

from ...analysis.series import Series
from ...capture.memory import rss_bytes
from ...model.facts import Sample
from ...texts import Message
from ..controller import Controller

COUNT = 60
_PART_NS = 2_000_000_000
SPAN_NS = COUNT * _PART_NS
_LOAD_STEP, _MEMORY_STEP_BYTES = 0.2, 8 * 2**20


class Lately:
    """``read`` once a second; a recording's own samples are taken where one runs."""

    def __init__(self, controller: Controller) -> None:
        self.series = Series()
        self.memory_missing: Message | None = None
        self._controller = controller
        self._beginning = -1
        self._freezes = self._since_ns = 0

    def read(self) -> None:
        now_ns, controller = perf_counter_ns(), self._controller
        if controller.running:
            self.series.take(controller.samples, controller.frames)
            self._take_freezes(now_ns)
        else:
            self.series.take([self._own(now_ns)], ())
        self.series.forget(now_ns - 2 * SPAN_NS)

    def _own(self, now_ns: int) -> Sample:
        memory = rss_bytes()
        told = isinstance(memory, Message)
        self.memory_missing = memory if told else None
        return Sample(now_ns, process_time_ns(), None if told else memory)

    def _take_freezes(self, now_ns: int) -> None:
        if self._controller.beginning != self._beginning:
            self._beginning, self._freezes = self._controller.beginning, 0
            self._since_ns = now_ns - round(1e9 * (self._controller.recorded_s or 0))
        freezes = self._controller.costs.freezes
        self.series.take_spans(freezes[self._freezes :])
        self._freezes = len(freezes)

    def news(self) -> tuple[object, ...]:
        """The latest in steps so large that somebody who looks should see them at once."""
        series, sizes = self.series, self.series.resident.values
        until_ns = self._stretch[1]
        load = series.processor.rates(until_ns - 2 * _PART_NS, until_ns, 2)
        busy = [one.values[-1:] for one in series.gpu_busy.values()]
        return (
            [round((one or 0) / _LOAD_STEP) for one in load],
            round(sizes[-1] / _MEMORY_STEP_BYTES) if sizes else None,
            [round(one / _LOAD_STEP) for several in busy for one in several],
            series.frames.times_ns[-1:],
            self._freezes,
            self._controller.running,
        )

    @property
    def _stretch(self) -> tuple[int, int, int]:
        """Up to the last reading; in whole parts, so that no value moves to another part."""
        times = self.series.processor.times_ns or [perf_counter_ns()]
        until_ns = (times[-1] // _PART_NS + 1) * _PART_NS
        return until_ns - SPAN_NS, until_ns, COUNT

    def memory(self) -> list[float | None]:
        """Resident bytes."""
        return self.series.resident.highest(*self._stretch)

    def processor(self) -> list[float | None]:
        """Shares of one core."""
        return self.series.processor.rates(*self._stretch)

    def gpu(self, key: str) -> list[float | None]:
        """Shares of a card."""
        track = self.series.gpu_busy.get(key)
        return [None] * COUNT if track is None else track.highest(*self._stretch)

    def frames(self) -> list[float | None]:
        """The longest drawing of each part, in nanoseconds."""
        return self.series.frames.highest(*self._stretch)

    def frame_times(self) -> tuple[int, int] | None:
        """How many frames were drawn, and the median of their times; None without any."""
        since_ns = self._stretch[0]
        times = self.series.frames.values
        times = times[bisect_left(self.series.frames.times_ns, since_ns) :]
        return (len(times), round(median(times))) if times else None

    def frozen(self) -> Sequence[float | None]:
        """Shares of each part that FreeCAD did not answer; nobody looked before a recording."""
        shares = self.series.frozen(*self._stretch)
        unseen = (self._since_ns - self._stretch[0]) // _PART_NS
        return [None if at < unseen else share for at, share in enumerate(shares)]
