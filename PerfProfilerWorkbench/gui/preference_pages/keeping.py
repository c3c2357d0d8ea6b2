# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of our preferences that says whether, how long and where recordings are kept.

The next recording heeds what is changed here.
"""

from __future__ import annotations

import threading
from typing import Any

from ... import texts
from ...keeping.settings import AGE, COUNT, KEEP, REDIS, SIZE, Settings
from ...qt import QtCore, QtWidgets
from ...store.redis_try import answer
from ...texts import Message, message
from .. import i18n
from ..controller import controller
from ..widgets.wrapping import WrappedLabel
from .fields import Fields, Form, note

_MEGABYTE = 1_000_000
_POLL_MS = 100
_LIMITS = (
    (AGE, texts.PREFERENCES_AGE, Settings.age_days, 36_500),
    (SIZE, texts.PREFERENCES_SIZE, Settings.size_bytes // _MEGABYTE, 1_000_000),
    (COUNT, texts.PREFERENCES_COUNT, Settings.count, 1_000_000),
)


class Preferences:
    """``form`` is the widget; ``load`` and ``save`` as a preferences page has them."""

    def __init__(self) -> None:
        self.fields = fields = Fields()
        self.form = form = Form(texts.PREF_KEEPING)
        self.keep = fields.flag(KEEP, texts.PREFERENCES_KEEP, True)
        self.limits = {
            name: fields.number(name, default, 1, most) for name, _, default, most in _LIMITS
        }
        rows = [(title, self.limits[name]) for name, title, _, _ in _LIMITS]
        form.group(texts.PREFERENCES_RECORDINGS, self.keep, *rows)
        self.redis = fields.text(REDIS)
        self.trial = Trial(self.redis)
        form.group(
            *("Redis", (texts.PREFERENCES_REDIS, self.redis), *self.trial.rows),
            note(texts.PREFERENCES_REDIS_NOTE),
        )
        self.defaults = form.defaults(fields)
        self.keep.toggled.connect(self._enable)

    def _enable(self, on: bool) -> None:
        for spin in self.limits.values():
            spin.setEnabled(on)

    def load(self) -> None:
        self.fields.load()
        self._enable(self.keep.isChecked())

    def save(self) -> None:
        if self.fields.save() and controller().running:
            controller().tell(message(texts.PREF_NEXT))


class Trial(QtCore.QObject):
    """Tries the address, in a thread, and hides it while a password is in it."""

    def __init__(self, line: Any) -> None:
        super().__init__(line)
        self._line = line
        self._answer: list[Message] = []
        self.show = QtWidgets.QCheckBox(i18n.tr(texts.PREF_REDIS_SHOW))
        self.button = QtWidgets.QPushButton(i18n.tr(texts.PREF_REDIS_TEST))
        self.button.setToolTip(i18n.tr(texts.PREF_REDIS_TEST_TIP))
        self.button.setAutoDefault(False)
        self.says = WrappedLabel()
        self.rows = (self.show, self.button, self.says)
        self._timer = QtCore.QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)
        self.button.clicked.connect(self.begin)
        self.show.toggled.connect(self._hide)
        line.textChanged.connect(self._hide)

    def _hide(self) -> None:
        url = self._line.text()
        secret = ("@" in url or "password" in url) and not self.show.isChecked()
        modes = QtWidgets.QLineEdit.EchoMode
        self._line.setEchoMode(modes.Password if secret else modes.Normal)

    def begin(self) -> None:
        url, found = self._line.text().strip(), self._answer
        found.clear()
        self.button.setEnabled(False)
        self.says.put(i18n.tr(texts.PREF_REDIS_TRYING))
        threading.Thread(
            target=lambda: found.append(answer(url)), name="PerfProfiler Redis", daemon=True
        ).start()
        self._timer.start()

    def _poll(self) -> None:
        if self._answer:
            self._timer.stop()
            self.says.put(i18n.say(self._answer[0]))
            self.button.setEnabled(True)
