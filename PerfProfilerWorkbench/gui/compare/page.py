# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of the compare: what got slower since a baseline."""

from __future__ import annotations

from time import perf_counter_ns
from typing import Any

from ... import texts
from ...model.session import Session
from ...qt import QtCore, QtWidgets
from ...store.heads import document_of
from ...texts import Message
from .. import i18n
from ..analyst import Analyst
from ..archive import Archive, looked_at
from ..controller import Controller
from ..pages import Page
from ..widgets.ask_bar import AskBar
from ..widgets.button import flat_button
from ..widgets.flow import FlowLayout
from ..widgets.wrapping import WrappedLabel
from . import baselines, copying, words
from .choice import Choice
from .lines import Line, lines_of
from .sides import NOW, Sides
from .table import ComparedTable
from .trend import TrendBox
from .work import Compared, Comparing, Offered, offered

_REST = 19  # times what comparing took, before a growing recording is compared again


class ComparePage(Page):
    """``shown`` is the comparison that the table has; None: there is none."""

    name = "compare"
    title = texts.PAGE_COMPARE

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self.archive = Archive()
        self.shown: Compared | None = None
        self._comparing = Comparing()
        self._offered: Offered | None = None
        self._asked: Any = None  # sides and recording that are compared, or were last
        self._busy, self._due_ns, self._looks = False, 0, 0
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self.sentence, self.doubt = WrappedLabel(bold=True), WrappedLabel()
        self.notes = WrappedLabel()
        self._notes: list[str] = []
        self.choice = Choice()
        self.choice.changed.connect(self._compare)
        self.choice.elsewhere.connect(lambda: self.controller.open_page("sessions"))
        self.filter = QtWidgets.QLineEdit()
        self.filter.setPlaceholderText(i18n.tr(texts.CO_FILTER))
        self.filter.setAccessibleName(i18n.tr(texts.CO_FILTER))
        self.filter.setClearButtonEnabled(True)
        self.table = ComparedTable()
        self.filter.textChanged.connect(self.table.compared.filter)
        self.table.opened.connect(self._open)
        self.trend = TrendBox(self.archive)
        self.table.picked.connect(lambda: self.trend.choose(self.table.current()))
        self.ask, self.said = AskBar(), WrappedLabel()

    def _lay_out(self) -> None:
        column = QtWidgets.QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        for widget in (self.sentence, self.choice):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        for widget in (self.ask, self.said, self.notes, self.doubt, self.filter):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.trend)
        column.addStretch(0)

    def _buttons(self) -> Any:
        row = FlowLayout(2)
        self.make = flat_button(texts.CO_MAKE, lambda: baselines.make(self), texts.CO_MAKE_TIP)
        self.retire = flat_button(
            texts.CO_RETIRE, lambda: baselines.retire(self), texts.CO_RETIRE_TIP
        )
        self.trends = flat_button(texts.CO_TREND, self._switch_trend, texts.CO_TREND_TIP)
        self.trends.setCheckable(True)
        self.noted = flat_button(texts.CO_NOTES, self._switch_notes, texts.CO_NOTES_TIP, count=0)
        self.noted.setCheckable(True)
        self.copy = flat_button(texts.CO_COPY, self._show_forms, texts.CO_COPY)
        for button in (self.make, self.retire, self.noted, self.trends, self.copy):
            row.addWidget(button)
        return row

    # what the panel calls

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.look()

    def put(self) -> None:
        self._allow()
        if self.now is None:
            self._compare()

    def found(self) -> None:
        """The analyst has the recording as one value: no need to make another."""
        if self._offered is not None and self._document != self.choice.document:
            self.choice.put(self._offered, self._document)
        self._compare()

    def tick(self) -> None:
        self.archive.tick()
        self.trend.tick()
        if not self._busy and self._due_ns and perf_counter_ns() >= self._due_ns:
            self._due_ns = 0
            self._compare()

    def reveal(self, thing: Sides) -> None:
        """Compare what somebody chose on another page."""
        self.choice.set(thing)
        self._compare()

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._compare()

    # the two sides

    @property
    def now(self) -> Session | None:
        """What is shown, once the analyst has it as one value; None also of an empty recording."""
        latest = self.analyst.latest
        return latest.session if latest is not None and self._showing else None

    @property
    def _document(self) -> str:
        return document_of(self.now) if self.now is not None else ""

    @property
    def _showing(self) -> bool:
        costs = self.controller.costs
        return costs.count > len(costs.freezes)  # freezes are not compared

    def look(self) -> None:
        """Read again what there is to compare; what was read before that is no longer wanted."""
        self._looks += 1
        number = self._looks

        def take(found: Offered) -> None:
            if number == self._looks:
                self._take(found)

        self.archive.ask(looked_at(offered, Offered()), take, self._fail)

    def _take(self, found: Offered) -> None:
        self._offered = found
        self.choice.put(found, self._document)
        self._compare()

    def _compare(self) -> None:
        """Compare what is chosen, unless that is shown already or what is needed is not there."""
        sides = self.choice.sides
        self._allow()
        if self._offered is None or self._busy:
            return
        if sides is None or (NOW in sides and self.now is None):
            self._show_none(sides)
            return
        now = self.now if NOW in sides else None
        asked = sides, now
        if self._asked is not None and sides == self._asked[0]:
            waits = self._still or self._due_ns > 0
            if now is self._asked[1] or waits:
                return
        self._asked, self._busy = asked, True
        if self.shown is None or self.shown.sides != sides:
            self.sentence.put(i18n.tr(texts.CO_COMPARING))
        self.archive.ask(lambda: self._comparing.run(sides, now), self._put, self._fail)

    @property
    def _still(self) -> bool:
        """Somebody looks at the rows: they stay as they are."""
        return bool(self.table.viewport().underMouse())

    def _show_none(self, sides: Sides | None) -> None:
        self.shown = self._asked = None
        if sides is not None:
            text = texts.CO_COMPARING if self._showing else texts.CO_NOTHING_SHOWN
        else:
            none = self._offered is None or not self._offered.baselines
            text = texts.CO_NO_BASELINE if none else texts.CO_CHOOSE
        self.sentence.put(i18n.tr(text))
        self._say([], "")
        self._show_table([])

    # what came of it

    def _put(self, found: Compared) -> None:
        self._busy = False
        gone = NOW in found.sides and self.now is None
        if gone or found.sides != self.choice.sides:  # cleared, or others chosen meanwhile
            self._compare()
            return
        self.shown = found
        if NOW in found.sides and self.controller.running:
            self._due_ns = perf_counter_ns() + _REST * found.cost_ns
        name, is_baseline = self.choice.name(found.sides.before)
        self.sentence.put(words.sentence(found.comparison, name, is_baseline))
        self._say(words.notes(found.comparison), words.doubt(found.comparison))
        self._show_table(lines_of(found.comparison))
        self._compare()  # what is shown may be another by now

    def _say(self, notes: list[str], doubt: str) -> None:
        self._notes = notes
        self.noted.setText(i18n.tr(texts.CO_NOTES, count=len(notes)))
        self.noted.setVisible(bool(notes))
        self.doubt.put(doubt)
        self._switch_notes()

    def _switch_notes(self) -> None:
        self.notes.put("\n".join(self._notes) if self.noted.isChecked() else "")

    def _show_table(self, lines: list[Line]) -> None:
        self.table.put(lines)
        for widget in (self.table, self.filter):
            widget.setVisible(bool(lines))
        self._switch_trend()
        self._allow()

    def _fail(self, why: Message) -> None:
        self._busy = False
        self._show_none(self.choice.sides)
        self.sentence.put(i18n.tr(texts.CO_FAILED, reason=i18n.say(why)))

    def _allow(self) -> None:
        """Only what is possible now."""
        sides = self.choice.sides
        self.make.setEnabled(baselines.candidate(self) != "")
        self.retire.setEnabled(sides is not None and self.choice.name(sides.before)[1])
        for button in (self.trends, self.copy):
            button.setEnabled(self.shown is not None)

    def _switch_trend(self) -> None:
        self.trend.setVisible(self.trends.isChecked() and self.shown is not None)

    def _open(self, line: Line) -> None:
        if line.key is not None:
            self.controller.open_page("features", line.key)

    # out

    def _show_forms(self) -> None:
        below = QtCore.QPoint(0, self.copy.height())
        copying.menu(self).popup(self.copy.mapToGlobal(below))
