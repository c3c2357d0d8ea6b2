# SPDX-License-Identifier: LGPL-2.1-or-later
"""Cards of issues and of advice: what, what was seen, what it saves, and what can be done."""

from __future__ import annotations

from typing import Any

from ... import texts
from ...model.advice import Advice, Remedy, Trial, Verdict
from ...model.issue import Issue, Severity
from ...qt import QtCore, QtGui, QtWidgets, Signal
from .. import i18n
from ..widgets import colours
from ..widgets.flow import FlowLayout
from ..widgets.wrapping import WrappedLabel, plain_tip, shortened
from . import words

_EDGE = 3  # pixels
_GRAVE = {
    Severity.CRITICAL: colours.FAILED,
    Severity.HIGH: colours.FAILED,
    Severity.MEDIUM: colours.DISPLAY,
    Severity.LOW: colours.OTHER,
}
_TRIED = {Verdict.SAVES: colours.GOOD, Verdict.CHANGES_MODEL: colours.FAILED}


class Card(QtWidgets.QFrame):
    """A title, lines of text, buttons, and details that a click opens. ``show_asked``: where?

    ``edge`` is the colour of the side where lines begin; a word on the card says the same.
    """

    show_asked = Signal()
    edge = colours.OURS

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QtWidgets.QFrame.Shape.StyledPanel)
        self.title, self.facts, self.seen = WrappedLabel(bold=True), WrappedLabel(), WrappedLabel()
        self.status, self.details = WrappedLabel(), WrappedLabel()
        self.details.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        self._written: dict[Any, str] = {}
        self._flow = FlowLayout()
        self._layout = QtWidgets.QVBoxLayout(self)
        self._layout.setContentsMargins(8, 6, 8, 6)
        self._layout.setSpacing(4)
        for widget in (self.title, self.facts, self.seen, self.status):
            self._layout.addWidget(widget)
        self._layout.addLayout(self._flow)
        self._layout.addWidget(self.details)

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        side = QtCore.QRect(0, 0, _EDGE, self.height())
        side = QtWidgets.QStyle.visualRect(self.layoutDirection(), self.rect(), side)
        QtGui.QPainter(self).fillRect(side, QtGui.QColor(self.edge))

    def take_focus(self) -> None:
        """The keyboard goes on from here."""
        for button in self.stops:
            if button.isVisible() and button.isEnabled():
                button.setFocus(QtCore.Qt.FocusReason.TabFocusReason)
                break

    def _add_last(self) -> None:
        self.where = self.button(texts.ADVICE_SHOW, texts.ADVICE_SHOW_TIP)
        self.where.clicked.connect(self.show_asked)
        self.more = self.button(texts.ADVICE_DETAILS)
        self.more.setCheckable(True)
        self._open(False)
        self.more.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.toggled.connect(self._open)

    @property
    def stops(self) -> list[Any]:
        """What the keyboard reaches, in order."""
        return list(self._written)

    def button(self, text: str, tip: str = "") -> Any:
        made = QtWidgets.QToolButton(self)
        made.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        made.setAutoRaise(True)
        made.setToolTip(i18n.tr(tip or text))
        self.write(made, text)
        self._flow.addWidget(made)
        return made

    def write(self, button: Any, text: str) -> None:
        """On a button; a screen reader also says on which card it is."""
        self._written[button] = text
        shown = i18n.tr(text)
        button.setText(shown)
        name = i18n.tr(texts.ADVICE_BUTTON_NAME, button=shown, title=self.title.says)
        button.setAccessibleName(name)

    def _open(self, opened: bool) -> None:
        arrow = QtCore.Qt.ArrowType
        mirrored = self.layoutDirection() == QtCore.Qt.LayoutDirection.RightToLeft
        closed = arrow.LeftArrow if mirrored else arrow.RightArrow
        self.more.setArrowType(arrow.DownArrow if opened else closed)
        self.details.setVisible(opened)

    def _say(self, title: str, seen: str, details: str) -> None:
        before = self.title.says
        self.title.put(shortened(title))
        self.title.setToolTip("" if self.title.says == title else plain_tip(title))
        self.seen.put(seen)
        self.details.put(details)
        self.details.setVisible(self.more.isChecked())
        self.more.setVisible(bool(details))
        if self.title.says != before:
            for button, text in self._written.items():
                self.write(button, text)


class IssueCard(Card):
    def __init__(self, issue: Issue) -> None:
        super().__init__()
        self._add_last()
        self.issue: Issue | None = None
        self.put(issue)

    def put(self, issue: Issue) -> None:
        if issue == self.issue:
            return
        self.issue = issue
        self._say(words.issue_title(issue), i18n.say(issue.message), words.issue_details(issue))
        self.where.setVisible(bool(issue.object))
        self.edge = _GRAVE[issue.severity]
        self.update()


class AdviceCard(Card):
    """What became of the advice stays on it, whatever the next analysis says.

    While it is ``tried`` the first button cancels. ``answered``: how to try, after ``ask``.
    ``taking_back`` is what the second button does once it is applied; None where undo does it.
    """

    try_asked = Signal()
    apply_asked = Signal()
    done_asked = Signal()
    not_for_me_asked = Signal()
    answered = Signal(bool)

    def __init__(self, advice: Advice) -> None:
        super().__init__()
        self.tried = False
        self.trial: Trial | None = None
        self.settled = False  # applied or done
        self._may_try = True
        self.taking_back: Remedy | None = None
        self.trying = self.button(texts.ADVICE_TRY, texts.ADVICE_TRY_TIP)
        self.trying.setAutoRaise(False)  # the first thing to do
        self.with_window = self.button(texts.TRYING_WITH_WINDOW)
        self.without_window = self.button(texts.TRYING_WITHOUT_WINDOW)
        self.apply = self.button(texts.ADVICE_APPLY, texts.ADVICE_APPLY_TIP)
        self.done = self.button(texts.ADVICE_DONE, texts.ADVICE_DONE_TIP)
        self.not_for_me = self.button(texts.ADVICE_NOT_FOR_ME, texts.ADVICE_NOT_FOR_ME_TIP)
        self.trying.clicked.connect(self.try_asked)
        self.with_window.clicked.connect(lambda: self._answer(True))
        self.without_window.clicked.connect(lambda: self._answer(False))
        self.apply.clicked.connect(self.apply_asked)
        self.done.clicked.connect(self.done_asked)
        self.not_for_me.clicked.connect(self.not_for_me_asked)
        self._add_last()
        self._answers(False)
        self.advice: Advice | None = None
        self.put(advice)

    def put(self, advice: Advice) -> None:
        if advice == self.advice:
            return
        self.advice = advice
        self.trial = advice.trial or self.trial
        title, seen = i18n.say(advice.title), i18n.say(advice.seen)
        self._say(title, seen, words.advice_details(advice))
        self._promise()
        self.where.setVisible(bool(advice.object))
        self.apply.setVisible(advice.remedy is not None)
        self.trying.setVisible(advice.remedy is not None and not self._asks)

    def _promise(self) -> None:
        """The verdict stands in place of the promise."""
        if self.trial is not None:
            self.edge = _TRIED.get(self.trial.verdict, colours.OTHER)
            self.update()
        saving = words.saving(self.advice) if self.trial is None else words.verdict(self.trial)
        self.facts.put(f"{saving} · {words.demands(self.advice)}")

    def begin(self) -> None:
        self.tried = True
        self.write(self.trying, texts.CANCEL)
        self._enable()

    def end(self, trial: Trial | None, told: str = "") -> None:
        """``trial`` None: there was none, the promise stays as it was."""
        self.tried, self.trial = False, trial or self.trial
        self.write(self.trying, texts.ADVICE_TRY)
        self.status.put(told)
        self._promise()
        self._enable()

    def settle(self, told: str, taking_back: Remedy | None = None) -> None:
        """Applied or done."""
        if self._asks:
            self._answers(False)
        self.settled, self.taking_back = True, taking_back
        self.status.put(told)
        self._enable()

    def unsettle(self, told: str) -> None:
        self.settled, self.taking_back = False, None
        self.status.put(told)
        self._enable()

    def ask(self, question: str) -> None:
        """In the card, so that nobody is interrupted."""
        self.status.put(question)
        self._answers(True)

    def _answer(self, windowed: bool) -> None:
        self._answers(False)
        self.status.put("")
        self.answered.emit(windowed)

    def _answers(self, wanted: bool) -> None:
        self._asks = wanted
        for button in (self.with_window, self.without_window):
            button.setVisible(wanted)
        self.trying.setVisible(not wanted)

    def let_try(self, allowed: bool) -> None:
        """Whether a trial may begin here: two at once would measure each other."""
        if allowed == self._may_try:
            return
        self._may_try = allowed
        self._enable()
        tip = texts.ADVICE_TRY_TIP if allowed else texts.TRYING_ANOTHER
        self.trying.setToolTip(i18n.tr(tip))

    def _enable(self) -> None:
        free = not self.tried and not self.settled
        for button in (self.done, self.not_for_me):
            button.setEnabled(free)
        self.trying.setEnabled(self.tried or (self._may_try and not self.settled))
        self.apply.setEnabled(free or self.taking_back is not None)
        self.write(self.apply, texts.ADVICE_TAKE_BACK if self.taking_back else texts.ADVICE_APPLY)
