# SPDX-License-Identifier: LGPL-2.1-or-later
"""What is higher than the panel scrolls, up and down only: its width is the panel's."""

from __future__ import annotations

from typing import Any

from ...qt import QtCore, QtWidgets


def scroll_area(inside: Any, name: str = "") -> Any:
    """A scroll area without a frame around a widget. Tab stops at it only if it has a name, which
    is what is read out there."""
    area = QtWidgets.QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QtWidgets.QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if name:
        area.setAccessibleName(name)
    else:
        area.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
