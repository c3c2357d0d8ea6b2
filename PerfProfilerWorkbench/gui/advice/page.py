# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of issues and advice: a sentence, then cards of what to change and what was found."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

from ... import texts
from ...keeping.book import Book
from ...keeping.settings import Settings, settings
from ...model.advice import Advice
from ...model.issue import Issue
from ...model.message import Message, message
from ...model.report import Report
from ...model.session import Session
from ...qt import QtCore, QtWidgets
from .. import i18n
from ..analysing import Analysed
from ..analyst import Analyst
from ..controller import Controller
from ..pages import Page
from ..widgets.card_list import CardList, numbered
from ..widgets.wrapping import WrappedLabel
from . import words
from .actions import Actions
from .cards import AdviceCard


class AdvicePage(Page):
    name = "advice"
    title = texts.PAGE_ADVICE

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self._seen: Analysed | None = None
        self._report: Report | None = None
        self._waste: Message | None = None
        self._error = ""
        self._kept_by: Settings | None = None
        self.actions = Actions(self, controller)
        self.actions.changed.connect(self._arrange)
        self.actions.rejected.connect(self._reject)
        self.actions.undone.connect(self._unsettle)
        self._shelf = self.actions.book.latest
        self._build()

    def _build(self) -> None:
        self.sentence = WrappedLabel()
        self.sentence.put(i18n.tr(texts.ADVICE_NO_DATA))
        self.advice = CardList(texts.ADVICE_HEAD, self.actions.advice_card, _kept)
        self.hidden = QtWidgets.QPushButton()
        self.hidden.clicked.connect(self._bring_back)
        self.issues = CardList(texts.ADVICE_ISSUES_HEAD, self.actions.issue_card)
        self.saved = WrappedLabel()
        inside = QtWidgets.QWidget()
        column = QtWidgets.QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.advice, self.hidden, self.issues, self.saved):
            column.addWidget(widget)
        column.addStretch(1)
        self.hidden.hide()
        self.scroll = QtWidgets.QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QtWidgets.QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setAccessibleName(i18n.tr(texts.PAGE_ADVICE))
        self.scroll.setWidget(inside)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.sentence)
        layout.addWidget(self.scroll, 1)

    def found(self) -> None:
        """What was found in another recording goes, but for what is being tried or was done."""
        found = self.analyst.latest
        if found is self._seen:
            return
        self._seen = found
        if found is None:
            self._report, self._error = None, ""
            self._arrange(still=False)
        else:
            self._take(found)

    def put(self) -> None:
        if self._report is None:
            self.sentence.put(self._sentence(Report("")))

    def tick(self) -> None:
        if self.actions.book.latest is not self._shelf:
            self._shelf = self.actions.book.latest
            self._arrange()
        self.actions.watch()

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._arrange()

    def _take(self, found: Analysed) -> None:
        self._error = found.error
        if found.report is None:
            self._arrange()
            return
        if self._report is None:  # the first of another recording: now that tells what was saved
            self._drop_settled()
        self._report, self._waste = found.report, found.waste
        self._keep(found.session, found.report)
        self._arrange()

    def _drop_settled(self) -> None:
        for card in list(self.advice.cards.values()):
            if card.settled:
                self.advice.remove(card)

    def _keep(self, session: Session, report: Report) -> None:
        kept_by = settings()
        if kept_by != self._kept_by:
            self._kept_by, self.actions.book = kept_by, Book(kept_by)
        self.actions.book.offered(session, report)

    def _arrange(self, still: bool | None = None) -> None:
        """Cards as they are to be now; while somebody is at them none of them moves."""
        report = self._report or Report("")
        if still is None:
            still = self.underMouse() or self.isAncestorOf(QtWidgets.QApplication.focusWidget())
        place = self.scroll.verticalScrollBar().value()
        wanted = [one for one in report.advice if not self.actions.is_rejected(one)]
        self.advice.put(numbered(wanted, lambda one: one.key), still)
        for card in self.advice.cards.values():
            card.let_try(not self.actions.trying)
        self.issues.put(numbered(report.issues, _issue_key), still)
        count = len(report.advice) - len(wanted)
        self.hidden.setText(i18n.tr(texts.ADVICE_HIDDEN, count=count))
        self.hidden.setVisible(count > 0)
        self.saved.put(words.really_saved(self._shelf.rows.values()))
        self.sentence.put(self._sentence(replace(report, advice=tuple(wanted))))
        self.scroll.verticalScrollBar().setValue(place)

    def _sentence(self, report: Report) -> str:
        if not self.controller.costs.count:
            return i18n.tr(texts.ADVICE_NO_DATA)
        if self._error:
            return i18n.tr(texts.ADVICE_FAILED, error=self._error)
        if self._report is None:
            return i18n.tr(texts.ADVICE_LOOKING)
        found = report.issues or report.advice
        if not found and not self.controller.costs.recomputes:
            return i18n.tr(texts.ADVICE_NO_DATA)
        return "\n".join([words.sentence(report), *map(i18n.say, self._notes(report))])

    def _notes(self, report: Report) -> Iterator[Message]:
        if self._waste is not None:
            yield self._waste
        yield from report.left_out
        if self._shelf.missing is not None:
            yield message(texts.ADVICE_NOT_KEPT, reason=self._shelf.missing)

    def _reject(self, card: AdviceCard) -> None:
        self.advice.remove(card)
        self._arrange()

    def _unsettle(self, advice: Advice) -> None:
        for card in self.advice.cards.values():
            if card.settled and card.advice.key == advice.key:
                card.unsettle(i18n.tr(texts.ADVICE_TAKEN_BACK))

    def _bring_back(self) -> None:
        for advice in self._report.advice if self._report else ():
            if self.actions.is_rejected(advice):
                self.actions.bring_back(advice)
        self._arrange()


def _kept(card: AdviceCard) -> bool:
    return card.tried or card.settled


def _issue_key(issue: Issue) -> Hashable:
    return issue.type, issue.document, issue.object, issue.message.text
