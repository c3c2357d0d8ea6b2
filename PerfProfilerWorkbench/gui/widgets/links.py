# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sentences in which some words lead somewhere."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ...qt import QtCore, QtWidgets
from . import colours
from .wrapping import breakable


class Link(NamedTuple):
    """Words, and what is done when somebody clicks them or presses Enter on them."""

    text: str
    go: Callable[[], object]


Part = str | Link


class LinkLabel(QtWidgets.QLabel):
    """Wraps like ``WrappedLabel``, and is gone while there is no text, too.

    Tab goes from link to link. ``says`` is the text alone, ``links`` are those in it, in order.
    """

    def __init__(self, bold: bool = False) -> None:
        super().__init__()
        self.says = ""
        self.links: list[Link] = []
        self._text, self._values, self._joined = "", {}, ""
        self._html = ""
        self.setWordWrap(True)
        self.setTextFormat(QtCore.Qt.TextFormat.RichText)
        self.setMinimumWidth(1)
        flags = QtCore.Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.linkActivated.connect(lambda number: self.links[int(number)].go())
        if bold:
            font = self.font()
            font.setBold(True)
            self.setFont(font)
        self.hide()

    def put(self, text: str, joined: str = ", ", **values: Part | Sequence[Part]) -> None:
        """A text with values for its places; of several for one, ``joined`` is set between them."""
        self._text, self._values, self._joined = text, values, joined
        says = text.format(**{name: self._plain(value) for name, value in values.items()})
        if says != self.says:
            self.says = says
            self.setAccessibleName(says)
        self._render()
        self.setVisible(bool(text))

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() in (QtCore.QEvent.Type.PaletteChange, QtCore.QEvent.Type.StyleChange):
            self._render()

    def _render(self) -> None:
        self.links = []
        ground = colours.ground_of(self)
        colour = colours.readable(colours.OURS, ground).name()
        values = {name: self._marked(value, colour) for name, value in self._values.items()}
        made = html.escape(breakable(self._text)).format(**values)
        if made != self._html:
            self._html = made
            self.setText(made)

    def _marked(self, value: Part | Sequence[Part], colour: str) -> str:
        if isinstance(value, Link):
            self.links.append(value)
            shown, number = html.escape(breakable(value.text)), len(self.links) - 1
            return f'<a href="{number}" style="color:{colour}">{shown}</a>'
        if isinstance(value, str):
            return html.escape(breakable(value))
        return html.escape(self._joined).join(self._marked(one, colour) for one in value)

    def _plain(self, value: Part | Sequence[Part]) -> str:
        if isinstance(value, Link):
            return value.text
        return value if isinstance(value, str) else self._joined.join(map(self._plain, value))
