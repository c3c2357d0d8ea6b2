# SPDX-License-Identifier: LGPL-2.1-or-later
"""Moves on what is seen while a recording runs."""

from __future__ import annotations

from ...qt import QtCore
from .canvas import Canvas

_FIRST_NS, _LEAST_AHEAD_NS = 10 * 10**9, 2 * 10**9
_AHEAD = 8  # the part of what is seen that is left for what comes next
_REDRAW_NS = 10**9


class Live:
    """``following``: the newest is kept in sight.

    What is seen moves on in steps, and not with each moment: that is calmer, and drawing all of it
    four times a second would take a few percent of a core.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._drawn_ns = 0
        self.following = True

    def begin(self, first_ns: int, now_ns: int) -> None:
        self._show(first_ns, now_ns + _FIRST_NS)
        self._drawn_ns = now_ns

    def show(self, first_ns: int, last_ns: int) -> None:
        """All of a recording that is over."""
        self._show(first_ns, last_ns)

    def _show(self, first_ns: int, last_ns: int) -> None:
        self.following = True
        self._canvas.zoom.limit(first_ns, last_ns)
        self._canvas.zoom.show_all()
        self._canvas.update()

    def end(self, last_ns: int) -> None:
        """Nothing comes any more."""
        zoom = self._canvas.zoom
        if zoom.last_ns != last_ns:
            whole = zoom.whole
            zoom.limit(zoom.first_ns, last_ns)
            if whole:
                zoom.show_all()
            self._canvas.update()

    def tick(self, now_ns: int) -> None:
        zoom = self._canvas.zoom
        if now_ns > zoom.last_ns:
            whole, seen_ns = zoom.whole, zoom.seen_ns
            zoom.limit(zoom.first_ns, now_ns + max(_LEAST_AHEAD_NS, seen_ns // _AHEAD))
            if self.following:
                zoom.show(zoom.first_ns if whole else zoom.last_ns - seen_ns, zoom.last_ns)
            self._canvas.update()
        elif now_ns - self._drawn_ns >= _REDRAW_NS and self._drawn_ns < zoom.end_ns:
            self._redraw(now_ns)
        else:
            return
        self._drawn_ns = now_ns

    def _redraw(self, now_ns: int) -> None:
        """Only what is new: the curves went on."""
        zoom, canvas = self._canvas.zoom, self._canvas
        left, right = int(zoom.x(self._drawn_ns)) - 4, int(zoom.x(now_ns)) + 2
        box = QtCore.QRect(left, 0, right - left, canvas.height())
        canvas.update(box.intersected(canvas.rect()))

    def moved(self) -> None:
        """Somebody zoomed or moved what is seen."""
        zoom = self._canvas.zoom
        self.following = zoom.end_ns >= zoom.last_ns

    def follow(self) -> None:
        zoom = self._canvas.zoom
        self.following = True
        zoom.show(zoom.last_ns - zoom.seen_ns, zoom.last_ns)
        self._canvas.update()
