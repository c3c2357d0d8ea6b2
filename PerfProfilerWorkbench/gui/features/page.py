# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of features: recomputes above, what each feature cost in them below."""

from __future__ import annotations

from typing import Any

from ... import texts
from ...analysis.load import Resident
from ...model.span import ObjectKey
from ...qt import QtCore, QtWidgets
from ...texts import message
from .. import modelview
from ..analyst import Analyst
from ..controller import Controller
from ..pages import Page
from .recomputes import RecomputeList
from .table import FeatureTable


class FeaturesPage(Page):
    name = "features"
    title = texts.PAGE_FEATURES

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self.recomputes = RecomputeList()
        self.recomputes.chosen.connect(self._show_features)
        self.table = FeatureTable()
        self.table.opened.connect(self._select)
        splitter = QtWidgets.QSplitter(QtCore.Qt.Orientation.Vertical)
        splitter.addWidget(self.recomputes)
        splitter.addWidget(self.table)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([90, 400])
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(splitter, 1)

    def put(self) -> None:
        self.recomputes.put(self.controller)
        self._show_features()

    def reveal(self, thing: ObjectKey) -> None:
        """Choose the row of a feature."""

    def _show_features(self) -> None:
        costs, session = self.controller.costs, self.controller.session
        span = self.recomputes.current()
        spans = [span] if span else [each for each in costs.recomputes if each.parent is None]
        resident = Resident(session.samples) if session else None
        features = costs.features(session.features, span, resident) if session else []
        self.table.put(features, sum(each.wall_ns for each in spans))

    def _select(self, cost: Any) -> None:
        if not modelview.select(cost.key):
            self.controller.tell(message(texts.GONE, feature=cost.label))
