# SPDX-License-Identifier: LGPL-2.1-or-later
"""The button of our pages: flat, in a line of its text, and reached by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...qt import QtCore, QtWidgets
from .. import i18n


def flat_button(
    text: str, run: Callable[[], object] | None = None, tip: str = "", **values: object
) -> Any:
    """``text`` and ``tip`` are texts of ours, ``values`` what stands in the text."""
    button = QtWidgets.QToolButton()
    button.setText(i18n.tr(text, **values))
    if tip:
        button.setToolTip(i18n.tr(tip))
    button.setAutoRaise(True)
    button.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
    if run is not None:
        button.clicked.connect(lambda _=False: run())
    return button
