# SPDX-License-Identifier: LGPL-2.1-or-later
"""The curves below the lanes: memory, processor, graphics card."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ... import texts, units
from ...analysis.series import Series, Track
from ...analysis.zoom import Zoom
from ...model.activity import Frame
from ...model.facts import Sample
from ...model.preset import PRESETS, preset
from ...qt import QtCore, QtGui
from ...texts import Message, message
from .. import i18n
from ..widgets.sparkline import curves
from .looks import Looks

_POINTS = 450  # of a curve as wide as the canvas: more take longer, and show no more

Values = Callable[[int, int, int], "list[float | None]"]


@dataclass(frozen=True)
class Reading:
    """A curve: ``values`` are of a stretch in so many parts, None where nobody looked.

    Without any ``missing`` says why. ``show`` writes a value.
    """

    title: str
    values: Values
    show: Callable[[float], str]
    lowest: float = 0.0
    highest: float = 0.0
    missing: Message | None = None

    @property
    def head(self) -> str:
        what = i18n.say(self.missing) if self.missing is not None else self._range()
        return i18n.tr(texts.TIMELINE_LANE, lane=i18n.tr(self.title), what=what)

    def _range(self) -> str:
        lowest, highest = self.show(self.lowest), self.show(self.highest)
        if lowest == highest:
            return highest
        return i18n.tr(texts.TIMELINE_RANGE, lowest=lowest, highest=highest)

    def told(self, time_ns: int, clock: str) -> str:
        (value,) = self.values(time_ns, time_ns + 1, 1)
        if value is None:
            return self.head
        values = {"what": i18n.tr(self.title), "value": self.show(value), "clock": clock}
        return i18n.tr(texts.TIMELINE_READ_AT, **values)


class Readings:
    """What samples tell, from a moment on; it only grows."""

    def __init__(self, since_ns: int, preset_name: str) -> None:
        self._series = Series()
        self._since_ns, self._preset = since_ns, preset_name
        self._gpu_missing: Message | None = None
        self._last: Sample | None = None
        self._busiest = 0.0

    def take(self, samples: Sequence[Sample]) -> bool:
        """Whatever is new; whether there was anything."""
        if not samples or samples[-1] is self._last:
            return False
        after_ns = self._since_ns if self._last is None else self._last.time_ns + 1
        new = samples[bisect_left(samples, after_ns, key=lambda sample: sample.time_ns) :]
        if not new:
            return False
        known = len(self._series.processor.times_ns)
        self._series.take(new, _NO_FRAMES)
        self._last = new[-1]
        self._take_busiest(max(1, known))
        for sample in new:
            missing = sample.gpus[0].missing.get("busy_share") if sample.gpus else None
            self._gpu_missing = missing or sample.gpu_missing or self._gpu_missing
        return True

    def _take_busiest(self, first: int) -> None:
        counter = self._series.processor
        for at in range(first, len(counter.times_ns)):
            passed_ns = counter.times_ns[at] - counter.times_ns[at - 1]
            if passed_ns and counter.near(at):
                rate = (counter.values[at] - counter.values[at - 1]) / passed_ns
                self._busiest = max(self._busiest, rate)

    def all(self) -> list[Reading]:
        series = self._series
        gpu = next(iter(series.gpu_busy.values()), Track())
        busy = Reading(texts.TIMELINE_PROCESSOR, series.processor.rates, i18n.percent,
                       0.0, self._busiest, self._missing(series.processor, 2))  # fmt: skip
        return [
            _plain(texts.TIMELINE_MEMORY, series.resident, _mebibytes,
                   self._missing(series.resident)),
            busy,
            _plain(texts.TIMELINE_GPU, gpu, i18n.percent, self._missing_gpu(gpu)),
        ]  # fmt: skip

    def _missing(self, track: Track, least: int = 1) -> Message | None:
        return None if len(track.values) >= least else message(texts.TIMELINE_NO_READING)

    def _missing_gpu(self, track: Track) -> Message | None:
        if track.values:
            return None
        if self._preset in PRESETS and not preset(self._preset).gpu:
            return message(texts.TIMELINE_NOT_READ)
        return self._gpu_missing or message(texts.TIMELINE_NO_READING)


_NO_FRAMES: tuple[Frame, ...] = ()


def _plain(
    title: str, track: Track, show: Callable[[float], str], missing: Message | None
) -> Reading:
    known = track.values
    return Reading(
        title, track.highest, show, min(known, default=0), max(known, default=0), missing
    )


def _mebibytes(value: float) -> str:
    return units.mebibytes(int(value), i18n.translate)


def paint(
    painter: Any, reading: Reading, zoom: Zoom, looks: Looks, box: Any, left: int, right: int
) -> None:
    """The curve between two pixels of a box, with its ground line."""
    painter.setPen(QtGui.QPen(looks.line, 0))
    painter.drawLine(left, box.bottom(), right, box.bottom())
    grain = max(2, -(-zoom.width // _POINTS))
    first = left - left % grain - grain
    count = (right - first) // grain + 2
    values = reading.values(zoom.time_ns(first), zoom.time_ns(first + count * grain), count)
    painter.setPen(QtGui.QPen(looks.chosen, 0))
    lowest, highest = _scale(reading)
    width = (count - 1) * grain + 1  # from the first point to the last
    for points in curves(values, lowest, highest, width, box.height() - 1):
        line = list(_reduced(points, first, box.top()))
        if len(line) == 1:
            painter.drawPoint(line[0])
        painter.drawPolyline(QtGui.QPolygonF(line))


def _scale(reading: Reading) -> tuple[float, float]:
    """A curve that never changes lies in the middle."""
    if reading.lowest == reading.highest:
        return reading.lowest - 1, reading.highest + 1
    return reading.lowest, reading.highest


def _reduced(points: Sequence[tuple[float, float]], x: int, y: int) -> Iterator[Any]:
    """Without what lies between two alike, as drawing takes longest."""
    for at, point in enumerate(points):
        alike = 0 < at < len(points) - 1 and points[at - 1][1] == point[1] == points[at + 1][1]
        if not alike:
            yield QtCore.QPointF(point[0] + x, point[1] + y)
