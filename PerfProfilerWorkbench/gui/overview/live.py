# SPDX-License-Identifier: LGPL-2.1-or-later
"""The lines of live numbers: memory, processor, objects, faces; the graphics card below."""

from __future__ import annotations

from collections.abc import Callable

from ... import texts, units
from ...capture.geometry import GeometryCounter
from ...capture.memory import rss_bytes
from ...capture.processor import Load
from ...model.geometry import Geometry
from ...model.gpu import GpuReading
from ...qt import QtCore, QtWidgets
from ...texts import Message, message
from .. import i18n
from ..widgets.tables import NOT_AVAILABLE
from .geometry import ActiveGeometry, description, number
from .graphics_cards import card_line

_ITEMS = (
    (texts.LIVE_MEMORY, texts.LIVE_MEMORY_TIP),
    (texts.LIVE_PROCESSOR, texts.LIVE_PROCESSOR_TIP),
    (texts.LIVE_OBJECTS, texts.LIVE_OBJECTS_TIP),
    (texts.LIVE_FACES, texts.LIVE_FACES_TIP),
)
_LOAD_TICKS = 4  # a load over a quarter of a second jumps too much to be read
_REST_TICKS = 20  # between two counts of a document nobody edits


class LiveLine(QtWidgets.QWidget):
    """Call ``tick`` four times a second while visible.

    ``gpus`` gives the newest readings of graphics cards or why there are none; empty where none
    are taken now.
    """

    def __init__(self, gpus: Callable[[], tuple[GpuReading, ...] | Message]) -> None:
        super().__init__()
        self._gpus = gpus
        self._load, self._counter = Load(), GeometryCounter()
        self._geometry = ActiveGeometry()
        self._shown: Geometry | None = None  # what a recording knows of the active document
        self._ticks = self._rest = 0
        layout = QtWidgets.QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._values = [self._item(layout, column, *item) for column, item in enumerate(_ITEMS)]
        self._add_card(layout)

    def _item(self, layout: QtWidgets.QGridLayout, column: int, name: str, tip: str) -> object:
        title = QtWidgets.QLabel(i18n.tr(name))
        value = QtWidgets.QLabel(NOT_AVAILABLE)
        value.setAccessibleName(i18n.tr(name))
        for row, label in enumerate((title, value)):
            label.setToolTip(i18n.tr(tip))
            layout.addWidget(label, row, column, QtCore.Qt.AlignmentFlag.AlignLeft)
        layout.setColumnStretch(column, 1)
        font = value.font()
        font.setBold(True)
        value.setFont(font)
        return value

    def _add_card(self, layout: QtWidgets.QGridLayout) -> None:
        """Its text can be long: one line below the others."""
        line = QtWidgets.QHBoxLayout()
        self._card_title, self.card = QtWidgets.QLabel(i18n.tr(texts.LIVE_GPU)), QtWidgets.QLabel()
        self.card.setAccessibleName(i18n.tr(texts.LIVE_GPU))
        self.card.setFont(self._values[0].font())
        self.card.setMinimumWidth(1)  # it is shortened, so it must not widen the panel
        line.addWidget(self._card_title)
        line.addWidget(self.card, 1)
        layout.addLayout(line, 2, 0, 1, len(_ITEMS))

    def tick(self, edited: bool) -> None:
        """Read what is due; ``edited`` asks for a new count of the geometry at once."""
        if edited:
            self._rest = 0
        if self._ticks % _LOAD_TICKS == 0:
            self._show_process()
            self._show_card()
        self._ticks += 1
        if self._show_recorded():
            self._rest = 0
        elif self._rest:
            self._rest -= 1
        elif self._counter.step():
            self._rest = _REST_TICKS
            self._show_counts()

    def _show_process(self) -> None:
        memory = rss_bytes()
        if isinstance(memory, Message):
            self._missing(0, memory)
        else:
            self._show(0, units.mebibytes(memory, i18n.translate))
        load = self._load.since_last()
        if load is not None:
            self._show(1, i18n.tr(texts.PERCENT, value=round(load * 100)))

    def _show_card(self) -> None:
        """What the cards tell while they are read, else who draws the 3D view."""
        shown, tip = card_line(self._gpus())
        metrics = self.card.fontMetrics()
        elide = QtCore.Qt.TextElideMode.ElideRight
        self.card.setText(metrics.elidedText(shown, elide, self.card.width()))
        for label in (self._card_title, self.card):
            label.setToolTip(tip)

    def _show_recorded(self) -> bool:
        """What a recording has counted; whether one does. It is counted once, for both."""
        import FreeCAD

        geometry = self._geometry.read()
        if geometry is None or geometry == self._shown:
            self._shown = geometry
            return geometry is not None
        self._shown = geometry
        self._show(2, QtCore.QLocale().toString(geometry.objects))
        self._show(3, number(geometry.shown_faces, geometry))
        told = description(FreeCAD.ActiveDocument.Label, geometry)
        for index in (2, 3):
            self._values[index].setToolTip(f"{i18n.tr(_ITEMS[index][1])}\n\n{told}")
        return True

    def _show_counts(self) -> None:
        counts = self._counter.latest
        if counts is None:
            for index in (2, 3):
                self._missing(index, message(texts.NO_DOCUMENT))
            return
        locale = QtCore.QLocale()
        self._show(2, locale.toString(counts.objects))
        self._show(3, locale.toString(counts.faces))

    def _show(self, index: int, text: str) -> None:
        self._values[index].setText(text)
        self._values[index].setToolTip(i18n.tr(_ITEMS[index][1]))

    def _missing(self, index: int, reason: Message) -> None:
        self._values[index].setText(NOT_AVAILABLE)
        self._values[index].setToolTip(i18n.say(message(texts.NOT_AVAILABLE, reason=reason)))
