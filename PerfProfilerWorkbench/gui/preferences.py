# SPDX-License-Identifier: LGPL-2.1-or-later
"""Our pages in FreeCAD's preferences dialog."""

from __future__ import annotations

from typing import Any


class Page:
    """FreeCAD makes one when its dialog opens; so Qt is imported only then."""

    def __init__(self, parent: Any = None) -> None:
        from .. import texts
        from ..qt import QtWidgets
        from . import i18n
        from .preference_pages.keeping import KeepingPreferences

        self.form = QtWidgets.QWidget()
        self.form.setWindowTitle(i18n.tr(texts.PREFERENCES_GENERAL))
        layout = QtWidgets.QVBoxLayout(self.form)
        self.everywhere = QtWidgets.QCheckBox(i18n.tr(texts.PREFERENCES_EVERYWHERE))
        note = QtWidgets.QLabel(i18n.tr(texts.PREFERENCES_EVERYWHERE_NOTE))
        note.setWordWrap(True)
        self.keeping = KeepingPreferences()
        for widget in (self.everywhere, note, self.keeping.box):
            layout.addWidget(widget)
        layout.addStretch(1)

    def loadSettings(self) -> None:
        from . import settings

        self.everywhere.setChecked(settings.flag(settings.SHOW_EVERYWHERE))
        self.keeping.load()

    def saveSettings(self) -> None:
        from . import everywhere, settings

        settings.set_flag(settings.SHOW_EVERYWHERE, self.everywhere.isChecked())
        everywhere.apply()
        self.keeping.save()


class LimitsPage:
    """From where on something is an issue; what is changed holds at once."""

    def __init__(self, parent: Any = None) -> None:
        from .preference_pages.limits import LimitPreferences

        self.limits = LimitPreferences()
        self.form = self.limits.form

    def loadSettings(self) -> None:
        self.limits.load()

    def saveSettings(self) -> None:
        from .controller import controller

        self.limits.save()
        controller().changed.emit()
