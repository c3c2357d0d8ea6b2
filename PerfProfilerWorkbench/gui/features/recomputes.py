# SPDX-License-Identifier: LGPL-2.1-or-later
"""The list of the last recomputes, the newest first; choosing one filters the features."""

from __future__ import annotations

from ... import texts
from ...model.session import Session
from ...model.span import Span, Status
from ...qt import QtWidgets, Signal
from .. import i18n
from ..controller import Controller
from ..widgets.tables import RecomputeLine, RecomputesModel

_SHOWN = 200


class RecomputeList(QtWidgets.QTreeView):
    """``chosen`` is sent when another line becomes the current one."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = RecomputesModel()
        self.setModel(self._lines)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAccessibleName(i18n.tr(texts.RECOMPUTES))
        self.setMinimumHeight(self.fontMetrics().height() * 4)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QtWidgets.QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QtWidgets.QHeaderView.ResizeMode.ResizeToContents)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    def current(self) -> Span | None:
        """The chosen recompute; None stands for all."""
        index = self.currentIndex()
        return self._lines.lines[index.row()].span if index.isValid() else None

    def put(self, controller: Controller) -> None:
        """Show what the controller holds; the choice stays as long as its line is there."""
        session, spans = controller.session, controller.costs.recomputes
        lines = []
        if session and spans:
            newest = spans[-_SHOWN:][::-1]
            # a recompute that ended does not change, so its line is made once
            known = {line.span: line for line in self._lines.lines if line.span}
            made = [known.get(span) or _line(controller, session, span) for span in newest]
            lines = [self._total(spans, len(controller.costs.features({}))), *made]
        chosen, place = self.current(), self.verticalScrollBar().value()
        self.blockSignals(True)  # ``chosen`` is for a person's choice; who refreshes knows
        self._lines.beginResetModel()
        self._lines.lines = lines
        self._lines.endResetModel()
        rows = [row for row, line in enumerate(lines) if chosen and line.span == chosen]
        if lines:
            self.setCurrentIndex(self._lines.index(rows[0] if rows else 0, 0))
            self.verticalScrollBar().setValue(place)
        self.blockSignals(False)

    def _total(self, spans: list[Span], features: int) -> RecomputeLine:
        outer = [span for span in spans if span.parent is None]
        text = i18n.tr(texts.ALL_RECOMPUTES, count=len(spans))
        return RecomputeLine(None, text, sum(span.wall_ns for span in outer), features, 0)


def _line(controller: Controller, session: Session, span: Span) -> RecomputeLine:
    features = controller.costs.features(session.features, span)
    failed = sum(cost.status is Status.FAILED for cost in features)
    started = f"{i18n.clock(session, span.start_ns)}  {span.document}"
    return RecomputeLine(span, started, span.wall_ns, len(features), failed)
