# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of the timeline: spans on lanes over the curves of the process."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter_ns, time_ns
from typing import Any

from ... import texts
from ...analysis.flame import python_calls
from ...analysis.timeline import Lanes, Line, freeze_reasons
from ...model.span import ObjectKey, Span, SpanKind
from ...qt import QtCore, QtWidgets
from ..analyst import Analyst
from ..controller import Controller
from ..pages import Page
from ..widgets.flow import FlowLayout
from ..widgets.wrapping import WrappedLabel
from . import sentence
from .flame import FlamePane
from .lanes import LanesCanvas
from .live import Live
from .parts import button, scrolled
from .readings import Readings
from .words import Words

_SLICE_NS, _PAUSE_MS, _CHUNK = 2_000_000, 8, 100
_REDRAW_SLICES = 30
_NOTHING = 2**62


class TimelinePage(Page):
    """A long recording is sorted into lanes in slices of a few milliseconds."""

    name = "timeline"
    title = texts.PAGE_TIMELINE

    def __init__(self, controller: Controller, analyst: Analyst) -> None:
        super().__init__(controller, analyst)
        self._beginning, self._slices = -1, 0
        self._wanted: Any = None
        self._new_ns = _NOTHING  # where what is not drawn yet begins
        self._lanes, self._readings = Lanes(), Readings(0, "")
        self.sentence = WrappedLabel(bold=True)
        self.canvas = LanesCanvas()
        self.flame = FlamePane()
        self.live = Live(self.canvas)
        self._next = QtCore.QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(_PAUSE_MS)
        self._next.timeout.connect(self._go_on)
        self._build()
        self.canvas.told.connect(self._tell)
        self.canvas.moved.connect(self._moved)
        self.canvas.opened.connect(self._open)
        self.canvas.fitted.connect(self._fitted)
        self.flame.closed.connect(self.close_flame)
        self.flame.told.connect(self._tell)
        self.flame.opened.connect(self._open)

    def _build(self) -> None:
        self.fit = button(texts.TIMELINE_FIT, texts.TIMELINE_FIT_TIP)
        self.closer = button(texts.TIMELINE_IN, texts.TIMELINE_IN_TIP)
        self.farther = button(texts.TIMELINE_OUT, texts.TIMELINE_OUT_TIP)
        self.follow = button(texts.TIMELINE_FOLLOW, texts.TIMELINE_FOLLOW_TIP)
        self.follow.setCheckable(True)
        self.fit.clicked.connect(lambda: self.canvas.show_all())
        self.closer.clicked.connect(lambda: self.canvas.closer())
        self.farther.clicked.connect(lambda: self.canvas.farther())
        self.follow.clicked.connect(self._follow)
        buttons = FlowLayout()
        for one in (self.fit, self.closer, self.farther, self.follow):
            buttons.addWidget(one)
        self.splitter = QtWidgets.QSplitter(QtCore.Qt.Orientation.Vertical)
        self.splitter.addWidget(scrolled(self.canvas))
        self.splitter.addWidget(self.flame)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        self.flame.hide()
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.sentence)
        layout.addLayout(buttons)
        layout.addWidget(self.splitter, 1)

    # What the panel calls

    def put(self) -> None:
        if self.controller.beginning != self._beginning:
            self._begin()
        self.canvas.words.features = self.controller.features
        if not self.controller.running and self.controller.session is not None:
            self.live.end(self.controller.session.end_ns)
        self._take_readings()
        if len(self._spans) - self._lanes.count > _CHUNK:
            self._next.start()  # not in this tick, of which others need a part
            self._tell()
        else:
            self._go_on()

    def tick(self) -> None:
        if self.controller.running:
            self.live.tick(perf_counter_ns())
            self._take_readings()

    def found(self) -> None:
        """Why FreeCAD froze is known now, and which Python ran."""
        subject = self.analyst.latest.subject if self.analyst.latest is not None else None
        reasons = {} if subject is None else subject.once(freeze_reasons)
        if reasons != self.canvas.words.reasons:
            self.canvas.words.reasons = reasons
            self.canvas.update()
        if self.flame.recompute is not None and not self.flame.has_calls:
            self._show_flame(self.flame.recompute)

    def reveal(self, thing: Any) -> None:
        """A span, or the run of a feature that took most."""
        self._wanted = thing
        self._reveal_wanted()

    # Taking over what was recorded

    def _begin(self) -> None:
        controller = self.controller
        self._beginning = controller.beginning
        self._lanes, self._wanted, self._new_ns = Lanes(), None, _NOTHING
        self.close_flame()
        session = None if controller.running else controller.session
        now_ns, preset_name, windowed = perf_counter_ns(), controller.preset, True
        first_ns, at_epoch_ns = now_ns, now_ns - time_ns()
        if controller.recording is not None:
            first_ns = now_ns - int((controller.recorded_s or 0) * 1e9)
            preset_name = controller.recording.preset
        elif session is not None:
            first_ns = session.start_ns
            at_epoch_ns = session.start_ns - int(session.started_at * 1e9)
            preset_name, windowed = session.preset, session.windowed
        self._readings = Readings(first_ns, preset_name)
        self.canvas.put(self._lanes, Words(self._lanes, at_epoch_ns), windowed)
        self.canvas.put_readings(self._readings.all())
        if session is not None:
            self.live.show(session.start_ns, session.end_ns)
        else:
            self.live.begin(first_ns, now_ns)

    @property
    def _spans(self) -> Sequence[Span]:
        if self.controller.recording is not None:
            return self.controller.recording.spans
        session = self.controller.session
        return () if session is None else session.spans

    def _take_readings(self) -> None:
        if self._readings.take(self.controller.samples):
            self.canvas.put_readings(self._readings.all())

    def _go_on(self) -> None:
        """One slice; the next comes soon. Nothing while nobody looks, or FreeCAD recomputes."""
        if not self.isVisible():
            return
        if self.controller.inside_recompute:
            self._next.start()
            return
        spans, lanes = self._spans, self._lanes
        end_ns = perf_counter_ns() + _SLICE_NS
        while lanes.count < len(spans) and perf_counter_ns() < end_ns:
            new = spans[lanes.count : lanes.count + _CHUNK]
            self._new_ns = min(self._new_ns, *(span.start_ns for span in new))
            lanes.add(new)
        self._show_new(lanes.count == len(spans))

    def _show_new(self, done: bool) -> None:
        self._slices += 1
        if self._new_ns != _NOTHING and (done or self._slices % _REDRAW_SLICES == 0):
            self.canvas.grew(self._new_ns)
            self._new_ns = _NOTHING
        if not done:
            self._next.start()
        elif self._wanted is not None:
            self._reveal_wanted()
        self._tell()

    def _reveal_wanted(self) -> None:
        """Once all is there."""
        if self._lanes.count != len(self._spans):
            return
        wanted, self._wanted = self._wanted, None
        if isinstance(wanted, ObjectKey):
            runs = self._lanes.rows[Line.FEATURES].all()
            wanted = max((run for run in runs if run.key == wanted), default=None, key=_total_ns)
        if isinstance(wanted, Span) and self.canvas.reveal(wanted):
            self._moved()

    # What somebody does

    def _moved(self) -> None:
        self.live.moved()
        self._put_buttons()

    def _follow(self) -> None:
        if self.follow.isChecked():
            self.live.follow()
        else:
            self.live.following = False

    def _open(self, span: Span) -> None:
        if span.kind is SpanKind.RECOMPUTE:
            self._show_flame(span)
        elif span.kind is SpanKind.FEATURE:
            self.controller.open_page("features", span.key)
        else:
            self.canvas.fit(span)

    def _fitted(self, span: Span) -> None:
        if span.kind is SpanKind.RECOMPUTE:
            self._show_flame(span)

    def _show_flame(self, recompute: Span) -> None:
        latest = self.analyst.latest
        calls = None if latest is None else latest.subject.once(python_calls)
        features = self._lanes.features_of(recompute)
        some = None if calls is None else any(run.key in calls.roots for run in features)
        note = sentence.without_calls(self.controller, some)
        self.flame.put(recompute, features, calls, self.canvas.words, note)
        if self.flame.isHidden():
            self.flame.show()
            height = self.splitter.height()
            self.splitter.setSizes([height * 3 // 5, height * 2 // 5])

    def close_flame(self) -> None:
        had_focus = self.flame.isAncestorOf(QtWidgets.QApplication.focusWidget() or self)
        self.flame.hide()
        self.flame.recompute = None
        if had_focus:
            self.canvas.setFocus()

    # What is said

    def _tell(self) -> None:
        text = self._told()
        if text != self.sentence.says:
            self.sentence.put(text)
            for canvas in (self.canvas, self.flame.canvas):
                canvas.setAccessibleDescription(text)
        self._put_buttons()

    def _told(self) -> str:
        hovered, chosen = self.canvas.hovered, self.canvas.thing
        if hovered is not None:
            return self.canvas.told_of(hovered)
        if self.flame.says:
            return self.flame.says
        if chosen is not None:
            return self.canvas.words.told(chosen)
        return sentence.summary(self.controller, self._lanes, len(self._spans), self.canvas.words)

    def _put_buttons(self) -> None:
        running = self.controller.running
        if self.follow.isEnabled() != running:
            self.follow.setEnabled(running)
        if self.follow.isChecked() != (running and self.live.following):
            self.follow.setChecked(running and self.live.following)


def _total_ns(span: Span) -> int:
    return span.total_ns
