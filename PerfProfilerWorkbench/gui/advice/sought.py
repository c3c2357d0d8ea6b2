# SPDX-License-Identifier: LGPL-2.1-or-later
"""What somebody asked for who came from elsewhere: one feature, or advice that is gone."""

from __future__ import annotations

from ... import texts
from ...model.advice import Advice
from ...model.issue import Issue
from ...model.span import ObjectKey
from ...qt import QtWidgets, Signal
from ..widgets.button import flat_button
from ..widgets.wrapping import WrappedLabel
from . import words


class Sought(QtWidgets.QFrame):
    """A line above the cards. ``key``: only what concerns it is shown; None: everything.

    ``ended``: everything is to be shown again.
    """

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.key: ObjectKey | None = None
        self.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
        self.label = WrappedLabel()
        self.all = flat_button(texts.ADVICE_ALL, self.ended.emit)
        column = QtWidgets.QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(2)
        column.addWidget(self.label)
        column.addWidget(self.all)
        self.hide()

    def begin(self, key: ObjectKey) -> None:
        self.key = key

    def say(self, told: str) -> None:
        self.label.put(told)
        self.show()

    def end(self) -> None:
        self.key = None
        self.hide()

    def concerns(self, what: Advice | Issue) -> bool:
        return self.key is None or words.concerns(what, self.key)
