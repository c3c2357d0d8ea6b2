# SPDX-License-Identifier: LGPL-2.1-or-later
"""A question inside a page, so that no dialog stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ... import texts
from ...qt import QtCore, QtWidgets
from .button import flat_button
from .flow import FlowLayout
from .wrapping import WrappedLabel


class AskBar(QtWidgets.QFrame):
    """Hidden until it asks. Enter agrees, Escape or Cancel does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
        self._agreed: Callable[[str], object] = lambda _: None
        self._named = False
        self.question = WrappedLabel()
        self.name = QtWidgets.QLineEdit()
        self.name.returnPressed.connect(self._agree)
        self.name.textChanged.connect(lambda _: self._allow())
        self.agree = flat_button("", self._agree)
        self.cancel = flat_button(texts.CANCEL, self.hide)
        buttons = FlowLayout()
        buttons.addWidget(self.agree)
        buttons.addWidget(self.cancel)
        column = QtWidgets.QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.addWidget(self.question)
        column.addWidget(self.name)
        column.addLayout(buttons)
        self.hide()

    def ask(
        self, question: str, button: str, agreed: Callable[[str], object], name: str | None = None
    ) -> None:
        """``agreed`` is called with the name; ``name`` is what stands there at first, None: none.

        All texts are translated already.
        """
        self._agreed, self._named = agreed, name is not None
        self.question.put(question)
        self.agree.setText(button)
        self.name.setVisible(self._named)
        self.name.setText(name or "")
        self.name.setAccessibleName(question)
        self._allow()
        self.show()
        (self.name if self._named else self.agree).setFocus()
        self.name.selectAll()

    def _allow(self) -> None:
        self.agree.setEnabled(not self._named or bool(self.name.text().strip()))

    def _agree(self) -> None:
        if self.agree.isEnabled():
            self.hide()
            self._agreed(self.name.text().strip())

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
