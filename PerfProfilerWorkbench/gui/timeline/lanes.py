# SPDX-License-Identifier: LGPL-2.1-or-later
"""The canvas of lanes: bars of spans, curves of readings below them, the axis on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ... import texts, units
from ...analysis.timeline import Lanes, Line
from ...analysis.zoom import digits, tick_step_ns, ticks
from ...model.span import Span
from ...qt import QtCore
from .. import i18n
from ..widgets import colours
from . import bars, readings
from .bars import Band
from .canvas import Canvas, Found
from .keys import Chosen
from .readings import Reading
from .words import Words

_MOST_COMPARED = 2000  # to name the longest of many: the pointer moves often
_MARGIN = 6  # pixels beside what is new
_GAP, _CURVE, _TALLEST = 4, 2.4, 6  # pixels; heights of a line of text
_WHOLE = {
    Line.FREEZES: colours.FAILED,
    Line.MODES: colours.OTHER,
    Line.COMMANDS: colours.OTHER,
    Line.RECOMPUTES: colours.OTHER,
    Line.FILES: colours.OTHER,
}
_HEADS = (
    (texts.TIMELINE_FREEZES, (Line.FREEZES,), texts.TIMELINE_NONE),
    (texts.TIMELINE_COMMANDS, (Line.MODES, Line.COMMANDS), texts.TIMELINE_NONE),
    (texts.TIMELINE_RECOMPUTES, (Line.RECOMPUTES,), texts.TIMELINE_NONE),
    (texts.TIMELINE_FEATURES, (Line.FEATURES,), texts.TIMELINE_NONE),
    (texts.TIMELINE_FILES, (Line.FILES,), texts.TIMELINE_NO_FILES),
)
_SEEN_ONLY_WITH_A_WINDOW = (texts.TIMELINE_FREEZES, texts.TIMELINE_COMMANDS)


class Head(NamedTuple):
    """What is written above a lane."""

    top: int
    text: str


class Plot(NamedTuple):
    box: Any
    reading: Reading


class LanesCanvas(Canvas):
    """``put`` shows other lanes, ``grew`` says that they have more."""

    def __init__(self) -> None:
        super().__init__()
        self.lanes = Lanes()
        self.words = Words(self.lanes, 0)
        self.windowed = True
        self._readings: Sequence[Reading] = ()
        self.heads: list[Head] = []
        self._plots: list[Plot] = []
        self.setAccessibleName(i18n.tr(texts.PAGE_TIMELINE))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.arrange()

    def put(self, lanes: Lanes, words: Words, windowed: bool) -> None:
        self.lanes, self.words, self.windowed = lanes, words, windowed
        self.chosen = self.hovered = None
        self.bands = ()
        self.arrange()
        self.update()

    def put_readings(self, found: Sequence[Reading]) -> None:
        before, self._readings = self._readings, found
        if [one.head for one in before] != [one.head for one in found]:
            self.arrange()
            self.update()

    def grew(self, since_ns: int) -> None:
        """There is more, all of it from a moment on."""
        places, heads = [band.top for band in self.bands], self.heads
        self.arrange()
        if places != [band.top for band in self.bands]:
            self.update()
            return
        for before, head in zip(heads, self.heads):
            if before != head:
                self.update(self._strip(head))
        left = max(0, int(self.zoom.x(since_ns)) - _MARGIN)
        self.update(QtCore.QRect(left, 0, self.width() - left, self.height()))

    def reveal(self, span: Span) -> bool:
        """Choose and fit a span; whether it is there."""
        for number, band in enumerate(self.bands):
            place = band.row.place_of(span)
            if place is not None:
                self.choose(Chosen(number, place))
                self.fit(span)
                return True
        return False

    # Layout

    def arrange(self) -> None:
        """From top to bottom. What was chosen stays chosen."""
        row = None if self.chosen is None else self.bands[self.chosen.band].row
        line = self.looks.height
        self.heads, bands, top = [], [], 2 * line + _GAP
        for head, lines, why in _HEADS:
            self.heads.append(Head(top, self._head(head, lines, why)))
            top += line
            for one in lines:
                if len(self.lanes.rows[one]):
                    bands.append(self._band(one, top))
                    top += bands[-1].height + 2
            top += _GAP
        self.bands = bands
        self._arrange_plots(top)
        if self.chosen is not None:
            number = next(n for n, band in enumerate(bands) if band.row is row)
            self.chosen = Chosen(number, self.chosen.place)

    def _band(self, line: Line, top: int) -> Band:
        shares = bars.SPLIT if line is Line.FEATURES else ((_WHOLE[line], bars.WALL),)
        height = (self.looks.height + 2) * len(shares)
        return Band(self.lanes.rows[line], self._label, shares, top, height)

    def _label(self, span: Span) -> str:
        return self.words.short(span)

    def _arrange_plots(self, top: int) -> None:
        """Curves share what room is left below, up to a height."""
        line, self._plots = self.looks.height, []
        drawn = sum(reading.missing is None for reading in self._readings)
        taken = top + len(self._readings) * (line + _GAP)
        free = (self.height() - taken) // max(1, drawn)
        least = int(_CURVE * line)
        height = max(least, min(free, _TALLEST * line))
        for reading in self._readings:
            self.heads.append(Head(top, reading.head))
            top += line
            if reading.missing is None:
                box = QtCore.QRect(0, top, 1, height)
                self._plots.append(Plot(box, reading))
                top += box.height()
            top += _GAP
        self.setMinimumHeight(taken + drawn * least)

    def _head(self, title: str, lines: Sequence[Line], why: str) -> str:
        count = sum(len(self.lanes.rows[line]) for line in lines)
        if count:
            what = i18n.number(count)
            if lines == (Line.FREEZES,):
                time = i18n.duration(self.lanes.rows[Line.FREEZES].wall_ns)
                what = i18n.tr(texts.TIMELINE_COUNT, count=what, time=time)
        elif title in _SEEN_ONLY_WITH_A_WINDOW and not self.windowed:
            what = i18n.tr(texts.TIMELINE_NO_WINDOW)
        else:
            what = i18n.tr(why)
        return i18n.tr(texts.TIMELINE_LANE, lane=i18n.tr(title), what=what)

    # Drawing

    def draw(self, painter: Any, box: Any) -> None:
        self._draw_axis(painter, box)
        painter.setPen(self.looks.quiet)
        for head in self.heads:
            if self._strip(head).intersects(box):
                self._draw_head(painter, head)
        for plot in self._plots:
            if box.top() <= plot.box.bottom() and plot.box.top() <= box.bottom():
                ends = box.left(), box.right() + 1
                readings.paint(painter, plot.reading, self.zoom, self.looks, plot.box, *ends)

    def _strip(self, head: Head) -> Any:
        return QtCore.QRect(0, head.top, self.width(), self.looks.height)

    def _draw_head(self, painter: Any, head: Head) -> None:
        """On the side where reading begins."""
        looks = self.looks
        text = looks.fitting(head.text, self.width() - 6)
        x = 3
        if self.layoutDirection() == QtCore.Qt.LayoutDirection.RightToLeft:
            x = self.width() - 3 - looks.width(text)
        painter.drawText(x, head.top + looks.metrics.ascent(), text)

    def _draw_axis(self, painter: Any, box: Any) -> None:
        """Times since the beginning at round steps; below them the time of day at both ends."""
        looks = self.looks
        moments = list(self._moments())
        for x, *_ in moments:
            if box.left() <= x <= box.right():
                painter.fillRect(x, box.top(), 1, box.height(), looks.grid)
        if box.top() >= 2 * looks.height:
            return
        base = looks.metrics.ascent()
        painter.setPen(looks.quiet)
        for x, step_ns, ns in moments:
            text = _told_time(ns, step_ns)
            if x + 3 + looks.width(text) <= self.width():
                painter.drawText(x + 3, base, text)
        self._draw_clocks(painter, base + looks.height)

    def _draw_clocks(self, painter: Any, base: int) -> None:
        first, last = (self.words.clock(at) for at in (self.zoom.start_ns, self.zoom.end_ns))
        painter.drawText(3, base, first)
        x = self.width() - 3 - self.looks.width(last)
        if x > self.looks.width(first) + 12:
            painter.drawText(x, base, last)

    def _moments(self) -> Iterator[tuple[int, int, int]]:
        """Where they are; the step from one to the next; the time since the beginning."""
        zoom, looks = self.zoom, self.looks
        step_ns = tick_step_ns(zoom.seen_ns, max(1, self.width() // (looks.height * 5)))
        for time_ns in ticks(zoom, step_ns):
            yield int(zoom.x(time_ns)), step_ns, time_ns - zoom.first_ns

    # Words

    def tip(self, x: int, y: int) -> str:
        found = self.found(x, y)
        if found is not None:
            return self.told_of(found)
        for plot in self._plots:
            if plot.box.top() <= y <= plot.box.bottom():
                time_ns = self.zoom.time_ns(x)
                return plot.reading.told(time_ns, self.words.clock(time_ns))
        heads = (head.text for head in self.heads if 0 <= y - head.top < self.looks.height)
        return next(heads, "")

    def told_of(self, found: Found) -> str:
        """A span's sentence, or what many in one place are together."""
        if found.count == 1:
            return self.words.told(found.thing)
        number, first = found.at.place
        layer, after = self.bands[found.at.band].row.layers[number], first + found.count
        among = layer.things[first : min(after, first + _MOST_COMPARED)]
        longest = max(among, key=lambda span: span.wall_ns)
        time = i18n.duration(layer.wall_ns[after] - layer.wall_ns[first])
        values = {"count": i18n.number(found.count), "time": time}
        return i18n.tr(texts.TIMELINE_MERGED, longest=self.words.told(longest), **values)


def _told_time(ns: int, step_ns: int) -> str:
    if step_ns >= 60 * 10**9:
        return i18n.tr(texts.TIMELINE_AXIS_MINUTES, value=round(ns / 60e9))
    value = units.fixed(ns / 1e9, digits(step_ns), i18n.translate)
    return i18n.tr(texts.TIMELINE_AXIS_SECONDS, value=value)
