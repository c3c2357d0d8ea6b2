# SPDX-License-Identifier: LGPL-2.1-or-later
"""The part of our preferences that says whether, how long and where recordings are kept.

The next recording heeds what is changed here.
"""

from __future__ import annotations

from ... import texts
from ...keeping.settings import AGE, COUNT, KEEP, REDIS, SIZE, Settings
from ...qt import QtWidgets
from .. import i18n, settings

_MEGABYTE = 1_000_000
_LIMITS = (
    (AGE, texts.PREFERENCES_AGE, Settings.age_days, 36_500),
    (SIZE, texts.PREFERENCES_SIZE, Settings.size_bytes // _MEGABYTE, 1_000_000),
    (COUNT, texts.PREFERENCES_COUNT, Settings.count, 1_000_000),
)


class KeepingPreferences:
    """``box`` is the widget; ``load`` and ``save`` as a preferences page has them."""

    def __init__(self) -> None:
        self.box = QtWidgets.QGroupBox(i18n.tr(texts.PREFERENCES_RECORDINGS))
        form = QtWidgets.QFormLayout(self.box)
        self.keep = QtWidgets.QCheckBox(i18n.tr(texts.PREFERENCES_KEEP))
        form.addRow(self.keep)
        self.limits = {}
        for name, title, _, most in _LIMITS:
            spin = self.limits[name] = QtWidgets.QSpinBox()
            spin.setRange(1, most)
            form.addRow(i18n.tr(title), spin)
        self.redis = QtWidgets.QLineEdit()
        form.addRow(i18n.tr(texts.PREFERENCES_REDIS), self.redis)
        note = QtWidgets.QLabel(i18n.tr(texts.PREFERENCES_REDIS_NOTE))
        note.setWordWrap(True)
        form.addRow(note)

    def load(self) -> None:
        self.keep.setChecked(settings.flag(KEEP, True))
        for name, _, default, _ in _LIMITS:
            self.limits[name].setValue(settings.number(name, default))
        self.redis.setText(settings.text(REDIS))

    def save(self) -> None:
        settings.set_flag(KEEP, self.keep.isChecked())
        for name, spin in self.limits.items():
            settings.set_number(name, spin.value())
        settings.set_text(REDIS, self.redis.text().strip())
