# SPDX-License-Identifier: LGPL-2.1-or-later
"""Live readings, each with how it went lately: memory, processor, graphics, frames, freezes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ... import texts, units
from ...model.gpu import GpuReading
from ...model.issue import IssueType
from ...model.span import Span
from ...qt import QtCore, QtWidgets
from ...texts import Message, message
from .. import i18n
from ..controller import Controller
from ..widgets.links import Link, LinkLabel
from ..widgets.sparkline import Sparkline
from ..widgets.tables import NOT_AVAILABLE
from ..widgets.wrapping import WrappedLabel, plain_tip
from .graphics_cards import card_line
from .lately import COUNT, Lately
from .shown import Shown

Curve = Sequence[float | None]
_Policy = QtWidgets.QSizePolicy.Policy
_TICKS, _CALM_TICKS = 4, 120  # a load over a quarter of a second jumps too much to be read
_WIDEST = "88 888 MiB"  # a number never moves what is beside it
_WIDEST_LINES = 36  # in heights of a line: a number stays near its name on a full screen, too
_RECOMPUTES = 10
_LEAST_RANGE = 0.05  # of memory: a curve of what hardly changes is flat


class Line:
    """A row of a grid: name, value, curve."""

    def __init__(self, grid: Any, row: int, name: str) -> None:
        self.name = WrappedLabel()
        self.name.put(i18n.tr(name))
        self.name.setWordWrap(False)
        self.value = QtWidgets.QLabel(NOT_AVAILABLE)
        self.value.setAccessibleName(i18n.tr(name))
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance(_WIDEST))
        self.value.setAlignment(
            QtCore.Qt.AlignmentFlag.AlignRight | QtCore.Qt.AlignmentFlag.AlignVCenter
        )
        self.curve = Sparkline(i18n.tr(name))
        for column, widget in enumerate((self.name, self.value, self.curve)):
            grid.addWidget(widget, row, column)

    def put(
        self, text: str, tip: str, curve: Curve = (), lowest: float = 0.0, highest: float = 1.0
    ) -> None:
        """A text is set only when it is another: that lays out the whole panel."""
        if text != self.value.text():
            self.value.setText(text)
        if tip != self.value.toolTip():
            for label in (self.name, self.value):
                label.setToolTip(tip)
        self.curve.put(curve, lowest, highest, tip)

    def miss(self, reason: Message) -> None:
        self.put(NOT_AVAILABLE, i18n.say(message(texts.NOT_AVAILABLE, reason=reason)))


class Live(QtWidgets.QWidget):
    """Call ``tick`` four times a second while visible, and never inside a recompute.

    It reads once a second, and shows that at once only if it is news, else every half minute
    or with the clock of a recording: each drawing of the panel has Qt put the whole window together
    anew, which takes the processor 18 to 50 ms where it draws the 3D view, too (docs/freecad.md).
    """

    def __init__(self, controller: Controller) -> None:
        super().__init__()
        self._controller = controller
        self._lately, self._shown = Lately(controller), Shown()
        self._ticks = 0
        self._clock_s: int | None = None
        self._news: tuple[object, ...] = ()
        self.software_issue = False  # whether there is one that says more of it
        self.setMaximumWidth(_WIDEST_LINES * self.fontMetrics().height())
        self._grid = QtWidgets.QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        names = (texts.LIVE_MEMORY, texts.LIVE_PROCESSOR, texts.LIVE_GPU, texts.O_FRAMES,
                 texts.O_FREEZES)  # fmt: skip
        self.lines = [Line(self._grid, row, name) for row, name in enumerate(names)]
        self.memory, self.processor, self.gpu, self.frames, self.freezes = self.lines
        self._add_wide()

    def _add_wide(self) -> None:
        """What is a text: who draws the view, what the model consists of, how memory grew."""
        self.card, self.change, self.model = LinkLabel(), WrappedLabel(), WrappedLabel()
        for wide in (self.card, self.model, self.change):  # says nothing about the columns
            wide.setSizePolicy(_Policy.Ignored, _Policy.Preferred)
        self.model_name = WrappedLabel()
        self.model_name.put(i18n.tr(texts.O_SHOWN))
        self.model_name.setWordWrap(False)
        top = QtCore.Qt.AlignmentFlag.AlignTop
        self.gpu.name.setAlignment(top)  # what is told of the card may take two lines
        self._grid.addWidget(self.card, self.lines.index(self.gpu), 1, 1, 2)
        self._grid.addWidget(self.model_name, len(self.lines), 0, top)
        self._grid.addWidget(self.model, len(self.lines), 1, 1, 2)
        self._grid.addWidget(self.change, len(self.lines) + 1, 0, 1, 3)

    def tick(self) -> None:
        """Read what is due."""
        self._shown.step()
        due = self._is_due()
        if due or self._ticks % _TICKS == 0:
            self._lately.read()
            news = self._lately.news(), self._controller.version, self._shown.document
            if news != self._news or due:
                self._news = news
                self.show_all()
        self._ticks += 1

    def _is_due(self) -> bool:
        """Together with the clock of a recording, where one runs: both are one drawing."""
        clock_s, before_s = self._controller.clock_s, self._clock_s
        self._clock_s = clock_s
        return self._ticks % _CALM_TICKS == 0 if clock_s is None else clock_s != before_s

    def show_all(self) -> None:
        """What was read last."""
        self._put_memory()
        self._put_processor()
        self._put_gpu()
        self._put_frames()
        self._put_freezes()
        self._put_model()

    def _put_memory(self) -> None:
        curve = self._lately.memory()
        known = [one for one in curve if one is not None]
        if not known:
            self.memory.miss(self._lately.memory_missing or message(texts.O_FIRST_READING))
            return
        low, high = min(known), max(known)
        told = {"lowest": _size(low), "highest": _size(high)}
        room = max(0.0, _LEAST_RANGE * high - (high - low)) / 2
        tip = i18n.tr(texts.O_MEMORY_TIP, **told)
        latest = self._lately.series.resident.values[-1]
        self.memory.put(_size(latest), tip, curve, low - room, high + room)

    def _put_processor(self) -> None:
        curve = self._lately.processor()
        known = [one for one in curve if one is not None]
        if not known:
            self.processor.miss(message(texts.O_FIRST_READING))
            return
        high = max(known)
        tip = i18n.tr(texts.O_PROCESSOR_TIP, highest=_whole_percent(high))
        self.processor.put(_whole_percent(known[-1]), tip, curve, 0.0, max(1.0, high))

    def _put_gpu(self) -> None:
        """How busy the first card is that tells it; else what is known of it, in words."""
        gpus = self._controller.gpus
        told, tip = card_line(gpus)
        busy = next((one for one in _cards(gpus) if one.busy_share is not None), None)
        self.gpu.value.setVisible(busy is not None)
        self.gpu.curve.setVisible(busy is not None)
        if busy is None:
            self.gpu.name.setToolTip(tip)
            self._put_card(told, tip)
            return
        self.card.put("")
        curve = self._lately.gpu(busy.key)
        known = [one for one in curve if one is not None]
        high = i18n.tr(texts.O_GPU_TIP, highest=_whole_percent(max(known, default=0.0)))
        self.gpu.put(_whole_percent(busy.busy_share), f"{tip}\n{high}", curve)

    def _put_card(self, told: str, tip: str) -> None:
        link = Link(i18n.tr(texts.O_GPU_ISSUE), self._open_issue)
        self.card.put("{parts}", ": ", parts=[told, link] if self.software_issue else [told])
        if tip != self.card.toolTip():
            self.card.setToolTip(tip)

    def _open_issue(self) -> None:
        self._controller.open_page("advice", IssueType.SOFTWARE_RENDERING)

    def _put_frames(self) -> None:
        curve = self._lately.frames()
        known = [one for one in curve if one is not None]
        drawn = self._lately.frame_times()
        if drawn is None or not known:  # the last one is two minutes old just now
            running = self._controller.running
            self.frames.miss(message(texts.O_NO_FRAMES if running else texts.O_ONLY_RECORDED))
            return
        count, median_ns = drawn
        high = max(known)
        tip = i18n.tr(texts.O_FRAMES_TIP, count=count, highest=i18n.duration(round(high)))
        self.frames.put(i18n.duration(median_ns), tip, curve, 0.0, high)

    def _put_freezes(self) -> None:
        controller = self._controller
        found = controller.costs.freezes
        curve = self._lately.frozen() if controller.running else [None] * COUNT
        tip = i18n.tr(texts.O_FREEZES_TIP)
        if found:
            time = i18n.duration(sum(one.wall_ns for one in found))
            text = i18n.tr(texts.O_COUNT_AND_TIME, count=len(found), time=time)
            self.freezes.put(text, tip, curve)
        elif not controller.windowed:
            self.freezes.miss(message(texts.TIMELINE_NO_WINDOW))
        elif controller.running or controller.costs.count:
            self.freezes.put(i18n.tr(texts.O_NONE), tip, curve)
        else:
            self.freezes.miss(message(texts.O_ONLY_RECORDED))

    def _put_model(self) -> None:
        told, tip = self._shown.told()
        self.model.put(told)
        tip = plain_tip(tip)
        if tip != self.model.toolTip():
            self.model.setToolTip(tip)
        told, tip = memory_change(self._controller.costs.recomputes)
        self.change.put(told)
        self.change.setToolTip(tip)


def memory_change(recomputes: Sequence[Span]) -> tuple[str, str]:
    """How much memory came over the last recomputes; empty where too few were read."""
    read = [one for one in recomputes[-3 * _RECOMPUTES :] if one.rss_bytes and one.parent is None]
    if len(read) <= _RECOMPUTES:
        return "", ""
    change_bytes = (read[-1].rss_bytes or 0) - (read[-1 - _RECOMPUTES].rss_bytes or 0)
    sign = "+" if change_bytes > 0 else "−" if change_bytes < 0 else ""
    change = sign + _size(abs(change_bytes))
    told = i18n.tr(texts.O_MEMORY_CHANGE, change=change, count=_RECOMPUTES)
    return told, i18n.tr(texts.O_MEMORY_CHANGE_TIP, count=_RECOMPUTES)


def _cards(gpus: tuple[GpuReading, ...] | Message) -> tuple[GpuReading, ...]:
    return () if isinstance(gpus, Message) else gpus


def _size(size_bytes: float) -> str:
    return units.mebibytes(int(size_bytes), i18n.translate)


def _whole_percent(share: float | None) -> str:
    return i18n.tr(texts.PERCENT, value=round(100 * (share or 0)))
