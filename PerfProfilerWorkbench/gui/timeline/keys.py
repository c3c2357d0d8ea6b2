# SPDX-License-Identifier: LGPL-2.1-or-later
"""What keys do on a canvas: from thing to thing, closer and farther."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ...analysis.layers import Place
from ...qt import QtCore

if TYPE_CHECKING:
    from .canvas import Canvas

_Key = QtCore.Qt.Key
_PAGE = 0.8  # of what is seen


class Chosen(NamedTuple):
    """A thing on the canvas: the number of its band, and its place there."""

    band: int
    place: Place


class Keys:
    """``actions`` are by key."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.actions: Mapping[Any, Callable[[], None]] = {
            _Key.Key_Left: lambda: self.step(-1),
            _Key.Key_Right: lambda: self.step(1),
            _Key.Key_Up: lambda: self.change_band(-1),
            _Key.Key_Down: lambda: self.change_band(1),
            _Key.Key_PageUp: lambda: self.page(-_PAGE),
            _Key.Key_PageDown: lambda: self.page(_PAGE),
            _Key.Key_Plus: canvas.closer,
            _Key.Key_Equal: canvas.closer,
            _Key.Key_Minus: canvas.farther,
            _Key.Key_Home: canvas.show_all,
            _Key.Key_End: self.show_end,
            _Key.Key_Space: canvas.fit_chosen,
            _Key.Key_Return: canvas.open_chosen,
            _Key.Key_Enter: canvas.open_chosen,
        }

    def page(self, share: float) -> None:
        """Move by a share of what is seen."""
        zoom = self._canvas.zoom
        zoom.move(round(zoom.seen_ns * share))
        self._canvas.see()

    def show_end(self) -> None:
        zoom = self._canvas.zoom
        zoom.move(zoom.last_ns - zoom.end_ns)
        self._canvas.see()

    def step(self, way: int) -> None:
        """To the next or the one before in the same band; to whatever is in sight at first."""
        chosen = self._canvas.chosen
        if chosen is None:
            self.change_band(1)
            return
        row = self._canvas.bands[chosen.band].row
        place = row.next(chosen.place) if way > 0 else row.previous(chosen.place)
        if place is not None:
            self._go(chosen.band, place)

    def change_band(self, way: int) -> None:
        """To what is next to it in the next band that has something."""
        canvas, thing, zoom = self._canvas, self._canvas.thing, self._canvas.zoom
        time_ns = zoom.start_ns if thing is None else (thing.start_ns + thing.end_ns) // 2
        number = -1 if canvas.chosen is None else canvas.chosen.band
        others = range(number + 1, len(canvas.bands)) if way > 0 else range(number - 1, -1, -1)
        for other in others:
            place = canvas.bands[other].row.nearest(time_ns)
            if place is not None:
                self._go(other, place)
                return

    def _go(self, band: int, place: Place) -> None:
        canvas = self._canvas
        before_ns = canvas.zoom.start_ns
        canvas.choose(Chosen(band, place))
        if canvas.zoom.start_ns != before_ns:
            canvas.moved.emit()
