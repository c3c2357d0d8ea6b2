# SPDX-License-Identifier: LGPL-2.1-or-later
"""A picture of bars over time that is zoomed, moved and walked through with mouse and keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ...analysis.zoom import Zoom
from ...qt import QtCore, QtGui, QtWidgets, Signal
from ..widgets.wrapping import plain_tip
from . import bars
from .bars import Band
from .keys import Chosen, Keys
from .looks import Looks

_WHEEL = 1.0015  # for each eighth of a degree: a notch is 120 of them, or a fifth
_CLOSER = 0.6
_DRAG = 4  # pixels: less is a click
_NEAR = 2
_RENEWING = (
    QtCore.QEvent.Type.PaletteChange,
    QtCore.QEvent.Type.StyleChange,
    QtCore.QEvent.Type.FontChange,
)


class Found(NamedTuple):
    """What is under the pointer, and how many share that place."""

    thing: Any
    count: int
    at: Chosen


class Canvas(QtWidgets.QWidget):
    """``told``: another thing is hovered or chosen. ``opened``: Enter on one, ``fitted``: a double
    click or Space. ``moved``: somebody zoomed or moved what is seen.

    A subclass says what the bands are, what a tooltip tells, and draws what is beside them.
    """

    told = Signal()
    opened = Signal(object)
    fitted = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.zoom = Zoom()
        self.bands: Sequence[Band] = ()
        self.chosen: Chosen | None = None
        self.hovered: Found | None = None
        self.keys = Keys(self)
        self._looks: Looks | None = None
        self._pressed: Any = None
        self._dragged = False
        self.setMouseTracking(True)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(1)

    # What a subclass may do otherwise

    def arrange(self) -> None:
        """Lay out the bands; the looks, or what is shown, are others."""

    def draw(self, painter: Any, box: Any) -> None:
        """What is behind the bars, as far as it is in a box."""

    def tip(self, x: int, y: int) -> str:
        return ""

    # What is seen

    @property
    def looks(self) -> Looks:
        if self._looks is None:
            self._looks = Looks(self)
        return self._looks

    @property
    def thing(self) -> Any:
        """What is chosen, or None."""
        if self.chosen is None:
            return None
        return self.bands[self.chosen.band].row.thing(self.chosen.place)

    def found(self, x: int, y: int) -> Found | None:
        """What is at a place on the canvas, or next to it."""
        for number, band in enumerate(self.bands):
            if not band.top <= y < band.top + band.height:
                continue
            for near in (0, _NEAR):
                times = self.zoom.time_ns(x - near), self.zoom.time_ns(x + near + 1)
                under = band.row.under(*times)
                if under is not None:
                    return Found(band.row.thing(under[0]), under[1], Chosen(number, under[0]))
        return None

    def choose(self, chosen: Chosen | None, show: bool = True) -> None:
        self.chosen = chosen
        if show and chosen is not None:
            self.zoom.reveal(self.thing.start_ns, self.thing.end_ns)
        self.told.emit()
        self.update()

    def see(self) -> None:
        """Somebody changed what is seen."""
        self.moved.emit()
        self.update()

    def fit(self, thing: Any) -> None:
        self.zoom.fit(thing.start_ns, thing.end_ns)
        self.see()

    def fit_chosen(self) -> None:
        if self.thing is not None:
            self.fit(self.thing)
            self.fitted.emit(self.thing)

    def open_chosen(self) -> None:
        if self.thing is not None:
            self.opened.emit(self.thing)

    def show_all(self) -> None:
        self.zoom.show_all()
        self.see()

    def closer(self, factor: float = _CLOSER) -> None:
        """At what is chosen, if that is in sight; else in the middle."""
        zoom, thing = self.zoom, self.thing
        middle_ns = (zoom.start_ns + zoom.end_ns) // 2
        if thing is not None and zoom.start_ns < thing.end_ns and thing.start_ns < zoom.end_ns:
            middle_ns = (max(thing.start_ns, zoom.start_ns) + min(thing.end_ns, zoom.end_ns)) // 2
        zoom.by(factor, middle_ns)
        self.see()

    def farther(self) -> None:
        self.closer(1 / _CLOSER)

    # Painting

    def paintEvent(self, event: Any) -> None:
        """Only what has to be drawn anew, which often is a small part."""
        painter = QtGui.QPainter(self)
        painter.setLayoutDirection(QtCore.Qt.LayoutDirection.LayoutDirectionAuto)  # by the text
        for box in _boxes(event.region()):
            painter.setClipRect(box)
            self.draw(painter, box)
            for band in self.bands:
                if box.top() < band.top + band.height and band.top <= box.bottom():
                    bars.paint(painter, band, self.zoom, self.looks, box.left(), box.right() + 1)
            self._draw_chosen(painter)
            if self.hasFocus():
                self._frame(painter, self.looks.focus, self.rect())
        painter.end()

    def _draw_chosen(self, painter: Any) -> None:
        if self.chosen is None:
            return
        band, thing = self.bands[self.chosen.band], self.thing
        left = max(-4, int(self.zoom.x(thing.start_ns)) - 1)
        right = min(self.width() + 4, max(left + 4, int(self.zoom.x(thing.end_ns)) + 1))
        box = QtCore.QRect(left, band.top - 2, right - left, band.height + 4)
        self._frame(painter, self.looks.chosen, box)

    def _frame(self, painter: Any, colour: Any, box: Any) -> None:
        pen = QtGui.QPen(colour, 2)
        pen.setCosmetic(True)
        pen.setJoinStyle(QtCore.Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(box.adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.zoom.width = max(1, self.width())

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() in _RENEWING:
            self._looks = None
            self.arrange()
            self.update()

    # Mouse

    def wheelEvent(self, event: Any) -> None:
        turned, zoom = event.angleDelta(), self.zoom
        if abs(turned.x()) > abs(turned.y()):
            zoom.move(-round(turned.x() * zoom.step_ns))
        else:
            zoom.by(_WHEEL ** -turned.y(), zoom.time_ns(event.position().x()))
        self.see()
        event.accept()

    def mousePressEvent(self, event: Any) -> None:
        if event.button() == QtCore.Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = _point(event), False

    def mouseMoveEvent(self, event: Any) -> None:
        if self._pressed is None:
            self._hover(_point(event))
            return
        point = _point(event)
        passed = point.x() - self._pressed.x()
        if self._dragged or abs(passed) >= _DRAG:
            self._dragged, self._pressed = True, point
            self.setCursor(QtCore.Qt.CursorShape.ClosedHandCursor)
            self.zoom.move(-round(passed * self.zoom.step_ns))
            self.see()

    def mouseReleaseEvent(self, event: Any) -> None:
        if self._pressed is not None and not self._dragged:
            found = self._under(event)
            self.choose(found.at if found else None, show=False)
        self._pressed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: Any) -> None:
        found = self._under(event)
        if found is not None:
            self.choose(found.at, show=False)
            self.fit_chosen()

    def _under(self, event: Any) -> Found | None:
        point = _point(event)
        return self.found(point.x(), point.y())

    def leaveEvent(self, event: Any) -> None:
        self._take_hovered(None)

    def _hover(self, point: Any) -> None:
        self._take_hovered(self.found(point.x(), point.y()))

    def _take_hovered(self, found: Found | None) -> None:
        if found != self.hovered:
            self.hovered = found
            self.told.emit()

    def event(self, event: Any) -> bool:
        if event.type() == QtCore.QEvent.Type.ToolTip:
            text = plain_tip(self.tip(event.pos().x(), event.pos().y()))
            QtWidgets.QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() == QtCore.QEvent.Type.ShortcutOverride and event.key() in self.keys.actions:
            event.accept()  # FreeCAD has shortcuts of one key, and would take it from us
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: Any) -> None:
        act = self.keys.actions.get(event.key())
        if act is None:
            super().keyPressEvent(event)
            return
        act()
        event.accept()


def _point(event: Any) -> Any:
    """Where the pointer is; Qt 6 calls it something else."""
    place = getattr(event, "position", None)
    return event.pos() if place is None else place().toPoint()


def _boxes(region: Any) -> list[Any]:
    """What a region is made of; Qt 6 tells it in another way."""
    return list(region.rects() if hasattr(region, "rects") else region)
