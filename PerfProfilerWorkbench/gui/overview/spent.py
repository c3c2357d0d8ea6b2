# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the last recompute was spent on, as a split bar with a legend."""

from __future__ import annotations

from typing import Any

from ... import texts
from ...analysis.headline import Headline
from ...qt import QtWidgets
from ...texts import message
from .. import i18n
from ..widgets import colours
from ..widgets.flow import FlowLayout
from ..widgets.split_bar import SplitBar
from ..widgets.tables import NOT_AVAILABLE

_PARTS = (
    (colours.COMPUTE, texts.O_COMPUTE, texts.O_COMPUTE_TIP),
    (colours.DISPLAY, texts.O_DISPLAY, texts.O_DISPLAY_TIP),
    (colours.OTHER, texts.O_OTHER, texts.O_OTHER_TIP),
)


class Spent(QtWidgets.QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.bar = SplitBar()
        self.legend = [QtWidgets.QLabel() for _ in _PARTS]
        flow = FlowLayout(6)
        for (colour, _, tip), label in zip(_PARTS, self.legend):
            label.setToolTip(i18n.tr(tip))
            flow.addWidget(_entry(colour, label))
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.bar)
        layout.addLayout(flow)
        self.hide()

    def put(self, found: Headline | None, windowed: bool = True) -> None:
        """None: there is nothing to show. Without a window there is no display."""
        self.setVisible(found is not None)
        if found is None:
            return
        times = [found.compute_ns, found.display_ns, found.other_ns]
        told = [i18n.tr(text, time=i18n.duration(ns)) for (_, text, _), ns in zip(_PARTS, times)]
        tip = i18n.tr(texts.O_DISPLAY_TIP)
        if not windowed:
            told[1] = i18n.tr(texts.O_DISPLAY, time=NOT_AVAILABLE)
            tip = i18n.say(message(texts.NOT_AVAILABLE, reason=message(texts.O_NO_DISPLAY)))
        self.legend[1].setToolTip(tip)
        for label, text in zip(self.legend, told):
            label.setText(text)
        parts = [(colour, ns) for (colour, _, _), ns in zip(_PARTS, times)]
        self.bar.put(parts, found.span.wall_ns, ", ".join(told))


def _entry(colour: str, label: Any) -> Any:
    """A sample of the colour before its text."""
    sample = SplitBar()
    side = round(0.7 * label.fontMetrics().height())
    sample.setFixedSize(side, side)
    sample.put([(colour, 1)], 1, "")
    entry = QtWidgets.QWidget()
    row = QtWidgets.QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(sample)
    row.addWidget(label)
    return entry
