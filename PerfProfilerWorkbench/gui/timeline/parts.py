# SPDX-License-Identifier: LGPL-2.1-or-later
"""Buttons and the place of a canvas, as lanes and flame have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...qt import QtCore, QtWidgets
from .. import i18n
from ..widgets.scrolling import scroll_area

if TYPE_CHECKING:
    from .canvas import Canvas


def button(text: str, tip: str = "") -> Any:
    made = QtWidgets.QToolButton()
    made.setText(i18n.tr(text))
    made.setToolTip(i18n.tr(tip) if tip else "")
    made.setAutoRaise(True)
    made.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
    return made


def scrolled(canvas: Canvas) -> Any:
    """A place that shows all of a canvas's width, and scrolls over its height."""
    area = scroll_area(canvas)
    area.setMinimumWidth(1)
    return area
