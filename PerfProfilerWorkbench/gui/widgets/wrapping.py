# SPDX-License-Identifier: LGPL-2.1-or-later
"""Labels that fit into a narrow panel, whatever a person called his features."""

from __future__ import annotations

import html
import re

from ...qt import QtCore, QtGui, QtWidgets

_LONG_WORD = re.compile(r"\S{24,}")
_PIECE = re.compile(r"(\S{12})(?=\S)")
_LONG = 110  # characters
_BREAK = "\u200b"  # is not seen; a line may end there


def breakable(text: str) -> str:
    """Qt breaks lines between words only: long words get places where it may."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub(rf"\1{_BREAK}", word.group()), text)


def shortened(text: str) -> str:
    """Without its middle, if it is long: for titles and notices; labels may have hundreds."""
    half = _LONG // 2
    return text if len(text) <= _LONG else f"{text[:half]}…{text[-half:]}"


def plain_tip(text: str) -> str:
    """A tooltip that shows what a label holds, also what Qt would take for mark-up."""
    if not QtGui.Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space:pre-wrap">{html.escape(text)}</p>'


class WrappedLabel(QtWidgets.QLabel):
    """Text as it is, never as mark-up; gone while there is none. ``says`` is without breaks."""

    def __init__(self, bold: bool = False) -> None:
        super().__init__()
        self.says = ""
        self.setWordWrap(True)
        self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)
        if bold:
            font = self.font()
            font.setBold(True)
            self.setFont(font)
        self.hide()

    def put(self, text: str) -> None:
        if text != self.says:
            self.says = text
            self.setText(breakable(text))
            self.setAccessibleName(text)
        self.setVisible(bool(text))
