# SPDX-License-Identifier: LGPL-2.1-or-later
"""What each colour means, and how it stays legible on light and dark grounds.

The colours are told apart by the colour-blind; text and grounds come from Qt's palette.
"""

from __future__ import annotations

from typing import Any

from ...qt import QtGui

COMPUTE = "#3465a4"
DISPLAY = "#f57900"
OTHER = "#888a85"
WASTED = "#75507b"
FAILED = "#cc0000"
GOOD = "#4e9a06"
OURS = "#06989a"

_LEAST = 5.5  # text needs a contrast of 4.5 (WCAG 2.1, 1.4.3), and thin letters come out fainter
_STEP = 8  # percent


def contrast(one: QtGui.QColor, other: QtGui.QColor) -> float:
    """1 (none) to 21 (black on white), by WCAG 2.1."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str | QtGui.QColor, ground: QtGui.QColor) -> QtGui.QColor:
    """A colour for text: made lighter or darker until it can be read on a ground."""
    found = QtGui.QColor(colour)
    dark = _luminance(ground) < 0.18
    for step in range(1, 40):
        if contrast(found, ground) >= _LEAST:
            break
        found = _nearer(QtGui.QColor(colour), "#ffffff" if dark else "#000000", step * _STEP)
    return found


def ground_of(widget: Any) -> QtGui.QColor:
    """What lies behind a widget's text, for ``readable``.

    FreeCAD's style sheets paint the docks but leave the palette's ground as it was: then only the
    colour of the text tells whether the ground is dark.
    """
    palette = widget.palette()
    ground, text = palette.window().color(), palette.windowText().color()
    if contrast(text, ground) >= _LEAST:
        return ground
    return QtGui.QColor("#444444" if _luminance(text) > 0.18 else "#f0f0f0")


def _nearer(colour: QtGui.QColor, target: str, percent: int) -> QtGui.QColor:
    share, end = min(percent, 100) / 100, QtGui.QColor(target)
    parts = zip(colour.getRgb()[:3], end.getRgb()[:3])
    return QtGui.QColor(*(round(one + (other - one) * share) for one, other in parts))


def _luminance(colour: QtGui.QColor) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.getRgb()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)
