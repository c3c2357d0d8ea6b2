# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page that comes first: what is slow in a sentence, and how FreeCAD does now."""

from __future__ import annotations

from ... import texts
from ...qt import QtWidgets
from .. import i18n
from ..analyst import Analyst
from ..controller import Controller
from ..pages import Page
from ..widgets.wrapping import WrappedLabel
from .live import LiveLine


class OverviewPage(Page):
    name = "overview"
    title = texts.PAGE_OVERVIEW

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self.sentence = WrappedLabel(bold=True)
        self.live = LiveLine(lambda: controller.gpus)
        self._spans = 0
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.sentence)
        layout.addStretch(1)
        layout.addWidget(self.live)

    def put(self) -> None:
        self.sentence.put(self._sentence())

    def tick(self) -> None:
        edited = self.controller.costs.count != self._spans
        self._spans = self.controller.costs.count
        self.live.tick(edited)

    def _sentence(self) -> str:
        controller = self.controller
        costs = controller.costs
        if not costs.recomputes:
            return i18n.tr(texts.RECORDING_EMPTY if controller.running else texts.IDLE_EMPTY)
        last = costs.recomputes[-1]
        features = costs.features(controller.features, last)
        time = i18n.duration(last.wall_ns)
        slowest = max(features, key=lambda cost: cost.total_ns, default=None)
        if slowest is None or not last.wall_ns:
            return i18n.tr(texts.LAST_RECOMPUTE_EMPTY, time=time)
        text = texts.MEASURED_COPY if controller.measured_copy else texts.LAST_RECOMPUTE
        share = i18n.percent(slowest.total_ns / last.wall_ns)
        return i18n.tr(text, time=time, share=share, feature=slowest.label)
