# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of our preferences that tells what can be read here, and how to get the rest.

Nothing is looked at before the page is seen: it imports packages and asks graphics drivers.
"""

from __future__ import annotations

import threading
from typing import Any

from ... import texts
from ...capture.capabilities import Capability, capabilities
from ...capture.environment import view_opengl
from ...capture.guard import error_text
from ...qt import QtCore, QtWidgets
from ...texts import message
from .. import i18n
from ..widgets.flow import FlowLayout
from ..widgets.wrapping import WrappedLabel
from .fields import Form

_POLL_MS = 100


class Preferences:
    """``form`` is the widget; there is nothing to load or to save."""

    def __init__(self) -> None:
        self.form = Capabilities()

    def load(self) -> None:
        pass

    def save(self) -> None:
        pass


class Capabilities(Form):
    """A reading a block: its name, its state, what to do; in the order in which they are found."""

    def __init__(self) -> None:
        super().__init__(texts.CAPABILITIES)
        self._looked = False
        self._found: list[Capability] = []
        self._thread: threading.Thread | None = None
        self._error = ""
        self.shown: list[Any] = []
        self._timer = QtCore.QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self.sentence = WrappedLabel(bold=True)
        self.add(self.sentence)
        buttons = FlowLayout()
        self.copy = self._button(texts.CAPABILITIES_COPY, self._copy)
        self.again = self._button(texts.CAPABILITIES_AGAIN, self.look)
        for button in (self.copy, self.again):
            buttons.addWidget(button)
        self.column.insertLayout(self.column.count() - 1, buttons)

    def _button(self, text: str, run: Any) -> Any:
        button = QtWidgets.QPushButton(i18n.tr(text))
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if not self._looked:
            self.look()

    def look(self) -> None:
        """Begin to look, in a thread: a graphics driver may take long."""
        if self._thread is not None:
            return
        self._looked, self._error, self._found = True, "", []
        while self.shown:
            self.shown.pop().deleteLater()
        self.sentence.put(i18n.tr(texts.CAPABILITIES_LOOKING))
        found, opengl = self._found, view_opengl()

        def work() -> None:
            try:
                for one in capabilities(opengl):
                    found.append(one)
            except Exception as error:
                self._error = error_text(error)

        self._thread = threading.Thread(target=work, name="PerfProfiler capabilities", daemon=True)
        self._thread.start()
        self._timer.start()

    def _poll(self) -> None:
        over = self._thread is None or not self._thread.is_alive()
        for one in self._found[len(self.shown) :]:
            self._show(one)
        if over:
            self._timer.stop()
            self._thread = None
            self.sentence.put(self._summary())

    def _summary(self) -> str:
        if self._error:
            return i18n.tr(texts.CAPABILITIES_FAILED, error=self._error)
        there = sum(one.missing is None for one in self._found)
        if there == len(self._found):
            return i18n.tr(texts.CAPABILITIES_ALL)
        return i18n.tr(texts.CAPABILITIES_SOME, there=there, all=len(self._found))

    def _show(self, one: Capability) -> None:
        block = QtWidgets.QWidget()
        lines = QtWidgets.QVBoxLayout(block)
        lines.setContentsMargins(0, 1, 0, 1)
        lines.setSpacing(1)
        for number, text in enumerate(told(one)):
            label = WrappedLabel(bold=number == 0 and one.missing is not None)
            label.put(text)
            label.setIndent(0 if number == 0 else 16)
            lines.addWidget(label)
        self.shown.append(block)
        self.add(block)

    def _copy(self) -> None:
        blocks = ["\n    ".join(told(one)) for one in self._found]
        QtWidgets.QApplication.clipboard().setText("\n".join(blocks) + "\n")


def told(one: Capability) -> list[str]:
    """What it is, whether it is there, and how to get it."""
    if one.missing is None:
        return [f"✓ {i18n.say(one.reading)}: {i18n.tr(texts.AVAILABLE)}"]
    state = message(texts.NOT_AVAILABLE, reason=one.missing)
    lines = [f"— {i18n.say(one.reading)}", i18n.say(state)]
    if one.remedy is not None:
        lines.append(i18n.say(message(texts.REMEDY, remedy=one.remedy)))
    return lines
