# SPDX-License-Identifier: LGPL-2.1-or-later
"""One feature over all recordings: a chart by matplotlib, where that is missing a plain curve."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ... import texts
from ...model.span import ObjectKey
from ...qt import QtGui, QtWidgets
from ...store.history import TrendPoint
from ...store.store import Store
from ...texts import Message, message
from .. import i18n
from ..archive import Archive, looked_at
from ..widgets import colours
from ..widgets.sparkline import Sparkline
from ..widgets.wrapping import WrappedLabel
from .lines import Line
from .trend_picture import Look, Picture, picture

_HEIGHT_EM = 9


class Trend(NamedTuple):
    """``points`` are of recordings in which it did not fail each time."""

    points: tuple[TrendPoint, ...]
    drawn: Picture | Message


class TrendBox(QtWidgets.QWidget):
    """Hidden until it is switched on; then it reads and draws for each feature that is chosen."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self._line: Line | None = None
        self._asked: Any = None
        self.says, self.plain = WrappedLabel(), WrappedLabel()
        self.curve = Sparkline(i18n.tr(texts.CO_TREND))
        self.chart = QtWidgets.QLabel()
        self.chart.setMinimumWidth(1)
        column = QtWidgets.QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.says, self.chart, self.curve, self.plain):
            column.addWidget(widget)
        self.hide()

    def choose(self, line: Line | None) -> None:
        if line is not self._line:
            self._line = line
            self.tick()

    def tick(self) -> None:
        """Ask for what is to be shown, if that is another than was asked for last."""
        if not self.isVisible():
            return
        key = self._line.key if self._line is not None else None
        if self._line is None or key is None:
            self._asked = None
            self._clear(i18n.tr(texts.CO_TREND_CHOOSE))
            return
        look = self._look()
        if self._asked is not None and self._asked[0] == key and look.near(self._asked[1]):
            return
        changed = self._asked is None or self._asked[0] != key
        self._asked = asked = (key, look)
        label = self._line.name
        if changed:
            self._clear(i18n.tr(texts.CO_TREND_READING, feature=label))

        def take(found: Trend) -> None:
            if self._asked is asked:
                self._put(label, found)

        self._archive.ask(looked_at(_reading(key, look), Trend((), Picture())), take, self._fail)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._asked = None
        self.tick()

    def _look(self) -> Look:
        ink = self.palette().windowText().color().name()
        line = colours.readable(colours.OURS, colours.ground_of(self)).name()
        size = self.fontMetrics().height()
        return Look(
            max(120, self.width()), _HEIGHT_EM * size, self.devicePixelRatioF(), ink, line,
            i18n.tr(texts.CO_TREND_AXIS), i18n.tr(texts.DECIMAL_POINT),
        )  # fmt: skip

    def _fail(self, why: Message) -> None:
        self._clear(i18n.tr(texts.SE_FAILED, reason=i18n.say(why)))

    def _clear(self, text: str) -> None:
        self.says.put(text)
        for widget in (self.chart, self.curve, self.plain):
            widget.hide()

    def _put(self, label: str, found: Trend) -> None:
        if not found.points:
            self._clear(i18n.tr(texts.CO_TREND_NONE, feature=label))
            return
        medians = [one.median_ns for one in found.points if one.median_ns is not None]
        first, last = i18n.duration(medians[0]), i18n.duration(medians[-1])
        count = i18n.number(len(medians))
        said = i18n.tr(texts.CO_TREND_SAYS, feature=label, count=count, first=first, last=last)
        self.says.put(said)
        drawn = found.drawn
        self.chart.setVisible(isinstance(drawn, Picture))
        self.curve.setVisible(not isinstance(drawn, Picture))
        if isinstance(drawn, Picture):
            self.plain.put("")
            self.chart.setPixmap(_pixmap(drawn, self.devicePixelRatioF()))
            self.chart.setAccessibleName(said)
        else:
            self.curve.put(medians, 0, max(medians), said)
            self.plain.put(i18n.tr(texts.CO_TREND_PLAIN, reason=i18n.say(drawn)))


def _reading(key: ObjectKey, look: Look) -> Any:
    def read(store: Store) -> Trend:
        found: Sequence[TrendPoint] = store.trend(key.document, key.object)
        points = tuple(one for one in found if one.median_ns is not None)
        try:
            return Trend(points, picture(points, look) if points else Picture())
        except ModuleNotFoundError:
            return Trend(points, message(texts.NOT_INSTALLED, package="matplotlib"))
        except Exception as error:  # it is there, and does not fit this Python or what it needs
            missing = message(texts.CANNOT_IMPORT, package="matplotlib", error=str(error))
            return Trend(points, missing)

    return read


def _pixmap(drawn: Picture, ratio: float) -> Any:
    format = QtGui.QImage.Format.Format_RGBA8888
    image = QtGui.QImage(drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, format)
    pixmap = QtGui.QPixmap.fromImage(image.copy())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
