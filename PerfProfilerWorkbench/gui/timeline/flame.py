# SPDX-License-Identifier: LGPL-2.1-or-later
"""The flame of one recompute, below the lanes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from ... import texts
from ...analysis.flame import Box, PythonCalls, flame
from ...analysis.layers import Row
from ...model.span import Span
from ...qt import QtCore, QtWidgets, Signal
from .. import i18n
from ..widgets import colours
from ..widgets.flow import FlowLayout
from ..widgets.wrapping import WrappedLabel
from . import bars
from .bars import Band
from .canvas import Canvas
from .parts import button, scrolled
from .words import Words


class FlameCanvas(Canvas):
    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row[Box]] = []
        self._words: Words | None = None
        self._whole_ns = 1
        self.setAccessibleName(i18n.tr(texts.FLAME_NAME))

    def put(self, recompute: Span, rows: list[Row[Box]], words: Words) -> None:
        self._rows, self._words, self._whole_ns = rows, words, max(1, recompute.wall_ns)
        self.chosen = self.hovered = None
        self.zoom.limit(recompute.start_ns, recompute.end_ns)
        self.zoom.show_all()
        self.arrange()
        self.update()

    def arrange(self) -> None:
        bands, top = [], 3
        for depth, row in enumerate(self._rows):
            colour = colours.OTHER if depth == 0 else colours.OURS
            shares = bars.SPLIT if depth == 1 else ((colour, bars.WALL),)
            height = (self.looks.height + 2) * len(shares)
            bands.append(Band(row, self._label, shares, top, height))
            top += height + 1
        self.bands = bands
        self.setMinimumHeight(top + 3)

    def _label(self, box: Box) -> str:
        if box.call is not None:
            return box.call.name.rpartition(".")[2].rstrip(">")  # without class and module
        if box.span is None:
            return i18n.tr(texts.FLAME_REST)
        return "" if self._words is None else self._words.short(box.span)

    def tip(self, x: int, y: int) -> str:
        found = self.found(x, y)
        return "" if found is None else self.told_of(found.thing)

    def told_of(self, box: Box) -> str:
        if box.call is not None:
            return self._told_call(box)
        if box.span is not None and self._words is not None:
            return self._words.told(box.span)
        share = i18n.percent(box.wall_ns / self._whole_ns)
        time, what = i18n.duration(box.wall_ns), i18n.tr(texts.FLAME_REST)
        return i18n.tr(texts.FLAME_BOX, what=what, time=time, share=share)

    def _told_call(self, box: Box) -> str:
        if box.call is None or box.span is None or self._words is None:
            return ""
        values = {
            "function": box.call.name,
            "file": os.path.basename(box.call.file),
            "line": box.call.line,
            "share": i18n.percent(box.share),
            "feature": self._words.feature(box.span.key),
            "count": i18n.number(box.runs),
        }
        return i18n.tr(texts.FLAME_CALL if box.call.file else texts.FLAME_NATIVE, **values)


class FlamePane(QtWidgets.QWidget):
    """``put`` shows a recompute. ``closed``: nobody wants to see it any more. ``opened``: Enter on
    a feature. ``told``: ``says`` is another."""

    closed = Signal()
    opened = Signal(object)
    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.recompute: Span | None = None
        self._shown: Any = None
        self.canvas = FlameCanvas()
        self.canvas.told.connect(self.told)
        self.canvas.opened.connect(self._open)
        self.note = WrappedLabel()
        self.by_total = button(texts.FLAME_BY_TOTAL)
        self.by_total.setCheckable(True)
        self.by_total.toggled.connect(self._arrange)
        self.close_button = button(texts.FLAME_CLOSE, texts.FLAME_CLOSE_TIP)
        self.close_button.clicked.connect(self.closed)
        area = scrolled(self.canvas)
        line = FlowLayout()
        line.addWidget(self.by_total)
        line.addWidget(self.close_button)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(area, 1)
        layout.addWidget(self.note)

    @property
    def has_calls(self) -> bool:
        return self._shown is not None and self._shown[1] is not None

    def put(
        self,
        recompute: Span,
        features: Sequence[Span],
        calls: PythonCalls | None,
        words: Words,
        note: str,
    ) -> None:
        again = self._shown is not None and (recompute, calls) == (self.recompute, self._shown[1])
        self.recompute, self._shown = recompute, (features, calls, words)
        self.note.put(note)
        if again:
            return
        self._arrange()

    def _arrange(self) -> None:
        if self.recompute is None:
            return
        features, calls, words = self._shown
        rows = flame(self.recompute, features, calls, self.by_total.isChecked())
        self.canvas.put(self.recompute, rows, words)
        self.told.emit()

    @property
    def says(self) -> str:
        """Of what the pointer is on, or what was chosen with the keyboard; else empty."""
        canvas = self.canvas
        if self.isHidden():
            return ""
        if canvas.hovered is not None:
            return canvas.told_of(canvas.hovered.thing)
        return canvas.told_of(canvas.thing) if canvas.thing and canvas.hasFocus() else ""

    def _open(self, box: Box) -> None:
        if box.span is not None and box.call is None and box.span is not self.recompute:
            self.opened.emit(box.span)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
