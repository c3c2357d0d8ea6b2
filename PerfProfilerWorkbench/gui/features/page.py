# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of features: what each cost, in a sentence and in a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ... import texts
from ...analysis.feature_figures import feature_figures
from ...analysis.load import Resident
from ...analysis.rollup import Parent, containers
from ...model.span import ObjectKey, Span
from ...qt import QtCore, QtWidgets
from ...texts import message
from .. import i18n, modelview, settings
from ..analyst import Analyst
from ..controller import Controller
from ..pages import Page
from ..widgets.choice_box import ChoiceBox
from ..widgets.wrapping import WrappedLabel
from . import parents, why
from .filtering import Filter, examples
from .intake import Intake
from .lines import Line
from .recomputes import RecomputeChoice
from .sentence import Sums, sentence
from .table import FeatureTable
from .watching import SelectionWatch, stopped_with

_BUDGET_NS = 1_500_000  # of a refresh that the table shows
_PORTION_NS = 3_000_000  # of what is too much for one
_REST_MS = 10  # between two portions
_UNSEEN = 40  # portions, before the table shows what there is of them
_ARROW = 6  # letters, that a choice needs besides its text
_SCOPE = 3  # of what the table is of, so much says of which recomputes
_FLAT, _TREE, _TYPES = range(3)


class FeaturesPage(Page):
    name = "features"
    title = texts.PAGE_FEATURES

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self._shown: Any = None  # what the table is of
        self._wanted: ObjectKey | None = None  # to be revealed as soon as its line is there
        self._sums = Sums()
        self._unseen = 0  # portions that the table does not show yet
        self._build()
        self._intake = Intake(self.table.features)
        self._filter = Filter(i18n.translate, lambda: self.table.features.whole.wall_ns)
        self._more = QtCore.QTimer(self)
        self._more.setSingleShot(True)
        self._more.setInterval(_REST_MS)
        self._more.timeout.connect(self._go_on)
        self._watch = SelectionWatch(QtCore.QTimer(self), self._choose)
        stopped_with(self, self._watch)
        self._connect()

    def _build(self) -> None:
        self.sentence = WrappedLabel(bold=True)
        self.recomputes = RecomputeChoice()
        self.view = ChoiceBox(texts.FP_VIEW)
        self.view.addItems(
            [i18n.tr(text) for text in (texts.FP_FLAT, texts.FP_TREE, texts.FP_TYPES)]
        )
        self.view.setCurrentIndex(min(settings.number(settings.FEATURE_VIEW, _FLAT), _TYPES))
        policies = QtWidgets.QComboBox.SizeAdjustPolicy
        self.view.setSizeAdjustPolicy(policies.AdjustToContents)
        self.filter = QtWidgets.QLineEdit()
        self.filter.setPlaceholderText(i18n.tr(texts.FP_FILTER))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(i18n.tr(texts.FP_FILTER_NAME))
        self.filter.setToolTip(i18n.tr(texts.FP_FILTER_TIP, **examples(i18n.translate)))
        self.misread = WrappedLabel()
        self.table = FeatureTable()
        self._choices = QtWidgets.QHBoxLayout()
        self._choices.addWidget(self.recomputes, 1)
        self._choices.addWidget(self.view)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.sentence)
        layout.addLayout(self._choices)
        layout.addWidget(self.filter)
        layout.addWidget(self.misread)
        layout.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.recomputes.activated.connect(lambda _: self.put())
        self.view.activated.connect(self._view_chosen)
        self.filter.textChanged.connect(self._filter_changed)
        self.table.picked.connect(lambda lines: modelview.choose(_keys(lines)))
        self.table.opened.connect(lambda line: self._act(modelview.select, line))
        self.table.zoomed.connect(lambda line: self._act(modelview.show, line))
        self.table.asked.connect(lambda line: self.controller.open_page("advice", line.key))
        self.table.features.name_of = lambda line: parents.name(line, self.controller.features)
        self.table.features.tip = self._tip

    # what a page is asked to do

    def put(self) -> None:
        self.recomputes.put(self.controller)
        if self._now() != self._shown:
            self._begin()
        self._sums.put(self.controller)
        self._step()

    def found(self) -> None:
        """Prices and the like; and what lies in what, if that is other than it was thought."""
        latest = self.analyst.latest
        known = latest is not None and not latest.error
        self.table.features.whole.analysed = known
        figures = latest.subject.once(feature_figures) if latest is not None and known else {}
        self._intake.again(figures)
        self.put()

    def reveal(self, thing: ObjectKey) -> None:
        """Choose the row of a feature, whatever hides it."""
        self._wanted = thing
        if self.filter.text():
            self.filter.clear()
        if not self.recomputes.whole and thing not in self.table.features.lines:
            self.recomputes.setCurrentIndex(0)
        self.put()

    def resizeEvent(self, event: Any) -> None:
        """What is chosen is to be read in a narrow panel too."""
        super().resizeEvent(event)
        needed = _text_width(self.recomputes) + self.view.sizeHint().width()
        narrow = self.width() < needed
        ways = QtWidgets.QBoxLayout.Direction
        self._choices.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._watch.on()

    def hideEvent(self, event: Any) -> None:
        self._watch.off()
        self._more.stop()
        super().hideEvent(event)

    # what the table shows

    def _now(self) -> tuple[Any, ...]:
        """What the table is to be of; while that is the same, lines are added to it only."""
        view, span = self.view.currentIndex(), self.recomputes.current(self.controller)
        lies_in = self._containers() if view == _TREE else None
        recompute = None if self.recomputes.whole else span and span.id
        return self.controller.beginning, self.recomputes.whole, recompute, view, lies_in

    def _containers(self) -> Any:
        latest = self.analyst.latest
        if latest is None or latest.error:
            return {}
        return latest.subject.once(containers)

    def _begin(self) -> None:
        before, self._shown = self._shown, self._now()
        chosen = _keys(self.table.selected())
        self.table.features.begin(self._parent())
        if before is not None and before[:_SCOPE] == self._shown[:_SCOPE]:
            self._intake.remake()
        else:
            self._intake.begin()
            self._sums.begin()
        if len(chosen) == 1:
            self._wanted = self._wanted or chosen[0]

    def _parent(self) -> Parent | None:
        view = self.view.currentIndex()
        if view == _TREE:
            documents = {key.document for key in self.controller.features}
            return parents.by_container(self._containers(), len(documents))
        return parents.by_type(self.controller.features) if view == _TYPES else None

    def _spans(self) -> Sequence[Span]:
        costs, span = self.controller.costs, self.recomputes.current(self.controller)
        if self.recomputes.whole:
            return costs.spans
        return [] if span is None else costs.spans_of(span)

    def _step(self, budget_ns: int = _BUDGET_NS) -> None:
        """A portion of what is new; more of it follows by itself."""
        spans, model = self._spans(), self.table.features
        model.whole.wall_ns = self._sums.wall_ns(self.recomputes.current(self.controller))
        resident = Resident(self.controller.samples)
        self._unseen += self._intake.step(spans, self.controller.features, resident, budget_ns)
        left = self._intake.left(spans)
        if left:
            self._more.start()
        if self._unseen and (not left or self._unseen > _UNSEEN):
            self._unseen = 0
            self.table.show_taken()
        if not left and self._wanted is not None:
            self._choose_wanted()
        self.sentence.put(sentence(self.controller, model, left, len(spans)))

    def _go_on(self) -> None:
        if self.controller.inside_recompute:
            self._more.start()
        elif self.isVisible():
            self._step(_PORTION_NS)

    # what a person does

    def _view_chosen(self, view: int) -> None:
        settings.set_number(settings.FEATURE_VIEW, view)
        self.put()

    def _filter_changed(self, text: str) -> None:
        wanted = self._filter.read(text)
        example = i18n.tr(texts.MILLISECONDS, value=100).replace(" ", "")
        self.misread.put(
            i18n.tr(texts.FP_FILTER_UNKNOWN, word=wanted.unknown, example=f">{example}")
            if wanted.unknown
            else ""
        )
        self.table.features.want(wanted)
        self._step()

    def _act(self, what: Any, line: Line) -> None:
        told = self.controller.told
        if not what(line.key):
            self.controller.tell(message(texts.GONE, feature=line.label))
        elif told is not None and told.text == texts.GONE:  # another one was
            self.controller.tell(None)

    def _choose(self, keys: Sequence[ObjectKey]) -> None:
        """Somebody selected in the tree or the 3D view."""
        known = [key for key in keys if key in self.table.features.places]
        if known and set(known) != set(_keys(self.table.selected())):
            self.table.choose(known)

    def _choose_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.table.features.uncover(wanted)
            self.table.choose([wanted], scroll=True)

    def _tip(self, line: Line) -> str:
        return why.told(self.analyst.latest, line, self.recomputes.current(self.controller))


def _keys(lines: Sequence[Line]) -> list[ObjectKey]:
    return [line.key for line in lines]


def _text_width(choice: Any) -> int:
    metrics = choice.fontMetrics()
    text = metrics.boundingRect(choice.currentText()).width()
    return int(text) + _ARROW * int(metrics.averageCharWidth())
