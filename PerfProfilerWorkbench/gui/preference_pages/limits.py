# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of our preferences that says from where on something is an issue."""

from __future__ import annotations

from ... import texts
from .. import i18n
from ..controller import controller
from ..limits import LIMITS
from .fields import Fields, Form, note

_WARM, _HOT = "gpu_warm_c", "gpu_hot_c"


class Preferences:
    """``form`` is the widget; ``load`` and ``save`` as a preferences page has them.

    What is changed holds at once.
    """

    def __init__(self) -> None:
        self.fields = Fields()
        self.form = Form(texts.PREFERENCES_LIMITS)
        self.spins = {}
        for limit in LIMITS:
            spin = self.fields.number(limit.name, limit.default, 1, limit.most)
            spin.setToolTip(i18n.tr(texts.LIMIT_DEFAULT, value=limit.default))
            self.spins[limit.field] = spin
        rows = [(limit.title, self.spins[limit.field]) for limit in LIMITS]
        self.form.group(texts.PREFERENCES_LIMITS, note(texts.LIMITS_NOTE), *rows)
        self.spins[_WARM].valueChanged.connect(self.spins[_HOT].setMinimum)
        self.defaults = self.form.defaults(self.fields)

    def load(self) -> None:
        self.fields.load()

    def save(self) -> None:
        if self.fields.save():
            controller().changed.emit()
