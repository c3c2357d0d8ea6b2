# SPDX-License-Identifier: LGPL-2.1-or-later
"""Cards below a heading, that keep their places while somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from itertools import pairwise
from typing import Any

from ... import texts
from ...qt import QtWidgets
from .. import i18n
from .wrapping import WrappedLabel

_MANY = 20  # cards at first, and more with each click: thousands would hold FreeCAD up


class CardList(QtWidgets.QWidget):
    """``make`` makes the card of a thing, whose ``put`` shows it as it is now.

    ``heading`` has a place for the ``count`` of things.
    ``kept`` says of a card whether it stays although its thing is gone.
    """

    def __init__(
        self,
        heading: str,
        make: Callable[[Any], Any],
        kept: Callable[[Any], bool] = lambda card: False,
    ) -> None:
        super().__init__()
        self.cards: dict[Hashable, Any] = {}  # in the order of their places
        self._make, self._kept = make, kept
        self._things: dict[Hashable, Any] = {}
        self._stops: list[Any] = []  # of the keyboard
        self._limit = _MANY
        self._heading = heading
        self.heading = WrappedLabel(bold=True)
        self._layout = QtWidgets.QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.heading)
        self.more = QtWidgets.QPushButton(self)
        self.more.clicked.connect(self._show_more)
        self._layout.addWidget(self.more)
        self.put({}, False)

    def put(self, things: dict[Hashable, Any], still: bool) -> None:
        """Things by their keys, the first first. ``still``: no card may move or go now."""
        self._things = things
        self.heading.put(i18n.tr(self._heading, count=len(things)))
        for key in [key for key in self.cards if key not in things]:
            if still or self._kept(self.cards[key]):
                self.cards[key].setEnabled(self._kept(self.cards[key]))
            else:
                self.remove(self.cards[key])
        for key in list(things)[: self._limit]:
            if key not in self.cards:
                self.cards[key] = self._make(things[key])
        for key in self.cards.keys() & things.keys():
            self.cards[key].put(things[key])
            self.cards[key].setEnabled(True)
        self._place(list(self.cards) if still else self._ranked(list(things)))
        self._show_rest()

    def remove(self, card: Any) -> None:
        """At once: a loop of events inside another one, as of a dialog, deletes nothing."""
        self.cards = {key: one for key, one in self.cards.items() if one is not card}
        card.hide()
        card.deleteLater()

    def reach(self, key: Hashable) -> Any:
        """The card of a thing, made if it waits for its turn; None if there is no such thing."""
        if key in self._things and key not in self.cards:
            self.cards[key] = self._make(self._things[key])
            self._place(list(self.cards))
            self._show_rest()
        return self.cards.get(key)

    def _ranked(self, wanted: Iterable[Hashable]) -> list[Hashable]:
        """In the order that is wanted; those that are kept stay where they were."""
        ranked = [key for key in wanted if key in self.cards]
        for place, key in enumerate(self.cards):
            if key not in ranked:
                ranked.insert(place, key)
        return ranked

    def _place(self, order: list[Hashable]) -> None:
        self.cards = {key: self.cards[key] for key in order}
        for place, card in enumerate(self.cards.values(), 1):  # after the heading
            if self._layout.indexOf(card) != place:
                self._layout.removeWidget(card)
                self._layout.insertWidget(place, card)
        self._lead_keyboard()

    def _lead_keyboard(self) -> None:
        """Tab goes from card to card as they lie, whenever each was made."""
        stops = [one for card in self.cards.values() for one in card.stops]
        if stops != self._stops:
            self._stops = stops
            for before, after in pairwise([*stops, self.more]):
                QtWidgets.QWidget.setTabOrder(before, after)

    def _show_rest(self) -> None:
        rest = len(self._things.keys() - self.cards.keys())
        self.more.setText(i18n.tr(texts.ADVICE_MORE, count=rest))
        self.more.setVisible(rest > 0)
        self.setVisible(bool(self.cards))

    def _show_more(self) -> None:
        self._limit += _MANY
        self.put(self._things, True)


def numbered(things: Iterable[Any], key: Callable[[Any], Hashable]) -> dict[Hashable, Any]:
    """By a key; of those that share one the second, third … get a number with it."""
    found: dict[Hashable, Any] = {}
    counts: dict[Hashable, int] = {}
    for thing in things:
        own = key(thing)
        counts[own] = counts.get(own, 0) + 1
        found[own, counts[own]] = thing
    return found
