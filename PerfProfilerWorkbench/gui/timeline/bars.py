# SPDX-License-Identifier: LGPL-2.1-or-later
"""Draws rows of stretches as bars: one by one where there is room, else as how dense they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ...analysis.layers import Layer, Row
from ...analysis.zoom import Zoom
from ..widgets import colours
from .looks import DENSITIES, Looks

_LEAST_TEXT = 24  # pixels: no word fits into less
_MARGIN = 8  # pixels
_GRAIN = 2  # pixels: what is narrower is merged with what is beside it
_EDGE = 4  # pixels: a bar of less has no edge, or it would be all edge

WALL, COMPUTE, DISPLAY = "wall_ns", "compute_ns", "display_ns"  # the running sums of a layer
SPLIT = ((colours.COMPUTE, COMPUTE), (colours.DISPLAY, DISPLAY))


@dataclass(frozen=True)
class Band:
    """A row of bars on the canvas, from ``top`` on.

    ``shares`` are one below the other, each as high as a line of text: a colour, and what of the
    time it stands for. ``label`` is written into a bar.
    """

    row: Row[Any]
    label: Callable[[Any], str]
    shares: tuple[tuple[str, str], ...]
    top: int
    height: int


def paint(painter: Any, band: Band, zoom: Zoom, looks: Looks, left: int, right: int) -> None:
    """Between two pixels; what lies in others is drawn over them."""
    left -= _MARGIN  # pieces at the edge must be those that they are where all is drawn
    start_ns, end_ns = zoom.time_ns(left), zoom.time_ns(right)
    for layer in reversed(band.row.layers):
        _Painting(painter, band, zoom, looks, layer).paint(start_ns, end_ns)


class _Painting:
    def __init__(
        self, painter: Any, band: Band, zoom: Zoom, looks: Looks, layer: Layer[Any]
    ) -> None:
        self._painter, self._band, self._zoom, self._looks = painter, band, zoom, looks
        self._layer = layer
        self._part = band.height // len(band.shares)
        self._sums = [getattr(layer, name) for _, name in band.shares]
        self._shades = [looks.shades(colour) for colour, _ in band.shares]
        self._runs = [_Run() for _ in band.shares]

    def paint(self, start_ns: int, end_ns: int) -> None:
        """Hundreds of pieces in a few milliseconds: few calls, and no objects made."""
        zoom, layer = self._zoom, self._layer
        starts, ends, failed = layer.starts, layer.ends, layer.failed
        origin_ns, grain_ns = zoom.start_ns, _GRAIN * zoom.step_ns
        for first, after in layer.pieces(start_ns, end_ns, grain_ns, origin_ns):
            if ends[after - 1] - starts[first] >= grain_ns and after - first == 1:
                self._bar(first)
                continue
            left = _GRAIN * int((max(starts[first], start_ns) - origin_ns) // grain_ns)
            self._dense(first, after, left)
            if failed[after] != failed[first]:
                self._painter.fillRect(left, self._band.top, _GRAIN, 2, self._looks.failed)
        for number, run in enumerate(self._runs):
            self._fill(number, run)

    def _dense(self, first: int, after: int, x: int) -> None:
        """A place that stands for many, or for one that is shorter; like ones join to a run."""
        grain_ns, nothing = _GRAIN * self._zoom.step_ns, True
        for number, known in enumerate(self._sums):
            ns, run = known[after] - known[first], self._runs[number]
            shade = min(DENSITIES - 1, int(DENSITIES * ns / grain_ns)) if ns else -1
            nothing = nothing and not ns
            if nothing and number == len(self._sums) - 1:
                shade = 0  # what took no time still has its place
            if run.end != x or run.shade != shade:
                self._fill(number, run)
                run.start, run.shade = x, shade
            run.end = x + _GRAIN

    def _fill(self, number: int, run: _Run) -> None:
        if run.shade >= 0:
            top, colour = self._band.top + number * self._part, self._shades[number][run.shade]
            self._painter.fillRect(run.start, top, run.end - run.start, self._part, colour)

    def _bar(self, position: int) -> None:
        zoom, looks, band = self._zoom, self._looks, self._band
        begin, end = zoom.x(self._layer.starts[position]), zoom.x(self._layer.ends[position])
        left, right = max(-2, int(begin)), min(zoom.width + 2, int(end))
        self._parts(position, begin, end, left, right)
        if right - left >= _EDGE:
            fill = self._painter.fillRect
            fill(left, band.top, 1, band.height, looks.line)
            fill(left, band.top + band.height - 1, right - left - 1, 1, looks.line)
        if self._layer.failed[position + 1] != self._layer.failed[position]:
            self._painter.fillRect(left, band.top, right - left, 2, looks.failed)
            self._painter.fillRect(left, band.top, 2, band.height, looks.failed)
        room = min(right, zoom.width) - max(left, 0) - 6
        if room >= _LEAST_TEXT:
            self._write(self._layer.things[position], max(left, 0), room)

    def _parts(self, position: int, begin: float, end: float, left: int, right: int) -> None:
        """What the time went to, from left to right in the order in which that usually comes."""
        layer = self._layer
        scale = (end - begin) / max(1, layer.wall_ns[position + 1] - layer.wall_ns[position])
        for number, known in enumerate(self._sums):
            upto = begin + (known[position + 1] - known[position]) * scale
            x, edge = max(left, int(begin)), min(right, int(upto + 0.5))
            if edge > x:
                top = self._band.top + number * self._part
                self._painter.fillRect(x, top, edge - x, self._part, self._shades[number][0])
            begin = upto

    def _write(self, thing: Any, left: int, room: int) -> None:
        looks = self._looks
        text = looks.fitting(self._band.label(thing), room)
        if text:
            self._painter.setPen(looks.ink(self._band.shares[0][0]))
            self._painter.drawText(left + 3, self._band.top + looks.metrics.ascent() + 1, text)


class _Run:
    """Pixels side by side of one shade; -1: nothing to draw."""

    __slots__ = ("end", "shade", "start")

    def __init__(self) -> None:
        self.start = self.end = self.shade = -1
