# SPDX-License-Identifier: LGPL-2.1-or-later
"""What of the texts that our own painting writes can't be read: cut off, overlapping, too faint.

Qt's ``drawText`` is listened to while a widget is drawn; drawn without any text, it is the ground.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from faint import LEAST, colours_in
from looking import photo
from written import named, visible

from PerfProfilerWorkbench.gui.widgets.colours import contrast
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

_SLACK = 2  # pixels
_SHARE = 0.1  # of the ground's pixels a colour has to have


@dataclass(frozen=True)
class _Text:
    """``box`` is where its letters are, ``room`` where they may be."""

    text: str
    box: Any
    room: Any
    colour: Any


def misdrawn(root: Any) -> Iterator[str]:
    """Sentences about what is wrong with what our painting writes in a widget and in its parts."""
    for widget in [one for one in visible(root) if _ours(one)]:
        yield from _wrong(widget)


def _ours(widget: Any) -> bool:
    """Whether it is drawn in Python: by itself, or cell by cell."""
    view = widget.parentWidget()
    cells = isinstance(view, QtWidgets.QAbstractItemView) and view.viewport() is widget
    drawn_by = type(view.itemDelegate()) if cells else type(widget)
    return not drawn_by.__module__.startswith("PySide")


def _wrong(widget: Any) -> Iterator[str]:
    name = named(widget)
    with _listening(widget) as texts:
        _draw(widget)
    for one in texts:
        lack = one.box.width() - one.room.width()
        if lack > _SLACK:
            yield f"clipped by {lack}: painted “{one.text[:40]}” of {name}"
    for one, other in combinations(texts, 2):
        both = one.box.intersected(other.box)
        if both.width() > _SLACK and both.height() > _SLACK:
            yield f"overlap: painted “{one.text[:40]}” and “{other.text[:40]}” of {name}"
    seen = [one for one in texts if widget.visibleRegion().boundingRect().contains(one.box)]
    if seen:
        with _drawing(lambda painter, *where: None):
            ground = photo(widget).toImage().convertToFormat(QtGui.QImage.Format.Format_RGB32)
        yield from (f"{fault} of {name}" for one in seen for fault in _faint(one, ground))


def _draw(widget: Any) -> None:
    """The widget alone, without the parts that draw themselves."""
    canvas = QtGui.QImage(widget.size(), QtGui.QImage.Format.Format_RGB32)
    here, whole = QtCore.QPoint(0, 0), QtGui.QRegion(widget.rect())
    widget.render(canvas, here, whole, QtWidgets.QWidget.RenderFlag.DrawWindowBackground)


def _faint(one: _Text, ground: Any) -> Iterator[str]:
    counts = colours_in(ground, one.box)
    for colour, count in counts.items():
        found = contrast(one.colour, QtGui.QColor.fromRgb(colour))
        if count >= _SHARE * sum(counts.values()) and found < LEAST:
            on = f"{one.colour.name()} on {QtGui.QColor.fromRgb(colour).name()}"
            yield f"contrast {found:.1f} of {on}: painted “{one.text[:40]}”"


@contextmanager
def _listening(widget: Any) -> Iterator[list[_Text]]:
    found: list[_Text] = []
    draw = QtGui.QPainter.drawText

    def listen(painter: Any, *where: Any) -> Any:
        found.append(_text(widget.rect(), painter, *where))
        return draw(painter, *where)

    with _drawing(listen):
        yield found


@contextmanager
def _drawing(draw_text: Callable[..., Any]) -> Iterator[None]:
    was = QtGui.QPainter.drawText
    QtGui.QPainter.drawText = draw_text
    try:
        yield
    finally:
        QtGui.QPainter.drawText = was


def _text(whole: Any, painter: Any, *where: Any) -> _Text:
    """Of ``drawText(x, y, text)`` and of ``drawText(rectangle, flags, text)``."""
    *place, text = where
    metrics, shift = painter.fontMetrics(), painter.worldTransform()
    if len(place) == 2 and isinstance(place[0], QtCore.QRect):
        rect, flags = place
        room, box = rect, metrics.boundingRect(rect, flags, text)
    else:
        x, base = place
        box = QtCore.QRect(
            x, base - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height()
        )
        room = box.intersected(whole)
    return _Text(text, shift.mapRect(box), shift.mapRect(room), painter.pen().color())
