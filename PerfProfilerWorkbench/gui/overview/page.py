# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page that comes first: what is slow in a sentence, what to do about it, how FreeCAD does."""

from __future__ import annotations

from typing import Any

from ... import texts
from ...analysis.headline import Headline, headline
from ...export import advice_words
from ...model.advice import Advice
from ...model.issue import IssueType
from ...qt import QtWidgets
from .. import i18n
from ..analyst import Analyst
from ..controller import Controller
from ..pages import Page
from ..widgets.card_list import CardList
from ..widgets.links import LinkLabel
from ..widgets.scrolling import scroll_area
from ..widgets.wrapping import WrappedLabel
from . import words
from .best import BestCard, Offer
from .live import Live
from .spent import Spent
from .start import Start

_BEST = 3


class OverviewPage(Page):
    name = "overview"
    title = texts.PAGE_OVERVIEW

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self._headline: Headline | None = None
        self._said = (0, 0)  # of which recording, and of which recompute of it
        self._advised = -1  # of which recording the cards are
        self._shelf: Any = None
        self._make()
        self.scroll = scroll_area(self._column(), i18n.tr(texts.PAGE_OVERVIEW))
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.scroll)

    def _make(self) -> None:
        self.remarks, self.sentence = WrappedLabel(), LinkLabel(bold=True)
        self.spent, self.failed, self.wasted = Spent(), LinkLabel(), WrappedLabel()
        self.start = Start(self.controller)
        self.best = CardList(texts.O_FIRST, lambda offer: BestCard(self.controller, offer))
        self.state, self.plan, self.rest = WrappedLabel(), WrappedLabel(), LinkLabel()
        self.live = Live(self.controller)
        self.own = WrappedLabel()

    def _column(self) -> Any:
        inside = QtWidgets.QWidget()
        column = QtWidgets.QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2, 0)
        for widget in (self.remarks, self.sentence, self.spent, self.failed, self.wasted,
                       self.start, self.best, self.state, self.plan, self.rest):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.live)
        column.addWidget(self.own)
        return inside

    def put(self) -> None:
        """What is shown is another or more: all that is known without the analyst."""
        recomputes = self.controller.costs.recomputes
        last = next((span for span in reversed(recomputes) if span.parent is None), None)
        self.start.setVisible(last is None)
        self.remarks.put(words.remarks(self.controller))
        if last is None:
            self._headline, self._said = None, (0, 0)
            self.start.put()
            self.spent.put(None)
            for widget in (self.sentence, self.failed):
                widget.put("")
        elif (self.controller.beginning, last.id) != self._said:
            self._said = self.controller.beginning, last.id
            self._say(headline(last, self.controller.costs.spans_of(last)))
        self._put_state()
        self._put_own()

    def _say(self, found: Headline) -> None:
        self._headline = found
        text, values = words.sentence(self.controller, found)
        self.sentence.put(text, **values)
        self.spent.put(found, self.controller.windowed)
        failed = words.features(self.controller, found.failed)
        self.failed.put(i18n.translate(texts.O_FAILED) if failed else "", features=failed)

    def tick(self) -> None:
        self.live.tick()
        if self.analyst.book.latest is not self._shelf:
            self._put_advice()
        if self._headline is None:
            self.start.put()

    def found(self) -> None:
        self._put_advice()
        self._put_state()

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._put_advice()

    def _put_advice(self) -> None:
        """While somebody is at the cards none of them moves."""
        self._shelf = shelf = self.analyst.book.latest
        found = self.analyst.latest
        report = None if found is None else found.report
        other, self._advised = self._advised != self.controller.beginning, self.controller.beginning
        self.wasted.put(i18n.say(found.waste) if found is not None and found.waste else "")
        if found is None or report is None:
            self.best.put({}, False)
            self.plan.put("")
            self.rest.put("")
            self.live.software_issue = False
            return
        rows = {one.key: shelf.of(one) for one in report.advice}
        wanted = [one for one in report.advice if not _is_over(rows[one.key])]
        titles = {i18n.say(one.title): one for one in reversed(wanted)}  # the better of two ways
        best = [one for one in wanted if titles[i18n.say(one.title)] is one][:_BEST]
        still = not other and (self.best.underMouse() or self._typing)
        self.best.put({one.key: self._offer(one) for one in best}, still)
        self.plan.put(words.together(found, best))
        parts = words.rest(self.controller, len(wanted) - len(best), report.issues)
        self.rest.put("{parts}" if parts else "", " · ", parts=parts)
        kinds = [issue.type for issue in report.issues]
        self.live.software_issue = IssueType.SOFTWARE_RENDERING in kinds

    @property
    def _typing(self) -> bool:
        return bool(self.best.isAncestorOf(QtWidgets.QApplication.focusWidget()))

    def _offer(self, advice: Advice) -> Offer:
        shelf = self.analyst.book.latest
        facts = words.promise(advice, shelf.trials.get(advice.key), shelf.of(advice))
        return Offer(advice, facts, i18n.say(advice_words.basis(advice)))

    def _put_state(self) -> None:
        """In place of advice, where there is none."""
        found = self.analyst.latest
        text = ""
        if found is not None and found.error:
            text = i18n.tr(texts.ADVICE_FAILED, error=found.error)
        elif self._headline is not None and found is None:
            text = i18n.tr(texts.ADVICE_LOOKING)
        elif found is not None and found.report is not None and self._headline is not None:
            report = found.report
            text = "" if report.advice or report.issues else i18n.tr(texts.ADVICE_NOTHING)
        self.state.put(text)

    def _put_own(self) -> None:
        session = None if self.controller.running else self.controller.session
        calls = session.calls if session is not None else None
        calls_ns = 0 if calls is None else calls.measured_cost_ns + calls.estimated_cost_ns
        told, tip = words.own_cost(self.controller.costs.recomputes, calls_ns)
        self.own.put(told)
        self.own.setToolTip(tip)


def _is_over(row: Any) -> bool:
    """Not wanted, or done."""
    return row is not None and (row.rejected_at is not None or row.done_at is not None)
