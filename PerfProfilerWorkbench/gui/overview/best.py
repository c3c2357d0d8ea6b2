# SPDX-License-Identifier: LGPL-2.1-or-later
"""The best pieces of advice in short: what, what it saves, and three buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ... import texts
from ...model.advice import Advice
from ...qt import QtCore, QtWidgets
from .. import i18n
from ..controller import Controller
from ..widgets.flow import FlowLayout
from ..widgets.wrapping import WrappedLabel, plain_tip, shortened


@dataclass(frozen=True)
class Offer:
    """A piece of advice, what it promises or a trial found, and what that rests on."""

    advice: Advice
    facts: str
    basis: str


class BestCard(QtWidgets.QFrame):
    """What its buttons do is done on the page of advice, which they open."""

    def __init__(self, controller: Controller, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        self._controller = controller
        self.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
        self.title, self.facts = WrappedLabel(bold=True), WrappedLabel()
        flow = FlowLayout()
        self.trying = self._button(flow, "try", texts.ADVICE_TRY, texts.ADVICE_TRY_TIP)
        self.where = self._button(flow, "show", texts.ADVICE_SHOW, texts.ADVICE_SHOW_TIP)
        self.not_for_me = self._button(
            flow, "reject", texts.ADVICE_NOT_FOR_ME, texts.ADVICE_NOT_FOR_ME_TIP
        )
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addWidget(self.facts)
        layout.addLayout(flow)
        self.put(offer)

    @property
    def stops(self) -> list[Any]:
        """What the keyboard reaches, in order."""
        return [self.trying, self.where, self.not_for_me]

    def _button(self, flow: Any, act: str, text: str, tip: str) -> Any:
        button = QtWidgets.QToolButton(self)
        button.setText(i18n.tr(text))
        button.setToolTip(i18n.tr(tip))
        button.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(
            lambda: self._controller.open_page("advice", (act, self.offer.advice.key))
        )
        flow.addWidget(button)
        return button

    def put(self, offer: Offer) -> None:
        self.offer = offer
        title = i18n.say(offer.advice.title)
        self.title.put(shortened(title))
        self.title.setToolTip("" if self.title.says == title else plain_tip(title))
        self.facts.put(offer.facts)
        self.facts.setToolTip(plain_tip(offer.basis))
        self.trying.setVisible(offer.advice.remedy is not None)
        self.where.setVisible(bool(offer.advice.object))
        for button in self.stops:
            name = i18n.tr(texts.ADVICE_BUTTON_NAME, button=button.text(), title=title)
            button.setAccessibleName(name)
