# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of issues and advice: a sentence, then cards of what to change and what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ... import texts
from ...keeping.book import Shelf
from ...model.advice import Advice, AdviceKey
from ...model.issue import IssueType
from ...model.message import Message, message
from ...model.report import Report
from ...model.span import ObjectKey
from ...qt import QtCore, QtWidgets
from .. import i18n
from ..analysing import Analysed
from ..analyst import Analyst
from ..controller import Controller
from ..pages import Page
from ..widgets.card_list import CardList, numbered
from ..widgets.scrolling import scroll_area
from ..widgets.wrapping import WrappedLabel
from . import words
from .actions import Actions
from .cards import AdviceCard
from .groups import IssueGroups
from .sought import Sought


class AdvicePage(Page):
    """``reveal`` takes an ``AdviceKey`` or an ``IssueType``, whose card comes into sight; an
    ``ObjectKey``, of which only what concerns it is shown; or ("try" | "show" | "reject",
    ``AdviceKey``), which is done as if the button of the card were pressed."""

    name = "advice"
    title = texts.PAGE_ADVICE

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self._seen: Analysed | None = None
        self._beginning = -1  # of the recording whose cards these are
        self._report: Report | None = None
        self._error = ""
        self._wanted: Any = None  # what is to be revealed once something is found
        self.actions = Actions(self, controller)
        self.actions.changed.connect(self._arrange)
        self.actions.rejected.connect(self._reject)
        self.actions.turned.connect(self._turn)
        self._shelf = self._latest = self.actions.book.latest
        self._build()

    def _build(self) -> None:
        self.sentence, self.notes, self.saved = WrappedLabel(True), WrappedLabel(), WrappedLabel()
        self.together, self.score = WrappedLabel(), WrappedLabel()
        self.sentence.put(i18n.tr(texts.ADVICE_NO_DATA))
        self.sought = Sought()
        self.sought.ended.connect(self._show_all)
        self.advice = CardList(texts.ADVICE_HEAD, self.actions.advice_card, _kept)
        self.hidden = QtWidgets.QPushButton()
        self.hidden.setToolTip(i18n.tr(texts.ADVICE_HIDDEN_TIP))
        self.hidden.clicked.connect(self._bring_back)
        self.issues = IssueGroups(self.actions.issue_card)
        self.hidden.hide()
        inside = QtWidgets.QWidget()
        column = QtWidgets.QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.notes, self.together, self.advice, self.hidden, self.issues,
                       self.score, self.saved):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self._build_scroll(inside)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.sentence)
        layout.addWidget(self.sought)
        layout.addWidget(self.scroll, 1)

    def _build_scroll(self, inside: Any) -> None:
        self.scroll = scroll_area(inside, i18n.tr(texts.PAGE_ADVICE))
        self._goal: Any = None  # the card that is to come into sight
        self._later = QtCore.QTimer(self)  # once cards have their places
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._go)

    def found(self) -> None:
        """What was found in another recording goes, but for what is being tried or was done."""
        found = self.analyst.latest
        if self.controller.beginning != self._beginning:
            self._beginning = self.controller.beginning
            self._seen, self._report, self._error = None, None, ""
            self.actions.origins.begin()
            self.sought.end()
            self._arrange(still=False)
        if found is not None and found is not self._seen:
            self._seen = found
            self._take(found)

    def put(self) -> None:
        if self._report is None:
            self.sentence.put(self._sentence(Report("")))

    def tick(self) -> None:
        if self.actions.book.latest is not self._latest:
            self._arrange()

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._arrange()

    def reveal(self, thing: Any) -> None:
        self._wanted = thing
        self._fulfil()

    def _fulfil(self) -> None:
        thing, found = self._wanted, self._seen
        if thing is None or self._report is None or found is None:
            return
        self._wanted = None
        if isinstance(thing, ObjectKey):
            self.sought.begin(thing)
            self._arrange(still=False)
            self.scroll.verticalScrollBar().setValue(0)
        elif isinstance(thing, IssueType):
            self._show_all()
            self._bring(next((one for one in self.issues.cards if one.issue.type == thing), None))
        else:
            act, key = ("", thing) if isinstance(thing, AdviceKey) else thing
            self._reach(act, key)

    def _reach(self, act: str, key: AdviceKey) -> None:
        self._show_all()
        card = self.advice.reach((key, 1))
        if card is None:
            before = any(self._rejected(one) for one in self._advice() if one.key == key)
            told = texts.ADVICE_REJECTED_BEFORE if before else texts.ADVICE_NO_SUCH
            self.sought.say(i18n.tr(told))
            return
        if act != "reject":
            self._bring(card)
        self.actions.act(card, act)

    def _bring(self, card: Any) -> None:
        self._goal = card
        if card is not None:
            self._later.start()

    def _go(self) -> None:
        there = (*self.advice.cards.values(), *self.issues.cards)
        if self._goal in there and self.isVisible():
            self.scroll.ensureWidgetVisible(self._goal, 0, 20)
            self._goal.take_focus()
        self._goal = None

    def _show_all(self) -> None:
        self.sought.end()
        self._arrange(still=False)

    def _take(self, found: Analysed) -> None:
        self._error = found.error
        self.actions.origins.know(found.session, self.controller.opened)
        if found.report is None:
            self._arrange()
            return
        if self._report is None:  # the first of another recording: now that tells what was saved
            self._drop_settled()
        self._report = found.report
        self.actions.book = self.analyst.book
        self._arrange()
        self._fulfil()

    def _drop_settled(self) -> None:
        for card in list(self.advice.cards.values()):
            if card.settled:
                self.advice.remove(card)

    def _advice(self) -> Sequence[Advice]:
        return self._report.advice if self._report is not None else ()

    def _rejected(self, advice: Advice) -> bool:
        return self.actions.is_rejected(advice)

    def _tried(self, advice: Advice) -> Advice:
        trial = self._shelf.trials.get(advice.key)
        return advice if trial is None else replace(advice, trial=trial)

    def _look(self) -> None:
        """At what is known of advice; of another session's documents, which may have had the same
        names, nothing is."""
        self._latest = latest = self.actions.book.latest
        mine = self._seen is not None and latest.session == self._seen.session.id
        self._shelf = latest if mine else Shelf()

    def _arrange(self, still: bool | None = None) -> None:
        """Cards as they are to be now; while somebody is at them none of them moves."""
        self._look()
        report = self._report or Report("")
        if still is None:
            still = self.underMouse() or self.isAncestorOf(QtWidgets.QApplication.focusWidget())
        place = self.scroll.verticalScrollBar().value()
        offered = [self._tried(one) for one in report.advice if not self._rejected(one)]
        advice = list(filter(self.sought.concerns, offered))
        issues = list(filter(self.sought.concerns, report.issues))
        self.advice.put(numbered(advice, lambda one: one.key), still)
        for card in self.advice.cards.values():
            card.let_try(not self.actions.trying)
        self.issues.put(issues, still)
        count = len(report.advice) - len(offered)
        self.hidden.setText(i18n.tr(texts.ADVICE_HIDDEN, count=count))
        self.hidden.setVisible(count > 0 and self.sought.key is None)
        self._say(replace(report, advice=tuple(offered)), bool(advice or issues))
        self.scroll.verticalScrollBar().setValue(place)

    def _say(self, report: Report, anything: bool) -> None:
        """All sentences around the cards."""
        found = self._seen
        self.sentence.put(self._sentence(report))
        self.saved.put(words.really_saved(self._shelf.rows.values()))
        sought = self.sought.key
        notes = self._notes(report) if sought is None else ()
        self.notes.put("\n".join(map(i18n.say, notes)))
        if found is None or sought is not None:
            self.together.put("")
            self.score.put("")
        else:
            self.together.put(words.plan_line(found.subject, report.advice))
            self.score.put("" if found.score is None else words.score_line(*found.score))
        if found is not None and sought is not None:
            self.sought.say(words.about(found.subject, sought, anything))

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
        return words.sentence(report)

    def _notes(self, report: Report) -> Iterator[Message]:
        if self._seen is not None and self._seen.waste is not None:
            yield self._seen.waste
        yield from report.left_out
        if self._shelf.missing is not None:
            yield message(texts.ADVICE_NOT_KEPT, reason=self._shelf.missing)

    def _reject(self, card: AdviceCard) -> None:
        self.advice.remove(card)
        self._arrange()

    def _turn(self, advice: Advice, done: bool) -> None:
        """Its change was undone or redone."""
        for card in self.advice.cards.values():
            if card.settled != done and card.advice.key == advice.key:
                if done:
                    card.settle(i18n.tr(texts.ADVICE_APPLIED))
                else:
                    card.unsettle(i18n.tr(texts.ADVICE_TAKEN_BACK))

    def _bring_back(self) -> None:
        for advice in self._advice():
            if self._rejected(advice):
                self.actions.bring_back(advice)
        self._arrange()


def _kept(card: AdviceCard) -> bool:
    return card.tried or card.settled
