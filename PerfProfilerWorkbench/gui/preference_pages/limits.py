# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of our preferences that says from where on something is an issue."""

from __future__ import annotations

from ... import texts
from ...qt import QtWidgets
from .. import i18n, settings
from ..limits import LIMITS

_WARM, _HOT = "gpu_warm_c", "gpu_hot_c"


class LimitPreferences:
    """``form`` is the widget; ``load`` and ``save`` as a preferences page has them."""

    def __init__(self) -> None:
        self.form = QtWidgets.QWidget()
        self.form.setWindowTitle(i18n.tr(texts.PREFERENCES_LIMITS))
        layout = QtWidgets.QVBoxLayout(self.form)
        note = QtWidgets.QLabel(i18n.tr(texts.LIMITS_NOTE))
        note.setWordWrap(True)
        layout.addWidget(note)
        rows = QtWidgets.QFormLayout()
        self.spins = {}
        for limit in LIMITS:
            spin = self.spins[limit.field] = QtWidgets.QSpinBox()
            spin.setRange(1, limit.most)
            spin.setToolTip(i18n.tr(texts.LIMIT_DEFAULT, value=limit.default))
            rows.addRow(i18n.tr(limit.title), spin)
        self.spins[_WARM].valueChanged.connect(self.spins[_HOT].setMinimum)
        layout.addLayout(rows)
        layout.addStretch(1)

    def load(self) -> None:
        for limit in LIMITS:
            self.spins[limit.field].setValue(settings.number(limit.name, limit.default))

    def save(self) -> None:
        for limit in LIMITS:
            settings.set_number(limit.name, self.spins[limit.field].value())
