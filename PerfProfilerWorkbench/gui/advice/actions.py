# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the buttons of the cards do: show, try, apply, done, not for me."""

from __future__ import annotations

from typing import Any

from ... import texts
from ...capture.guard import error_text
from ...keeping.book import Book
from ...model.advice import Advice, AdviceKey, Remedy
from ...model.issue import Issue
from ...model.span import ObjectKey
from ...qt import QtCore, Signal
from ...trial import remedies
from .. import i18n, modelview
from ..controller import Controller
from .cards import AdviceCard, IssueCard
from .history import History
from .origins import Origins
from .trying import LIMIT_S, Trying, document_of, needs_window


class Actions(QtCore.QObject):
    """Makes the cards of a page. One trial at a time: two would measure each other.

    ``changed``: a trial begins or is over. ``rejected``: a card is to go away. ``turned``: the
    change of some advice was undone (False) or redone; its card may be gone by then.
    ``book`` is where it is kept what becomes of advice; the page may put another in its place.
    """

    changed = Signal()
    rejected = Signal(object)
    turned = Signal(object, bool)

    def __init__(self, parent: Any, controller: Controller) -> None:
        super().__init__(parent)
        self.book = Book(None)
        self.origins = Origins()
        self._controller = controller
        self._trying: Trying | None = None
        self._turned: dict[AdviceKey, bool] = {}  # rejected or not, until the book has it
        self._history = History(i18n.tr(texts.REMEDY_STEP))

    @property
    def trying(self) -> bool:
        return self._trying is not None

    def issue_card(self, issue: Issue) -> IssueCard:
        card = IssueCard(issue)
        card.show_asked.connect(lambda: _show(card, card.issue))
        return card

    def advice_card(self, advice: Advice) -> AdviceCard:
        card = AdviceCard(advice)
        card.show_asked.connect(lambda: _show(card, card.advice))
        card.try_asked.connect(lambda: self._try(card))
        card.answered.connect(lambda windowed: self._start(card, windowed))
        card.apply_asked.connect(lambda: self._apply(card))
        card.done_asked.connect(lambda: self._done(card))
        card.not_for_me_asked.connect(lambda: self._reject(card))
        return card

    def act(self, card: AdviceCard, act: str) -> None:
        """ "try", "show" or "reject", as if its button were pressed; else nothing."""
        if act == "try" and not card.tried and not card.settled:
            self._try(card)
        elif act == "show":
            _show(card, card.advice)
        elif act == "reject":
            self._reject(card)

    def cancel(self) -> None:
        """The trial that runs, if one does."""
        if self._trying is not None:
            self._trying.cancel()

    def is_rejected(self, advice: Advice) -> bool:
        row = self.book.latest.of(advice)
        return self._turned.get(advice.key, row is not None and row.rejected_at is not None)

    def bring_back(self, advice: Advice) -> None:
        self._turned[advice.key] = False
        self.book.rejected(advice, False)

    def _reject(self, card: AdviceCard) -> None:
        self._turned[card.advice.key] = True
        self.book.rejected(card.advice)
        self.rejected.emit(card)

    def _try(self, card: AdviceCard) -> None:
        if card.tried and self._trying is not None:
            self._trying.cancel()
        elif needs_window(card.advice):
            card.ask(i18n.tr(texts.TRYING_WINDOW, seconds=LIMIT_S))
        else:
            self._start(card, None)

    def _start(self, card: AdviceCard, windowed: bool | None) -> None:
        """``windowed`` as of ``TrialRun``."""
        document = self._document_of(card.advice.remedy)
        if document is None or self.trying or self._busy(document):
            another = texts.TRYING_ANOTHER if self.trying else texts.ADVICE_BUSY
            card.status.put(i18n.tr(texts.ADVICE_GONE if document is None else another))
            return
        self._trying = trying = Trying(self, document, card.advice, windowed)
        trying.told.connect(card.status.put)
        trying.ended.connect(lambda trial, told: self._tried(card, trial, told))
        card.begin()
        self.changed.emit()
        trying.start()

    def _tried(self, card: AdviceCard, trial: Any, told: str) -> None:
        self._trying = None
        card.end(trial, told)
        if trial is not None:
            self.book.tried(card.advice, trial)
        self.changed.emit()

    def _apply(self, card: AdviceCard) -> None:
        """The change; or back, where it is one that the document's undo does not know."""
        remedy = card.taking_back or card.advice.remedy
        document = self._document_of(remedy)
        in_the_way = self._in_the_way(remedy, document)
        if in_the_way:
            card.status.put(in_the_way)
            return
        try:
            back = remedies.apply_as_one_step(document, remedy, i18n.translate)
        except Exception as error:  # a recompute may raise whatever an add-on raises
            said = isinstance(error, remedies.RemedyError)
            reason = i18n.say(error.message) if said else error_text(error)
            card.status.put(i18n.tr(texts.ADVICE_NOT_APPLIED, reason=reason))
            return
        if card.taking_back is not None:
            self._take_back(card)
            return
        card.settle(i18n.tr(texts.ADVICE_SETTING if back else texts.ADVICE_APPLIED), back)
        self.book.done(card.advice)
        if back is None:
            self._history.applied(document, card.advice)

    def _take_back(self, card: AdviceCard) -> None:
        card.unsettle(i18n.tr(texts.ADVICE_TAKEN_BACK))
        self.book.done(card.advice, False)

    def _in_the_way(self, remedy: Remedy, document: Any) -> str:
        """Of a change now; empty if nothing is. FreeCAD's own commands wait for edits, too."""
        if document is None and remedy.document:
            return i18n.tr(texts.ADVICE_GONE)
        if self._busy(document):
            return i18n.tr(texts.ADVICE_BUSY)
        return i18n.tr(texts.ADVICE_EDITING) if remedy.document and _edits(document) else ""

    def _document_of(self, remedy: Remedy) -> Any:
        found = document_of(remedy)
        foreign = found is not None and remedy.document and not self.origins.has(found)
        return None if foreign else found

    def _busy(self, document: Any) -> bool:
        """FreeCAD lets a person click while it recomputes."""
        computing = document is not None and document.Recomputing
        return self._controller.inside_recompute or computing

    def watch(self) -> None:
        """Whether an applied change was undone or redone since: call now and then."""
        for advice, done in self._history.changes():
            self.book.done(advice, done)
            self.turned.emit(advice, done)

    def _done(self, card: AdviceCard) -> None:
        card.settle(i18n.tr(texts.ADVICE_WAS_DONE))
        self.book.done(card.advice)


def _edits(document: Any) -> bool:
    """Whether a person has a task open, or an object of this document in edit mode."""
    import FreeCADGui

    shown = FreeCADGui.getDocument(document.Name)
    return bool(FreeCADGui.Control.activeDialog() or (shown is not None and shown.getInEdit()))


def _show(card: Any, what: Advice | Issue) -> None:
    found = modelview.show(ObjectKey(what.document, what.object))
    card.status.put("" if found else i18n.tr(texts.ADVICE_GONE))
