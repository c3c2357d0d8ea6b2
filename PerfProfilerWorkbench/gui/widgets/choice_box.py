# SPDX-License-Identifier: LGPL-2.1-or-later
"""A list to choose from that may be cut: its tooltip has all of what is chosen."""

from __future__ import annotations

from typing import Any

from ...qt import QtCore, QtWidgets
from .. import i18n


class ChoiceBox(QtWidgets.QComboBox):
    """Never widens the panel. A minimum width that is set would not stay: a style sheet with one
    of its own replaces it, and leaves 0 behind when it goes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(i18n.tr(name))
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.currentTextChanged.connect(self.setToolTip)

    def minimumSizeHint(self) -> Any:
        return QtCore.QSize(1, super().minimumSizeHint().height())
