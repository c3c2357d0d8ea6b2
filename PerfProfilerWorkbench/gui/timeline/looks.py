# SPDX-License-Identifier: LGPL-2.1-or-later
"""The colours and texts of bars, taken from the widget's own palette and font."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ...qt import QtGui
from ..widgets import colours

DENSITIES = 4  # how many shades tell how much of a pixel is taken
_PALE, _FULL, _MOST_TEXTS = 0.34, 0.85, 4000


class Looks:
    """Made anew when the theme or the font is another one."""

    def __init__(self, widget: Any) -> None:
        palette = widget.palette()
        self.ground = colours.ground_of(widget)
        self.text = colours.readable(palette.color(widget.foregroundRole()), self.ground)
        self.quiet = colours.readable(_mixed(self.text, self.ground, 0.7), self.ground)
        self.line = _mixed(self.text, self.ground, 0.25)
        self.grid = _mixed(self.text, self.ground, 0.12)
        self.focus = palette.color(QtGui.QPalette.ColorRole.Highlight)
        self.chosen = colours.readable(colours.OURS, self.ground)
        self.failed = QtGui.QColor(colours.FAILED)
        self.metrics = widget.fontMetrics()
        self.height = self.metrics.height()
        self._shades: dict[str, tuple[Any, ...]] = {}
        self._inks: dict[str, Any] = {}
        self._widths: dict[str, int] = {}

    def shades(self, colour: str) -> tuple[Any, ...]:
        """From almost nothing to all of a pixel; the one at 0 is that of bars with a text."""
        known = self._shades.get(colour)
        if known is None:
            steps = [_PALE + (_FULL - _PALE) * n / (DENSITIES - 1) for n in range(DENSITIES)]
            mixed = [_mixed(QtGui.QColor(colour), self.ground, step) for step in steps]
            known = self._shades[colour] = tuple(mixed)
        return known

    def ink(self, colour: str) -> Any:
        """The colour of text on a bar."""
        if colour not in self._inks:
            self._inks[colour] = colours.readable(self.text, self.shades(colour)[0])
        return self._inks[colour]

    def width(self, text: str) -> int:
        known = self._widths.get(text)
        if known is None:
            if len(self._widths) > _MOST_TEXTS:
                self._widths.clear()
            known = self._widths[text] = self.metrics.horizontalAdvance(text)
        return known

    def fitting(self, text: str, room: float) -> str:
        return whole_words(text, room, self.width)


def whole_words(text: str, room: float, width: Callable[[str], int]) -> str:
    """As many words as there is room for; nothing where not even the first fits."""
    if width(text) <= room:
        return text
    for end in reversed([found.start() for found in re.finditer(r"\s+", text)]):
        shown = text[:end] + " …"
        if width(shown) <= room:
            return shown
    return ""


def _mixed(colour: Any, ground: Any, share: float) -> Any:
    pairs = zip(colour.getRgb()[:3], ground.getRgb()[:3])
    return QtGui.QColor(*(round(one * share + other * (1 - share)) for one, other in pairs))
