# SPDX-License-Identifier: LGPL-2.1-or-later
"""The choice of recomputes: the whole session, always the last one, or one of the last ones."""

from __future__ import annotations

import time
from typing import Any

from ... import texts
from ...model.span import Span
from ...qt import QtWidgets
from .. import i18n
from ..controller import Controller
from ..widgets.choice_box import ChoiceBox

_SHOWN = 200
_FIXED = 2  # the entries that are no recompute


class RecomputeChoice(ChoiceBox):
    """Its signal is ``activated``: somebody chose another."""

    def __init__(self) -> None:
        super().__init__(texts.FP_SCOPE)
        self._count, self._beginning = 0, -1
        self._span: Span | None = None
        policy = QtWidgets.QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(8)
        self.addItem(i18n.tr(texts.ALL_RECOMPUTES, count=0))
        self.addItem(i18n.tr(texts.FP_LAST))

    @property
    def whole(self) -> bool:
        return self.currentIndex() <= 0

    def current(self, controller: Controller) -> Span | None:
        """The chosen recompute; None stands for all, and for none yet."""
        if self.whole:
            return None
        found = self.currentData() or (controller.costs.recomputes or [None])[-1]
        return found if isinstance(found, Span) else None

    def put(self, controller: Controller) -> None:
        """Offer what the controller holds; the choice stays as long as it is there."""
        recomputes = controller.costs.recomputes
        if controller.beginning != self._beginning:
            self._beginning, self._count = controller.beginning, 0
            while self.count() > _FIXED:
                self.removeItem(_FIXED)
            self.setItemText(0, i18n.tr(texts.ALL_RECOMPUTES, count=i18n.number(len(recomputes))))
        if len(recomputes) == self._count or QtWidgets.QApplication.activePopupWidget():
            return
        for span in recomputes[max(self._count, len(recomputes) - _SHOWN) :]:
            self.insertItem(_FIXED, _text(controller, span), span)
        self._count = len(recomputes)
        self.setItemText(0, i18n.tr(texts.ALL_RECOMPUTES, count=i18n.number(self._count)))
        self._forget_old()

    def _forget_old(self) -> None:
        last = self.count() - 1
        while last >= _FIXED + _SHOWN and last != self.currentIndex():
            self.removeItem(last)
            last -= 1


def _text(controller: Controller, span: Span) -> str:
    return i18n.tr(
        texts.FP_RECOMPUTE,
        clock=_clock(controller, span),
        document=span.document,
        time=i18n.duration(span.wall_ns),
    )


def _clock(controller: Controller, span: Span) -> str:
    """The time of day of its beginning."""
    if controller.running:  # a session of its spans would be dear
        began = time.time() - (time.perf_counter_ns() - span.start_ns) / 1e9
        return i18n.time_of_day(began)
    session: Any = controller.session
    return i18n.clock(session, span.start_ns)
